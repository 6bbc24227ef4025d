// The network against a plain reading of its own definition, and its file's borders.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import { decodeBase64 } from './base64.ts'
import { LETTER_ZERO, loadNetwork, type NetworkFile, ODDS_LIMIT, vectorWord } from './network.ts'
import type { Story } from './story.ts'
import { splitWords } from './terms.ts'

const [bundled] = loadStories()
const story: Story = { ...bundled!, details: bundled!.details.slice(0, 2) }
const [first, second] = story.details.map(({ id }) => id) as [string, string]

const DIMENSIONS = 2
const WIDTH = 5
const FILTERS = 2
const OUTPUTS = 5
const WORDS = ['#unknown', '#year', '#number', 'envoy', 'arrived', 'moscow']
const VECTORS = [0, 0, 1, 0, 0, 1, 3, -2, 1, 1, -1, 2]
const CONVOLUTION = Array.from({ length: DIMENSIONS * WIDTH * FILTERS }, (_, i) => ((i * 7) % 5) - 2)
const OUTPUT = Array.from({ length: FILTERS * OUTPUTS }, (_, i) => ((i * 3) % 4) - 1)
const DIRECT = Array.from({ length: DIMENSIONS * OUTPUTS }, (_, i) => (i % 3) - 1)
const FILTER_BIAS = [0.5, -0.25]
const OUTPUT_BIAS = [-1, -2, 0, 1, 0.5]
const SCALE = 0.25

const FILTER_SCALES = [0.25, 0.5]
const OUTPUT_SCALES = [0.25, 0.125, 0.5, 0.25, 1]

const pack = (values: number[], scales: number[]) => ({
  bytes: Buffer.from(new Int8Array(values).buffer).toString('base64'),
  scales,
})
const file: NetworkFile = {
  format: 3,
  story: story.id,
  provenance: 'by hand',
  details: [second, first],
  dimensions: DIMENSIONS,
  width: WIDTH,
  filters: FILTERS,
  words: WORDS.join(' '),
  vectors: { letters: String.fromCharCode(...VECTORS.map((value) => LETTER_ZERO + value)), scale: SCALE },
  convolution: pack(CONVOLUTION, FILTER_SCALES),
  filterBias: FILTER_BIAS,
  output: pack(OUTPUT, OUTPUT_SCALES),
  direct: pack(DIRECT, OUTPUT_SCALES),
  outputBias: OUTPUT_BIAS,
}

/** The definition, without any of the shortcuts. */
function plainly(words: string[]): number[] {
  const rows = words.map((word) => Math.max(0, WORDS.indexOf(word)))
  const vector = (row: number | undefined, i: number) =>
    row === undefined ? 0 : VECTORS[row * DIMENSIONS + i]! * SCALE
  const filters = Array.from({ length: FILTERS }, (_, k) => {
    const values = rows.map((_, at) => {
      let sum = 0
      for (let o = 0; o < WIDTH; o++)
        for (let i = 0; i < DIMENSIONS; i++)
          sum += vector(rows[at + o - 2], i) * CONVOLUTION[(i * WIDTH + o) * FILTERS + k]! * FILTER_SCALES[k]!
      return sum
    })
    return Math.max(0, Math.max(...values) + FILTER_BIAS[k]!)
  })
  return OUTPUT_BIAS.map((bias, j) => {
    let sum = bias
    for (let k = 0; k < FILTERS; k++) sum += filters[k]! * OUTPUT[k * OUTPUTS + j]! * OUTPUT_SCALES[j]!
    for (let i = 0; i < DIMENSIONS; i++) {
      const mean = rows.reduce((all, row) => all + vector(row, i), 0) / Math.sqrt(rows.length)
      sum += mean * DIRECT[i * OUTPUTS + j]! * OUTPUT_SCALES[j]!
    }
    return Math.max(-ODDS_LIMIT, Math.min(ODDS_LIMIT, sum))
  })
}

describe('loadNetwork', () => {
  const network = loadNetwork(file, story)!

  it('scores every sentence as its definition says, in the order of the story', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('envoy', 'arrived', 'moscow', 'elsewhere'), { minLength: 1, maxLength: 12 }),
        (words) => {
          const scores = network.score(splitWords(words.join(' ')))
          const expected = plainly(words.map((word) => (word === 'elsewhere' ? '#unknown' : word)))
          expect(scores.told[1]).toBeCloseTo(expected[0]!, 3)
          expect(scores.told[0]).toBeCloseTo(expected[1]!, 3)
          expect(scores.partly[1]).toBeCloseTo(expected[2]!, 3)
          expect(scores.fresh).toBeCloseTo(expected[4]!, 3)
        },
      ),
    )
  })

  it('keeps its head on no word, and on a sentence of a hundred thousand', () => {
    expect(network.score([]).told.every(Number.isFinite)).toBe(true)
    const long = splitWords('moscow '.repeat(100_000))
    expect(network.score(long).told.every(Number.isFinite)).toBe(true)
  })

  it('names words of the sentence as evidence', () => {
    const text = 'The envoy arrived in Moscow on Thursday with his letters.'
    const run = network.score(splitWords(text)).evidence(0)
    if (run) expect(text.slice(run.start, run.end).split(' ').length).toBeLessThanOrEqual(6)
    expect(network.score(splitWords(text)).evidence(1)).not.toBeUndefined()
  })

  it('is not used for another story, nor where there is none', () => {
    expect(loadNetwork({ ...file, story: 'another' }, story)).toBeNull()
    expect(loadNetwork(undefined, story)).toBeNull()
  })

  it('says that a damaged file is damaged', () => {
    expect(() => loadNetwork({ ...file, output: { bytes: 'not base64!', scales: OUTPUT_SCALES } }, story)).toThrow(
      'not base64',
    )
    expect(() => loadNetwork({ ...file, format: 1 }, story)).toThrow()
  })
})

describe('vectorWord', () => {
  const has = (word: string) => ['kabul', '2021'].includes(word)
  it.each([
    ['kabul', 'kabul'],
    ['2021', '2021'],
    ['1996', '#year'],
    ['140', '#number'],
    ['9bn', '#number'],
    ['zugzwang', '#unknown'],
  ])('%s stands as %s', (word, expected) => expect(vectorWord(word, has)).toBe(expected))
})

describe('decodeBase64', () => {
  it('brings back every bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...decodeBase64(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes])
      }),
    )
  })
})
