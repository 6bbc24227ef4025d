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

const networkSchema = v.strictObject({
  format: v.literal(2),
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
  /** Whole numbers in base64, row by row, each to be multiplied by its scale. */
  vectors: v.object({ bytes: v.string(), scale: v.number() }),
  /** [dimensions][width × filters] */
  convolution: v.object({ bytes: v.string(), scale: v.number() }),
  filterBias: v.array(v.number()),
  /** [filters][outputs] */
  output: v.object({ bytes: v.string(), scale: v.number() }),
  /** From the mean of the sentence's vectors: [dimensions][outputs] */
  direct: v.object({ bytes: v.string(), scale: v.number() }),
  outputBias: v.array(v.number()),
})
export type NetworkFile = v.InferOutput<typeof networkSchema>

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

/** Null where there is no file, or one made for another story. Throws on a damaged file: the bundle is at fault. */
export function loadNetwork(value: unknown, story: Story): Network | null {
  if (value === undefined || value === null) return null
  const file = v.parse(networkSchema, value)
  if (file.story !== story.id) return null
  const { dimensions, width, filters } = file
  const outputs = file.outputBias.length
  const vectors = toInt8(file.vectors.bytes)
  const convolution = toFloats(file.convolution)
  const output = toFloats(file.output)
  const direct = toFloats(file.direct)
  const rows = new Map(file.words.split(' ').map((word, i) => [word, i]))
  const has = (word: string) => rows.has(word)
  const columns = story.details.map(({ id }) => file.details.indexOf(id))
  const known = file.details.length
  const bias = Float64Array.from(file.outputBias)

  // Per word: its part in every filter, for each place in the window.
  const parts = new Map<number, Float32Array>()
  /** Stands before the first word and after the last. */
  const nothing = new Float32Array(width * filters)
  function partOf(row: number): Float32Array {
    const kept = parts.get(row)
    if (kept) return kept
    const part = new Float32Array(width * filters)
    const size = part.length
    const at = (i: number) => (i < dimensions ? vectors[row * dimensions + i]! * file.vectors.scale : 0)
    const last = (dimensions - 1) * size
    // Four rows at once: the sums stay in registers, and this is where most of the time goes.
    for (let i = 0; i < dimensions; i += 4) {
      const [a, b, c, d] = [at(i), at(i + 1), at(i + 2), at(i + 3)]
      const from = i * size
      const [fromB, fromC, fromD] = [
        Math.min(from + size, last),
        Math.min(from + 2 * size, last),
        Math.min(from + 3 * size, last),
      ]
      for (let j = 0; j < size; j++)
        part[j]! +=
          a * convolution[from + j]! +
          b * convolution[fromB + j]! +
          c * convolution[fromC + j]! +
          d * convolution[fromD + j]!
    }
    if (parts.size >= KEPT_WORDS) parts.clear()
    parts.set(row, part)
    return part
  }

  function oddsFrom(odds: Float64Array, offset: number): Float64Array {
    const picked = new Float64Array(columns.length)
    for (const [i, column] of columns.entries()) picked[i] = column < 0 ? UNKNOWN : clamp(odds[offset + column]!)
    return picked
  }

  function score(words: readonly Word[]): SentenceScores {
    const seen = words.slice(0, MOST_WORDS)
    const ids = seen.map(({ text }) => rows.get(vectorWord(text, has)) ?? 0)
    const strongest = new Float32Array(filters).fill(Number.NEGATIVE_INFINITY)
    const places = new Int32Array(filters)
    const half = width >> 1
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
    const odds = bias.slice()
    for (let k = 0; k < filters; k++) strongest[k] = Math.max(0, strongest[k]! + file.filterBias[k]!)
    addRows(odds, output, strongest)
    const share = file.vectors.scale / Math.sqrt(Math.max(1, ids.length))
    const mean = new Float32Array(dimensions)
    for (const row of ids) for (let i = 0; i < dimensions; i++) mean[i]! += vectors[row * dimensions + i]! * share
    addRows(odds, direct, mean)
    return {
      told: oddsFrom(odds, 0),
      partly: oddsFrom(odds, known),
      fresh: clamp(odds[2 * known]!),
      evidence: (detail) => {
        const column = columns[detail]!
        if (column < 0) return null
        const weights = new Float64Array(ids.length)
        for (let k = 0; k < filters; k++) {
          const share = strongest[k]! * output[k * outputs + column]!
          for (let o = 0; o < width; o++) {
            const at = places[k]! + o - half
            if (at >= 0 && at < ids.length) weights[at]! += share / width
          }
        }
        return strongestRun(seen, weights)
      },
    }
  }
  return { score, knows: has }
}

/** sums += factors × matrix. Four rows at a time, and none whose factor is 0: the sums are read and written a quarter as often. */
function addRows(sums: Float64Array, matrix: Float32Array, factors: Float32Array): void {
  const size = sums.length
  const rows: number[] = []
  for (let i = 0; i < factors.length; i++) if (factors[i] !== 0) rows.push(i)
  for (let i = 0; i < rows.length; i += 4) {
    // Past the last row the first stands in, with a factor of 0.
    const [a, b, c, d] = [0, 1, 2, 3].map((more) => rows[i + more] ?? 0) as [number, number, number, number]
    const weightOf = (more: number) => (i + more < rows.length ? factors[rows[i + more]!]! : 0)
    const [x, y, z, w] = [weightOf(0), weightOf(1), weightOf(2), weightOf(3)]
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

const toInt8 = (bytes: string): Int8Array => new Int8Array(decodeBase64(bytes).buffer)

function toFloats({ bytes, scale }: { bytes: string; scale: number }): Float32Array {
  const whole = new Int16Array(decodeBase64(bytes).buffer)
  const floats = new Float32Array(whole.length)
  for (let i = 0; i < whole.length; i++) floats[i] = whole[i]! * scale
  return floats
}
