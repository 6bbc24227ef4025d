// Articles on one event → a drafted story, in the form of the bundled ones, so that everything else works on it as on those.
// What several articles tell becomes one detail: sentences are joined by likeness, most alike first, as long as all of a
// detail stay alike (average linkage). Nobody has read a draft: its claims are made more carefully (compare-draft.ts).
import { type Article, sentenceTexts, titleOf } from '../read/article.ts'
import fitted from './likeness.json' with { type: 'json' }
import {
  eachLikeness,
  type LikenessVector,
  likenessFeatures,
  type PooledSentence,
  poolSentences,
  type Weigh,
} from './likeness.ts'
import type { Detail, Story } from './story.ts'
import { splitWords } from './terms.ts'

export interface DraftSource {
  /** A slug, and the publisher's name. */
  id: string
  name: string
  url: string | null
  article: Article
}

/** Content stems under which a sentence is too short to be a detail. */
const LEAST_STEMS = 4
/** Two sentences at least this likely to tell the same are joined. */
const LINK = 0.3
/** And all pairs of the joined details must be so likely on average. */
const LINK_AVERAGE = 0.15
/** Sentences of one article in one detail at most: more is a paragraph, not a detail. */
const MOST_OF_ONE = 2
/** Story files count an article's sentences from 1, the title first; an Article counts from 0. */
export const FIRST = 1
/** Names that make the gate, at most. */
const GATE_GROUPS = 2

/** Sources: two at least, their ids different. Throws nothing: articles without a sentence give a story without details. */
export function draftStory(id: string, title: string | null, sources: readonly DraftSource[]): Story {
  const { sentences, weigh } = poolSentences(sources.map(({ article }) => sentenceTexts(article)))
  const usable = sentences.filter(({ stems }) => stems.size >= LEAST_STEMS)
  const clusters = cluster(usable, weigh).sort(byTellers)
  const details = clusters.map((members, i) => draftDetail(members, sources, i, weigh))
  const event = details.filter((_, i) => clusters[i]!.some(({ at }) => at === 0))
  const first = sources[0]
  const days = sources.flatMap(({ article }) => article.published ?? []).sort()
  return {
    format: 1,
    id,
    title: title ?? (first ? titleOf(first.article) : id),
    summary: title ?? (first ? titleOf(first.article) : id),
    date: days[0] ?? UNDATED,
    language: first?.article.language?.split('-')[0] ?? 'en',
    places: [],
    actors: [],
    aliases: [],
    gate: draftGate(sources),
    event: (event.length > 0 ? event : details.slice(0, 1)).map((detail) => detail.id),
    outlets: sources.map(({ id: outlet, name, url }) => ({
      id: outlet,
      name,
      url,
      extent: 'whole',
      note: null,
      setAside: [],
      repeats: {},
    })),
    details,
    differences: [],
    facts: [],
  }
}

/** The day of a story none of whose articles has one. */
const UNDATED = '1970-01-01'

const tellersOf = (members: readonly PooledSentence[]): number => new Set(members.map(({ source }) => source)).size
const byTellers = (a: PooledSentence[], b: PooledSentence[]): number =>
  tellersOf(b) - tellersOf(a) || a[0]!.source - b[0]!.source || a[0]!.at - b[0]!.at

/** Probability, 0 to 1, that the two tell the same. */
export const likenessOf = (a: PooledSentence, b: PooledSentence, weigh: Weigh): number =>
  probabilityOf(likenessFeatures(a, b, weigh))

const LIKENESS_NAMES = Object.keys(fitted.likeness.features) as (keyof LikenessVector)[]

function probabilityOf(vector: LikenessVector): number {
  if (vector.shared === 0) return 0
  let sum = fitted.likeness.bias
  for (const name of LIKENESS_NAMES) sum += fitted.likeness.features[name] * vector[name]
  return 1 / (1 + Math.exp(-sum))
}

function cluster(sentences: PooledSentence[], weigh: Weigh): PooledSentence[][] {
  // One half of a square: sixty articles of fifty sentences are eighteen megabytes, for a moment.
  const likeness = sentences.map((_, second) => new Float32Array(second))
  const likenessAt = (a: number, b: number) => likeness[Math.max(a, b)]![Math.min(a, b)]!
  const pairs: { a: number; b: number; value: number }[] = []
  eachLikeness(sentences, weigh, (a, b, vector) => {
    const value = probabilityOf(vector)
    likeness[b]![a] = value
    if (value >= LINK) pairs.push({ a, b, value })
  })
  const home = sentences.map((_, i) => i)
  const members = new Map(sentences.map((_, i) => [i, [i]]))
  const isAlike = (left: number[], right: number[]): boolean => {
    let [sum, count] = [0, 0]
    for (const a of left)
      for (const b of right) {
        if (sentences[a]!.source === sentences[b]!.source) continue
        sum += likenessAt(a, b)
        count++
      }
    return count > 0 && sum / count >= LINK_AVERAGE
  }
  const textOf = ({ a, b }: { a: number; b: number }) => [sentences[a]!.text, sentences[b]!.text].sort().join()
  // Of equals the first by its words: the order in which the articles came must not decide.
  for (const { a, b } of pairs.sort((x, y) => y.value - x.value || (textOf(x) < textOf(y) ? -1 : 1))) {
    const [left, right] = [home[a]!, home[b]!]
    if (left === right) continue
    if (!isAlike(members.get(left)!, members.get(right)!)) continue
    const joined = [...members.get(left)!, ...members.get(right)!]
    if (hasTooManyOfOne(joined.map((i) => sentences[i]!))) continue
    members.set(left, joined)
    members.delete(right)
    for (const i of joined) home[i] = left
  }
  return [...members.values()].map((list) => list.map((i) => sentences[i]!))
}

function hasTooManyOfOne(members: PooledSentence[]): boolean {
  const counts = new Map<number, number>()
  for (const { source } of members) counts.set(source, (counts.get(source) ?? 0) + 1)
  return Math.max(...counts.values()) > MOST_OF_ONE
}

/** The sentence most like the others says it, a title only where there is nothing else; of equals the shorter one. */
function draftDetail(members: PooledSentence[], sources: readonly DraftSource[], number: number, weigh: Weigh): Detail {
  const worth = (one: PooledSentence) =>
    members.reduce((sum, other) => sum + (other === one ? 0 : likenessOf(one, other, weigh)), 0)
  const [first, ...rest] = members
    .map((sentence) => ({ sentence, worth: worth(sentence) }))
    .sort(
      (a, b) =>
        Number(a.sentence.at === 0) - Number(b.sentence.at === 0) ||
        b.worth - a.worth ||
        a.sentence.text.length - b.sentence.text.length,
    )
  const toldBy: Record<string, number[]> = {}
  for (const { source, at } of members) {
    const { id } = sources[source]!
    toldBy[id] = [...(toldBy[id] ?? []), at + FIRST].sort((a, b) => a - b)
  }
  return {
    id: `detail-${number + 1}`,
    statement: first!.sentence.text,
    kind: /["“«][^"”»]{20,}/.test(first!.sentence.text)
      ? 'quote'
      : members.some(({ at }) => at === 0)
        ? 'event'
        : 'context',
    salience: tellersOf(members) >= 3 ? 3 : tellersOf(members) === 2 ? 2 : 1,
    speaker: null,
    toldBy,
    partlyToldBy: {},
    phrasings: rest.map(({ sentence }) => sentence.text),
    essentials: [],
    nearMisses: [],
    note: null,
  }
}

/** The names that most titles and openings have: a page without them is about something else. */
function draftGate(sources: readonly DraftSource[]): string[][] {
  const counts = new Map<string, number>()
  for (const { article } of sources) {
    const opening = article.blocks.slice(0, 4).flatMap(splitWords)
    const names = new Set(opening.flatMap(({ text, isCapital }) => (isCapital && text.length > 3 ? [text] : [])))
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const named = [...counts].sort((a, b) => b[1] - a[1]).slice(0, GATE_GROUPS)
  return named.length > 0 ? named.map(([name]) => [`${name}*`]) : [['*']]
}
