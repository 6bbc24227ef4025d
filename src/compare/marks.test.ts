import { expect, it } from 'vitest'
import { marksOf } from './marks.ts'
import type { DetailFinding, Report } from './report.ts'

const finding = (state: DetailFinding['state'], sentences: number[]): DetailFinding => ({
  id: 'a',
  state,
  strength: 1,
  sentences,
  closest: null,
  outlets: [],
  unknown: [],
  why: '',
  reason: null,
})

it('marks each sentence once, by what weighs most, in the order of the page, and never the title', () => {
  const report: Report = {
    verdict: 'covers',
    story: 's',
    confidence: 1,
    why: '',
    kind: 'report',
    article: {
      title: 'T',
      site: null,
      published: null,
      language: 'en',
      sentences: ['T', 'One.', 'Two.', 'Three.', 'Four.', 'Five.'],
    },
    details: [finding('told', [4, 0, 1, 2]), finding('partly', [5, 1]), finding('not-found', [])],
    added: [{ sentence: 2, text: 'Two.', why: '', brings: { names: [], figures: 0, hasQuote: false, words: ['two'] } }],
    differs: [
      { difference: 'd', sentences: [3, 1], variant: null, here: 'Three.', elsewhere: [] },
      { difference: 'e', sentences: [], variant: null, here: '', elsewhere: [] },
      { difference: 'f', sentences: [4], variant: 'as some tell it', here: 'Four.', elsewhere: [] },
    ],
  }
  expect(marksOf(report)).toEqual({ differs: ['Three.'], added: ['Two.'], told: ['One.', 'Four.'], partly: ['Five.'] })
  expect(marksOf({ ...report, article: null })).toEqual({ differs: [], added: [], told: [], partly: [] })
})
