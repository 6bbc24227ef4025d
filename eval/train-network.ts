// Trains the network of src/compare/network.ts on labelled pages, labelled sentences and authored phrasings: Adam (Kingma &
// Ba 2015) on the log loss, AdaGrad (Duchi, Hazan & Singer 2011) on the word vectors, dropout (Srivastava et al. 2014).
// The vectors start as public ones (see make-vectors.ts). Gradients are written out: max-pooling touches few places, and a
// general differentiator would visit all.
import { type NetworkFile, NUMBER, UNKNOWN_WORD, vectorWord, YEAR } from '../src/compare/network.ts'
import type { Story } from '../src/compare/story.ts'
import { splitWords } from '../src/compare/terms.ts'
import { type LabelledPage, type Phrasings, seededRandom, sentencesOf } from './labelled.ts'
import { multiply, prepareProduct } from './matrix-product.ts'
import { packNetwork } from './pack-network.ts'
import type { StartVectors } from './vectors.ts'

const WIDTH = 5
const FILTERS = 384
const EPOCHS = 16
const BATCH = 64
const RATE = 2e-3
const VECTOR_RATE = 0.06
/** Share of a sentence's filters that are silenced in training, so that no verdict hangs on one. */
const DROPOUT = 0.5
/** Share of words that are hidden in training. */
const WORD_DROPOUT = 0.1
/** L2 on the weights; and on how far a word's vector strays from where it started. */
const PENALTY = 1e-4
const VECTOR_PENALTY = 2e-4
/** Sentences of labelled pages count this often against one authored phrasing: every detail of theirs is known. */
const PAGE_WEIGHT = 2
/** An authored phrasing often carries a second fact, so it speaks against the other details with half a voice only. */
const OTHER_DETAIL_WEIGHT = 0.5
/** Share of batches in which each sentence is joined with another: real sentences tell several details at once. */
const JOINED = 0.4
/** Words of a sentence that are trained on. */
const MOST_WORDS = 64
/** A detail is told in one sentence of thirty or so: where the log odds begin. */
const START_BIAS = -3.5

interface Example {
  words: string[]
  told: number[]
  /** Told in part only: of "in full" that teaches nothing. */
  partly: number[]
  /** 1 new, 0 not, null unknown. */
  fresh: 0 | 1 | null
  /** Weight of the details it does not tell; null: of those nothing is known but for `untold`. */
  others: number | null
  untold: number[]
  weight: number
}

export interface Training {
  story: Story
  phrasings: Phrasings
  /** Pages and labelled sentences: both have every sentence labelled for every detail. */
  pages: LabelledPage[]
  vectors: StartVectors
  provenance: string
  seed: number
  onEpoch?: (epoch: number, loss: number) => void
}

export async function trainNetwork(training: Training): Promise<NetworkFile> {
  await prepareProduct()
  const { story, vectors } = training
  const details = story.details.length
  const outputs = 2 * details + 1
  const dimensions = vectors.dimensions
  const random = seededRandom(training.seed)
  const examples = [...authoredExamples(training), ...training.pages.flatMap((page) => pageExamples(story, page))]
  const vocabulary = makeVocabulary(examples, vectors, random)
  const ids = examples.map(({ words }) =>
    words.slice(0, MOST_WORDS).map((word) => vocabulary.rows.get(vectorWord(word, (w) => vocabulary.rows.has(w)))!),
  )
  const wide = WIDTH * FILTERS
  const half = WIDTH >> 1
  const convolution = makeParameter(dimensions * wide, random, Math.sqrt(2 / (WIDTH * dimensions)) * 1.5)
  const filterBias = makeParameter(FILTERS)
  const output = makeParameter(FILTERS * outputs, random, 0.05)
  const direct = makeParameter(dimensions * outputs)
  const outputBias = makeParameter(outputs)
  outputBias.value.fill(START_BIAS)
  const rows = vocabulary.values
  const origin = rows.slice()
  const rowSquares = new Float32Array(vocabulary.words.length).fill(1e-3)
  let step = 0

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let loss = 0
    const rate = RATE * (1 - epoch / EPOCHS)
    const batches = makeBatches(ids, random)
    for (const batch of batches) loss += trainBatch(batch, rate)
    training.onEpoch?.(epoch, loss / batches.length)
  }

  function trainBatch(batch: number[], rate: number): number {
    const others = random() < JOINED ? shuffle([...batch], random) : null
    const size = batch.length
    const lists = batch.map((i, at) => (others ? [...ids[i]!, ...ids[others[at]!]!] : ids[i]!))
    const dropped = lists.map((list) => list.map((id) => (random() < WORD_DROPOUT ? 0 : id)))
    const unique = [...new Set([0, ...dropped.flat()])]
    const place = new Map(unique.map((id, i) => [id, i]))
    const places = dropped.map((list) => list.map((id) => place.get(id)!))
    const used = new Float32Array(unique.length * dimensions)
    for (const [i, id] of unique.entries())
      used.set(rows.subarray(id * dimensions, (id + 1) * dimensions), i * dimensions)
    const parts = multiply(used, convolution.value, unique.length, dimensions, wide)

    const strongest = new Float32Array(size * FILTERS).fill(Number.NEGATIVE_INFINITY)
    const winner = new Int32Array(size * FILTERS)
    const means = new Float32Array(size * dimensions)
    const sum = new Float32Array(FILTERS)
    for (const [b, list] of places.entries()) {
      const from = b * FILTERS
      for (let at = 0; at < list.length; at++) {
        sum.fill(0)
        for (let o = 0; o < WIDTH; o++) {
          const word = list[at + o - half]
          if (word === undefined) continue
          const part = word * wide + o * FILTERS
          for (let k = 0; k < FILTERS; k++) sum[k]! += parts[part + k]!
        }
        for (let k = 0; k < FILTERS; k++)
          if (sum[k]! > strongest[from + k]!) {
            strongest[from + k] = sum[k]!
            winner[from + k] = at
          }
      }
      const share = 1 / Math.sqrt(list.length || 1)
      for (const word of list)
        for (let i = 0; i < dimensions; i++) means[b * dimensions + i]! += used[word * dimensions + i]! * share
    }
    const isOpen = new Uint8Array(size * FILTERS)
    for (let i = 0; i < strongest.length; i++) {
      const value = strongest[i]! + filterBias.value[i % FILTERS]!
      isOpen[i] = value > 0 && random() >= DROPOUT ? 1 : 0
      strongest[i] = isOpen[i] ? value / (1 - DROPOUT) : 0
    }
    const odds = multiply(strongest, output.value, size, FILTERS, outputs)
    const fromMeans = multiply(means, direct.value, size, dimensions, outputs)
    const target = makeTargets(batch, others)
    const errors = new Float32Array(size * outputs)
    let loss = 0
    for (let i = 0; i < errors.length; i++) {
      const weight = target.weights[i]!
      if (weight === 0) continue
      const p = 1 / (1 + Math.exp(-(odds[i]! + fromMeans[i]! + outputBias.value[i % outputs]!)))
      const y = target.values[i]!
      errors[i] = ((p - y) * weight) / size
      loss -= weight * Math.log((y === 1 ? p : 1 - p) + 1e-9)
    }

    step++
    const outputStep = multiply(turn(strongest, size, FILTERS), errors, FILTERS, size, outputs)
    const directStep = multiply(turn(means, size, dimensions), errors, dimensions, size, outputs)
    const meansStep = multiply(errors, turn(direct.value, dimensions, outputs), size, outputs, dimensions).slice()
    const filterStep = multiply(errors, turn(output.value, FILTERS, outputs), size, outputs, FILTERS)
    // Only each filter's winning place has a gradient: a few thousand places where the full product would visit a million.
    const convolutionStep = new Float32Array(dimensions * wide)
    const rowSteps = new Float32Array(unique.length * dimensions)
    const filterBiasStep = new Float32Array(FILTERS)
    for (const [b, list] of places.entries())
      for (let k = 0; k < FILTERS; k++) {
        const i = b * FILTERS + k
        if (!isOpen[i]) continue
        const gradient = filterStep[i]! / (1 - DROPOUT)
        filterBiasStep[k]! += gradient
        for (let o = 0; o < WIDTH; o++) {
          const word = list[winner[i]! + o - half]
          if (word === undefined) continue
          const row = word * dimensions
          for (let j = 0, at = o * FILTERS + k; j < dimensions; j++, at += wide) {
            convolutionStep[at]! += gradient * used[row + j]!
            rowSteps[row + j]! += gradient * convolution.value[at]!
          }
        }
      }
    for (const [b, list] of places.entries()) {
      const share = 1 / Math.sqrt(list.length || 1)
      for (const word of list)
        for (let i = 0; i < dimensions; i++) rowSteps[word * dimensions + i]! += meansStep[b * dimensions + i]! * share
    }
    const biasStep = new Float32Array(outputs)
    for (let i = 0; i < errors.length; i++) biasStep[i % outputs]! += errors[i]!

    adam(convolution, convolutionStep, rate, step, PENALTY)
    adam(filterBias, filterBiasStep, rate, step, 0)
    adam(output, outputStep, rate, step, PENALTY)
    adam(direct, directStep, rate, step, PENALTY)
    adam(outputBias, biasStep, rate, step, 0)
    for (const [i, id] of unique.entries())
      if (id !== 0) stepRow(id, rowSteps.subarray(i * dimensions, (i + 1) * dimensions))
    return loss / size
  }

  function stepRow(id: number, gradient: Float32Array): void {
    const from = id * dimensions
    let square = 0
    for (let i = 0; i < dimensions; i++) {
      gradient[i]! += VECTOR_PENALTY * (rows[from + i]! - origin[from + i]!)
      square += gradient[i]! ** 2
    }
    rowSquares[id]! += square / dimensions
    const rate = VECTOR_RATE / Math.sqrt(rowSquares[id]!)
    for (let i = 0; i < dimensions; i++) rows[from + i]! -= rate * gradient[i]!
  }

  function makeTargets(batch: number[], others: number[] | null) {
    const values = new Float32Array(batch.length * outputs)
    const weights = new Float32Array(batch.length * outputs)
    const one = new Float32Array(outputs)
    const oneWeight = new Float32Array(outputs)
    for (const [b, i] of batch.entries()) {
      fillTarget(
        examples[i]!,
        details,
        values.subarray(b * outputs, (b + 1) * outputs),
        weights.subarray(b * outputs, (b + 1) * outputs),
      )
      if (!others) continue
      fillTarget(examples[others[b]!]!, details, one, oneWeight)
      for (let j = 0; j < outputs; j++) {
        const at = b * outputs + j
        const isTold = values[at]! * weights[at]! > 0
        const isToldToo = one[j]! * oneWeight[j]! > 0
        if (isTold || isToldToo) {
          weights[at] = Math.max(isTold ? weights[at]! : 0, isToldToo ? oneWeight[j]! : 0)
          values[at] = 1
        } else weights[at] = Math.min(weights[at]!, oneWeight[j]!)
      }
    }
    return { values, weights }
  }

  return packNetwork({
    story: story.id,
    provenance: training.provenance,
    details: story.details.map(({ id }) => id),
    width: WIDTH,
    words: vocabulary.words,
    dimensions,
    rows,
    convolution: convolution.value,
    filterBias: filterBias.value,
    output: output.value,
    direct: direct.value,
    outputBias: outputBias.value,
  })
}

function fillTarget(example: Example, details: number, values: Float32Array, weights: Float32Array): void {
  const { told, partly, fresh, others, untold, weight } = example
  values.fill(0)
  weights.fill((others ?? 0) * weight)
  weights[2 * details] = 0
  for (const detail of untold) weights[detail] = weight
  for (const detail of partly) {
    weights[detail] = 0
    weights[details + detail] = weight
    values[details + detail] = 1
  }
  for (const detail of told) {
    weights[detail] = weights[details + detail] = weight
    values[detail] = 1
  }
  if (fresh !== null) {
    weights[2 * details] = weight
    values[2 * details] = fresh
  }
}

const wordsOf = (text: string): string[] => splitWords(text).map(({ text: word }) => word)

function authoredExamples({ story, phrasings }: Training): Example[] {
  return story.details.flatMap((detail, at) => {
    const more = phrasings[detail.id]
    const told = [detail.statement, ...detail.phrasings, ...(more?.phrasings ?? [])]
    const untold = [...detail.nearMisses, ...(more?.nearMisses ?? [])]
    const rest = { partly: [], fresh: null, weight: 1 }
    return [
      ...told.map((text) => ({
        ...rest,
        words: wordsOf(text),
        told: [at],
        others: OTHER_DETAIL_WEIGHT,
        untold: [],
      })),
      ...untold.map((text) => ({ ...rest, words: wordsOf(text), told: [], others: null, untold: [at] })),
    ]
  })
}

function pageExamples(story: Story, { page, labels }: LabelledPage): Example[] {
  const numbers = new Map(story.details.map(({ id }, i) => [id, i]))
  return sentencesOf(page).map((text, at) => {
    const having = (record: Record<string, number[]>) =>
      Object.entries(record).flatMap(([id, sentences]) => (sentences.includes(at) ? [numbers.get(id)!] : []))
    const told = having(labels.told)
    const isUnknown = !page.covers || at === 0 || labels.either?.includes(at)
    return {
      words: wordsOf(text),
      told,
      partly: having(labels.partly).filter((detail) => !told.includes(detail)),
      fresh: isUnknown ? null : labels.new.includes(at) ? 1 : 0,
      others: 1,
      untold: [],
      weight: PAGE_WEIGHT,
    }
  })
}

/** Words of the examples and the commonest words of English beside them; row 0 is the unknown word, all zeros. */
function makeVocabulary(examples: Example[], vectors: StartVectors, random: () => number) {
  const counts = new Map<string, number>()
  for (const { words } of examples) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = [UNKNOWN_WORD, YEAR, NUMBER]
  const isListed = new Set(words)
  for (const [word, count] of counts)
    if (!isListed.has(word) && (vectors.rows.has(word) || (count >= LEAST_SEEN && /^\S+$/.test(word)))) {
      words.push(word)
      isListed.add(word)
    }
  for (const word of [...vectors.rows.keys()].slice(0, COMMON_WORDS)) if (!isListed.has(word)) words.push(word)
  const { dimensions } = vectors
  const values = new Float32Array(words.length * dimensions)
  for (const [i, word] of words.entries()) {
    const from = vectors.rows.get(word)
    if (i === 0) continue
    for (let j = 0; j < dimensions; j++)
      values[i * dimensions + j] = from === undefined ? (random() - 0.5) * 0.1 : vectors.values[from * dimensions + j]!
  }
  return { words, values, rows: new Map(words.map((word, i) => [word, i])) }
}

/** A word without a public vector is learned from so many sentences at least. */
const LEAST_SEEN = 3
/** The commonest words are kept even where no training sentence has them: the next page will. */
const COMMON_WORDS = 12_000

function makeBatches(ids: number[][], random: () => number): number[][] {
  const order = shuffle(
    ids.map((_, i) => i),
    random,
  )
  const batches: number[][] = []
  for (let from = 0; from < order.length; from += BATCH) batches.push(order.slice(from, from + BATCH))
  return batches
}

function shuffle<T>(list: T[], random: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
  return list
}

interface Parameter {
  value: Float32Array
  mean: Float32Array
  square: Float32Array
}

function makeParameter(size: number, random?: () => number, spread = 0): Parameter {
  const value = new Float32Array(size)
  if (random)
    for (let i = 0; i < size; i++)
      value[i] = spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return { value, mean: new Float32Array(size), square: new Float32Array(size) }
}

function adam(
  { value, mean, square }: Parameter,
  gradient: Float32Array,
  rate: number,
  step: number,
  penalty: number,
): void {
  const meanShare = 1 - 0.9 ** step
  const squareShare = 1 - 0.999 ** step
  for (let i = 0; i < value.length; i++) {
    const g = gradient[i]! + penalty * value[i]!
    mean[i] = 0.9 * mean[i]! + 0.1 * g
    square[i] = 0.999 * square[i]! + 0.001 * g * g
    value[i]! -= (rate * (mean[i]! / meanShare)) / (Math.sqrt(square[i]! / squareShare) + 1e-8)
  }
}

const turn = (values: Float32Array, rows: number, columns: number): Float32Array => {
  const turned = new Float32Array(values.length)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) turned[j * rows + i] = values[i * columns + j]!
  return turned
}
