// Sentences that carry information no outlet of the story told: names, figures, quotations and words that stand in none
// of its details, in a sentence that no detail accounts for. Ranked by how much they carry; each with its reason.
import { type Article, sentenceText } from '../read/article.ts'
import type { AnalysedArticle } from './features.ts'
import type { AddedSentence, DetailFinding } from './report.ts'
import { contentStems, type StoryIndex } from './story-index.ts'
import { STOP_WORDS, splitWords, type Word } from './terms.ts'

/** What each finding is worth, in the unit of one new content word. */
const NAME_WORTH = 2.5
const FIGURE_WORTH = 2
const QUOTE_WORTH = 1.5
/** A sentence told by a detail explains this much of itself: what it adds must come on top. */
const TOLD_COST = 3
/** Worth from which a sentence is listed. */
const LEAST_WORTH = 5
/** Shorter sentences are headings and exclamations. */
const LEAST_WORDS = 6

export function findAdded(
  index: StoryIndex,
  analysed: AnalysedArticle,
  article: Article,
  findings: DetailFinding[],
): AddedSentence[] {
  const known = knownStems(index)
  const tells = new Map<number, number>()
  for (const finding of findings)
    if (finding.state === 'told') for (const at of finding.sentences) tells.set(at, (tells.get(at) ?? 0) + 1)
  const found: (AddedSentence & { worth: number })[] = []
  analysed.sentences.forEach(({ words, text }, at) => {
    if (at === 0 || words.length < LEAST_WORDS) return
    const fresh = weighFresh(words, text, known)
    const worth = fresh.worth - (tells.has(at) ? TOLD_COST : 0)
    if (worth >= LEAST_WORTH) found.push({ sentence: at, text: sentenceText(article, at), why: fresh.why, worth })
  })
  return found.sort((a, b) => b.worth - a.worth).map(({ worth: _, ...added }) => added)
}

/** All stems of the story's details, phrasings, places and actors. */
function knownStems(index: StoryIndex): Set<string> {
  const { story } = index
  const known = new Set<string>()
  for (const { terms } of index.texts) for (const stem of terms.keys()) known.add(stem)
  for (const text of [...story.places, ...story.actors, story.title, story.summary])
    for (const stem of contentStems(splitWords(text))) known.add(stem)
  return known
}

function weighFresh(words: Word[], text: string, known: Set<string>): { worth: number; why: string } {
  const names: string[] = []
  const figures: string[] = []
  let content = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (/^\d/.test(word.text)) {
      if (!known.has(word.stem)) figures.push(word.text)
      continue
    }
    if (STOP_WORDS.has(word.text) || known.has(word.stem)) continue
    if (word.isCapital && i > 0) {
      const before = words[i - 1]!
      const last = names.at(-1)
      // Words of one name stand beside each other: "Andrei Rudenko" is one name, not two.
      if (
        last !== undefined &&
        before.isCapital &&
        text.slice(before.end, word.start) === ' ' &&
        last.endsWith(text.slice(before.start, before.end))
      )
        names[names.length - 1] = `${last} ${text.slice(word.start, word.end)}`
      else names.push(text.slice(word.start, word.end))
    } else content++
  }
  const quotes = /["“«][^"”»]{12,}/u.test(text) ? 1 : 0
  const reasons = [
    names.length > 0 ? `names ${names.slice(0, 3).join(', ')}` : '',
    figures.length > 0 ? `${figures.length} ${figures.length === 1 ? 'figure' : 'figures'}` : '',
    quotes > 0 && content > 2 ? 'a quotation' : '',
    names.length + figures.length === 0 && content > 0 ? 'words that no outlet uses' : '',
  ].filter(Boolean)
  return {
    worth:
      names.length * NAME_WORTH + figures.length * FIGURE_WORTH + (content > 2 ? quotes * QUOTE_WORTH : 0) + content,
    why: reasons.join(', '),
  }
}
