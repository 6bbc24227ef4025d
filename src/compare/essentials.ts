// Essentials: groups of alternatives without which a text cannot be telling a detail; the gate's cues have the same form.
// "russia*" matches words that begin so; "islamic emirate" matches consecutive words; a group is met by any alternative.
import { splitWords, type Word } from './terms.ts'

export type Alternative = { word: string; isPrefix: boolean }[]
export type Group = Alternative[]

/** Groups as the story file writes them → groups ready to match. */
export function parseGroups(groups: string[][]): Group[] {
  return groups.map((group) => group.map(parseAlternative).filter((alternative) => alternative.length > 0))
}

function parseAlternative(text: string): Alternative {
  // "us" in a story file is the country: the pronoun is another word by then (see terms.ts).
  return text.split(/\s+/).flatMap((piece) => {
    const isPrefix = piece.endsWith('*')
    // In capitals the possessive would no longer be one: it goes first, as it does in a page's words.
    const words = splitWords(piece.replace(/['’]s(?=\*?$)/, '').toUpperCase()).map(({ text: word }) => word)
    return words.map((word, i) => ({ word, isPrefix: isPrefix && i === words.length - 1 }))
  })
}

/** Index of the first word at which the group is met, or -1. */
export function findGroup(group: Group, words: readonly Pick<Word, 'text'>[]): number {
  for (let at = 0; at < words.length; at++)
    if (group.some((alternative) => matchesAt(alternative, words, at))) return at
  return -1
}

export function matchesAt(alternative: Alternative, words: readonly Pick<Word, 'text'>[], at: number): boolean {
  if (at + alternative.length > words.length) return false
  return alternative.every(({ word, isPrefix }, i) => {
    const text = words[at + i]!.text
    return isPrefix ? text.startsWith(word) : text === word
  })
}

/** Which groups the words meet, in order. */
export const metGroups = (groups: readonly Group[], words: readonly Pick<Word, 'text'>[]): boolean[] =>
  groups.map((group) => findGroup(group, words) >= 0)
