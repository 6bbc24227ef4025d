// What the end-to-end tests share: a browser with the sample pages served, and the ways to look at the extension in it.
// Screenshots go to tests/e2e/screenshots, which git ignores: look at them after a change to anything visible.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Driver, text, until, type ViewDriver } from '../../drive/driver.ts'
import { ensureBrowser } from '../../drive/find-browser.ts'
import { launch } from '../../drive/launch.ts'
import { type MadePage, type Site, serve } from '../../drive/serve.ts'
import { parsePage } from '../../src/cli/input.ts'
import { indexStories, loadStories } from '../../src/cli/stories.ts'
import { compareArticle } from '../../src/compare/compare.ts'
import { type Presentation, presentReport } from '../../src/compare/present.ts'
import type { Report } from '../../src/compare/report.ts'
import { readDocument } from '../../src/read/read.ts'
import { readSample, samples } from '../samples.ts'

export const ENGINES = ['chromium', 'firefox'] as const

export const screenshots = fileURLToPath(new URL('./screenshots', import.meta.url))
mkdirSync(screenshots, { recursive: true })
const stories = loadStories()
const indexes = indexStories(stories)

export { readSample }

/** What the comparison says of a sample when run in node: the popup must say the same. */
export function expectedReport(file: string): Report {
  const reading = readDocument(parsePage(readSample(file)), '127.0.0.1')
  if (!reading.ok) throw new Error(reading.why)
  return compareArticle(indexes, reading.article)
}

export function expectedFor(file: string): Presentation {
  const report = expectedReport(file)
  return presentReport(report, stories.find(({ id }) => id === report.story)!)
}

/** Call at the top of a describe. `pages`: paths → HTML, beside the samples. */
export function useBrowser(
  engine: (typeof ENGINES)[number],
  pages: Record<string, MadePage> = {},
  profile = mkdtempSync(join(tmpdir(), 'crossread-profile-')),
) {
  let driver!: Driver
  const start = () => {
    const ensured = ensureBrowser(engine === 'firefox' ? ['firefox'] : ['chromium', 'chrome', 'edge', 'brave'])
    if (!ensured.ok) throw new Error(ensured.message)
    return launch(ensured.browser, true, undefined, profile)
  }
  let site!: Site
  let popup: ViewDriver | null = null
  let page: Page | null = null

  beforeAll(async () => {
    site = await serve(samples, pages)
    driver = await start()
  }, 120_000)

  afterEach(async () => {
    await popup?.close()
    popup = null
    await page?.close().catch(() => {}) // a test may have closed or discarded its tab
    page = null
  })

  afterAll(async () => {
    await driver?.close()
    await site?.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const shown = {
    get driver() {
      return driver
    },
    get page() {
      return page!
    },
    get popup() {
      return popup!
    },
    open: async (path: string) => {
      page = await driver.open(`${site.origin}${path}`)
      return page
    },
    get origin() {
      return site.origin
    },
    openUrl: async (url: string) => {
      page = await driver.open(url)
      return page
    },
    /** A tab that stays open beside the test's own page. */
    openBeside: (path: string) => driver.open(`${site.origin}${path}`),
    openPopup: async () => {
      popup = await driver.openPopup()
      return popup
    },
    /** Any view in the popup's place: closed after the test, and what the helpers below look at. */
    use: async (view: () => Promise<ViewDriver>) => {
      await popup?.close()
      popup = await view()
      return popup
    },
    /** The browser closed and opened again, with the same profile. */
    restart: async () => {
      await popup?.close()
      popup = null
      page = null
      await driver.close()
      driver = await start()
      await driver.install(false)
    },
    closeView: async () => {
      await popup?.close()
      popup = null
    },
    badgeText: (wanted: RegExp) =>
      until(`a badge like ${wanted}`, async () => {
        const badge = await driver.badge()
        return wanted.test(badge.text) && badge
      }),
    heading: (wanted: string) =>
      until(`the popup to say "${wanted}"`, async () => {
        const said = await popup!.run<string[]>(text('h1, h2'))
        return said.includes(wanted) || Promise.reject(new Error(`it says "${said.join()}"`))
      }),
    /** Opens all that is folded, and what comes to light by that. */
    openSections: () =>
      popup!.run(`for (let round = 0; round < 4; round++) {
        for (const section of document.querySelectorAll('details')) section.open = true
        await new Promise((resolve) => window.setTimeout(resolve, 60))
      }`),
    press: (label: string) =>
      until(`a button "${label}"`, () =>
        popup!.run<boolean>(
          `const found = [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === ${JSON.stringify(label)}); found?.click(); return found !== undefined`,
        ),
      ),
    notice: (words: string | RegExp) =>
      until(`the notice "${words}"`, async () => {
        const said = (await popup!.run<string[]>(text('[role=status]'))).join()
        const isSaid = typeof words === 'string' ? said.includes(words) : words.test(said)
        return isSaid || Promise.reject(new Error(`it says "${said}"`))
      }),
    /** In the options: a file as the export writes it, put into the field as a person would choose it. */
    importStories: (text: string) =>
      popup!.run(
        `const files = new window.DataTransfer(); files.items.add(new window.File([${JSON.stringify(text)}], 'stories.json'));
         const field = document.getElementById('import'); field.files = files.files; field.dispatchEvent(new window.Event('change', { bubbles: true }))`,
      ),
    texts: (selector: string) => popup!.run<string[]>(text(selector)),
    shot: (name: string) => popup!.screenshot(`${screenshots}/${engine}-${name}.png`),
  }
  return shown
}
