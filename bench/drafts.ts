// A story of a reader's own from twenty articles of about a thousand words: what reading them costs, by our reader and by
// Readability, and what making the story and comparing one page with it costs. In node, first run of each process cold.
import { Readability } from '@mozilla/readability'
import { designs } from '../eval/html.mjs'
import { loadLabelled, PAGE_FOLDERS, type Page, sentencesOf } from '../eval/labelled.ts'
import { parsePage } from '../src/cli/input.ts'
import { compareWithOthers } from '../src/compare/compare-draft.ts'
import { type DraftSource, draftStory } from '../src/compare/draft.ts'
import { readDocument } from '../src/read/read.ts'
import { describeRatio, median, ms } from './statistics.ts'

const ARTICLES = 20
const WORDS = 1_000
const ROUNDS = 5

export function benchDrafts(): void {
  const pages = makePages()
  const times: Record<'reading' | 'readability' | 'story' | 'comparing', number[]> = {
    reading: [],
    readability: [],
    story: [],
    comparing: [],
  }
  let details = 0
  for (let round = 0; round < ROUNDS; round++) {
    const documents = () => pages.map((page, i) => parsePage(designs[i % designs.length]!(page)))
    const [ours, theirs] = [documents(), documents()]
    const articles = timed(times.reading, () =>
      ours.map((document, i) => readDocument(document, `outlet-${i}.example`)),
    )
    timed(times.readability, () => theirs.map((document) => new Readability(document).parse()))
    const sources = articles.flatMap((outcome, i): DraftSource[] =>
      outcome.ok ? [{ id: `outlet-${i}`, name: `Outlet ${i}`, url: null, article: outcome.article }] : [],
    )
    if (sources.length < ARTICLES) throw new Error(`Only ${sources.length} of ${ARTICLES} pages could be read.`)
    const story = timed(times.story, () => draftStory('bench', null, sources))
    timed(times.comparing, () => compareWithOthers('bench', sources.slice(1), sources[0]!.article))
    details = story.details.length
  }
  console.log(
    `${ARTICLES} articles of ${WORDS} words: read in ${ms(median(times.reading))} (Readability ${ms(median(times.readability))}), made into a story of ${details} details in ${ms(median(times.story))}, a page compared with it in ${ms(median(times.comparing))}`,
  )
  console.log(
    `  the first time, with nothing compiled yet: read in ${ms(times.reading[0]!)} (Readability ${ms(times.readability[0]!)}), made into a story in ${ms(times.story[0]!)}`,
  )
  console.log(
    `  the story beside reading its articles: ${describeRatio(times.story, times.reading)}; beside Readability: ${describeRatio(times.story, times.readability)}`,
  )
}

/** Pages of ours on the story, each filled up with paragraphs of others until it has WORDS words. */
function makePages(): Page[] {
  const pages = PAGE_FOLDERS.flatMap(loadLabelled).filter(({ page }) => page.covers)
  const countOf = (page: Page) => sentencesOf(page).join(' ').split(/\s+/).length
  return Array.from({ length: ARTICLES }, (_, i) => {
    const own = pages.filter((_, at) => at % ARTICLES === i).map(({ page }) => page)
    const made: Page = { ...own[0]!, paragraphs: [] }
    for (const { paragraphs } of own) {
      if (countOf(made) >= WORDS) break
      made.paragraphs.push(...paragraphs)
    }
    while (countOf(made) > WORDS) made.paragraphs.pop()
    return made
  })
}

function timed<T>(into: number[], work: () => T): T {
  const start = performance.now()
  const result = work()
  into.push(performance.now() - start)
  return result
}
