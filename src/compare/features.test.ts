// The matrix against what its names say: it is written by place, so a feature moved in one list only would pass unseen.
import { describe, expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import type { Article } from '../read/article.ts'
import { analyseArticle, FEATURES, measure, vectorAt } from './features.ts'
import { buildStoryIndex } from './story-index.ts'

const [story] = loadStories()
const detail = story!.details.findIndex(({ essentials, phrasings }) => essentials.length > 1 && phrasings.length > 2)
const { statement, toldBy } = story!.details[detail]!
const index = buildStoryIndex(story!)

function articleOf(...blocks: string[]): Article {
  const sentences = blocks.map((text, block) => ({ block, start: 0, end: text.length }))
  return { blocks, sentences, site: null, published: null, language: 'en' }
}

describe('measure', () => {
  const article = articleOf('Weather', statement, 'The harbour was quiet.')
  const matrix = measure(index, analyseArticle(index, article), article)

  it('has a row for every sentence and detail', () => {
    expect(matrix.values).toHaveLength(3 * story!.details.length * FEATURES.length)
  })

  it('says that a statement is like itself, and met by all that is essential to it', () => {
    const row = vectorAt(matrix, 1, detail)
    expect(row.cosine).toBeCloseTo(1)
    expect(row.cosineMean).toBeLessThan(1)
    expect(row.statementCoverage).toBeCloseTo(1)
    expect(row.coverage).toBeCloseTo(1)
    expect(row.paragraphCoverage).toBeCloseTo(1)
    expect(row).toMatchObject({ essentials: 1, allEssentials: 1, contextEssentials: 1, told: 0, partly: 0, rival: 0 })
    expect(row.corroboration).toBeCloseTo(Object.keys(toldBy).length / story!.outlets.length)
  })

  it('finds nothing in words about something else', () => {
    const row = vectorAt(matrix, 2, detail)
    expect(row).toMatchObject({ cosine: 0, coverage: 0, statementCoverage: 0, allEssentials: 0, contextEssentials: 0 })
  })
})
