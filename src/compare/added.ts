// Sentences that carry information no outlet of the story told. A logistic model over what a sentence brings (names,
// figures, quotations, words that stand in none of the story's details) and what the story explains of it (the details it
// tells, the words they share); fitted on labelled pages (npm run fit). Ranked by how much they bring, each with a reason.
import { type Article, sentenceText } from '../read/article.ts'
import { type AnalysedArticle, ODDS_UNIT } from './features.ts'
import { probabilityOf } from './logistic.ts'
import { modelsFor } from './models.ts'
import type { AddedSentence } from './report.ts'
import type { StoryIndex } from './story-index.ts'
import { STOP_WORDS, type Word } from './terms.ts'

export const ADDED_FEATURES = [
  /** The network's log odds that the sentence brings something new, in units of 4; 0 where the story has none. */
  'fresh',
  /** Details that the sentence tells, 4 at most, in quarters. */
  'told',
  /** Strength of the detail that it tells most surely. */
  'strength',
  /** Share of its content words that stand in none of the story's texts. */
  'newShare',
  /** Their number, as ln(1 + n) / ln(1 + 20). */
  'newWords',
  /** Names that the story does not know, 3 at most, in thirds. */
  'names',
  /** Figures that the story does not know, 3 at most, in thirds. */
  'figures',
  /** 1 where it quotes at some length. */
  'quote',
  /** Its content words, as ln(1 + n) / ln(1 + 40): short sentences carry little. */
  'length',
  /** Share of its content words that stand in the statements and phrasings of the details it tells. */
  'explained',
  /** Largest share of its content words that an earlier sentence of the page has already. */
  'repeated',
  /** 1 where it ends without a stop: a heading. */
  'heading',
] as const
export type AddedVector = Record<(typeof ADDED_FEATURES)[number], number>

const MOST_TOLD = 4
const MOST_NAMES = 3
const MANY_NEW_WORDS = 20
const MANY_WORDS = 40
/** A quotation shorter than this, in characters, is a word in quotation marks. */
const LEAST_QUOTE = 12
const QUOTATION = new RegExp(`["“«][^"”»]{${LEAST_QUOTE},}`, 'u')
/** Earlier sentences looked at for repetition. */
const MEMORY = 30

/** Names and words given as the reason at most. */
const MOST_SHOWN = 4

/** What ranks a listed sentence: names, then figures, then quotations, then other new words. */
const NAME_WORTH = 2.5
const FIGURE_WORTH = 2
const QUOTE_WORTH = 1.5

export interface Novelty {
  names: string[]
  figures: string[]
  hasQuote: boolean
  newWords: string[]
}

/** The strength of each detail in each sentence, [detail][sentence], and from where on it counts as found. */
export interface Strengths {
  strengths: number[][]
  found: number
}

export function findAdded(
  index: StoryIndex,
  analysed: AnalysedArticle,
  article: Article,
  matching: Strengths,
): AddedSentence[] {
  const model = modelsFor(index).added
  const found: (AddedSentence & { worth: number })[] = []
  for (const [at, vector] of addedFeatures(index, analysed, matching).entries()) {
    if (at === 0 || probabilityOf(model, ADDED_FEATURES, vector) < model.least) continue
    const { words, text } = analysed.sentences[at]!
    const novelty = findNovelty(words, text, index.knownStems)
    found.push({
      sentence: at,
      text: sentenceText(article, at),
      why: explain(novelty),
      brings: {
        names: novelty.names.slice(0, MOST_SHOWN),
        figures: novelty.figures.length,
        hasQuote: novelty.hasQuote,
        words: novelty.newWords.slice(0, MOST_SHOWN),
      },
      worth: worthOf(novelty),
    })
  }
  return found.sort((a, b) => b.worth - a.worth || a.sentence - b.sentence).map(({ worth: _, ...added }) => added)
}

/** Features of every sentence of the page, the title's included. */
export function addedFeatures(
  index: StoryIndex,
  analysed: AnalysedArticle,
  { strengths, found }: Strengths,
): AddedVector[] {
  const known = index.knownStems
  const earlier: Set<string>[] = []
  return analysed.sentences.map(({ words, text, stems, scores }, at) => {
    const novelty = findNovelty(words, text, known)
    const told = strengths.flatMap((row, detail) => (row[at]! >= found ? [detail] : []))
    const explained = new Set<string>()
    for (const detail of told)
      for (let t = index.details[detail]!.from; t < index.details[detail]!.to; t++)
        for (const stem of index.texts[t]!.terms.keys()) explained.add(stem)
    const content = [...stems]
    const shareOf = (set: ReadonlySet<string>) => content.filter((stem) => set.has(stem)).length / (content.length || 1)
    const repeated = Math.max(0, ...earlier.slice(-MEMORY).map(shareOf))
    earlier.push(stems)
    return {
      fresh: (scores?.fresh ?? 0) / ODDS_UNIT,
      told: Math.min(MOST_TOLD, told.length) / MOST_TOLD,
      strength: Math.max(0, ...strengths.map((row) => row[at]!)),
      newShare: content.filter((stem) => !known.has(stem)).length / (content.length || 1),
      newWords: Math.log1p(novelty.newWords.length) / Math.log1p(MANY_NEW_WORDS),
      names: Math.min(MOST_NAMES, novelty.names.length) / MOST_NAMES,
      figures: Math.min(MOST_NAMES, novelty.figures.length) / MOST_NAMES,
      quote: novelty.hasQuote ? 1 : 0,
      length: Math.log1p(content.length) / Math.log1p(MANY_WORDS),
      explained: shareOf(explained),
      repeated,
      heading: /[.!?…]["'”’»)\]]*$/.test(text) ? 0 : 1,
    }
  })
}

const worthOf = ({ names, figures, hasQuote, newWords }: Novelty): number =>
  names.length * NAME_WORTH + figures.length * FIGURE_WORTH + (hasQuote ? QUOTE_WORTH : 0) + newWords.length

function explain({ names, figures, hasQuote, newWords }: Novelty): string {
  const reasons = [
    names.length > 0 ? `names ${names.slice(0, 3).join(', ')}` : '',
    figures.length > 0 ? `${figures.length} ${figures.length === 1 ? 'figure' : 'figures'}` : '',
    hasQuote ? 'a quotation' : '',
  ].filter(Boolean)
  if (reasons.length > 0) return reasons.join(', ')
  return newWords.length > 0
    ? `words that no outlet uses: ${newWords.slice(0, 4).join(', ')}`
    : 'the outlets’ words, put together as no outlet does'
}

function findNovelty(words: Word[], text: string, known: ReadonlySet<string>): Novelty {
  const names: string[] = []
  const figures: string[] = []
  const newWords: string[] = []
  let lastName = -1
  for (const [i, word] of words.entries()) {
    if (STOP_WORDS.has(word.text) || known.has(word.stem)) continue
    const raw = text.slice(word.start, word.end)
    if (/^\d/.test(word.text)) figures.push(raw)
    else if (word.isCapital && i > 0 && !startsSentence(text, word.start)) {
      const before = words[i - 1]!
      // Words of one name stand beside each other: "Andrei Rudenko" is one name, not two.
      if (lastName === i - 1 && text.slice(before.end, word.start) === ' ') names.push(`${names.pop()!} ${raw}`)
      else names.push(raw)
      lastName = i
    } else newWords.push(raw)
  }
  return { names, figures, hasQuote: QUOTATION.test(text), newWords }
}

/** A capital after an opening quotation mark is the sentence's, not a name's. */
const startsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?:]\s+|[\s(])["“‘«]$/u.test(text.slice(Math.max(0, at - 4), at))
