// Sentence × detail → features: numbers that speak for or against "this sentence tells this detail".
// No verdict here: match.ts weighs them. Every feature of the wider context is a union (words of the whole paragraph and
// title), never a neighbour's position, so that adding a sentence can only add evidence.
import { type Article, sentenceText } from '../read/article.ts'
import { CLASSIFIER_UNIT, rivalLead } from './classifier.ts'
import { splitClauses } from './clauses.ts'
import { metGroups } from './essentials.ts'
import { contentStems, type StoryIndex, weighTerms } from './story-index.ts'
import { splitWords, type Word } from './terms.ts'

export const FEATURES = [
  /** The classifier's log odds, in units of 4; 0 where the story has none. */
  'classifier',
  /** By how much, in the same unit, it prefers another detail in the clause that is this one's best; 0 where it does not. */
  'classifierRival',
  /** The largest of its log odds over the sentence's clauses, same unit; the sentence's own where it has only one. */
  'clause',
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
  /** Null without a classifier. */
  odds: SentenceOdds | null
}

export interface AnalysedArticle {
  sentences: AnalysedSentence[]
  /** Per block: its words with the title's, and how far its own words cover each text of the index. */
  contexts: { words: Word[]; coverages: Float64Array }[]
}

export function analyseArticle(index: StoryIndex, article: Article): AnalysedArticle {
  const blockWords = article.blocks.map(splitWords)
  const contexts = blockWords.map((words, block) => ({
    words: block === 0 ? words : [...words, ...blockWords[0]!],
    coverages: coveragesOf(index, new Set(contentStems(words))),
  }))
  const sentences = article.sentences.map((_, i): AnalysedSentence => {
    const text = sentenceText(article, i)
    const words = splitWords(text)
    const stems = contentStems(words)
    return {
      text,
      words,
      stems: new Set(stems),
      cosines: cosinesWithTexts(index, stems),
      odds: index.classifier ? scoreSentence(text, words, index.classifier.score) : null,
    }
  })
  return { sentences, contexts }
}

/** What the classifier says of a sentence: per detail the log odds, those of its best clause, and the rival's lead there. */
export interface SentenceOdds {
  sentence: Float64Array
  clause: Float64Array
  /** By how much another detail leads in the clause that is this detail's best; 0 where none does. */
  rival: Float64Array
}

export function scoreSentence(
  text: string,
  words: readonly Word[],
  score: (words: readonly Word[]) => Float64Array,
): SentenceOdds {
  const sentence = score(words)
  const clauses = splitClauses(text, words).map(score)
  const parts = (clauses.length === 0 ? [sentence] : clauses).map((odds) => ({ odds, lead: rivalLead(odds) }))
  const clause = new Float64Array(sentence.length).fill(Number.NEGATIVE_INFINITY)
  const rival = new Float64Array(sentence.length)
  for (const { odds, lead } of parts)
    for (const [detail, value] of odds.entries())
      if (value > clause[detail]!) {
        clause[detail] = value
        rival[detail] = lead(detail)
      }
  return { sentence, clause, rival }
}

/** The three features that come of the classifier, per detail. */
export function classifierFeatures(odds: SentenceOdds | null) {
  if (!odds) return () => ({ classifier: 0, classifierRival: 0, clause: 0 })
  return (detail: number) => ({
    classifier: odds.sentence[detail]! / CLASSIFIER_UNIT,
    classifierRival: odds.rival[detail]! / CLASSIFIER_UNIT,
    clause: odds.clause[detail]! / CLASSIFIER_UNIT,
  })
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
  const classified = classifierFeatures(sentence.odds)
  return index.details.map(({ detail, essentials, texts }, i): FeatureVector => {
    const cosines = texts.map((text) => sentence.cosines[text]!).sort((a, b) => b - a)
    const [nearest = 0, next = 0, third = 0] = cosines
    const met = metGroups(essentials, sentence.words)
    const count = met.filter(Boolean).length
    const share = essentials.length === 0 ? 0 : count / essentials.length
    const around = share < 1 && count > 0 ? metGroups(essentials, context.words) : met
    return {
      ...classified(i),
      cosine: nearest,
      cosineMean: (nearest + next + third) / 3,
      coverage: Math.max(0, ...texts.map((text) => coverages[text]!)),
      statementCoverage: coverages[texts[0]!] ?? 0,
      essentials: share,
      allEssentials: share === 1 ? 1 : 0,
      contextEssentials: count > 0 && around.every(Boolean) ? 1 : 0,
      paragraphCoverage: Math.max(0, ...texts.map((text) => context.coverages[text]!)),
      corroboration: Object.keys(detail.toldBy).length / (index.story.outlets.length || 1),
    }
  })
}
