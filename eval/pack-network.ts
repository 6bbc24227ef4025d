// A trained network's numbers → the file of src/compare/network.ts: whole numbers of one byte, or of one letter.
import { LETTER_ZERO, MOST_LETTER, type NetworkFile } from '../src/compare/network.ts'

/** A vector's number past so many standard deviations is brought back to them: few are, and all others keep finer steps. */
const CLIP = 4
const MOST_BYTE = 127

export interface TrainedNetwork {
  story: string
  provenance: string
  details: string[]
  dimensions: number
  width: 5
  words: string[]
  /** [words][dimensions] */
  rows: Float32Array
  /** [dimensions][width × filters] */
  convolution: Float32Array
  filterBias: Float32Array
  /** [filters][outputs] */
  output: Float32Array
  /** [dimensions][outputs] */
  direct: Float32Array
  outputBias: Float32Array
}

export function packNetwork(trained: TrainedNetwork): NetworkFile {
  const { story, provenance, details, dimensions, width, words } = trained
  const filters = trained.filterBias.length
  const outputs = trained.outputBias.length
  return {
    format: 3,
    story,
    provenance,
    details,
    dimensions,
    width,
    filters,
    words: words.join(' '),
    vectors: packLetters(trained.rows),
    convolution: packColumns(trained.convolution, width * filters, filters),
    filterBias: [...trained.filterBias].map(round),
    output: packColumns(trained.output, outputs, outputs),
    direct: packColumns(trained.direct, outputs, outputs),
    outputBias: [...trained.outputBias].map(round),
  }
}

function packLetters(values: Float32Array): NetworkFile['vectors'] {
  let square = 0
  for (const value of values) square += value * value
  const scale = (CLIP * Math.sqrt(square / values.length)) / MOST_LETTER || 1
  const whole = (value: number) => Math.max(-MOST_LETTER, Math.min(MOST_LETTER, Math.round(value / scale)))
  return { letters: Array.from(values, (value) => String.fromCharCode(LETTER_ZERO + whole(value))).join(''), scale }
}

/** Columns that are equal modulo `scales` share one: a filter's five places are summed, so they must. */
function packColumns(values: Float32Array, columns: number, scales: number): NetworkFile['output'] {
  const largest = new Float64Array(scales)
  const groupOf = (i: number) => (i % columns) % scales
  for (const [i, value] of values.entries()) largest[groupOf(i)] = Math.max(largest[groupOf(i)]!, Math.abs(value))
  const scale = largest.map((most) => most / MOST_BYTE || 1)
  const whole = Int8Array.from(values, (value, i) => Math.round(value / scale[groupOf(i)]!))
  return { bytes: Buffer.from(whole.buffer).toString('base64'), scales: Array.from(scale, round) }
}

/** Six digits that count, so that small scales keep theirs. */
const round = (value: number): number => Number(value.toPrecision(6))
