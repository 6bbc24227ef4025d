// A full library: three hundred stories of twenty articles. How long their import takes, how long the options take to list
// them, and what they cost a popup on a page of no story, beside the same popup with an empty library. In both browsers.
import { fileURLToPath } from 'node:url'
import { type Driver, until, type ViewDriver } from '../drive/driver.ts'
import type { Engine, FoundBrowser } from '../drive/find-browser.ts'
import { launch } from '../drive/launch.ts'
import { serve } from '../drive/serve.ts'
import { seededRandom } from '../eval/labelled.ts'
import { exportLibrary, type OwnPage, type OwnStory, ownPage } from '../src/library/own-story.ts'
import { describeRatio, median, ms } from './statistics.ts'

const STORIES = 300
const ARTICLES = 20
/** An article has about a thousand words. */
const PARAGRAPHS = 18
const SENTENCES = 3
const WORDS = 18
const ROUNDS = 9
/** Stories in one file of those imported: what a driver carries to the browser at once. */
const A_FILE = 15
const OPTIONS = 'src/options/index.html'
const DAY = '2026-11-25'

const samples = fileURLToPath(new URL('../assets/samples', import.meta.url))

export async function benchLibrary(browser: FoundBrowser, engine: Engine): Promise<void> {
  const driver = await launch(browser, true)
  const site = await serve(samples)
  await driver.install()
  const page = await driver.open(`${site.origin}/other.html`)
  const without = await popupTimes(driver)
  const stories = makeStories()
  const options = await driver.openOwnPage(OPTIONS)
  let characters = 0
  const start = performance.now()
  for (let from = 0; from < STORIES; from += A_FILE) {
    const file = exportLibrary(stories.slice(from, from + A_FILE), true)
    characters += file.length
    await options.run(
      `const files = new window.DataTransfer(); files.items.add(new window.File([${JSON.stringify(file)}], 'stories.json'))
       const field = document.getElementById('import'); field.files = files.files; field.dispatchEvent(new window.Event('change', { bubbles: true }))`,
    )
    await listed(options, from + A_FILE)
  }
  const imported = performance.now() - start
  await options.close()
  const opened = performance.now()
  const again = await driver.openOwnPage(OPTIONS)
  await listed(again, STORIES)
  const listing = performance.now() - opened
  await again.close()
  const full = await popupTimes(driver)
  console.log(
    `${engine}: ${STORIES} stories of ${ARTICLES} articles (${(characters / 1e6).toFixed(0)} MB) imported in ${ms(imported)}, listed in the options in ${ms(listing)}; a popup on a page of no story says so after ${ms(median(full))}, with an empty library after ${ms(median(without))}; ratio ${describeRatio(full, without)}`,
  )
  await page.close()
  await driver.close()
  await site.close()
}

const listed = (options: ViewDriver, count: number): Promise<unknown> =>
  until(
    `${count} stories`,
    async () => (await options.run<number>(`return document.querySelectorAll('.entry').length`)) === count,
    60_000,
  )

/** From opening the popup until its words stand there; the first one warms up. */
async function popupTimes(driver: Driver): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const popup = await driver.openPopup()
    const time = await until('the first paint', () =>
      popup.run<number | null>(
        `if (!document.querySelector('h1, h2')) return null
         return window.performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null`,
      ),
    )
    if (round > 0) times.push(time)
    await popup.close()
  }
  return times
}

function makeStories(): OwnStory[] {
  const random = seededRandom(3)
  const pick = (list: string[]) => list[Math.floor(random() * list.length)]!
  const plain =
    'council harbour bridge ferry repair cost summer traffic minister border talks trade grain of in and to the a on'
  const words = plain.split(' ')
  const names = Array.from(
    { length: 2_000 },
    (_, i) => `N${((i * 7_919) % 46_656).toString(36).replace(/\d/g, 'o')}ame`,
  )
  const sentence = () => `${Array.from({ length: WORDS }, () => pick(random() < 0.15 ? names : words)).join(' ')}.`
  const page = (story: number, at: number): OwnPage => {
    const paragraphs = Array.from({ length: PARAGRAPHS }, () => Array.from({ length: SENTENCES }, sentence))
    const lines = [[sentence()], ...paragraphs]
    const sentences = lines.flatMap((list, block) => {
      let start = 0
      return list.map((text) => {
        const place = { block, start, end: start + text.length }
        start += text.length + 1
        return place
      })
    })
    const blocks = lines.map((list) => list.join(' '))
    return ownPage(
      `https://outlet-${at}.example/${story}`,
      { blocks, sentences, site: `Outlet ${at}`, published: DAY, language: 'en' },
      DAY,
    )
  }
  return Array.from({ length: STORIES }, (_, story) => ({
    id: `own-${story}`,
    title: `Story ${story}`,
    created: DAY,
    pages: Array.from({ length: ARTICLES }, (_, at) => page(story, at)),
  }))
}
