// Trains the classifier of src/compare/classifier.ts: one logistic regression per detail over a sentence's terms, by
// AdaGrad (Duchi, Hazan & Singer 2011) on the log loss. Learns from authored phrasings (each tells its detail), authored
// near misses (each does not tell that detail; of the others nothing is known) and labelled pages.
import { CLASSIFIER_LIMIT, classifierTerms, lengthFactor, nameGroups } from '../src/compare/classifier.ts'
import type { Story } from '../src/compare/story.ts'
import { splitWords, type Word } from '../src/compare/terms.ts'
import { type LabelledPage, seededRandom, sentencesOf } from './labelled.ts'

export type Phrasings = Record<string, { phrasings: string[]; nearMisses: string[] }>

const EPOCHS = 10
const RATE = 0.3
/** L2 penalty per step. */
const PENALTY = 2e-5
/** A phrasing often carries a second fact, so it speaks against the other details with half a voice only. */
const OTHER_DETAIL_WEIGHT = 0.5
/** Sentences of labelled pages count this often against one authored phrasing: they are how outlets really write. */
const PAGE_WEIGHT = 4
/** Terms seen in fewer texts say nothing about the next page. */
const LEAST_TEXTS = 3
/** Weights under this are dropped: they are most of the file and change few verdicts. */
const LEAST_WEIGHT = 0.8
/** Gradients smaller than this change nothing but cost most of the time. */
const LEAST_GRADIENT = 2e-3

interface Example {
  terms: number[]
  /** Details that it tells. */
  told: Set<number>
  /** Details of which it is known that it does not tell them; 'rest' for all others, at half weight. */
  untold: Set<number> | 'rest'
  weight: number
}

export interface TrainedClassifier {
  bias: number[]
  weights: Map<string, Float32Array>
  /** Log odds per detail, as the shipped classifier computes them but for its rounding. */
  score(words: readonly Word[]): Float64Array
}

/** Everything that does not change between folds: the terms of every text. Made once. */
export function prepareTraining(story: Story, phrasings: Phrasings, pages: LabelledPage[]) {
  const groups = nameGroups(story)
  const cache = new Map<string, string[]>()
  const termsOf = (text: string): string[] => {
    let terms = cache.get(text)
    if (!terms) {
      terms = classifierTerms(splitWords(text), groups)
      cache.set(text, terms)
    }
    return terms
  }
  const ids = new Map(story.details.map(({ id }, i) => [id, i]))
  const authored: { text: string; detail: number; isTold: boolean }[] = story.details.flatMap((detail, i) => {
    const more = phrasings[detail.id]
    return [
      ...[detail.statement, ...detail.phrasings, ...(more?.phrasings ?? [])].map((text) => ({
        text,
        detail: i,
        isTold: true,
      })),
      ...[...detail.nearMisses, ...(more?.nearMisses ?? [])].map((text) => ({ text, detail: i, isTold: false })),
    ]
  })
  const counts = new Map<string, number>()
  for (const text of [...authored.map(({ text }) => text), ...pages.flatMap(({ page }) => sentencesOf(page))])
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const vocabulary = new Map([...counts].filter(([, count]) => count >= LEAST_TEXTS).map(([term], i) => [term, i]))
  const numbersOf = (text: string) => termsOf(text).flatMap((term) => vocabulary.get(term) ?? [])
  return { story, ids, authored, vocabulary, groups, numbersOf }
}

export type Prepared = ReturnType<typeof prepareTraining>

export function trainClassifier(prepared: Prepared, pages: LabelledPage[]): TrainedClassifier {
  const { story, vocabulary, groups } = prepared
  const details = story.details.length
  const size = vocabulary.size + 1 // the last is the bias
  const examples = [...authoredExamples(prepared), ...pages.flatMap((page) => pageExamples(prepared, page))]
  const weights = new Float32Array(details * size)
  const squares = new Float32Array(details * size).fill(1e-2)
  for (let detail = 0; detail < details; detail++) weights[detail * size + size - 1] = -3
  const random = seededRandom(1)
  const order = examples.map((_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const i of order) {
      const { terms, told, untold, weight } = examples[i]!
      const factor = lengthFactor(terms.length)
      for (let detail = 0; detail < details; detail++) {
        const isTold = told.has(detail)
        if (!isTold && untold !== 'rest' && !untold.has(detail)) continue
        const offset = detail * size
        let sum = weights[offset + size - 1]!
        for (const term of terms) sum += weights[offset + term]! * factor
        const share = !isTold && untold === 'rest' ? OTHER_DETAIL_WEIGHT : 1
        const gradient = (1 / (1 + Math.exp(-sum)) - (isTold ? 1 : 0)) * share * weight
        if (Math.abs(gradient) < LEAST_GRADIENT) continue
        for (const term of terms) step(offset + term, gradient * factor + PENALTY * weights[offset + term]!)
        step(offset + size - 1, gradient)
      }
    }
  }
  // What is too small to ship is dropped here, so that the cross-validation sees the classifier as it ships.
  for (let i = 0; i < weights.length; i++)
    if (i % size !== size - 1 && Math.abs(weights[i]!) < LEAST_WEIGHT) weights[i] = 0
  function step(at: number, gradient: number): void {
    squares[at]! += gradient * gradient
    weights[at]! -= (RATE * gradient) / Math.sqrt(squares[at]!)
  }
  const bias = story.details.map((_, detail) => weights[detail * size + size - 1]!)
  return {
    bias,
    weights: new Map(
      [...vocabulary].map(([term, i]) => [
        term,
        Float32Array.from({ length: details }, (_, detail) => weights[detail * size + i]!),
      ]),
    ),
    score(words) {
      const terms = classifierTerms(words, groups)
      const known = terms.flatMap((term) => vocabulary.get(term) ?? [])
      // The shipped classifier scales by all terms of the sentence, known or not; so must this.
      const factor = lengthFactor(terms.length)
      return Float64Array.from({ length: details }, (_, detail) => {
        let sum = bias[detail]!
        for (const term of known) sum += weights[detail * size + term]! * factor
        return Math.max(-CLASSIFIER_LIMIT, Math.min(CLASSIFIER_LIMIT, sum))
      })
    },
  }
}

function authoredExamples({ authored, numbersOf }: Prepared): Example[] {
  return authored.map(({ text, detail, isTold }) => ({
    terms: numbersOf(text),
    told: new Set(isTold ? [detail] : []),
    untold: isTold ? 'rest' : new Set([detail]),
    weight: 1,
  }))
}

/** Sentences that the labels call "partly" for a detail say nothing about it, either way. */
function pageExamples({ story, ids, numbersOf }: Prepared, { page, labels }: LabelledPage): Example[] {
  return sentencesOf(page).map((text, at) => {
    const having = (record: Record<string, number[]>) =>
      new Set(Object.entries(record).flatMap(([id, sentences]) => (sentences.includes(at) ? [ids.get(id)!] : [])))
    const told = having(labels.told)
    const partly = having(labels.partly)
    const untold = new Set(
      story.details.flatMap((_, detail) => (told.has(detail) || partly.has(detail) ? [] : [detail])),
    )
    return { terms: numbersOf(text), told, untold, weight: PAGE_WEIGHT }
  })
}
