import { describe, expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import { metGroups, parseGroups } from './essentials.ts'
import { splitWords } from './terms.ts'

const meets = (groups: string[][], text: string) => metGroups(parseGroups(groups), splitWords(text))

describe('metGroups', () => {
  it.each([
    ['a prefix', [['recogni*']], 'They RECOGNISED it', true],
    ['a whole word only', [['nod']], 'A nodding dog', false],
    ['consecutive words', [['islamic emirate']], 'the Islamic Emirate’s envoy', true],
    ['words apart', [['islamic emirate']], 'an Islamic and an emirate', false],
    ['accents', [['cafe']], 'the Café', true],
    ['the possessive', [['taliban']], "the Taliban's rule", true],
    ['a possessive in the alternative', [["russia's side"]], 'on Russia’s side', true],
    ['a hyphen as a space', [['counter-terror*']], 'counter terrorism', true],
    ['the country', [['us']], 'the US froze it', true],
    ['not the pronoun', [['us']], 'they told us so', false],
    ['initials', [['u.s.']], 'the U.S. froze it', true],
  ])('%s', (_, groups, text, expected) => {
    expect(meets(groups as string[][], text as string)).toEqual([expected])
  })

  it('is met by nearly all phrasings of the bundled story, which its authors wrote to meet it', () => {
    const [story] = loadStories()
    const all = story!.details.flatMap(({ essentials, phrasings }) =>
      phrasings.map((text) => meets(essentials, text).every(Boolean)),
    )
    expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.9)
  })
})
