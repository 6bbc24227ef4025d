// npm run gallery [-- --open | --browser chromium | firefox | --view NAME]
// Shows every state of Crossread's pages with sample reports, without an extension, and takes pictures of them: in both
// browsers, light and dark, at three widths, and in every language. Checks each with axe, and that nothing scrolls sideways.
// Pictures go to out/gallery, with an index.html over all of them. --open leaves the gallery in a browser to look at.
// Ends with code 1 where axe or the widths find something.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { type Driver, until } from '../drive/driver.ts'
import { type Engine, ensureBrowser } from '../drive/find-browser.ts'
import { launch } from '../drive/launch.ts'
import { serve } from '../drive/serve.ts'
import { findOverflow, findViolations, resize, unfold, WIDTHS } from '../gallery/look.ts'
import { LANGUAGES } from '../src/words/languages.ts'

const { values } = parseArgs({
  options: { open: { type: 'boolean', default: false }, browser: { type: 'string' }, view: { type: 'string' } },
})
const folder = fileURLToPath(new URL('../out/gallery', import.meta.url))
await build({ configFile: fileURLToPath(new URL('../gallery/vite.config.ts', import.meta.url)) })
const site = await serve(fileURLToPath(new URL('../dist/gallery', import.meta.url)))
const engines: Engine[] =
  values.browser === 'firefox' ? ['firefox'] : values.browser ? ['chromium'] : ['chromium', 'firefox']
/** Samples that only show what they are for when nothing is folded. */
const UNFOLDED = /^(?:hostile|right-to-left|corrected|private|mentions|one-outlet|many-outlets|options|welcome|print)/
const faults: string[] = []
const pictures: string[] = []

if (values.open) await openForGood()
else {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const engine of engines) await photograph(engine)
  writeFileSync(`${folder}/index.html`, indexOf(pictures))
  console.log(`${pictures.length} pictures in ${folder}; look at them in ${folder}/index.html`)
  for (const fault of faults) console.error(fault)
  console.log(faults.length === 0 ? 'axe and the widths found nothing wrong.' : `${faults.length} faults.`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
await site.close()

async function start(engine: Engine, isHeadless: boolean): Promise<Driver> {
  const ensured = ensureBrowser(engine === 'firefox' ? ['firefox'] : ['chromium', 'chrome', 'edge', 'brave'])
  if (!ensured.ok) throw new Error(ensured.message)
  return launch(ensured.browser, isHeadless)
}

async function openForGood(): Promise<void> {
  const driver = await start(engines[0]!, false)
  await driver.open(`${site.origin}/index.html`)
  console.log(`The gallery is at ${site.origin}/index.html. Close the browser or press Ctrl+C to end.`)
  await driver.closed
}

async function photograph(engine: Engine): Promise<void> {
  const driver = await start(engine, true)
  const page = await driver.open(`${site.origin}/index.html`)
  const all = (await until('the gallery', () => page.evaluate('window.samples'))) as string[]
  const samples = values.view ? all.filter((name) => name === values.view) : all

  async function look(query: string, name: string, isFolded: boolean): Promise<void> {
    await page.goto(`${site.origin}/index.html?${query}`)
    await page.waitForSelector('main')
    if (!isFolded) await unfold(page)
    for (const isDark of [false, true]) {
      await driver.setDark(isDark)
      for (const width of WIDTHS) {
        await resize(page, width, isFolded)
        const scheme = isDark ? 'dark' : 'light'
        const file = `${engine}-${name}-${scheme}-${width}.png`
        await page.screenshot({ path: `${folder}/${file}` as `${string}.png` })
        pictures.push(file)
        for (const overflow of await findOverflow(page))
          faults.push(`${engine} ${name} ${width}: too wide: ${overflow}`)
      }
      for (const { rule, help, targets } of await findViolations(page))
        faults.push(
          `${engine} ${name} ${isDark ? 'dark' : 'light'}: ${rule}: ${help}\n    ${targets.slice(0, 3).join('\n    ')}`,
        )
    }
  }
  for (const sample of samples) {
    await look(`view=${sample}`, sample, true)
    if (UNFOLDED.test(sample)) await look(`view=${sample}`, `${sample}-unfolded`, false)
  }
  if (!values.view || values.view === 'report') {
    await look('view=report&painted', 'report-unfolded', false)
    await look('view=report&place=panel', 'panel', true)
    for (const language of LANGUAGES.filter((name) => name !== 'en')) {
      await look(`view=report&language=${language}`, `report-${language}`, false)
      await look(`view=options&language=${language}`, `options-${language}`, true)
      await look(`view=welcome&language=${language}`, `welcome-${language}`, true)
    }
  }
  await driver.close()
}

/** All pictures, a row for each sample. */
function indexOf(files: string[]): string {
  const rows = new Map<string, string[]>()
  for (const file of files) {
    const sample = file.replace(/-(?:light|dark)-\d+\.png$/, '')
    rows.set(sample, [...(rows.get(sample) ?? []), file])
  }
  const body = [...rows].map(
    ([name, list]) =>
      `<h2>${name}</h2>${list.map((file) => `<img src="${file}" alt="${file}" loading="lazy">`).join('')}`,
  )
  return `<!doctype html><meta charset="utf-8"><title>Crossread: gallery</title><style>img{border:1px solid #888;margin:4px;vertical-align:top}</style>${body.join('')}`
}
