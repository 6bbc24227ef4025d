// All essential groups of a story at once: which of them do some words meet? Each group stands in it once, found by the
// first word of its alternatives, so that a sentence costs a few look-ups a word instead of a walk over every group.
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

export function buildGroupIndex(details: readonly Detail[]): GroupIndex {
  const numbers = new Map<string, number>()
  const exact = new Map<string, Entry[]>()
  const prefixes = new Map<string, Entry[]>()
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0]
  const ofDetail = details.map(({ essentials }) =>
    essentials.map((source) => {
      const key = source.join('|')
      const known = numbers.get(key)
      if (known !== undefined) return known
      const group = numbers.size
      numbers.set(key, group)
      for (const alternative of parseGroups([source])[0]!) {
        const [{ word, isPrefix } = { word: '', isPrefix: false }] = alternative
        const map = isPrefix ? prefixes : exact
        const list = map.get(word)
        if (list) list.push({ group, alternative })
        else map.set(word, [{ group, alternative }])
        if (isPrefix) {
          shortest = Math.min(shortest, word.length)
          longest = Math.max(longest, word.length)
        }
      }
      return group
    }),
  )
  return {
    ofDetail,
    meet(words) {
      const met = new Uint8Array(numbers.size)
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
      return met
    },
  }
}
