import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import { metGroups, parseGroups } from './essentials.ts'
import { buildGroupIndex } from './group-index.ts'
import { splitWords } from './terms.ts'

const [story] = loadStories()
const details = story!.details

it('meets exactly the groups that the plain walk over each of them meets', () => {
  const index = buildGroupIndex(details)
  const texts = details.flatMap(({ statement, phrasings, nearMisses }) => [statement, ...phrasings, ...nearMisses])
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (a, b) => {
      const words = splitWords(`${a} ${b}`)
      const met = index.meet(words)
      for (const [i, { essentials }] of details.entries())
        expect(index.ofDetail[i]!.map((group) => met[group] === 1)).toEqual(metGroups(parseGroups(essentials), words))
    }),
  )
})
