// House rules that a machine can keep: the manifest's files exist, imports go one way, only two files name the browser.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import manifest from '../manifest.json' with { type: 'json' }
import packageFile from '../package.json' with { type: 'json' }
import { loadStories } from '../src/cli/stories.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
const sources = filesUnder('src').filter((name) => /\.tsx?$/.test(name) && !/\.(?:test|d)\.tsx?$/.test(name))
const textOf = (name: string) => readFileSync(join(root, name), 'utf8')
/** Code without comments: a rule is about what runs. */
const codeOf = (name: string) =>
  textOf(name)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
const importsOf = (name: string) =>
  [...codeOf(name).matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(([, a, b]) => {
    const path = (a ?? b)!.replace(/\?.*$/, '')
    return path.startsWith('.') ? relative(root, join(root, dirname(name), path)).replaceAll('\\', '/') : path
  })

describe('the manifest', () => {
  const files = [
    ...Object.values(manifest.icons),
    ...Object.values(manifest.action.default_icon),
    manifest.action.default_popup,
    manifest.options_ui.page,
    manifest.side_panel.default_path,
    manifest.sidebar_action.default_panel,
    ...Object.values(manifest.sidebar_action.default_icon),
    manifest.background.service_worker,
    ...manifest.background.scripts,
    ...manifest.content_scripts.flatMap(({ js }) => js),
  ]
  it.each([...new Set(files)])('names %s, which exists', (name) => expect(existsSync(join(root, name))).toBe(true))

  it('has the version of package.json', () => expect(manifest.version).toBe(packageFile.version))

  it('exposes no file and asks for no permission that README does not explain', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources')
    for (const permission of [...manifest.permissions, ...manifest.optional_permissions, ...manifest.host_permissions])
      expect(textOf('README.md')).toContain(`\`${permission}\``)
  })
})

describe('README', () => {
  it('names the oldest browsers of the manifest', () => {
    const readme = textOf('README.md')
    expect(readme).toContain(`Chrome ${manifest.minimum_chrome_version}`)
    expect(readme).toContain(
      `Firefox ${Number.parseInt(manifest.browser_specific_settings.gecko.strict_min_version, 10)}`,
    )
  })

  it('names only scripts that exist', () => {
    const named = [...textOf('README.md').matchAll(/npm (?:run (?:--silent )?)?([\w:-]+)/g)].map(([, name]) => name!)
    expect(named.length).toBeGreaterThan(3)
    for (const name of named)
      if (!['ci', 'registry'].includes(name)) expect(packageFile.scripts, name).toHaveProperty([name])
  })
})

describe('imports', () => {
  /** What each folder may import from, besides itself. The flow: read → compare → words, kept → messages → background, pages. */
  const PAGES = [
    'src/read',
    'src/compare',
    'src/words',
    'src/kept',
    'src/library',
    'src/device',
    'src/messages.ts',
    'src/browser.ts',
    'src/look',
  ]
  const MAY: Record<string, string[]> = {
    'src/read': [],
    'src/compare': ['src/read'],
    'src/words': ['src/compare'],
    'src/messages.ts': ['src/read', 'src/compare'],
    'src/browser.ts': [],
    'src/kept': ['src/compare', 'src/words', 'src/messages.ts', 'src/browser.ts'],
    'src/library': ['src/read', 'src/compare'],
    'src/page': ['src/read', 'src/messages.ts', 'src/compare/marks.ts'],
    'src/background': [
      'src/read',
      'src/compare',
      'src/words',
      'src/kept',
      'src/library',
      'src/messages.ts',
      'src/browser.ts',
      'src/page/reader.iife.ts',
      'src/page/highlight-name.ts',
    ],
    'src/device': ['src/compare/report.ts', 'src/browser.ts'],
    'src/look': ['src/compare', 'src/words'],
    'src/popup': PAGES,
    'src/options': PAGES,
    'src/welcome': PAGES,
    'src/print': PAGES,
    'src/author': ['src/compare'],
    'src/cli': ['src/read', 'src/compare', 'src/words', 'src/author'],
  }
  const homeOf = (name: string) => Object.keys(MAY).find((home) => name === home || name.startsWith(`${home}/`))

  it.each(sources)('%s follows the flow', (name) => {
    const home = homeOf(name)
    expect(home, `${name} lies outside the layout`).toBeDefined()
    for (const path of importsOf(name).filter((path) => path.startsWith('src/'))) {
      const allowed = [home!, ...MAY[home!]!].some((place) => path === place || path.startsWith(`${place}/`))
      expect(allowed, `${name} may not import ${path}`).toBe(true)
    }
  })

  it('let src/compare see types of src/read only, and no package but the stemmer and the validator', () => {
    for (const name of sources.filter((source) => source.startsWith('src/compare')))
      for (const path of importsOf(name).filter((path) => !path.startsWith('src/')))
        expect(['stemmer', 'valibot'], name).toContain(path)
  })

  it('keep our pages free of the corpus and the matcher', () => {
    for (const name of sources.filter((source) =>
      /^src\/(?:device|look|popup|options|welcome|print|words)\//.test(source),
    ))
      for (const path of importsOf(name).filter((path) => path.startsWith('src/compare')))
        expect(['src/compare/present.ts', 'src/compare/report.ts', 'src/compare/marks.ts'], name).toContain(path)
  })
})

describe('the code', () => {
  it.each(sources)('%s is short, and does nothing that is forbidden', (name) => {
    const code = codeOf(name)
    expect(
      textOf(name).split('\n').length,
      `${name} is too long to read in one sitting: split it by job`,
    ).toBeLessThanOrEqual(350)
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/)
    expect(code).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\beval\(|new Function/)
    expect(code).not.toMatch(/\bas any\b|: any\b|@ts-ignore|TODO|FIXME/)
    if (!['src/browser.ts', 'src/page/line.ts'].includes(name))
      expect(code, 'the browser is known in src/browser.ts').not.toMatch(
        /webextension-polyfill|\bchrome\.\w|\bglobalThis\.(?:browser|chrome)/,
      )
    expect(textOf(name), 'a file opens by saying what it does').toMatch(/^(?:\/\/|\/\*)/)
  })
})

describe('the corpus', () => {
  it('is valid, each file named by its id', () => {
    const names = readdirSync(join(root, 'assets/stories')).sort()
    expect(names).toEqual(loadStories().map(({ id }) => `${id}.json`))
  })
})
