// A small convolutional network over a sentence's words (Kim 2014): what it has learned from labelled pages and authored
// sentences (eval/fit.ts), beyond what the story file's texts show. Optional: a story without one is matched by its texts.
//
//   word → vector ── filters over `width` neighbouring words ──▶ each filter's strongest place in the sentence ──▶ log odds
//
// Each log odds is a sum over filters, and each filter looks at one place: so every verdict can name the words it rests on.
import * as v from 'valibot'
import { decodeBase64 } from './base64.ts'
import type { Story } from './story.ts'
import type { Word } from './terms.ts'

/** Whole numbers of one byte in base64, row by row; those of a column are to be multiplied by the column's scale. */
const matrixSchema = v.object({ bytes: v.string(), scales: v.array(v.number()) })

const networkSchema = v.strictObject({
  format: v.literal(3),
  /** The story whose details it knows. */
  story: v.string(),
  /** Which command made it, from what. */
  provenance: v.string(),
  /** Detail ids, in the order of the outputs: first one each for "told in full", then one each for "told in part only", then "brings something new". */
  details: v.array(v.string()),
  /** Length of a word's vector; words that a filter looks at; filters. */
  dimensions: v.number(),
  width: v.literal(5),
  filters: v.number(),
  /** Words with a vector, separated by spaces, in the order of `vectors`. */
  words: v.string(),
  /** One letter a number, row by row: its code less LETTER_ZERO, to be multiplied by `scale`. */
  vectors: v.object({ letters: v.string(), scale: v.number() }),
  /** [dimensions][width × filters]; one scale per filter. */
  convolution: matrixSchema,
  filterBias: v.array(v.number()),
  /** [filters][outputs]; one scale per output. */
  output: matrixSchema,
  /** From the sum of the sentence's vectors over the root of their number: [dimensions][outputs]; one scale per output. */
  direct: matrixSchema,
  outputBias: v.array(v.number()),
})
export type NetworkFile = v.InferOutput<typeof networkSchema>

/**
 * A vector's numbers are letters around this one: they are read when a page has the word, and nothing is decoded before.
 * Within MOST_LETTER of it lie neither the quotation mark nor the backslash.
 */
export const LETTER_ZERO = 63
export const MOST_LETTER = 28

/** What the network says of one sentence. */
export interface SentenceScores {
  /** Log odds per detail of the story, in its order, that the sentence tells it in full. */
  told: Float64Array
  /** The same for "in part only". */
  partly: Float64Array
  /** Log odds that it brings something that no detail of the story holds. */
  fresh: number
  /** The words that speak most for a detail: offsets of a run of words in the sentence; null where none does. */
  evidence(detail: number): { start: number; end: number } | null
}

export interface Network {
  score(words: readonly Word[]): SentenceScores
  /** Whether the word has a vector of its own. */
  knows(word: string): boolean
}

/** Log odds are kept within ± this: past it a sentence is as good as certain, and one odd word should not say more. */
export const ODDS_LIMIT = 8
/** The score of a detail that the network has not learned: no evidence beyond "most sentences do not tell it". */
const UNKNOWN = -4
/** Words of a sentence that are looked at: no real sentence is longer, and a hostile one costs no more. */
const MOST_WORDS = 120
/** Words whose part in the convolution is kept between sentences and pages. */
const KEPT_WORDS = 4_000

/** Stands for a word that has no vector. */
export const UNKNOWN_WORD = '#unknown'
/** Stand for figures that have no vector of their own. */
export const YEAR = '#year'
export const NUMBER = '#number'

/** The word under which a word's vector is found: itself, or its class. */
export function vectorWord(word: string, has: (word: string) => boolean): string {
  if (has(word)) return word
  if (/^(?:1[89]|20)\d\d$/.test(word)) return YEAR
  return /^\d/.test(word) ? NUMBER : UNKNOWN_WORD
}

/** Activations are brought to whole numbers up to this: their sum over 500 filters of one byte stays below 2^30. */
const MOST_ACTIVATION = 16_383

/**
 * Null where there is no file, or one made for another story. Throws on a damaged file: the bundle is at fault.
 * All sums are of whole numbers below 2^30: a page is read once, by code that is not compiled yet, and there every
 * fraction is an object of its own.
 */
export function loadNetwork(value: unknown, story: Story): Network | null {
  if (value === undefined || value === null) return null
  const file = v.parse(networkSchema, value)
  if (file.story !== story.id) return null
  const { dimensions, width, filters, filterBias, outputBias } = file
  const { letters, scale } = file.vectors
  const convolution = toBytes(file.convolution)
  const output = toBytes(file.output)
  const direct = toBytes(file.direct)
  const rows = new Map(file.words.split(' ').map((word, i) => [word, i]))
  const has = (word: string) => rows.has(word)
  const columns = story.details.map(({ id }) => file.details.indexOf(id))
  const known = file.details.length

  // Per word: its part in every filter, for each place in the window.
  const parts = new Map<number, Int32Array>()
  /** Stands before the first word and after the last. */
  const nothing = new Int32Array(width * filters)
  function partOf(row: number): Int32Array {
    const kept = parts.get(row)
    if (kept) return kept
    const part = new Int32Array(width * filters)
    addRows(part, convolution, vectorOf(row))
    if (parts.size >= KEPT_WORDS) parts.clear()
    parts.set(row, part)
    return part
  }

  function vectorOf(row: number): Int32Array {
    const vector = new Int32Array(dimensions)
    for (let i = 0; i < dimensions; i++) vector[i] = letters.charCodeAt(row * dimensions + i) - LETTER_ZERO
    return vector
  }

  /** Each filter's largest sum over five neighbouring words, and where it lies. */
  function pool(ids: number[]) {
    const strongest = new Int32Array(filters).fill(LEAST)
    const places = new Int32Array(filters)
    const sentenceParts = ids.map(partOf)
    const partAt = (at: number) => sentenceParts[at] ?? nothing
    for (let at = 0; at < ids.length; at++) {
      // Written out for the five words: a loop over them takes three times as long.
      const [a, b, c, d, e] = [partAt(at - 2), partAt(at - 1), partAt(at), partAt(at + 1), partAt(at + 2)]
      for (let k = 0; k < filters; k++) {
        const sum = a[k]! + b[k + filters]! + c[k + 2 * filters]! + d[k + 3 * filters]! + e[k + 4 * filters]!
        if (sum > strongest[k]!) {
          strongest[k] = sum
          places[k] = at
        }
      }
    }
    const active = new Float64Array(filters)
    if (ids.length > 0)
      for (let k = 0; k < filters; k++)
        active[k] = Math.max(0, strongest[k]! * scale * file.convolution.scales[k]! + filterBias[k]!)
    return { active, places }
  }

  function score(words: readonly Word[]): SentenceScores {
    const seen = words.slice(0, MOST_WORDS)
    const ids = seen.map(({ text }) => rows.get(vectorWord(text, has)) ?? 0)
    const { active, places } = pool(ids)
    const { unit, whole } = toWhole(active)
    const sums = new Int32Array(outputBias.length)
    addRows(sums, output, whole)
    const total = new Int32Array(dimensions)
    for (const row of ids)
      for (let i = 0; i < dimensions; i++) total[i]! += letters.charCodeAt(row * dimensions + i) - LETTER_ZERO
    const directSums = new Int32Array(outputBias.length)
    addRows(directSums, direct, total)
    const share = scale / Math.sqrt(Math.max(1, ids.length))
    const oddsAt = (i: number) =>
      clamp(outputBias[i]! + sums[i]! * unit * file.output.scales[i]! + directSums[i]! * share * file.direct.scales[i]!)
    const told = new Float64Array(columns.length)
    const partly = new Float64Array(columns.length)
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!
      told[i] = column < 0 ? UNKNOWN : oddsAt(column)
      partly[i] = column < 0 ? UNKNOWN : oddsAt(known + column)
    }
    return {
      told,
      partly,
      fresh: oddsAt(2 * known),
      evidence: (detail) => {
        const column = columns[detail]!
        if (column < 0) return null
        const weights = new Float64Array(ids.length)
        for (let k = 0; k < filters; k++) {
          const part = (active[k]! * output[k * outputBias.length + column]!) / width
          for (let o = 0; o < width; o++) {
            const at = places[k]! + o - (width >> 1)
            if (at >= 0 && at < ids.length) weights[at]! += part
          }
        }
        return strongestRun(seen, weights)
      },
    }
  }
  return { score, knows: has }
}

/** Below any sum of a filter. */
const LEAST = -(2 ** 30)

/** Whole numbers up to MOST_ACTIVATION, and what one of them stands for. */
function toWhole(values: Float64Array): { unit: number; whole: Int32Array } {
  let most = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!
  const unit = most / MOST_ACTIVATION
  const whole = new Int32Array(values.length)
  if (unit > 0) for (let i = 0; i < values.length; i++) whole[i] = Math.round(values[i]! / unit)
  return { unit, whole }
}

/** sums += factors × matrix. Four rows at a time, and none whose factor is 0: the sums are read and written a quarter as often. */
function addRows(sums: Int32Array, matrix: Int8Array, factors: Int32Array): void {
  const size = sums.length
  const rows: number[] = []
  for (let i = 0; i < factors.length; i++) if (factors[i] !== 0) rows.push(i)
  for (let i = 0; i < rows.length; i += 4) {
    // Past the last row the first stands in, with a factor of 0.
    const [a, b, c, d] = [rows[i]!, rows[i + 1] ?? 0, rows[i + 2] ?? 0, rows[i + 3] ?? 0]
    const left = rows.length - i
    const [x, y, z, w] = [
      factors[a]!,
      left > 1 ? factors[b]! : 0,
      left > 2 ? factors[c]! : 0,
      left > 3 ? factors[d]! : 0,
    ]
    const [fromA, fromB, fromC, fromD] = [a * size, b * size, c * size, d * size]
    for (let j = 0; j < size; j++)
      sums[j]! += x * matrix[fromA + j]! + y * matrix[fromB + j]! + z * matrix[fromC + j]! + w * matrix[fromD + j]!
  }
}

/** Words quoted as the evidence of a verdict. */
const RUN_WORDS = 6

/** The run of words with the largest sum of weights; null where no weight speaks for anything. */
function strongestRun(words: readonly Word[], weights: Float64Array): { start: number; end: number } | null {
  const length = Math.min(RUN_WORDS, words.length)
  let best = { sum: 0, at: -1 }
  for (let at = 0; at + length <= words.length; at++) {
    let sum = 0
    for (let i = at; i < at + length; i++) sum += weights[i]!
    if (sum > best.sum) best = { sum, at }
  }
  if (best.at < 0) return null
  return { start: words[best.at]!.start, end: words[best.at + length - 1]!.end }
}

const clamp = (odds: number): number => Math.max(-ODDS_LIMIT, Math.min(ODDS_LIMIT, odds))

const toBytes = ({ bytes }: { bytes: string }): Int8Array => new Int8Array(decodeBase64(bytes).buffer)
