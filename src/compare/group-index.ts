// Many groups at once: which of them do some words meet? Each is found by the first word of its alternatives, so that a
// sentence costs a few look-ups a word instead of a walk over every group.
import { type Alternative, matchesAt, parseGroups } from './essentials.ts'
import type { Detail } from './story.ts'
import type { Word } from './terms.ts'

export interface GroupIndex {
  /** Per detail the numbers of its groups. */
  ofDetail: number[][]
  /** Per group 1 where the words meet it. */
  meet(words: readonly Pick<Word, 'text'>[]): Uint8Array
}

interface Entry {
  group: number
  alternative: Alternative
}

/** Groups by the first words of their alternatives. */
export interface GroupFinder {
  add(group: number, alternatives: readonly Alternative[]): void
  /** Writes a 1 into `met` for every group that the words meet. */
  meet(words: readonly Pick<Word, 'text'>[], met: Uint8Array): void
}

export function makeGroupFinder(): GroupFinder {
  const exact = new Map<string, Entry[]>()
  const prefixes = new Map<string, Entry[]>()
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0]
  return {
    add(group, alternatives) {
      for (const alternative of alternatives) {
        const [{ word, isPrefix } = { word: '', isPrefix: false }] = alternative
        const map = isPrefix ? prefixes : exact
        const list = map.get(word)
        if (list) list.push({ group, alternative })
        else map.set(word, [{ group, alternative }])
        if (!isPrefix) continue
        shortest = Math.min(shortest, word.length)
        longest = Math.max(longest, word.length)
      }
    },
    meet(words, met) {
      const check = (entries: Entry[] | undefined, at: number) => {
        if (entries)
          for (const { group, alternative } of entries)
            if (met[group] === 0 && matchesAt(alternative, words, at)) met[group] = 1
      }
      for (let at = 0; at < words.length; at++) {
        const { text } = words[at]!
        check(exact.get(text), at)
        for (let length = shortest; length <= Math.min(longest, text.length); length++)
          check(prefixes.get(text.slice(0, length)), at)
      }
    },
  }
}

/** The essential groups of a story's details; each stands in it once, whichever details have it. */
export function buildGroupIndex(details: readonly Detail[]): GroupIndex {
  const numbers = new Map<string, number>()
  const finder = makeGroupFinder()
  const ofDetail = details.map(({ essentials }) =>
    essentials.map((source) => {
      const key = source.join('|')
      const known = numbers.get(key)
      if (known !== undefined) return known
      const group = numbers.size
      numbers.set(key, group)
      finder.add(group, parseGroups([source])[0]!)
      return group
    }),
  )
  return {
    ofDetail,
    meet(words) {
      const met = new Uint8Array(numbers.size)
      finder.meet(words, met)
      return met
    },
  }
}
