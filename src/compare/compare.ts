// Article × stories → Report. The whole comparison in one call; pure, and the same for browser, terminal and tests.
import { type Article, sentenceTexts } from '../read/article.ts'
import { findAdded } from './added.ts'
import type { Shelf } from './candidates.ts'
import { type Detection, detectStory } from './detect.ts'
import { findDifferences } from './differ.ts'
import { analyseArticle } from './features.ts'
import { matchDetails } from './match.ts'
import { modelsFor } from './models.ts'
import { kindOfPage } from './page-kind.ts'
import { articleOf, type Report } from './report.ts'
import type { StoryIndex } from './story-index.ts'

const RANK = { covers: 2, mentions: 1, other: 0 } as const

/**
 * Compares with each story, or with those that a shelf of many takes out for the article, and reports on the one that the
 * article covers best; of two that it covers as well, on the first, which is the nearer one of a shelf.
 */
export function compareArticle(stories: readonly StoryIndex[] | Shelf, article: Article): Report {
  let best: { report: Report; detection: Detection } | null = null
  for (const index of 'choose' in stories ? stories.choose(article) : stories) {
    const candidate = compareWithStory(index, article)
    if (best === null || isBetter(candidate.detection, best.detection)) best = candidate
  }
  return (
    best?.report ?? {
      verdict: 'other',
      story: null,
      confidence: 1,
      why: 'choose' in stories ? 'it does not name all whom any story is about' : 'there is no story to compare with',
      kind: null,
      article: articleOf(article, sentenceTexts(article)),
      details: [],
      added: [],
      differs: [],
    }
  )
}

function isBetter(a: Detection, b: Detection): boolean {
  if (RANK[a.verdict] !== RANK[b.verdict]) return RANK[a.verdict] > RANK[b.verdict]
  return a.verdict !== 'other' && a.confidence > b.confidence
}

function compareWithStory(index: StoryIndex, article: Article): { report: Report; detection: Detection } {
  const analysed = analyseArticle(index, article)
  const matching = matchDetails(index, analysed, article)
  const { findings } = matching
  const detection = detectStory({ index, article, analysed, ...matching }, modelsFor(index).detection)
  const isOther = detection.verdict === 'other'
  const report: Report = {
    ...detection,
    story: isOther ? null : index.story.id,
    kind: detection.verdict === 'covers' ? kindOfPage(index, analysed, matching) : null,
    article: articleOf(article, sentenceTexts(article)),
    details: isOther ? [] : findings,
    added: detection.verdict === 'covers' ? findAdded(index, analysed, article, matching) : [],
    differs: detection.verdict === 'covers' ? findDifferences(index, analysed, findings) : [],
  }
  return { report, detection }
}
