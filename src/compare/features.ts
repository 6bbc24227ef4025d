// Sentence × detail → features: numbers in 0..1 that speak for or against "this sentence tells this detail".
// No verdict here: match.ts weighs them. Every feature of the wider context is a union (words of the whole paragraph and
// title), never a neighbour's position, so that adding a sentence can only add evidence.
import { type Article, sentenceText } from '../read/article.ts'
import { metGroups } from './essentials.ts'
import { contentStems, type StoryIndex, weighTerms } from './story-index.ts'
import { splitWords, type Word } from './terms.ts'

export const FEATURES = [
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
  /** Cosine with the nearest near miss. */
  'nearMiss',
  /** How far another detail is nearer than this one, in cosine; 0 where none is. */
  'rival',
] as const
export type Feature = (typeof FEATURES)[number]
export type FeatureVector = Record<Feature, number>

export interface AnalysedSentence {
  text: string
  words: Word[]
  stems: Set<string>
  /** Cosine with each text of the index. */
  cosines: Float64Array
}

export interface AnalysedArticle {
  sentences: AnalysedSentence[]
  /** Per block: the words of the block and of the title. */
  contexts: { words: Word[]; stems: Set<string> }[]
}

export function analyseArticle(index: StoryIndex, article: Article): AnalysedArticle {
  const blockWords = article.blocks.map(splitWords)
  const contexts = blockWords.map((words, block) => {
    const all = block === 0 ? words : [...words, ...blockWords[0]!]
    return { words: all, stems: new Set(contentStems(words)) }
  })
  const sentences = article.sentences.map((_, i): AnalysedSentence => {
    const text = sentenceText(article, i)
    const words = splitWords(text)
    const stems = contentStems(words)
    return { text, words, stems: new Set(stems), cosines: cosinesWithTexts(index, stems) }
  })
  return { sentences, contexts }
}

function cosinesWithTexts(index: StoryIndex, stems: string[]): Float64Array {
  const cosines = new Float64Array(index.texts.length)
  for (const [stem, weight] of weighTerms(stems, index.idf))
    for (const text of index.postings.get(stem) ?? []) cosines[text]! += weight * index.texts[text]!.terms.get(stem)!
  return cosines
}

/** Share of the text's idf mass whose stems are among `stems`. */
function coverageOf(index: StoryIndex, text: number, stems: ReadonlySet<string>): number {
  const { terms, mass } = index.texts[text]!
  let met = 0
  for (const stem of terms.keys()) if (stems.has(stem)) met += index.idf(stem)
  return mass === 0 ? 0 : met / mass
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
  const vectors = index.details.map(({ essentials, texts }): FeatureVector => {
    const cosines: number[] = []
    let nearMiss = 0
    let coverage = 0
    let statementCoverage = 0
    let paragraphCoverage = 0
    for (const text of texts) {
      const cosine = sentence.cosines[text]!
      const { role } = index.texts[text]!
      if (role === 'near-miss') {
        nearMiss = Math.max(nearMiss, cosine)
        continue
      }
      cosines.push(cosine)
      if (cosine > 0) {
        const share = coverageOf(index, text, sentence.stems)
        coverage = Math.max(coverage, share)
        if (role === 'statement') statementCoverage = share
      }
      paragraphCoverage = Math.max(paragraphCoverage, coverageOf(index, text, context.stems))
    }
    cosines.sort((a, b) => b - a)
    const top = cosines.slice(0, 3)
    const met = metGroups(essentials, sentence.words)
    const count = met.filter(Boolean).length
    const share = essentials.length === 0 ? 0 : count / essentials.length
    const metAround = share < 1 && count > 0 ? metGroups(essentials, context.words) : met
    return {
      cosine: cosines[0] ?? 0,
      cosineMean: top.reduce((sum, cosine) => sum + cosine, 0) / (top.length || 1),
      coverage,
      statementCoverage,
      essentials: share,
      allEssentials: share === 1 ? 1 : 0,
      contextEssentials: count > 0 && metAround.every(Boolean) ? 1 : 0,
      paragraphCoverage,
      nearMiss,
      rival: 0,
    }
  })
  const [best = 0, second = 0] = vectors.map(({ cosine }) => cosine).sort((a, b) => b - a)
  for (const vector of vectors) vector.rival = Math.max(0, (vector.cosine === best ? second : best) - vector.cosine)
  return vectors
}
