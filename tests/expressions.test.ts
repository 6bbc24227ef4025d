// Every regular expression of what runs in a page or on a page's text is linear or close to it: recheck searches for a text
// that makes an expression slow, and none may exist. It found the date line that once hung the reader.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'
import { expect, it } from 'vitest'
import { loadStories } from '../src/cli/stories.ts'
import { gateExpressions } from '../src/page/cues.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Folders whose expressions meet a page's text, or a file that a stranger wrote. */
const FOLDERS = ['src/read', 'src/page', 'src/compare', 'src/library', 'src/kept', 'src/words', 'src/options']

/** Expression literals of a source; strings and comments may hold what looks like one, which does no harm. */
function literalsIn(code: string): { source: string; flags: string }[] {
  const found = code.matchAll(
    /(?<=[(,=:?|&!\s[])\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)(?=[\s.,;:)\]?])/g,
  )
  return [...found].flatMap(([, source = '', flags = '']) => {
    try {
      new RegExp(source, flags)
      return [{ source, flags: flags.replace('v', 'u') }]
    } catch {
      return []
    }
  })
}

const literals = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => {
      const path = relative(root, join(root, folder, name))
      return literalsIn(readFileSync(path, 'utf8')).map((literal) => ({ path, ...literal }))
    }),
)
/** Expressions that modules put together when they are loaded: seen by standing in for the constructor meanwhile. */
const made: { path: string; source: string; flags: string }[] = []
const Native = RegExp
globalThis.RegExp = new Proxy(Native, {
  construct(target, [source, flags = '']: [string, string?]) {
    made.push({ path: 'put together', source: String(source), flags })
    return new target(source, flags)
  },
})
await import('../src/read/read.ts')
globalThis.RegExp = Native

const { stories } = gateExpressions(loadStories().map(({ gate }) => gate))
const all = [...literals, ...made, ...stories.flat().map((source) => ({ path: 'the gate', source, flags: 'i' }))]

it('finds the expressions', () => {
  expect(literals.length).toBeGreaterThan(60)
  expect(made.length).toBeGreaterThanOrEqual(3)
})

it.each(all)('$path: /$source/$flags', async ({ source, flags }) => {
  const found = await check(source, flags, { timeout: 10_000, checker: 'auto' })
  // "unknown" is what the checker could not decide in time.
  expect(found.status === 'vulnerable' ? found.complexity.type : 'safe').toBe('safe')
})

it('would see one that is slow', async () => {
  expect((await check('^(?:[a-z]{2,4}|\\d)+$', 'i')).status).toBe('vulnerable')
})
