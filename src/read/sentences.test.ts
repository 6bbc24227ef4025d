import { describe, expect, it } from 'vitest'
import { loadLabelled } from '../../eval/labelled.ts'
import { MAX_SENTENCE, splitSentences } from './sentences.ts'

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('splitSentences', () => {
  it.each([
    ['Mr. Muttaqi met Gen. Fazl in Kabul. They spoke.', ['Mr. Muttaqi met Gen. Fazl in Kabul.', 'They spoke.']],
    ['It lies in the U.S. The minister agreed.', ['It lies in the U.S.', 'The minister agreed.']],
    [
      'U.S. troops left at 5 p.m. Thursday. Then it rained.',
      ['U.S. troops left at 5 p.m. Thursday.', 'Then it rained.'],
    ],
    ['“It is done.” He left.', ['“It is done.”', 'He left.']],
    ['He said no. The rest followed.', ['He said no.', 'The rest followed.']],
    ['1. Moscow goes first, but why?', ['1. Moscow goes first, but why?']],
    ['A video was put on the platform X. In it he smiles.', ['A video was put on the platform X.', 'In it he smiles.']],
    ['Is it so? Yes! So it is…', ['Is it so?', 'Yes!', 'So it is…']],
    ['One sentence without a stop', ['One sentence without a stop']],
    ['', []],
  ])('%s', (text, sentences) => {
    expect(split(text)).toEqual(sentences)
  })

  it('cuts a sentence that no reader would call one, at spaces where there are any', () => {
    const pieces = split(`${'word '.repeat(1000)}${'x'.repeat(5000)}`)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(MAX_SENTENCE)
    expect(pieces.join('').replace(/\s/g, '')).toBe(`${'word'.repeat(1000)}${'x'.repeat(5000)}`)
  })

  it('finds the ends of hand-split sentences better than Intl.Segmenter', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
    const wrong = { ours: 0, segmenter: 0 }
    for (const { page } of loadLabelled('eval/dev')) {
      if (page.index) continue // headlines without a stop are split by nobody
      for (const paragraph of page.paragraphs) {
        const text = paragraph.join(' ')
        const ends = new Set(paragraph.map((_, i) => paragraph.slice(0, i + 1).join(' ').length))
        const count = (found: number[]) =>
          found.filter((end) => !ends.has(end)).length + [...ends].filter((end) => !found.includes(end)).length
        wrong.ours += count(splitSentences(text).map(({ end }) => end))
        wrong.segmenter += count(
          [...segmenter.segment(text)].map(({ index, segment }) => index + segment.trimEnd().length),
        )
      }
    }
    expect(wrong.ours).toBeLessThan(wrong.segmenter)
  })

  it('cuts what has no space, and no letter in half', () => {
    for (const text of ['abcd'.repeat(25_000), `a${'😀'.repeat(50_000)}`]) {
      const pieces = splitSentences(text).map(({ start, end }) => text.slice(start, end))
      expect(pieces.join('')).toBe(text)
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(MAX_SENTENCE)
        expect(piece).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
      }
    }
  })
})
