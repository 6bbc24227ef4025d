// What must hold of every article and every report, whatever was read: one list for the fuzzing and the property tests.
import * as v from 'valibot'
import { ENGLISH } from '../../src/cli/english.ts'
import { marksOf } from '../../src/compare/marks.ts'
import { presentReport } from '../../src/compare/present.ts'
import { PAGE_KINDS, type Report } from '../../src/compare/report.ts'
import type { Story } from '../../src/compare/story.ts'
import { type Article, sentenceText } from '../../src/read/article.ts'
import { MAX_TEXT } from '../../src/read/plain-text.ts'
import { toCsv, toJson, toMarkdown } from '../../src/words/share.ts'

export function holds(what: string, isTrue: boolean): void {
  if (!isTrue) throw new Error(what)
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000
/** Whether a cut there parts the two halves of a letter. */
export const splitsLetter = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))

/** Of an article that was read: its sentences lie in its blocks, in order, whole. */
export function checkArticle(article: Article): void {
  const { blocks, sentences, published } = article
  holds('an article has a title and a paragraph', blocks.length >= 2)
  holds('an article is no book', blocks.reduce((sum, { length }) => sum + length, 0) <= MAX_TEXT)
  holds('the first sentence is the title', sentences[0]?.block === 0 && sentences[0].end === blocks[0]!.length)
  holds('a day has the form of one', published === null || /^\d{4}-\d{2}-\d{2}$/.test(published))
  let before = { block: 0, end: 0 }
  for (const [i, { block, start, end }] of sentences.entries()) {
    const text = blocks[block]
    holds('a sentence lies in a block', text !== undefined)
    holds('a sentence lies within its block', start >= 0 && (start < end || i === 0) && end <= text!.length)
    holds('a sentence slices back', sentenceText(article, i) === text!.slice(start, end))
    holds('a sentence parts no letter', !splitsLetter(text!, start) && !splitsLetter(text!, end))
    holds('sentences are in order', block > before.block || (block === before.block && start >= before.end))
    before = { block, end }
  }
}

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const number = v.pipe(v.number(), v.integer(), v.minValue(0))
const strings = v.array(v.string())
const reportSchema = v.strictObject({
  verdict: v.picklist(['covers', 'mentions', 'other', 'unreadable']),
  story: v.nullable(v.string()),
  confidence: share,
  why: v.pipe(v.string(), v.minLength(1)),
  kind: v.nullable(v.picklist(PAGE_KINDS)),
  article: v.nullable(
    v.strictObject({
      title: v.string(),
      site: v.nullable(v.string()),
      published: v.nullable(v.string()),
      language: v.string(),
      sentences: strings,
    }),
  ),
  details: v.array(
    v.strictObject({
      id: v.string(),
      state: v.picklist(['told', 'partly', 'not-found']),
      strength: share,
      sentences: v.array(number),
      closest: v.nullable(number),
      outlets: strings,
      unknown: strings,
      why: v.string(),
      reason: v.nullable(
        v.strictObject({
          words: v.nullable(v.string()),
          shared: strings,
          essentials: number,
          needed: number,
          hasRival: v.boolean(),
        }),
      ),
    }),
  ),
  added: v.array(
    v.strictObject({
      sentence: number,
      text: v.string(),
      why: v.string(),
      brings: v.strictObject({ names: strings, figures: number, hasQuote: v.boolean(), words: strings }),
    }),
  ),
  differs: v.array(
    v.strictObject({
      difference: v.string(),
      sentences: v.array(number),
      variant: v.nullable(v.string()),
      here: v.string(),
      elsewhere: v.array(v.strictObject({ statement: v.string(), outlets: strings })),
    }),
  ),
})

/** Of a report: it has its form, it points at what is there, and it can be shown and taken away. */
export function checkReport(report: Report, story: Story | null): void {
  const parsed = v.safeParse(reportSchema, report)
  if (!parsed.success)
    throw new Error(`a report has its form: ${v.getDotPath(parsed.issues[0])} ${parsed.issues[0].message}`)
  holds('a report survives JSON', JSON.stringify(JSON.parse(JSON.stringify(report))) === JSON.stringify(report))
  const sentences = report.article?.sentences ?? []
  const there = (at: number) => sentences[at] !== undefined
  for (const { state, sentences: told, closest } of report.details) {
    holds('a reported sentence exists', told.every(there) && (closest === null || there(closest)))
    holds('what is told has a sentence, what is not has none', (state === 'not-found') === (told.length === 0))
  }
  for (const { sentence, text } of report.added) holds('an added sentence is the page’s', sentences[sentence] === text)
  for (const { sentences: told } of report.differs) holds('a differing sentence exists', told.every(there))
  for (const texts of Object.values(marksOf(report)))
    holds(
      'a mark is a sentence',
      texts.every((text) => sentences.includes(text)),
    )
  if (story === null || report.story === null) return
  const ids = new Set(story.details.map(({ id }) => id))
  holds(
    'a detail is the story’s',
    report.details.every(({ id }) => ids.has(id)),
  )
  const shown = presentReport(report, story)
  const { told, partly, notFound, details } = shown.counts
  holds('every detail is counted once', told + partly + notFound === details && details <= ids.size)
  toMarkdown(shown, ENGLISH)
  holds('a table has one row a detail', toCsv(shown).trim().split('\r\n').length >= details)
  JSON.parse(toJson(shown, ENGLISH))
}
