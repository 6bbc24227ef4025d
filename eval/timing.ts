// The time of matching beside that of Readability on the same pages, in the same run: the matcher may take no longer than
// the reading does. A ratio, because milliseconds differ between machines.
import { Readability } from '@mozilla/readability'
import { parsePage } from '../src/cli/input.ts'
import { compareArticle } from '../src/compare/compare.ts'
import type { StoryIndex } from '../src/compare/story-index.ts'
import { designs } from './html.mjs'
import { type LabelledPage, sentencesOf, toArticle } from './labelled.ts'

const ROUNDS = 3
/** Pages timed: those near the length that the promise is about, 1,000 words. */
const PAGES = 30

export function printTiming(pages: LabelledPage[], indexes: StoryIndex[]): void {
  const words = ({ page }: LabelledPage) => sentencesOf(page).join(' ').split(' ').length
  const longest = pages.toSorted((a, b) => words(b) - words(a)).slice(0, PAGES)
  const ratios: number[] = []
  let [matching, reading] = [0, 0]
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, { page }] of longest.entries()) {
      const html = designs[i % designs.length]!(page)
      const document = parsePage(html)
      const article = toArticle(page)
      const start = performance.now()
      new Readability(document).parse()
      const middle = performance.now()
      compareArticle(indexes, article)
      const end = performance.now()
      if (round === 0) continue // warms both up
      reading += middle - start
      matching += end - middle
      ratios.push((end - middle) / (middle - start))
    }
  ratios.sort((a, b) => a - b)
  console.log(
    `\nTiming on the ${longest.length} longest pages (${words(longest.at(-1)!)} to ${words(longest[0]!)} words): matching takes ${(matching / reading).toFixed(2)} times as long as Readability; median ${ratios[ratios.length >> 1]!.toFixed(2)}, 95th percentile ${ratios[Math.floor(ratios.length * 0.95)]!.toFixed(2)}`,
  )
}
