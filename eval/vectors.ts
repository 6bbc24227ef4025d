// The word vectors that training starts from (made by make-vectors.ts).
import { readFileSync } from 'node:fs'

export const VECTORS_FILE = 'eval/vectors.json'

export interface StartVectors {
  dimensions: number
  /** Word → row of `values`, the commonest words first. */
  rows: Map<string, number>
  values: Float32Array
}

export function loadVectors(): StartVectors {
  const { dimensions, words, scale, bytes } = JSON.parse(readFileSync(VECTORS_FILE, 'utf8')) as {
    dimensions: number
    words: string
    scale: number
    bytes: string
  }
  const whole = new Int8Array(Buffer.from(bytes, 'base64'))
  return {
    dimensions,
    rows: new Map(words.split(' ').map((word, i) => [word, i])),
    values: Float32Array.from(whole, (value) => value * scale),
  }
}
