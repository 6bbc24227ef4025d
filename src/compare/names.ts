// One person, one name: spellings of a name in the page → the name that the story uses. Transliterations differ by outlet
// (Muttaqi, Mottaki, Motaqi), and the next outlet has yet another: so a capitalised word within one edit of a listed
// spelling is taken for it as well.
import { stemmer } from 'stemmer'
import type { Word } from './terms.ts'

/** Shorter words have neighbours of their own: "Mottaki" and "Motaki" are one man, "Iran" and "Iraq" are not one country. */
const LEAST_LENGTH = 6

export type NameResolver = (words: Word[]) => Word[]

/** `aliases`: per name its spellings, the story's own first. Words that `isKnown` already mean something and stay. */
export function makeNameResolver(aliases: readonly string[][], isKnown: (word: string) => boolean): NameResolver {
  const names = new Map<string, string>()
  for (const [name, ...spellings] of aliases)
    for (const spelling of spellings) if (name) names.set(spelling.toLowerCase(), name.toLowerCase())
  const listed = new Map([
    ...names,
    ...aliases.flatMap(([name]) => (name ? [[name.toLowerCase(), name.toLowerCase()] as const] : [])),
  ])
  const near = (word: string): string | undefined => {
    for (const [spelling, name] of listed) if (spelling.length >= LEAST_LENGTH && isOneEdit(word, spelling)) return name
    return undefined
  }
  return (words) =>
    words.map((word) => {
      const { text, isCapital } = word
      const name =
        names.get(text) ??
        (isCapital && text.length >= LEAST_LENGTH && !listed.has(text) && !isKnown(text) ? near(text) : undefined)
      return name === undefined ? word : { ...word, text: name, stem: stemmer(name) }
    })
}

/** Whether one insertion, deletion or substitution makes the two the same; the first letter must agree. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const skipA = a.length >= b.length ? 1 : 0
  const skipB = b.length >= a.length ? 1 : 0
  return a.slice(start + skipA) === b.slice(start + skipB)
}
