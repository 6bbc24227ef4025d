// npm run endure [-- --loads N]: one Chromium that loads N pages (2,000 where nothing is said) and opens a popup at every tenth.
// Prints the memory of background, page and popup after a collection, ten times on the way, and every error on any console.
// Ends with code 1 where one of them ends more than a tenth above where it stood after the second tenth (the first warms up), or an error was seen.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import puppeteer, { type CDPSession, type Target } from 'puppeteer-core'
import { ensureBrowser } from '../drive/find-browser.ts'
import { serve } from '../drive/serve.ts'
import { build } from './build.ts'

const PAGES = ['story', 'other', 'mention']
const POPUP_EVERY = 10
const MARKS = 10
/** What a level may rise by: the issue's own tenth. */
const MOST_GROWTH = 1.1

const { values } = parseArgs({ options: { loads: { type: 'string', default: '2000' } } })
const loads = Number(values.loads)
const ensured = ensureBrowser(['chromium', 'chrome', 'edge', 'brave'])
if (!ensured.ok) {
  console.error(ensured.message)
  process.exit(1)
}
await build('chromium')
const site = await serve(fileURLToPath(new URL('../assets/samples', import.meta.url)))
const browser = await puppeteer.launch({
  executablePath: ensured.browser.path,
  headless: true,
  pipe: true,
  enableExtensions: [fileURLToPath(new URL('../dist/chrome', import.meta.url))],
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const errors: string[] = []
const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension:')
const worker = await browser.waitForTarget(isWorker)
const { host } = new URL(worker.url())

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

const page = await browser.newPage()
page.on('pageerror', (error) => errors.push(`page: ${String(error)}`))
const curve: Record<'background' | 'page' | 'popup', number[]> = { background: [], page: [], popup: [] }
let popupHeap = 0
for (let load = 1; load <= loads; load++) {
  await page.goto(`${site.origin}/${PAGES[load % PAGES.length]}.html?${load}`, { waitUntil: 'load' })
  if (load % POPUP_EVERY === 0) {
    const popup = await browser.newPage()
    popup.on('pageerror', (error) => errors.push(`popup: ${String(error)}`))
    await popup.goto(`chrome-extension://${host}/src/popup/index.html`)
    await popup.waitForSelector('main')
    if (load % Math.ceil(loads / MARKS) < POPUP_EVERY) popupHeap = await heapOf(await popup.createCDPSession())
    await popup.close()
  }
  if (load % Math.ceil(loads / MARKS) === 0) {
    const target = await browser.waitForTarget(isWorker)
    curve.background.push(await heapOf(await target.createCDPSession()))
    curve.page.push(await heapOf(await page.createCDPSession()))
    curve.popup.push(popupHeap)
    const megabytes = (list: number[]) => `${((list.at(-1) ?? 0) / 1e6).toFixed(2)} MB`
    console.log(
      `${load} loads: background ${megabytes(curve.background)}, page ${megabytes(curve.page)}, popup ${megabytes(curve.popup)}`,
    )
  }
}
await browser.close()
await site.close()
for (const error of errors) console.error(error)
const grown = Object.entries(curve).filter(([, list]) => (list.at(-1) ?? 0) > MOST_GROWTH * (list[1] ?? 0))
console.log(
  grown.length === 0
    ? `Nothing grew by more than a tenth; ${errors.length} errors.`
    : `Grown: ${grown.map(([name]) => name).join(', ')}; ${errors.length} errors.`,
)
process.exit(grown.length > 0 || errors.length > 0 ? 1 : 0)
