// Sentence × detail → features: numbers that speak for or against "this sentence tells this detail".
// No verdict here: match.ts weighs them. Every feature of the wider context is a union (words of the whole paragraph and
// title), never a neighbour's position, so that adding a sentence can only add evidence.
import { type Article, sentenceText } from '../read/article.ts'
import type { SentenceScores } from './network.ts'
import { contentStems, type StoryIndex, weighTerms } from './story-index.ts'
import { splitWords, type Word } from './terms.ts'

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

export interface AnalysedSentence {
  text: string
  words: Word[]
  stems: Set<string>
  /** Cosine with each text of the index. */
  cosines: Float64Array
  /** What the network says of it; null for a story without one. */
  scores: SentenceScores | null
}

export interface AnalysedArticle {
  sentences: AnalysedSentence[]
  /** Per block: the essential groups that its words with the title's meet, how far its own words cover each text of the index, its sentences' largest odds. */
  contexts: { met: Uint8Array; coverages: Float64Array; told: Float64Array | null }[]
}

export function analyseArticle(index: StoryIndex, article: Article): AnalysedArticle {
  const blockWords = article.blocks.map((text) => index.resolveNames(splitWords(text)))
  const sentences = article.sentences.map((_, i): AnalysedSentence => {
    const text = sentenceText(article, i)
    const words = index.resolveNames(splitWords(text))
    const stems = contentStems(words)
    return {
      text,
      words,
      stems: new Set(stems),
      cosines: cosinesWithTexts(index, stems),
      scores: index.network?.score(words) ?? null,
    }
  })
  const contexts = blockWords.map((words, block) => ({
    met: index.groups.meet(block === 0 ? words : [...words, ...blockWords[0]!]),
    coverages: coveragesOf(index, new Set(contentStems(words))),
    told: largestOdds(sentences.filter((_, i) => [0, block].includes(article.sentences[i]!.block))),
  }))
  return { sentences, contexts }
}

function largestOdds(sentences: AnalysedSentence[]): Float64Array | null {
  const rows = sentences.flatMap(({ scores }) => scores?.told ?? [])
  const [first] = rows
  return first ? first.map((_, detail) => Math.max(...rows.map((row) => row[detail]!))) : null
}

/** The unit of the network's log odds among the features: the weights of all features stay of one size. */
export const ODDS_UNIT = 4

/** By how much another detail leads in the same sentence, per detail; 0 where none does. */
function rivalLead(odds: Float64Array): (detail: number) => number {
  const [best = 0, second = 0] = [...odds].sort((a, b) => b - a)
  return (detail) => Math.max(0, (odds[detail] === best ? second : best) - odds[detail]!)
}

function cosinesWithTexts(index: StoryIndex, stems: string[]): Float64Array {
  const cosines = new Float64Array(index.texts.length)
  for (const [stem, weight] of weighTerms(stems, index.idf))
    for (const text of index.postings.get(stem) ?? []) cosines[text]! += weight * index.texts[text]!.terms.get(stem)!
  return cosines
}

/** Per text of the index, the share of its idf mass whose stems are among `stems`. */
function coveragesOf(index: StoryIndex, stems: ReadonlySet<string>): Float64Array {
  const coverages = new Float64Array(index.texts.length)
  for (const stem of stems) for (const text of index.postings.get(stem) ?? []) coverages[text]! += index.idf(stem)
  for (const [text, { mass }] of index.texts.entries()) coverages[text] = mass === 0 ? 0 : coverages[text]! / mass
  return coverages
}

/** The features of one sentence against every detail of the story, in the story's order. */
export function featuresOf(
  index: StoryIndex,
  analysed: AnalysedArticle,
  article: Article,
  at: number,
): FeatureVector[] {
  const sentence = analysed.sentences[at]!
  const context = analysed.contexts[article.sentences[at]!.block]!
  const coverages = coveragesOf(index, sentence.stems)
  const { scores } = sentence
  const lead = scores ? rivalLead(scores.told) : () => 0
  const met = index.groups.meet(sentence.words)
  return index.details.map(({ detail, texts }, i): FeatureVector => {
    let [nearest, next, third, coverage, paragraphCoverage] = [0, 0, 0, 0, 0]
    for (const text of texts) {
      const cosine = sentence.cosines[text]!
      if (cosine > nearest) [nearest, next, third] = [cosine, nearest, next]
      else if (cosine > next) [next, third] = [cosine, next]
      else if (cosine > third) third = cosine
      if (coverages[text]! > coverage) coverage = coverages[text]!
      if (context.coverages[text]! > paragraphCoverage) paragraphCoverage = context.coverages[text]!
    }
    const groups = index.groups.ofDetail[i]!
    let [count, around] = [0, 0]
    for (const group of groups) {
      if (met[group] === 1) count++
      if (met[group] === 1 || context.met[group] === 1) around++
    }
    const share = groups.length === 0 ? 0 : count / groups.length
    return {
      told: (scores?.told[i] ?? 0) / ODDS_UNIT,
      partly: (scores?.partly[i] ?? 0) / ODDS_UNIT,
      rival: lead(i) / ODDS_UNIT,
      paragraphTold: (context.told?.[i] ?? 0) / ODDS_UNIT,
      cosine: nearest,
      cosineMean: (nearest + next + third) / 3,
      coverage,
      statementCoverage: coverages[texts[0]!] ?? 0,
      essentials: share,
      allEssentials: share === 1 ? 1 : 0,
      contextEssentials: count > 0 && around === groups.length ? 1 : 0,
      paragraphCoverage,
      corroboration: Object.keys(detail.toldBy).length / (index.story.outlets.length || 1),
    }
  })
}
