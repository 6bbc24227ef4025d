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

export function likenessFeatures(a: PooledSentence, b: PooledSentence, weigh: Weigh): LikenessVector {
  let [shared, square, count, rarest] = [0, 0, 0, 0]
  for (const stem of a.stems) {
    if (!b.stems.has(stem)) continue
    const weight = weigh(stem)
    shared += weight
    square += weight * weight
    count++
    rarest = Math.max(rarest, weight)
  }
  let anchors = 0
  for (const anchor of a.anchors) if (b.anchors.has(anchor)) anchors += weigh(anchor)
  return {
    cosine: square / (a.length * b.length),
    containment: shared / (Math.min(a.mass, b.mass) || 1),
    anchors: Math.min(1, anchors / 12),
    rare: rarest / 6,
    shared: Math.min(1, count / 8),
  }
}
