// The background with many stories: choosing candidates and comparing, beside comparing with every story; memory, package
// bytes, and pages given to a wrong story.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { toArticle } from '../../eval/labelled.ts'
import { cutCandidates, findCandidates, makeShelf, openCandidates } from '../../src/compare/candidates.ts'
import { compareArticle } from '../../src/compare/compare.ts'
import type { Story } from '../../src/compare/story.ts'
import { cutStory } from '../../src/compare/story-cut.ts'
import { buildStoryIndex } from '../../src/compare/story-index.ts'
import { describeRatio, median, ms, percentile } from '../statistics.ts'
import { lookAlikes, ordinaryPages, storyPage } from './pages.ts'
import { MOST_ONE_BY_ONE, SEED, SIZES } from './sizes.ts'
import type { MadeStory } from './stories.ts'

/** Pages of stories, of their likes, and of anything, that are compared at each size. */
const STORY_PAGES = 200
const LIKE_PAGES = 200
const ORDINARY_PAGES = 40
/** Of these, pages that are timed, each as often; the median counts. */
const TIMED = 30
const ROUNDS = 5
/** With fewer stories the index is smaller than what the heap swings by. */
const LEAST_FOR_HEAP = 1_000
/** Stories whose bytes are counted. */
const WEIGHED = 200

export function benchBackground(made: readonly MadeStory[]): void {
  console.log('\nThe background, per page that tells a story, in node; ratio to comparing with one story')
  for (const count of SIZES) benchSize(made.slice(0, count))
}

function benchSize(made: readonly MadeStory[]): void {
  const stories = made.map(({ story }) => story)
  const start = performance.now()
  const json = JSON.stringify(cutCandidates(stories))
  const cutting = performance.now() - start
  const before = heap()
  const opening = performance.now()
  const index = openCandidates(JSON.parse(json))
  const opened = performance.now() - opening
  const held = heap() - before
  const cuts = new Map<number, ReturnType<typeof cutStory>>()
  const open = (number: number) => {
    if (!cuts.has(number)) cuts.set(number, cutStory(stories[number]!))
    return buildStoryIndex(stories[number]!, undefined, cuts.get(number)!)
  }
  const shelf = makeShelf(stories.length, open, () => JSON.parse(json))
  const tells = evenly(made, STORY_PAGES).map((one) => storyPage(one, SEED + 5))
  const [choosing, chosen, every, one]: [number[], number[], number[], number[]] = [[], [], [], []]
  const all = stories.length <= MOST_ONE_BY_ONE ? stories.map((_, number) => open(number)) : null
  for (const { page, story } of evenly(tells, TIMED)) {
    const article = toArticle(page)
    const own = open(stories.findIndex(({ id }) => id === story))
    compareArticle(shelf, article)
    const [a, b, c, d]: [number[], number[], number[], number[]] = [[], [], [], []]
    for (let round = 0; round < ROUNDS; round++) {
      a.push(time(() => findCandidates(index, article)))
      b.push(time(() => compareArticle(shelf, article)))
      if (all) c.push(time(() => compareArticle(all, article)))
      d.push(time(() => compareArticle([own], article)))
    }
    choosing.push(median(a))
    chosen.push(median(b))
    if (all) every.push(median(c))
    one.push(median(d))
  }
  const line = (what: string, series: number[]) =>
    console.log(
      `    ${what.padEnd(27)} ${ms(median(series)).padStart(8)}  p95 ${ms(percentile(series, 0.95)).padStart(8)}  ${describeRatio(series, one)}`,
    )
  console.log(`  ${stories.length} ${stories.length === 1 ? 'story' : 'stories'}`)
  line('comparing with one', one)
  line('choosing', choosing)
  line('choosing and comparing', chosen)
  if (all) line('comparing with every story', every)
  console.log(
    `    index: ${ms(cutting)} to make when built, ${ms(opened)} to open${stories.length < LEAST_FOR_HEAP ? '' : `, ${(held / 1024 / 1024).toFixed(1)} MiB of heap`}`,
  )
  console.log(
    `    package: ${bytesOf(stories)} bytes gzipped a story, of the index ${Math.round(gzipSync(json).length / stories.length)}`,
  )
  const judge = (pages: { page: (typeof tells)[number]['page']; story: string | null }[]) => {
    let [right, wrong] = [0, 0]
    for (const { page, story } of pages) {
      const said = compareArticle(shelf, toArticle(page)).story
      if (said === story) right++
      else if (said !== null) wrong++
    }
    return `${wrong} of ${pages.length} given to a wrong story${right + wrong < pages.length ? `, ${pages.length - right - wrong} to none` : ''}`
  }
  console.log(
    `    pages of a story: ${judge(tells)}; of their likes: ${judge(lookAlikes(made, LIKE_PAGES, SEED + 6))}; ordinary: ${judge(ordinaryPages(ORDINARY_PAGES, SEED + 7))}`,
  )
}

const evenly = <T>(list: readonly T[], most: number): T[] =>
  Array.from(
    { length: Math.min(most, list.length) },
    (_, i) => list[Math.floor((i * list.length) / Math.min(most, list.length))]!,
  )

/** Bytes of a story as the extension carries it, without a network: text, cut, and its part of the index. */
function bytesOf(stories: Story[]): number {
  const some = evenly(stories, WEIGHED)
  const carried = some.map((story) => ({
    story: { ...story, details: story.details.map((detail) => ({ ...detail, phrasings: [], nearMisses: [] })) },
    cut: cutStory(story),
  }))
  return Math.round(gzipSync(JSON.stringify({ carried, index: cutCandidates(some) })).length / some.length)
}

function time(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that live. */
function heap(): number {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
