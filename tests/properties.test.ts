// What must hold for every text, with texts made up by fast-check.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLabelled, toArticle } from '../eval/labelled.ts'
import { indexStories, loadStories } from '../src/cli/stories.ts'
import { compareArticle } from '../src/compare/compare.ts'
import { analyseArticle } from '../src/compare/features.ts'
import { matchDetails } from '../src/compare/match.ts'
import type { StoryIndex } from '../src/compare/story-index.ts'
import { splitWords } from '../src/compare/terms.ts'
import type { Article } from '../src/read/article.ts'
import { buildArticle, readPlainText } from '../src/read/plain-text.ts'
import { splitSentences } from '../src/read/sentences.ts'
import { checkArticle, checkReport } from './fuzz/holds.ts'

const stories = loadStories()
const indexes = indexStories(stories) as [StoryIndex]
const pages = loadLabelled('eval/dev').filter(({ page }) => page.covers)
const phrases = stories.flatMap(({ details }) =>
  details.flatMap(({ statement, phrasings, nearMisses }) => [statement, ...phrasings, ...nearMisses]),
)

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.lorem({ mode: 'sentences' }),
  fc.constantFrom(...phrases),
)
const anyPage = fc.constantFrom(...pages)

const articleOf = (paragraphs: string[]): Article | null => {
  const reading = buildArticle('A title of no story', paragraphs, { site: null, published: null, language: null })
  return reading.ok ? reading.article : null
}

describe('sentences', () => {
  it('slice back to their text, in order, and leave out only white space', () => {
    fc.assert(
      fc.property(
        fc.array(anyText).map((texts) => texts.join(' ')),
        (text) => {
          let end = 0
          for (const sentence of splitSentences(text)) {
            expect(sentence.start).toBeGreaterThanOrEqual(end)
            expect(sentence.end).toBeGreaterThan(sentence.start)
            expect(text.slice(end, sentence.start).trim()).toBe('')
            end = sentence.end
          }
          expect(text.slice(end).trim()).toBe('')
        },
      ),
    )
  })

  it('of an article lie in its blocks, in order and whole', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (paragraphs) => {
        const article = articleOf(paragraphs)
        if (!article) return
        checkArticle(article)
      }),
    )
  })
})

describe('words', () => {
  it('slice back to what they were made from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, text: word } of splitWords(text)) {
          expect(word.length).toBeGreaterThan(0)
          expect(text.slice(start, end).length).toBe(end - start)
        }
      }),
    )
  })
})

describe('a report', () => {
  it('survives JSON and is the same for the same text', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 12 }), (paragraphs) => {
        const reading = readPlainText(['Russia recognises the Taliban', ...paragraphs].join('\n'))
        if (!reading.ok) return
        const report = compareArticle(indexes, reading.article)
        expect(JSON.parse(JSON.stringify(report))).toEqual(report)
        expect(compareArticle(indexes, structuredClone(reading.article))).toEqual(report)
      }),
      { numRuns: 30 },
    )
  })

  it('has its form and points only at what is there', () => {
    fc.assert(
      fc.property(anyPage, ({ page }) => {
        const report = compareArticle(indexes, toArticle(page))
        checkReport(report, stories.find(({ id }) => id === report.story) ?? null)
      }),
      { numRuns: 20 },
    )
  })
})

describe('matching', () => {
  const foundIn = (article: Article) =>
    matchDetails(indexes[0], analyseArticle(indexes[0], article), article)
      .findings.filter(({ state }) => state !== 'not-found')
      .map(({ id }) => id)

  it('finds in a text given twice what it finds in it once', () => {
    fc.assert(
      fc.property(anyPage, ({ page }) => {
        const once = foundIn(toArticle(page))
        expect(foundIn(toArticle({ ...page, paragraphs: [...page.paragraphs, ...page.paragraphs] }))).toEqual(once)
      }),
      { numRuns: 15 },
    )
  })

  it('never loses a detail because a sentence was added, wherever it stands', () => {
    fc.assert(
      fc.property(
        anyPage,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        anyText.filter((text) => text.trim() !== ''),
        ({ page }, a, b, isOwnParagraph, sentence) => {
          const before = foundIn(toArticle(page))
          const paragraphs = structuredClone(page.paragraphs)
          const at = a % paragraphs.length
          if (isOwnParagraph) paragraphs.splice(at, 0, [sentence])
          else paragraphs[at]!.splice(b % (paragraphs[at]!.length + 1), 0, sentence)
          expect(foundIn(toArticle({ ...page, paragraphs }))).toEqual(expect.arrayContaining(before))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('leaves nothing out of a page that is the statements themselves', () => {
    const article = articleOf(indexes[0].story.details.map(({ statement }) => statement))!
    expect(foundIn(article).length / indexes[0].details.length).toBeGreaterThan(0.97)
  })
})
