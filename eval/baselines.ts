// Simple ways to match, to hold the comparison against in the same run (npm run evaluate -- --against). Each gives every
// detail of a page a score; the threshold is chosen on the very pages it is reported for, which flatters them.
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { analyseArticle, type FeatureVector, measure, vectorAt } from '../src/compare/features.ts'
import type { Story } from '../src/compare/story.ts'
import { buildStoryIndex } from '../src/compare/story-index.ts'
import { contentStems, splitWords } from '../src/compare/terms.ts'
import { type LabelledPage, sentencesOf, toArticle } from './labelled.ts'
import { addCounts, type Counts, countPage, f1Of, noCounts, wronglyLeftOutOf } from './metrics.ts'

/** Page → score per detail of the story, in its order; higher is likelier told. */
type Baseline = (labelled: LabelledPage) => number[]

export interface BaselineResult {
  name: string
  counts: Counts
  threshold: number
}

/** Results of each baseline on the pages that cover the story. */
export function runBaselines(story: Story, pages: LabelledPage[]): BaselineResult[] {
  const covering = pages.filter(({ page }) => page.covers)
  return Object.entries(makeBaselines(story)).map(([name, baseline]) => {
    const scores = covering.map((labelled) => ({ labelled, scores: baseline(labelled) }))
    return { name, ...chooseThreshold(story, scores) }
  })
}

function makeBaselines(story: Story): Record<string, Baseline> {
  const index = buildStoryIndex(story)
  const texts = story.details.flatMap(({ statement, phrasings }, detail) =>
    [statement, ...phrasings].map((text) => ({ detail, text })),
  )
  const search = new MiniSearch({ fields: ['text'], processTerm: (term) => contentStems(splitWords(term))[0] ?? null })
  search.addAll(texts.map(({ text }, id) => ({ id, text })))
  const fuse = new Fuse(texts, { keys: ['text'], includeScore: true, ignoreLocation: true, threshold: 0.8 })
  /** Largest score of any sentence for any text of each detail. */
  const overSentences = ({ page }: LabelledPage, score: (text: string) => Iterable<[number, number]>): number[] => {
    const best = story.details.map(() => 0)
    for (const sentence of sentencesOf(page))
      for (const [text, value] of score(sentence)) {
        const { detail } = texts[text]!
        best[detail] = Math.max(best[detail]!, value)
      }
    return best
  }
  const overFeatures = ({ page }: LabelledPage, score: (vector: FeatureVector) => number) => {
    const article = toArticle(page)
    const analysed = analyseArticle(index, article)
    const matrix = measure(index, analysed, article)
    return story.details.map((_, detail) =>
      Math.max(0, ...article.sentences.map((_, at) => score(vectorAt(matrix, at, detail)))),
    )
  }
  return {
    'BM25 (minisearch), per word of the sentence': (labelled) =>
      overSentences(labelled, (sentence) =>
        search
          .search(sentence)
          .map(({ id, score }): [number, number] => [id as number, score / splitWords(sentence).length]),
      ),
    'fuzzy search (fuse.js)': (labelled) =>
      overSentences(labelled, (sentence) =>
        fuse.search(sentence).map(({ refIndex, score = 1 }): [number, number] => [refIndex, 1 - score]),
      ),
    'TF-IDF cosine': (labelled) => overFeatures(labelled, ({ cosine }) => cosine),
    'essentials only': (labelled) => overFeatures(labelled, ({ allEssentials }) => allEssentials),
    'essentials as a gate, then cosine': (labelled) =>
      overFeatures(labelled, ({ allEssentials, cosine }) => allEssentials * (0.01 + cosine)),
  }
}

const STEPS = 200

function chooseThreshold(story: Story, scored: { labelled: LabelledPage; scores: number[] }[]) {
  const values = scored.flatMap(({ scores }) => scores).sort((a, b) => a - b)
  let best = { counts: noCounts(), threshold: 0 }
  for (let step = 0; step < STEPS; step++) {
    const threshold = values[Math.floor((values.length * (STEPS + step)) / (2 * STEPS))]!
    if (threshold <= 0) continue
    const counts = scored
      .map(({ labelled: { labels }, scores }) => {
        const found = new Set(story.details.flatMap(({ id }, i) => (scores[i]! >= threshold ? [id] : [])))
        return countPage(
          story.details.map(({ id }) => id),
          (id) => found.has(id),
          new Set(Object.keys(labels.told)),
          new Set(Object.keys(labels.partly)),
        )
      })
      .reduce(addCounts, noCounts())
    if (f1Of(counts) > f1Of(best.counts)) best = { counts, threshold }
  }
  return best
}

export const describeResult = (name: string, counts: Counts): string =>
  `  ${name.padEnd(46)} F1 ${f1Of(counts).toFixed(3)}  wrongly left out ${(100 * wronglyLeftOutOf(counts)).toFixed(1)} %`
