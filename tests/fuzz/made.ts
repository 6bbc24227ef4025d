// Inputs made up from nothing by fast-check, in the form that each target takes: what the guided search is held against.
import fc from 'fast-check'
import { loadStories } from '../../src/cli/stories.ts'

const phrases = loadStories().flatMap(({ details }) =>
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
const article = fc.record({ title: words, paragraphs: fc.array(words, { maxLength: 20 }) })
const comparison = fc
  .record({ page: article, others: fc.array(article, { maxLength: 3 }), story: fc.jsonValue() })
  .map((value) => JSON.stringify(value))
const library = fc
  .jsonValue()
  .map((value) => JSON.stringify({ format: 'crossread-library', version: 2, stories: [value] }))
const saved = words.map(
  (text) =>
    `Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${text}`,
)

const MADE: Record<string, fc.Arbitrary<string>> = {
  read: page,
  compare: comparison,
  import: fc.oneof(library, saved, fc.json(), fc.string({ unit: 'binary' }), words),
}

/** Inputs without end, the same for the same seed. */
export function* makeInputs(target: string, seed: number): Generator<string, never> {
  for (let round = 0; ; round++) yield* fc.sample(MADE[target]!, { seed: seed + round, numRuns: 50 })
}
