// npm start [-- --browser NAME] [--page story | mention | other] [--headless]
// Builds the extension and opens a browser with it on a sample page of the story. Without a display it does the same
// headless, prints the report, and says where the screenshots of page and popup are.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Driver, text, until } from '../drive/driver.ts'
import { BROWSER_NAMES, type BrowserName, engineOf, ensureBrowser } from '../drive/find-browser.ts'
import { launch } from '../drive/launch.ts'
import { serve } from '../drive/serve.ts'
import { readInput } from '../src/cli/input.ts'
import { printReport } from '../src/cli/print.ts'
import { indexStories, loadStories } from '../src/cli/stories.ts'
import { compareArticle } from '../src/compare/compare.ts'
import { build } from './build.ts'

const PAGES = ['story', 'mention', 'other'] as const
const USAGE = `npm start -- [--browser ${BROWSER_NAMES.join(' | ')}] [--page ${PAGES.join(' | ')}] [--headless]`
const samples = fileURLToPath(new URL('../assets/samples', import.meta.url))
const shots = fileURLToPath(new URL('../out', import.meta.url))

const options = readOptions()
const wanted: BrowserName[] = options.browser ? [options.browser] : BROWSER_NAMES
const ensured = ensureBrowser(wanted)
if (!ensured.ok) fail(ensured.message)
if (options.browser && ensured.browser.name !== options.browser)
  console.log(`${options.browser} is not here; taking ${ensured.browser.name}.`)

console.log(`Building for ${ensured.browser.name} …`)
await build(engineOf(ensured.browser.name))
const site = await serve(samples)
const driver = await launch(ensured.browser, options.isHeadless).catch((error: Error) =>
  fail(`${ensured.browser.path} did not start: ${error.message}`),
)
await driver.install()
const address = `${site.origin}/${options.page}.html`
const page = await driver.open(address)

if (options.isHeadless) {
  await lookAround()
  await driver.close()
} else {
  console.log(
    `${ensured.browser.name} shows ${address} with Crossread on. Its button is in the toolbar, or behind the puzzle piece there.`,
  )
  console.log('Close the browser or press Ctrl+C to end.')
  await waitForBadge(driver)
    .then(() => driver.openPopup())
    .catch(() => {}) // a window that lost the focus cannot open it; the button can
  await driver.closed
}
await site.close()

async function lookAround(): Promise<void> {
  mkdirSync(shots, { recursive: true })
  const badge = options.page === 'other' ? await driver.badge() : await waitForBadge(driver)
  const popup = await driver.openPopup()
  await until('the popup’s words', async () =>
    (await popup.run<string[]>(text('h2'))).some((line) => line && !line.startsWith('Reading')),
  )
  const files = { page: `${shots}/${driver.engine}-page.png`, popup: `${shots}/${driver.engine}-popup.png` }
  await popup.screenshot(files.popup)
  await popup.close()
  await page.screenshot({ path: files.page as `${string}.png`, fullPage: true })
  const stories = loadStories()
  const input = readInput(`${samples}/${options.page}.html`)
  if (input.ok) console.log(`\n${printReport(address, compareArticle(indexStories(stories), input.article), stories)}`)
  console.log(`Badge: ${badge.text || '(none)'} · ${badge.title}`)
  console.log(`Screenshot of the page:  ${files.page}\nScreenshot of the popup: ${files.popup}`)
}

/** Waits for the comparison to show on the button: a title of more than the name. */
function waitForBadge(shown: Driver) {
  return until('Crossread to compare the page', async () => {
    const badge = await shown.badge()
    return badge.title !== 'Crossread' && badge
  })
}

function readOptions(): { browser: BrowserName | undefined; page: (typeof PAGES)[number]; isHeadless: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'string' },
        page: { type: 'string', default: 'story' },
        headless: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    })
    if (values.help) {
      console.log(USAGE)
      process.exit(0)
    }
    const browser = BROWSER_NAMES.find((name) => name === values.browser)
    const page = PAGES.find((name) => name === values.page)
    if (values.browser !== undefined && !browser) fail(`There is no browser named ${values.browser}.\n${USAGE}`, 2)
    if (!page) fail(`There is no sample page named ${values.page}.\n${USAGE}`, 2)
    const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { browser, page, isHeadless: values.headless || !hasDisplay }
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`, 2)
  }
}

function fail(message: string, code = 1): never {
  console.error(message)
  process.exit(code)
}
