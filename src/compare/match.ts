// Features → verdict per detail, with its evidence and its reason.
// A logistic model with one set of weights for all details: a new story needs no training. The weights come from
// labelled pages (weights.json names which); evaluate prints what they reach on pages held back.
import { type Article, sentenceText } from '../read/article.ts'
import { type AnalysedArticle, FEATURES, type FeatureVector, featuresOf } from './features.ts'
import type { DetailFinding, DetailState } from './report.ts'
import type { Detail, Outlet } from './story.ts'
import type { StoryIndex } from './story-index.ts'
import { STOP_WORDS, splitWords } from './terms.ts'
import weights from './weights.json' with { type: 'json' }

/** Probability from which a detail counts as told: the value that maximised F1 in the fit. */
const TOLD = weights.told
/** From this share of TOLD on, a sentence tells the detail in part: near enough that "not found" would be a wrong accusation. */
const PARTLY_SHARE = 0.75
/** Further sentences count as evidence too from this share of the best one's strength. */
const EVIDENCE_SHARE = 0.6
/** Sentences given as evidence at most. */
const MAX_EVIDENCE = 6

export interface Strength {
  sentence: number
  value: number
}

export interface DetailMatch {
  finding: DetailFinding
  /** Features of the closest sentence. */
  features: FeatureVector | null
}

const strengthOf = (vector: FeatureVector): number => {
  let sum = weights.bias
  for (const name of FEATURES) sum += vector[name] * weights.weights[name]
  return 1 / (1 + Math.exp(-sum))
}

/** Every detail of the story, in its order. */
export function matchDetails(index: StoryIndex, analysed: AnalysedArticle, article: Article): DetailMatch[] {
  const best: { sentence: number; value: number; vector: FeatureVector }[][] = index.details.map(() => [])
  article.sentences.forEach((_, at) => {
    featuresOf(index, analysed, article, at).forEach((vector, detail) => {
      best[detail]!.push({ sentence: at, value: strengthOf(vector), vector })
    })
  })
  return index.details.map(({ detail }, i) => {
    const ranked = best[i]!.sort((a, b) => b.value - a.value || a.sentence - b.sentence)
    const top = ranked[0]
    const state = stateOf(top?.value ?? 0)
    const least = Math.max((top?.value ?? 0) * EVIDENCE_SHARE, TOLD * PARTLY_SHARE)
    const evidence = state === 'not-found' ? [] : ranked.filter(({ value }) => value >= least).slice(0, MAX_EVIDENCE)
    return {
      features: top?.vector ?? null,
      finding: {
        id: detail.id,
        state,
        strength: round(top?.value ?? 0),
        sentences: evidence.map(({ sentence }) => sentence),
        closest: top?.sentence ?? null,
        outlets: tellersOf(detail),
        unknown: unknownOutlets(detail, index.story.outlets),
        why: top ? explain(detail, state, sentenceText(article, top.sentence), top.vector) : 'the page has no sentence',
      },
    }
  })
}

const stateOf = (value: number): DetailState =>
  value >= TOLD ? 'told' : value >= TOLD * PARTLY_SHARE ? 'partly' : 'not-found'

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
  const rival = vector.rival > 0.1 ? '; nearer to another detail' : ''
  const verdict = state === 'told' ? 'near enough' : state === 'partly' ? 'near, but not all of it' : 'not near enough'
  return `closest sentence ${words}${essentials}${rival}: ${verdict}`
}

const round = (value: number): number => Math.round(value * 1000) / 1000
