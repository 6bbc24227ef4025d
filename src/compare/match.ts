// Features → verdict per detail, with its evidence and its reason.
// A logistic model with one set of weights for all details: a new story needs no training. The weights come from
// labelled pages (weights.json names which); `npm run fit` prints what they reach on pages held back.
import { type Article, sentenceText } from '../read/article.ts'
import { type AnalysedArticle, FEATURES, type FeatureVector, featuresOf } from './features.ts'
import { probabilityOf } from './logistic.ts'
import type { DetailFinding, DetailState } from './report.ts'
import type { Detail, Outlet } from './story.ts'
import type { StoryIndex } from './story-index.ts'
import { STOP_WORDS, splitWords } from './terms.ts'
import weights from './weights.json' with { type: 'json' }

/**
 * One set of weights for stories with a classifier, one for those without; each with its own thresholds:
 * from `found` on a detail counts as found, from `told` on it is likelier told in full
 * than not, and between the two it is "in part, or not surely".
 */
const { withClassifier, withoutClassifier } = weights
const weightsFor = (index: StoryIndex) => (index.classifier ? withClassifier : withoutClassifier)
/** Further sentences count as evidence too from this share of the best one's strength. */
const EVIDENCE_SHARE = 0.6
/** A rival that leads by this much, in the classifier's unit, is worth a word in the reason. */
const FAR_RIVAL = 0.5
/** Sentences given as evidence at most. */
const MAX_EVIDENCE = 6

export interface Matching {
  /** Every detail of the story, in its order. */
  findings: DetailFinding[]
  /** The strength of each detail in each sentence, [detail][sentence], 0 to 1. */
  strengths: number[][]
  /** From this strength on a detail counts as found. */
  found: number
}

export function matchDetails(index: StoryIndex, analysed: AnalysedArticle, article: Article): Matching {
  const model = weightsFor(index)
  const vectors = article.sentences.map((_, at) => featuresOf(index, analysed, article, at))
  const strengths = index.details.map((_, detail) => vectors.map((row) => probabilityOf(model, FEATURES, row[detail]!)))
  const findings = index.details.map(({ detail }, i) => {
    const values = strengths[i]!
    const ranked = values.map((_, at) => at).sort((a, b) => values[b]! - values[a]! || a - b)
    const [closest] = ranked
    const top = closest === undefined ? 0 : values[closest]!
    const state: DetailState = top >= model.told ? 'told' : top >= model.found ? 'partly' : 'not-found'
    const least = Math.max(top * EVIDENCE_SHARE, model.found)
    const finding: DetailFinding = {
      id: detail.id,
      state,
      strength: round(top),
      sentences: state === 'not-found' ? [] : ranked.filter((at) => values[at]! >= least).slice(0, MAX_EVIDENCE),
      closest: closest ?? null,
      outlets: tellersOf(detail),
      unknown: unknownOutlets(detail, index.story.outlets),
      why:
        closest === undefined
          ? 'the page has no sentence'
          : explain(detail, state, sentenceText(article, closest), vectors[closest]![i]!),
    }
    return finding
  })
  return { findings, strengths, found: model.found }
}

export const tellersOf = (detail: Detail): string[] => Object.keys(detail.toldBy)

/** An outlet known by its beginning, which is not seen to tell the detail, may tell it further down. */
const unknownOutlets = (detail: Detail, outlets: Outlet[]): string[] =>
  outlets
    .filter(({ id, extent }) => extent === 'beginning' && !(id in detail.toldBy) && !(id in detail.partlyToldBy))
    .map(({ id }) => id)

/** The reason in words. Names shared words of the statement only: phrasings are never shown. */
function explain(detail: Detail, state: DetailState, sentence: string, vector: FeatureVector): string {
  const here = new Set(splitWords(sentence).map(({ stem }) => stem))
  const shared = [
    ...new Set(
      splitWords(detail.statement)
        .filter(({ text, stem }) => !STOP_WORDS.has(text) && here.has(stem))
        .map(({ text }) => text),
    ),
  ]
  const words =
    shared.length > 0
      ? `shares ${shared
          .slice(0, 6)
          .map((word) => `“${word}”`)
          .join(', ')}`
      : 'shares no word with the statement'
  const needed = detail.essentials.length
  const essentials =
    needed === 0
      ? ''
      : `; has ${Math.round(vector.essentials * needed)} of ${needed} essentials${vector.contextEssentials === 1 && vector.allEssentials === 0 ? ', the rest in its paragraph' : ''}`
  const rival = vector.classifierRival > FAR_RIVAL ? '; nearer to another detail' : ''
  const verdict = state === 'told' ? 'near enough' : state === 'partly' ? 'near, but not all of it' : 'not near enough'
  return `closest sentence ${words}${essentials}${rival}: ${verdict}`
}

const round = (value: number): number => Math.round(value * 1000) / 1000
