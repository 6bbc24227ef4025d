// Are two articles about the same event? A logistic model over what their titles and openings share, fitted by
// npm run fit:likeness on story pages and on near misses: same people and places, another event.
import { type Article, sentenceTexts } from '../read/article.ts'
import { likenessOf } from './draft.ts'
import fitted from './likeness.json' with { type: 'json' }
import { type PooledSentence, poolSentences } from './likeness.ts'
import { splitWords } from './terms.ts'

export const EVENT_FEATURES = ['lead', 'title', 'names', 'pairs', 'best', 'days'] as const
export type EventVector = Record<(typeof EVENT_FEATURES)[number], number>

/** Sentences after the title that say what an article is about. */
const LEAD = 4
/** A pair of sentences this likely to tell the same counts as one. */
const ALIKE = 0.3
/** Pairs at which the feature reaches 1; days at which it does. */
const MANY_PAIRS = 8
const MANY_DAYS = 10
/** A name shorter than this is an initial or an abbreviation. */
const LEAST_NAME = 3
/** Probability from which two articles are taken to be about the same event. */
export const SAME = 0.5

export interface EventLikeness {
  /** 0 to 1. */
  probability: number
  /** Names and figures that both openings have, the most telling first: the reason. */
  shared: string[]
}

export function compareEvents(a: Article, b: Article): EventLikeness {
  const { vector, shared } = eventFeatures(a, b)
  let sum = fitted.sameEvent.bias
  for (const name of EVENT_FEATURES) sum += fitted.sameEvent.features[name] * vector[name]
  return { probability: 1 / (1 + Math.exp(-sum)), shared }
}

export function eventFeatures(a: Article, b: Article): { vector: EventVector; shared: string[] } {
  const { sentences, weigh } = poolSentences([sentenceTexts(a), sentenceTexts(b)])
  const [left, right] = [0, 1].map((source) => sentences.filter((one) => one.source === source)) as [
    PooledSentence[],
    PooledSentence[],
  ]
  const stemsOf = (list: PooledSentence[]) => new Set(list.flatMap(({ stems }) => [...stems]))
  const namesOf = (list: PooledSentence[]) => new Set(list.flatMap(({ anchors }) => [...anchors]))
  const lead = (list: PooledSentence[]) => list.slice(0, 1 + LEAD)
  let [pairs, best] = [0, 0]
  for (const one of left) {
    const nearest = Math.max(0, ...right.map((other) => likenessOf(one, other, weigh)))
    if (nearest >= ALIKE) pairs++
    best = Math.max(best, nearest)
  }
  const [mine, theirs] = [namesOf(lead(left)), namesOf(lead(right))]
  const shared = [...mine].filter((name) => theirs.has(name)).sort((x, y) => weigh(y) - weigh(x))
  const written = namesIn(a)
  return {
    vector: {
      lead: overlap(stemsOf(lead(left)), stemsOf(lead(right))),
      title: overlap(stemsOf(left.slice(0, 1)), stemsOf(right.slice(0, 1))),
      names: overlap(mine, theirs),
      pairs: Math.min(1, pairs / MANY_PAIRS),
      best,
      days: daysApart(a.published, b.published),
    },
    shared: shared.flatMap((stem) => written.get(stem) ?? []),
  }
}

/** Of many, those that share most names with the article's title and opening: at least one, at most `most`. */
export function nearestByNames<T>(
  article: Article,
  candidates: readonly T[],
  articleOf: (candidate: T) => Article,
  most: number,
): T[] {
  const mine = leadNames(article)
  return candidates
    .map((candidate) => ({ candidate, common: overlapCount(mine, leadNames(articleOf(candidate))) }))
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

const leadNames = ({ blocks }: Article): Set<string> =>
  new Set(blocks.slice(0, 1 + LEAD).flatMap((block) => block.match(/\p{Lu}[\p{L}\p{M}]{2,}/gu) ?? []))

const overlapCount = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((name) => b.has(name)).length

/** Share of the smaller set that is in the other, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  return [...small].filter((item) => large.has(item)).length / small.size
}

/** 0 where one of the two has no day. */
function daysApart(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0
  return Math.min(1, Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000 / MANY_DAYS)
}

/** Stem → the name as the article writes it; figures are no reason that a person would give. */
function namesIn({ blocks }: Article): Map<string, string> {
  const names = new Map<string, string>()
  for (const block of blocks)
    for (const { stem, isCapital, start, end, text } of splitWords(block))
      if (isCapital && text.length >= LEAST_NAME && !names.has(stem)) names.set(stem, block.slice(start, end))
  return names
}
