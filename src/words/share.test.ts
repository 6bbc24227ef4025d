// What a reader takes away: nothing of a page's words may turn into markup or a formula, and no row may be lost.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../cli/english.ts'
import type { Presentation, ShownDetail } from '../compare/present.ts'
import { toCsv, toJson, toMarkdown } from './share.ts'
import { summarise } from './summarise.ts'

const detail = (more: Partial<ShownDetail> = {}): ShownDetail => ({
  id: 'a',
  statement: 'Envoys met.',
  kind: 'event',
  salience: 3,
  state: 'not-found',
  found: 'not-found',
  isCorrected: false,
  isSecond: false,
  isUnsure: false,
  partlyBy: [],
  speaker: null,
  outlets: [{ id: 'one', name: 'One', url: 'https://one.example/a(b)' }],
  unknown: [],
  evidence: [],
  closest: { sentence: 1, text: 'Two men had tea.', translation: null },
  why: 'shares no word',
  reason: null,
  ...more,
})
const shown: Presentation = {
  verdict: 'covers',
  kind: 'report',
  story: { id: 'envoys', title: 'The envoys', date: '2025-07-03', language: 'en' },
  outlets: [],
  page: { title: 'Tea for *two*', site: 'The Post', published: '2025-07-04', translatedFrom: null },
  counts: { least: 2, corrected: 0, told: 1, partly: 0, details: 2, notFound: 1, leftOut: 0, added: 1, differs: 1 },
  notFound: [detail()],
  added: [
    {
      sentence: 2,
      text: 'It cost [12] pounds.',
      translation: null,
      why: '1 figure',
      brings: { names: [], figures: 1, hasQuote: false, words: [] },
    },
  ],
  differs: [
    {
      id: 'd',
      about: 'where they met',
      evidence: [],
      here: 'In Moscow.',
      isOwn: true,
      elsewhere: [{ statement: 'In Kabul.', outlets: [{ id: 'two', name: 'Two', url: null }] }],
    },
  ],
  alsoTold: [
    detail({
      id: 'b',
      state: 'partly',
      statement: 'They spoke.',
      evidence: [{ sentence: 1, text: 'They "spoke", twice.', translation: null }],
    }),
  ],
}

describe('toMarkdown', () => {
  const text = toMarkdown(shown, ENGLISH)

  it('has every section with its count, its outlets as links, and the closest sentence', () => {
    for (const part of [
      '# Tea for \\*two\\*',
      'The Post, 2025-07-04',
      '## Not found on this page (1)',
      '- Envoys met. ([One](<https://one.example/a(b)>))\n  - Closest sentence here: Two men had tea.',
      '- It cost \\[12\\] pounds.',
      '  - Two: In Kabul.',
      'They spoke. ([One](<https://one.example/a(b)>)), in part, or uncertain',
    ])
      expect(text).toContain(part)
  })

  it('lets no word of the page become markup', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('*', '_', '[', ']', '(', '#', '<', '`', '|', 'a', ' ', '\n') }),
        (title) => {
          const [first] = toMarkdown({ ...shown, page: { ...shown.page, title } }, ENGLISH).split('\n')
          expect(first!.slice(2).replace(/\\./g, '')).not.toMatch(/[*_[\]<>`|#]/)
        },
      ),
    )
  })
})

describe('toCsv', () => {
  it('has one row per detail, quoted where it must be', () => {
    const rows = toCsv(shown).split('\r\n')
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatch(/^detail,kind,salience,state,/)
    expect(rows[2]).toContain('"They ""spoke"", twice."')
  })

  it.each(['=1+1', '+1', '-1', '@x'])('keeps %s from being a formula', (text) => {
    expect(toCsv({ ...shown, notFound: [detail({ statement: text })] })).toContain(`,'${text},`)
  })
})

it('toJson holds the whole presentation', () => {
  expect(JSON.parse(toJson(shown, ENGLISH))).toEqual({ summary: summarise(shown, ENGLISH), ...shown })
})
