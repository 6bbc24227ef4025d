// Are two articles about the same event? A logistic model over what their titles and openings share, fitted by
// npm run fit:likeness on story pages and on near misses: same people and places, another event.
import { type Article, sentenceTexts } from '../read/article.ts'
import { daysBetween } from '../read/day.ts'
import { likenessOf } from './draft.ts'
import fitted from './likeness.json' with { type: 'json' }
import { type PooledSentence, poolSentences, type Weigh } from './likeness.ts'
import { splitWords } from './terms.ts'

export const EVENT_FEATURES = [
  /** Share of the shorter opening's stems that the other opening has. */
  'lead',
  /** The same by weight: rare stems count for more. */
  'leadMass',
  /** The same of the titles alone. */
  'title',
  /** Share of a title's stems that the other article's opening has, the mean of both ways: one's headline is the other's first paragraph. */
  'headlines',
  /** Share of the names and figures of the openings. */
  'names',
  /** Pairs of sentences that are alike, in units of MANY_PAIRS, and how alike the nearest are. */
  'pairs',
  'best',
  /** Days between them, in units of MANY_DAYS. */
  'days',
  /** 1 where one of them gives no day: no evidence, unlike the same day. */
  'undated',
] as const
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
/**
 * Probability from which two articles are taken to be about the same event: on the public events that the model is fitted on
 * (npm run fit:likeness) it has a recall of one there, and a wrong "same event" costs more than a missed one.
 */
export const SAME = 0.7

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
  const [openings, titles] = [lead, (list: PooledSentence[]) => list.slice(0, 1)].map((part) =>
    [left, right].map((list) => stemsOf(part(list))),
  ) as [[Set<string>, Set<string>], [Set<string>, Set<string>]]
  let [pairs, best] = [0, 0]
  for (const one of left) {
    const nearest = Math.max(0, ...right.map((other) => likenessOf(one, other, weigh)))
    if (nearest >= ALIKE) pairs++
    best = Math.max(best, nearest)
  }
  const [mine, theirs] = [namesOf(lead(left)), namesOf(lead(right))]
  const shared = [...mine].filter((name) => theirs.has(name)).sort((x, y) => weigh(y) - weigh(x))
  const written = namesIn(a)
  const apart = daysBetween(a.published, b.published)
  return {
    vector: {
      lead: overlap(...openings),
      leadMass: overlap(...openings, weigh),
      title: overlap(...titles),
      headlines: (shareIn(titles[0], openings[1]) + shareIn(titles[1], openings[0])) / 2,
      names: overlap(mine, theirs),
      pairs: Math.min(1, pairs / MANY_PAIRS),
      best,
      days: Math.min(1, Math.abs(apart ?? 0) / MANY_DAYS),
      undated: apart === null ? 1 : 0,
    },
    shared: shared.flatMap((stem) => written.get(stem) ?? []),
  }
}

/** Of many, those that share most names with the article's title and opening: at least one, at most `most`. */
export function nearestByNames<T>(
  article: Article,
  candidates: readonly T[],
  namesOf: (candidate: T) => readonly string[],
  most: number,
): T[] {
  const mine = openingNames(article)
  return candidates
    .map((candidate) => ({ candidate, common: overlapCount(new Set(mine), new Set(namesOf(candidate))) }))
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** Capitalised words of title and opening, each once. */
export const openingNames = ({ blocks }: Article): string[] => [
  ...new Set(blocks.slice(0, 1 + LEAD).flatMap((block) => block.match(/\p{Lu}[\p{L}\p{M}]{2,}/gu) ?? [])),
]

const overlapCount = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((name) => b.has(name)).length

/** Share of the lighter set that is in the other, 0 to 1; by number where no weight is given. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: Weigh = () => 1): number {
  const mass = (items: Iterable<string>) => [...items].reduce((sum, item) => sum + weigh(item), 0)
  return mass([...a].filter((item) => b.has(item))) / (Math.min(mass(a), mass(b)) || 1)
}

/** Share of the first set that is in the second, 0 to 1. */
const shareIn = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => overlapCount(a, b) / (a.size || 1)

/** Stem → the name as the article writes it; figures are no reason that a person would give. */
function namesIn({ blocks }: Article): Map<string, string> {
  const names = new Map<string, string>()
  for (const block of blocks)
    for (const { stem, isCapital, start, end, text } of splitWords(block))
      if (isCapital && text.length >= LEAST_NAME && !names.has(stem)) names.set(stem, block.slice(start, end))
  return names
}
