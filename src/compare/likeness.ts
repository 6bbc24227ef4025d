// How likely two sentences of different articles tell the same, without any knowledge of the story: for stories that nobody
// has annotated. A logistic model over what they share (npm run fit:likeness), the same for all stories.
import { contentStems, splitWords, type Word } from './terms.ts'

export interface PooledSentence {
  /** Which article, and which of its sentences. */
  source: number
  at: number
  text: string
  stems: ReadonlySet<string>
  /** Stems of capitalised words that do not begin the sentence, and of figures. */
  anchors: ReadonlySet<string>
  /** Sum of the weights of its stems. */
  mass: number
  length: number
}

/** Weight of a stem over all sentences of the articles: rare ones tell sentences apart. */
export type Weigh = (stem: string) => number

export function poolSentences(articles: readonly (readonly string[])[]): { sentences: PooledSentence[]; weigh: Weigh } {
  const raw = articles.flatMap((texts, source) =>
    texts.map((text, at) => {
      const words = splitWords(text)
      return { source, at, text, stems: new Set(contentStems(words)), anchors: anchorsOf(words) }
    }),
  )
  const documents = new Map<string, number>()
  for (const { stems } of raw) for (const stem of stems) documents.set(stem, (documents.get(stem) ?? 0) + 1)
  const weigh = (stem: string) => Math.log((raw.length + 1) / ((documents.get(stem) ?? 0) + 0.5))
  const sentences = raw.map((sentence) => {
    let [mass, square] = [0, 0]
    for (const stem of sentence.stems) {
      const weight = weigh(stem)
      mass += weight
      square += weight * weight
    }
    return { ...sentence, mass, length: Math.sqrt(square) || 1 }
  })
  return { sentences, weigh }
}

function anchorsOf(words: readonly Word[]): Set<string> {
  return new Set(
    words.flatMap(({ stem, isCapital, text }, i) => (/^\d/.test(text) || (isCapital && i > 0) ? [stem] : [])),
  )
}

export const LIKENESS_FEATURES = ['cosine', 'containment', 'anchors', 'rare', 'shared'] as const
export type LikenessVector = Record<(typeof LIKENESS_FEATURES)[number], number>

/** What two sentences have in common: mass, squared mass, number and largest weight of stems, and the mass of anchors. */
interface Overlap {
  shared: number
  square: number
  count: number
  rarest: number
  anchors: number
}

export function likenessFeatures(a: PooledSentence, b: PooledSentence, weigh: Weigh): LikenessVector {
  const overlap = noOverlap()
  for (const stem of a.stems) if (b.stems.has(stem)) addStem(overlap, weigh(stem))
  for (const anchor of a.anchors) if (b.anchors.has(anchor)) overlap.anchors += weigh(anchor)
  return toFeatures(overlap, a, b)
}

/**
 * The features of every two sentences of different articles that share a stem, by way of an index: thousands of pairs share
 * none, and the rest are met once per stem. `at` numbers the sentences in the list given, the first below the second.
 */
export function eachLikeness(
  sentences: readonly PooledSentence[],
  weigh: Weigh,
  visit: (first: number, second: number, vector: LikenessVector) => void,
): void {
  const [withStem, withAnchor] = [new Map<string, number[]>(), new Map<string, number[]>()]
  // One overlap per earlier sentence, emptied when it has been told: half a million of new ones would be the collector's work.
  const overlaps = sentences.map(noOverlap)
  for (const [second, one] of sentences.entries()) {
    const met: number[] = []
    const meet = (index: Map<string, number[]>, term: string, add: (overlap: Overlap) => void) => {
      for (const first of index.get(term) ?? []) {
        if (sentences[first]!.source === one.source) continue
        const overlap = overlaps[first]!
        if (overlap.count === 0 && overlap.anchors === 0) met.push(first)
        add(overlap)
      }
    }
    for (const stem of one.stems) {
      const weight = weigh(stem)
      meet(withStem, stem, (overlap) => addStem(overlap, weight))
    }
    for (const anchor of one.anchors) {
      const weight = weigh(anchor)
      meet(withAnchor, anchor, (overlap) => {
        overlap.anchors += weight
      })
    }
    for (const first of met) {
      visit(first, second, toFeatures(overlaps[first]!, sentences[first]!, one))
      Object.assign(overlaps[first]!, noOverlap())
    }
    for (const stem of one.stems) addTo(withStem, stem, second)
    for (const anchor of one.anchors) addTo(withAnchor, anchor, second)
  }
}

const noOverlap = (): Overlap => ({ shared: 0, square: 0, count: 0, rarest: 0, anchors: 0 })

function addTo(index: Map<string, number[]>, term: string, at: number): void {
  const list = index.get(term)
  if (list) list.push(at)
  else index.set(term, [at])
}

function addStem(overlap: Overlap, weight: number): void {
  overlap.shared += weight
  overlap.square += weight * weight
  overlap.count++
  overlap.rarest = Math.max(overlap.rarest, weight)
}

const toFeatures = (
  { shared, square, count, rarest, anchors }: Overlap,
  a: PooledSentence,
  b: PooledSentence,
): LikenessVector => ({
  cosine: square / (a.length * b.length),
  containment: shared / (Math.min(a.mass, b.mass) || 1),
  anchors: Math.min(1, anchors / 12),
  rare: rarest / 6,
  shared: Math.min(1, count / 8),
})
