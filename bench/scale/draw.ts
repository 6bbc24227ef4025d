// Seeded chance for made-up stories: drawing from lists, evenly or by rank as words of a language fall (Zipf 1949).
import { seededRandom } from '../../eval/labelled.ts'

export interface Draw {
  /** 0 to 1. */
  share(): number
  /** A whole number from `from` up to and including `to`. */
  whole(from: number, to: number): number
  of<T>(list: readonly T[]): T
  /** The first are drawn most: the n-th about 1/n times as often as the first. */
  byRank<T>(list: readonly T[]): T
  /** `count` different ones, in an order of chance. */
  some<T>(list: readonly T[], count: number): T[]
  /** One wording of a text with alternatives: [a|b]. */
  wording(text: string): string
}

export function drawFrom(seed: number): Draw {
  const share = seededRandom(seed)
  const of = <T>(list: readonly T[]): T => list[Math.floor(share() * list.length)]!
  return {
    share,
    whole: (from, to) => from + Math.floor(share() * (to - from + 1)),
    of,
    // The inverse of the logarithm that sums 1/n: no table needed.
    byRank: (list) => list[Math.min(list.length - 1, Math.floor((list.length + 1) ** share()) - 1)]!,
    some(list, count) {
      const left = [...list]
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(Math.floor(share() * left.length), 1)[0]!,
      )
    },
    wording: (text) => text.replace(/\[([^\]]*)\]/g, (_, alternatives: string) => of(alternatives.split('|'))),
  }
}

/** A seed of its own for each thing that is drawn: the story of a number is the same however many there are. */
export const seedOf = (...numbers: number[]): number =>
  numbers.reduce((seed, number) => Math.imul(seed ^ (number + 0x9e3779b9), 0x85ebca6b) ^ (seed >>> 13), 17)
