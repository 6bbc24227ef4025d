// Sentence × detail → features: numbers that speak for or against "this sentence tells this detail".
// No verdict here: match.ts weighs them. Every feature of the wider context is a union (words of the whole paragraph and
// title), never a neighbour's position, so that adding a sentence can only add evidence.
import { type Article, sentenceText } from '../read/article.ts'
import type { SentenceScores } from './network.ts'
import { type StoryIndex, weighTerms } from './story-index.ts'
import { contentStems, splitWords, type Word } from './terms.ts'

export const FEATURES = [
  /** The network's log odds that the sentence tells the detail in full, in units of 4; 0 where the story has none. */
  'told',
  /** The same for "in part only". */
  'partly',
  /** By how much, in the same unit, it is surer of another detail; 0 where it is not. */
  'rival',
  /** Its largest log odds for the detail among the sentences of the paragraph and the title, same unit. */
  'paragraphTold',
  /** Cosine with the nearest statement or phrasing. */
  'cosine',
  /** Mean cosine with the three nearest of them: one lucky phrasing counts less. */
  'cosineMean',
  /** Largest share of a phrasing's weight whose words stand in the sentence. */
  'coverage',
  /** The same for the statement alone. */
  'statementCoverage',
  /** Share of the essential groups that the sentence meets. */
  'essentials',
  /** 1 where it meets all of them. */
  'allEssentials',
  /** 1 where the sentence meets one and its paragraph and the title the rest. */
  'contextEssentials',
  /** Largest coverage of a phrasing by the paragraph. */
  'paragraphCoverage',
  /** Share of the story's outlets that tell the detail: what most tell, the next page is likelier to tell. */
  'corroboration',
] as const
export type Feature = (typeof FEATURES)[number]
export type FeatureVector = Record<Feature, number>

/** The features of every sentence against every detail: [sentence][detail][feature], in the order of FEATURES. */
export interface FeatureMatrix {
  sentences: number
  details: number
  values: Float64Array
}

export interface AnalysedSentence {
  text: string
  words: Word[]
  stems: Set<string>
  /** Its stems as a vector of length 1. */
  terms: Map<string, number>
  /** Cosine with each text of the index. */
  cosines: Float64Array
  /** What the network says of it; null for a story without one. */
  scores: SentenceScores | null
}

export interface AnalysedArticle {
  sentences: AnalysedSentence[]
  /** The words of each block. */
  blocks: Word[][]
  /** Per block: the essential groups that its words with the title's meet, how far its own words cover each text of the index, its sentences' largest odds. */
  contexts: { met: Uint8Array; coverages: Float64Array; told: Float64Array | null }[]
}

export function analyseArticle(index: StoryIndex, article: Article): AnalysedArticle {
  const blocks = article.blocks.map((text) => index.resolveNames(splitWords(text)))
  const sentences = article.sentences.map((_, i): AnalysedSentence => {
    const text = sentenceText(article, i)
    const words = index.resolveNames(splitWords(text))
    const terms = weighTerms(contentStems(words), index.idf)
    return {
      text,
      words,
      stems: new Set(terms.keys()),
      terms,
      cosines: cosinesWithTexts(index, terms),
      scores: index.network?.score(words) ?? null,
    }
  })
  const contexts = blocks.map((words, block) => ({
    met: index.groups.meet(block === 0 ? words : [...words, ...blocks[0]!]),
    coverages: coveragesOf(index, new Set(contentStems(words))),
    told: largestOdds(sentences.filter((_, i) => [0, block].includes(article.sentences[i]!.block))),
  }))
  return { sentences, blocks, contexts }
}

function largestOdds(sentences: AnalysedSentence[]): Float64Array | null {
  const [first, ...rest] = sentences.flatMap(({ scores }) => scores?.told ?? [])
  if (!first) return null
  const largest = first.slice()
  for (const row of rest) for (let i = 0; i < row.length; i++) if (row[i]! > largest[i]!) largest[i] = row[i]!
  return largest
}

/** The unit of the network's log odds among the features: the weights of all features stay of one size. */
export const ODDS_UNIT = 4

/** The two largest log odds of a sentence, and which detail has the largest. */
function leaders(odds: Float64Array): { first: number; best: number; second: number } {
  let [first, best, second] = [-1, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < odds.length; i++) {
    const value = odds[i]!
    if (value > best) [first, best, second] = [i, value, best]
    else if (value > second) second = value
  }
  return { first, best, second }
}

function cosinesWithTexts(index: StoryIndex, terms: Map<string, number>): Float64Array {
  const cosines = new Float64Array(index.texts.length)
  for (const [stem, weight] of terms) {
    const posting = index.postings.get(stem)
    if (!posting) continue
    const { texts, weights } = posting
    for (let i = 0; i < texts.length; i++) cosines[texts[i]!]! += weight * weights[i]!
  }
  return cosines
}

/** Per text of the index, the share of its idf mass whose stems are among `stems`. */
function coveragesOf(index: StoryIndex, stems: Iterable<string>): Float64Array {
  const coverages = new Float64Array(index.texts.length)
  for (const stem of stems) {
    const posting = index.postings.get(stem)
    if (posting) for (const text of posting.texts) coverages[text]! += posting.idf
  }
  for (let text = 0; text < coverages.length; text++) {
    const { mass } = index.texts[text]!
    coverages[text] = mass === 0 ? 0 : coverages[text]! / mass
  }
  return coverages
}

/** The features of every sentence of the article against every detail of the story. */
export function measure(index: StoryIndex, analysed: AnalysedArticle, article: Article): FeatureMatrix {
  const [sentences, details] = [analysed.sentences.length, index.details.length]
  const values = new Float64Array(sentences * details * FEATURES.length)
  const corroboration = index.details.map(
    ({ detail }) => Object.keys(detail.toldBy).length / (index.story.outlets.length || 1),
  )
  for (let at = 0; at < sentences; at++)
    measureSentence(index, analysed, article.sentences[at]!.block, at, corroboration, values)
  return { sentences, details, values }
}

/** Fills in the rows of one sentence. Written over a flat array: a page has thousands of rows, and most are never read again. */
function measureSentence(
  index: StoryIndex,
  analysed: AnalysedArticle,
  block: number,
  at: number,
  corroboration: number[],
  values: Float64Array,
): void {
  const { scores, cosines, stems, words } = analysed.sentences[at]!
  const context = analysed.contexts[block]!
  const coverages = coveragesOf(index, stems)
  const met = index.groups.meet(words)
  const lead = scores && leaders(scores.told)
  for (let detail = 0; detail < index.details.length; detail++) {
    const { from, to } = index.details[detail]!
    let [nearest, next, third, coverage, paragraphCoverage] = [0, 0, 0, 0, 0]
    for (let text = from; text < to; text++) {
      const cosine = cosines[text]!
      if (cosine > nearest) {
        third = next
        next = nearest
        nearest = cosine
      } else if (cosine > next) {
        third = next
        next = cosine
      } else if (cosine > third) third = cosine
      if (coverages[text]! > coverage) coverage = coverages[text]!
      if (context.coverages[text]! > paragraphCoverage) paragraphCoverage = context.coverages[text]!
    }
    const groups = index.groups.ofDetail[detail]!
    let [count, around] = [0, 0]
    for (const group of groups) {
      if (met[group] === 1) count++
      if (met[group] === 1 || context.met[group] === 1) around++
    }
    const share = groups.length === 0 ? 0 : count / groups.length
    const told = scores ? scores.told[detail]! : 0
    const rival = lead ? (lead.first === detail ? lead.second : lead.best) - told : 0
    // In the order of FEATURES; a test holds the two together.
    let place = (at * index.details.length + detail) * FEATURES.length
    values[place++] = told / ODDS_UNIT
    values[place++] = (scores ? scores.partly[detail]! : 0) / ODDS_UNIT
    values[place++] = rival > 0 ? rival / ODDS_UNIT : 0
    values[place++] = (context.told ? context.told[detail]! : 0) / ODDS_UNIT
    values[place++] = nearest
    values[place++] = (nearest + next + third) / 3
    values[place++] = coverage
    values[place++] = coverages[from]!
    values[place++] = share
    values[place++] = share === 1 ? 1 : 0
    values[place++] = count > 0 && around === groups.length ? 1 : 0
    values[place++] = paragraphCoverage
    values[place] = corroboration[detail]!
  }
}

/** One row of the matrix by name. */
export function vectorAt({ details, values }: FeatureMatrix, at: number, detail: number): FeatureVector {
  const from = (at * details + detail) * FEATURES.length
  return Object.fromEntries(FEATURES.map((name, i) => [name, values[from + i]!])) as FeatureVector
}
