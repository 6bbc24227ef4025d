import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOneEdit, makeNameResolver } from './names.ts'
import { splitWords } from './terms.ts'

describe('makeNameResolver', () => {
  const resolve = makeNameResolver(
    [
      ['Muttaqi', 'Mottaki', 'Motaqi'],
      ['Zhirnov', 'Jirnov'],
    ],
    (word) => word === 'mutiny',
  )
  const texts = (text: string) => resolve(splitWords(text)).map(({ text: word }) => word)

  it.each([
    ['Mottaki met Jirnov', ['muttaqi', 'met', 'zhirnov']],
    ['Mutaqi spoke', ['muttaqi', 'spoke']],
    ['Zhyrnov’s car', ['zhirnov', 'car']],
    ['a mottak of tea', ['a', 'mottak', 'of', 'tea']],
    ['Mutiny', ['mutiny']],
  ])('%s', (text, expected) => expect(texts(text)).toEqual(expected))

  it('keeps every offset', () => {
    const words = splitWords('Yesterday Mottaki met Jirnov.')
    expect(resolve(words).map(({ start, end }) => [start, end])).toEqual(words.map(({ start, end }) => [start, end]))
  })
})

it('isOneEdit agrees with the distance of Levenshtein (1966) where the first letters agree', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneEdit(a, b)).toBe(a[0] === b[0] && distance(a, b) === 1)
    }),
  )
})

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
