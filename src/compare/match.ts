// Features → verdict per detail, with its evidence and its reason.
// Logistic models with one set of weights for all details (models.ts): a new story needs no training.
import type { Article } from '../read/article.ts'
import {
  type AnalysedArticle,
  type AnalysedSentence,
  FEATURES,
  type FeatureMatrix,
  measure,
  vectorAt,
} from './features.ts'
import type { LogisticModel } from './logistic.ts'
import { modelsFor } from './models.ts'
import type { DetailFinding, DetailState, MatchReason } from './report.ts'
import type { Detail, Outlet } from './story.ts'
import type { IndexedDetail, StoryIndex } from './story-index.ts'

/** Further sentences count as evidence too from this share of the best one's strength. */
const EVIDENCE_SHARE = 0.6
/** A rival that leads by this much, in the unit of the features, is worth a word in the reason. */
const FAR_RIVAL = 0.5
/** Words of the statement named as shared at most. */
const MOST_SHARED = 6
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
  const model = modelsFor(index)
  const matrix = measure(index, analysed, article)
  const strengths = weigh(matrix, model.told)
  const partials = weigh(matrix, model.partly)
  const findings = index.details.map(({ detail, words }, i) => {
    const told = rank(strengths[i]!)
    const partly = rank(partials[i]!)
    const state = judge(told.top, partly.top, model)
    const { values, ranked, top } = state === 'partly' ? partly : told
    const [closest] = ranked
    const least = Math.max(top * EVIDENCE_SHARE, state === 'partly' ? model.partlyFound : model.found)
    const reason =
      closest === undefined ? null : findReason(detail, words, analysed.sentences[closest]!, matrix, closest, i)
    const finding: DetailFinding = {
      id: detail.id,
      state,
      strength: round(top),
      sentences: state === 'not-found' ? [] : ranked.filter((at) => values[at]! >= least).slice(0, MAX_EVIDENCE),
      closest: closest ?? null,
      outlets: tellersOf(detail),
      unknown: unknownOutlets(detail, index.story.outlets),
      why: reason === null ? 'the page has no sentence' : explain(state, reason),
      reason,
    }
    return finding
  })
  return { findings, strengths, found: model.found }
}

/** The probability of each sentence under a logistic model, [detail][sentence]. */
function weigh({ sentences, details, values }: FeatureMatrix, model: LogisticModel<(typeof FEATURES)[number]>) {
  const weights = Float64Array.from(FEATURES, (name) => model.features[name])
  return Array.from({ length: details }, (_, detail) => {
    const row = new Array<number>(sentences)
    for (let at = 0; at < sentences; at++) {
      const from = (at * details + detail) * weights.length
      let sum = model.bias
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * values[from + i]!
      row[at] = 1 / (1 + Math.exp(-sum))
    }
    return row
  })
}

/** From the largest strengths of "in full" and "in part only" among the page's sentences. */
export function judge(told: number, partly: number, model: { found: number; partlyFound: number }): DetailState {
  if (partly >= model.partlyFound && partly > told) return 'partly'
  return told >= model.found ? 'told' : 'not-found'
}

/** Sentence numbers by falling value, and the largest value: 0 where there is none. */
function rank(values: number[]) {
  const ranked = values.map((_, at) => at).sort((a, b) => values[b]! - values[a]! || a - b)
  return { values, ranked, top: ranked.length === 0 ? 0 : values[ranked[0]!]! }
}

export const tellersOf = (detail: Detail): string[] => Object.keys(detail.toldBy)

/** An outlet known by its beginning, which is not seen to tell the detail, may tell it further down. */
const unknownOutlets = (detail: Detail, outlets: Outlet[]): string[] =>
  outlets
    .filter(({ id, extent }) => extent === 'beginning' && !(id in detail.toldBy) && !(id in detail.partlyToldBy))
    .map(({ id }) => id)

/** Names shared words of the statement only: phrasings are never shown. */
function findReason(
  detail: Detail,
  statement: IndexedDetail['words'],
  sentence: AnalysedSentence,
  matrix: FeatureMatrix,
  at: number,
  number: number,
): MatchReason {
  const vector = vectorAt(matrix, at, number)
  const here = new Set(sentence.words.map(({ stem }) => stem))
  const run = sentence.scores?.evidence(number)
  return {
    words: run ? sentence.text.slice(run.start, run.end) : null,
    shared: statement
      .filter(({ stem }) => here.has(stem))
      .map(({ text }) => text)
      .slice(0, MOST_SHARED),
    essentials: Math.round(vector.essentials * detail.essentials.length),
    needed: detail.essentials.length,
    hasRival: vector.rival > FAR_RIVAL,
  }
}

/** The reason as a sentence, for terminal and files. */
function explain(state: DetailState, { words, shared, essentials, needed, hasRival }: MatchReason): string {
  const reasons = [
    words === null ? '' : `“${words}” speaks most for it`,
    shared.length > 0 ? `shares ${shared.map((word) => `“${word}”`).join(', ')}` : 'shares no word with the statement',
    needed === 0 ? '' : `has ${essentials} of ${needed} essentials`,
    hasRival ? 'nearer to another detail' : '',
  ].filter(Boolean)
  const verdict = state === 'told' ? 'near enough' : state === 'partly' ? 'near, but not all of it' : 'not near enough'
  return `closest sentence: ${reasons.join('; ')}: ${verdict}`
}

const round = (value: number): number => Math.round(value * 1000) / 1000
