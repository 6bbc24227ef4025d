// Sentence → clauses: pieces between commas, semicolons, dashes and a few conjunctions. A sentence that tells five
// details dilutes each of them; in its clauses each stands nearly alone.
import type { Word } from './terms.ts'

/** A piece with fewer words than this is joined to the next: "in Kabul," tells nothing alone. */
const LEAST_WORDS = 5
/** Words that begin a new clause. */
const STARTERS = new Set([
  'and',
  'but',
  'while',
  'which',
  'who',
  'whose',
  'where',
  'after',
  'before',
  'because',
  'although',
  'though',
  'despite',
  'including',
  'as',
  'with',
  'by',
])

/** The clauses as runs of words; empty where the sentence has only one. */
export function splitClauses(text: string, words: readonly Word[]): Word[][] {
  const clauses: Word[][] = []
  let clause: Word[] = []
  for (const [i, word] of words.entries()) {
    const before = words[i - 1]
    const isBorder =
      before !== undefined && (/[,;:—–()]/.test(text.slice(before.end, word.start)) || STARTERS.has(word.text))
    if (isBorder && clause.length >= LEAST_WORDS) {
      clauses.push(clause)
      clause = []
    }
    clause.push(word)
  }
  if (clause.length >= LEAST_WORDS || clauses.length === 0) clauses.push(clause)
  else clauses.push([...clauses.pop()!, ...clause])
  return clauses.length > 1 ? clauses : []
}
