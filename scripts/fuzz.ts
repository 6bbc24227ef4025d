// npm run fuzz [-- --minutes N] [--seed N]: makes up pages and files for as long as it is told to (one minute where it is not)
// and looks at what must always hold: nothing throws, nothing takes longer than two seconds, every sentence slices back to its
// text, every reported sentence exists, and a library or story file is read or refused in words. Prints the seed and, where
// something breaks, the smallest input that does it. A part of what must hold is in tests/properties.test.ts, run each time.
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { parsePage } from '../src/cli/input.ts'
import { indexStories, loadStories } from '../src/cli/stories.ts'
import { compareArticle } from '../src/compare/compare.ts'
import { compareWithOthers } from '../src/compare/compare-draft.ts'
import { loadStory } from '../src/compare/story.ts'
import { parseLibrary } from '../src/library/own-story.ts'
import { sentenceText } from '../src/read/article.ts'
import { htmlOfMhtml } from '../src/read/mhtml.ts'
import { readDocument } from '../src/read/read.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 1e9)
const HANG_MS = 2_000
const ROUND = 200

const stories = loadStories()
const indexes = indexStories(stories)
const phrases = stories.flatMap(({ details }) =>
  details.flatMap(({ statement, phrasings }) => [statement, ...phrasings]),
)
const words = fc.oneof(
  fc.constantFrom(...phrases),
  fc.lorem({ mode: 'sentences' }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .constantFrom('.', '(', '4 abcd', '<', '&', 'is a ', ' | ', '—', '\u202e', 'photo ')
    .chain((piece) => fc.integer({ min: 1, max: 3_000 }).map((times) => piece.repeat(times))),
)
const tag = fc.constantFrom(
  ...'p div span h1 h2 article main aside nav form table td ul li blockquote section figure br a b script style title template svg'.split(
    ' ',
  ),
)
const attribute = fc.constantFrom(
  '',
  ' hidden',
  ' class="widget ad related"',
  ' id="comments"',
  ' role="navigation"',
  ' style="display:none"',
  ' href="#"',
  ' datetime="2025-07-03"',
  ' name="body"',
)
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.tuple(tag, attribute, fc.array(tie('node'), { maxLength: 6 }), fc.boolean()).map(
      // Now and then a tag is left open.
      ([name, more, inside, isClosed]) => `<${name}${more}>${inside.join('')}${isClosed ? `</${name}>` : ''}`,
    ),
  ),
}))
const page = fc
  .tuple(words, fc.array(node, { maxLength: 30 }))
  .map(
    ([title, body]) =>
      `<!doctype html><html><head><title>${title}</title></head><body>${body.join('\n')}</body></html>`,
  )

function holds(what: string, isTrue: boolean): void {
  if (!isTrue) throw new Error(what)
}

function within<T>(what: string, run: () => T): T {
  const start = performance.now()
  const value = run()
  holds(`${what} took ${(performance.now() - start).toFixed(0)} ms`, performance.now() - start < HANG_MS)
  return value
}

const reading = fc.property(page, page, (html, other) => {
  const document = parsePage(html)
  const read = within('reading', () => readDocument(document, 'quay.example'))
  if (!read.ok) return
  const { article } = read
  for (const [i, { block, start, end }] of article.sentences.entries()) {
    holds('a sentence lies in its block', start >= 0 && start < end && end <= (article.blocks[block]?.length ?? -1))
    holds('a sentence slices back', sentenceText(article, i) === article.blocks[block]!.slice(start, end))
  }
  const report = within('comparing', () => compareArticle(indexes, article))
  for (const { sentences, strength } of report.details) {
    holds('a strength is a probability', strength >= 0 && strength <= 1)
    for (const at of sentences) holds('a reported sentence exists', article.sentences[at] !== undefined)
  }
  const second = readDocument(parsePage(other), null)
  if (!second.ok) return
  const others = [article, second.article].map((one, i) => ({ id: `p${i}`, name: `P${i}`, url: null, article: one }))
  within('drafting', () => compareWithOthers('fuzz', others, article))
})

const files = fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' }), words), fc.jsonValue(), (text, value) => {
  within('a library file', () => parseLibrary(text))
  within('a library file', () =>
    parseLibrary(JSON.stringify({ format: 'crossread-library', version: 2, stories: [value] })),
  )
  within('a story file', () => loadStory(value, 'fuzz.json'))
  within('a saved page', () =>
    htmlOfMhtml(
      `Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${text}`,
    ),
  )
})

const end = Date.now() + Number(values.minutes) * 60_000
let rounds = 0
while (Date.now() < end) {
  for (const [name, property] of [
    ['pages', reading],
    ['files', files],
  ] as const) {
    const result = fc.check(property, {
      seed: seed + rounds,
      numRuns: ROUND,
      interruptAfterTimeLimit: Math.max(1, end - Date.now()),
    })
    if (result.failed && result.counterexample) {
      console.error(`${name}, seed ${seed + rounds}: ${fc.defaultReportMessage(result)}`)
      process.exit(1)
    }
  }
  rounds++
}
console.log(
  `${rounds} rounds of ${ROUND} pages and ${ROUND} files in ${values.minutes} minutes, first seed ${seed}: nothing broke`,
)
