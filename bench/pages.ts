// What Crossread costs on pages: each stage once, cold, in a fresh world per page, beside what else does the same job; and
// what the whole extension adds to a page load, beside an extension whose content script is empty.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import { serve } from '../drive/serve.ts'
import { designs, toHtml } from '../eval/html.mjs'
import { loadLabelled, PAGE_FOLDERS } from '../eval/labelled.ts'
import { parsePage } from '../src/cli/input.ts'
import { loadStories } from '../src/cli/stories.ts'
import { gateExpressions } from '../src/page/cues.ts'
import { mayCover } from '../src/page/gate.ts'
import { gateConstants } from '../src/page/gate-constants.ts'
import { bundleStage, launch, runCold, savedPages } from './cold.ts'
import { describeRatio, median, ms, percentile } from './statistics.ts'

/** Stages in the order printed; the ratio is to isProbablyReaderable, the cheapest that is in common use. */
const STAGES = ['empty', 'gate', 'readerable', 'reader', 'readability', 'defuddle', 'sentences', 'segmenter'] as const
type Stage = (typeof STAGES)[number]
const WORDS: Record<Stage, string> = {
  empty: 'nothing',
  gate: 'the gate',
  readerable: 'isProbablyReaderable',
  reader: 'our reader',
  readability: 'Readability',
  defuddle: 'Defuddle',
  sentences: 'our sentences',
  segmenter: 'Intl.Segmenter',
}
/** Pages of ours taken where no folder is given. */
const OWN_PAGES = 40
/** How long a page may take to load before it is left out. */
const LOAD_MS = 10_000
/** Times that each page is loaded for the cost of the whole extension. */
const LOADS = 6

/** `folder`: saved pages (.html), or null for pages of ours. */
export async function benchPages(path: string, folder: string | null): Promise<void> {
  const pages = folder === null ? ownPages() : savedPages(folder)
  const site = await serve(tmpdir(), pages)
  const addresses = Object.keys(pages).map((name) => `${site.origin}${name}`)
  console.log(
    `\n${addresses.length} pages${folder === null ? ' of ours' : ` of ${folder}`}, each stage once, cold, in a world of its own`,
  )
  const scripts = await bundleStages()
  const bare = await launch(path, null)
  const times = await timeStages(bare, addresses, scripts)
  await bare.close()
  for (const stage of STAGES) {
    const series = times[stage]
    console.log(
      `  ${WORDS[stage].padEnd(22)} ${ms(median(series)).padStart(8)}  p95 ${ms(percentile(series, 0.95)).padStart(8)}  ${describeRatio(series, times.readerable)} × isProbablyReaderable  ${(scripts[stage].length / 1000).toFixed(1)} kB`,
    )
  }
  await benchWhole(path, addresses)
  await site.close()
}

/** Pages on other matters, in the site designs of the evaluation: the gate stops them, as it does nearly all that anyone opens. */
function ownPages(): Record<string, string> {
  const expressions = gateExpressions(loadStories().map(({ gate }) => gate))
  return Object.fromEntries(
    PAGE_FOLDERS.flatMap(loadLabelled)
      .filter(({ page }) => !page.covers)
      .map(({ page }, i): [string, string] => [`/${page.id}.html`, toHtml(page, i % designs.length)])
      .filter(([, html]) => !mayCover(parsePage(html), expressions))
      .slice(0, OWN_PAGES),
  )
}

async function bundleStages(): Promise<Record<Stage, string>> {
  const scripts = {} as Record<Stage, string>
  const define = gateConstants(loadStories().map(({ gate }) => gate))
  for (const stage of STAGES) scripts[stage] = await bundleStage(stage, define)
  return scripts
}

async function timeStages(
  browser: Browser,
  addresses: string[],
  scripts: Record<Stage, string>,
): Promise<Record<Stage, number[]>> {
  const times = Object.fromEntries(STAGES.map((stage) => [stage, [] as number[]])) as Record<Stage, number[]>
  for (const address of addresses)
    for (const [i, stage] of STAGES.entries()) {
      // A page of its own each time: a renderer that has run one script is warmer for the next.
      const page = await browser.newPage()
      await page.goto(address, { waitUntil: 'load' })
      const client = await page.createCDPSession()
      const time = await runCold(client, scripts[stage], `bench-${i}`)
      if (time !== null) times[stage].push(time)
      await page.close()
    }
  return times
}

interface Load {
  /** Milliseconds of script, and of all tasks, of the page's main thread. */
  script: number
  task: number
  layouts: number
  /** Bytes after a collection. */
  heap: number
}

/** A page load with nothing, with an empty content script, and with Crossread. */
async function benchWhole(path: string, addresses: string[]): Promise<void> {
  const built = fileURLToPath(new URL('../dist/chrome', import.meta.url))
  const kinds: Record<string, string | null> = { bare: null, empty: emptyExtension(), Crossread: built }
  const loads: Record<string, Load[]> = {}
  let woken = 0
  for (const [kind, extension] of Object.entries(kinds)) {
    const browser = await launch(path, extension)
    const page = await browser.newPage()
    loads[kind] = []
    for (const address of addresses)
      for (let round = 0; round <= LOADS; round++) {
        // A saved page may wait for something that will never come: it is left out, in all three.
        const load = await measureLoad(page, address).catch(() => null)
        if (round > 0 && load) loads[kind].push(load)
      }
    if (kind === 'Crossread') woken = await countWakes(browser, page, addresses)
    await browser.close()
  }
  const series = (kind: string, name: keyof Load) => loads[kind]!.map((load) => load[name])
  const added = (kind: string, name: keyof Load) => median(series(kind, name)) - median(series('bare', name))
  console.log(`\nWhole page loads, ${LOADS} of each page, medians:`)
  for (const kind of Object.keys(kinds))
    console.log(
      `  ${kind.padEnd(10)} script ${ms(median(series(kind, 'script')))}  tasks ${ms(median(series(kind, 'task')))}  layouts ${median(series(kind, 'layouts'))}  heap ${(median(series(kind, 'heap')) / 1024).toFixed(0)} KiB`,
    )
  console.log(
    `  Crossread beside an empty content script: tasks ${describeRatio(series('Crossread', 'task'), series('empty', 'task'))}; over a bare page: script ${ms(added('Crossread', 'script'))} (empty ${ms(added('empty', 'script'))}), layouts ${added('Crossread', 'layouts')}, heap ${(added('Crossread', 'heap') / 1024).toFixed(0)} KiB (empty ${(added('empty', 'heap') / 1024).toFixed(0)}); worker woken by ${woken} of ${addresses.length} pages`,
  )
}

async function measureLoad(page: Page, address: string): Promise<Load> {
  await page.goto('about:blank')
  const client = await page.createCDPSession()
  await client.send('Performance.enable')
  const before = await page.metrics()
  await page.goto(address, { waitUntil: 'load', timeout: LOAD_MS })
  // Content scripts run when the document is idle; two idle frames are past that.
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestIdleCallback(() => requestIdleCallback(resolve, { timeout: 200 }), { timeout: 200 }),
      ),
  )
  const after = await page.metrics()
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  const passed = (name: 'ScriptDuration' | 'TaskDuration') => ((after[name] ?? 0) - (before[name] ?? 0)) * 1000
  return {
    script: passed('ScriptDuration'),
    task: passed('TaskDuration'),
    layouts: (after.LayoutCount ?? 0) - (before.LayoutCount ?? 0),
    heap: usedSize,
  }
}

/** Pages that woke a stopped worker. */
async function countWakes(browser: Browser, page: Page, addresses: string[]): Promise<number> {
  const workers = () => browser.targets().filter((target) => target.type() === 'service_worker')
  let woken = 0
  for (const address of addresses) {
    for (const target of workers()) await (await target.worker())?.close()
    await page.goto('about:blank')
    await page.goto(address, { waitUntil: 'load' })
    await new Promise((resolve) => setTimeout(resolve, 150))
    if (workers().length > 0) woken++
  }
  return woken
}

/** An extension with the same reach whose content script does nothing. */
function emptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossread-empty-'))
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    content_scripts: [{ matches: ['http://*/*', 'https://*/*'], js: ['empty.js'], run_at: 'document_idle' }],
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'empty.js'), '')
  return folder
}
