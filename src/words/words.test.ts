// The catalogues of all languages: complete, with the same places for values, and plurals that are right.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, pickLanguage, regionOf } from './languages.ts'
import { type Catalogue, makeWords } from './words.ts'

const folder = fileURLToPath(new URL('../../_locales', import.meta.url))
const catalogueOf = (language: string) =>
  JSON.parse(readFileSync(`${folder}/${language}/messages.json`, 'utf8')) as Record<string, { message: string }>
const english = catalogueOf('en')
const PLURAL = /_(?:one|few|many|other)$/
/** Messages and stems of plural messages. */
const stemsOf = (catalogue: Catalogue) => new Set(Object.keys(catalogue).map((key) => key.replace(PLURAL, '')))
const placesIn = (message: string) => [...new Set(message.match(/\$\d/g))].sort()

it('there is a catalogue for every language and no other', () => {
  expect(readdirSync(folder).sort()).toEqual([...LANGUAGES].sort())
})

describe.each(LANGUAGES)('%s', (language) => {
  const catalogue = catalogueOf(language)

  it('has every message, and none that English lacks', () => {
    expect([...stemsOf(catalogue)].sort()).toEqual([...stemsOf(english)].sort())
  })

  it('has every plural form that the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const key of Object.keys(english).filter((name) => name.endsWith('_other')))
      for (const form of forms) expect(catalogue, key).toHaveProperty([key.replace(/other$/, form)])
  })

  it('puts the same values in as English does', () => {
    for (const [key, { message }] of Object.entries(catalogue)) {
      const source = english[key] ?? english[key.replace(PLURAL, '_other')]
      // "One" may be a word where English has the figure, and the other way round.
      const wanted = placesIn(source!.message).filter((place) => !PLURAL.test(key) || place !== '$1')
      const given = placesIn(message).filter((place) => !PLURAL.test(key) || place !== '$1')
      expect(given, `${language} ${key}`).toEqual(wanted)
      expect(message.trim(), key).toBe(message)
      expect(message, key).not.toBe('')
    }
  })

  it('is a language of its own', () => {
    if (language === 'en') return
    const same = Object.keys(english).filter((key) => catalogue[key]?.message === english[key]!.message)
    expect(same.length, same.join()).toBeLessThan(Object.keys(english).length / 8)
  })
})

describe('makeWords', () => {
  it('chooses the plural form of the language', () => {
    const words = makeWords(
      'ru',
      {
        bringsFigures_one: { message: '$1 число' },
        bringsFigures_few: { message: '$1 числа' },
        bringsFigures_many: { message: '$1 чисел' },
      },
      english,
    )
    expect([1, 3, 5, 11, 21, 104].map((count) => words.count('bringsFigures', count))).toEqual([
      '1 число',
      '3 числа',
      '5 чисел',
      '11 чисел',
      '21 число',
      '104 числа',
    ])
  })

  it('falls back on English, and on the key itself, never on nothing', () => {
    const words = makeWords('de', {}, english)
    expect(words.say('readAgain')).toBe('Read again')
    expect(makeWords('de', {}, {}).say('readAgain')).toBe('readAgain')
  })

  it('puts values in literally, whatever they hold', () => {
    expect(makeWords('en', english, english).say('stateNoAccess', '$1 $& <b>')).toBe('No access to $1 $& <b>')
  })

  it('writes days and lists as the language does, and leaves alone what is no day', () => {
    const words = makeWords('de', {}, english)
    expect(words.day('2025-07-03')).toBe('3. Juli 2025')
    expect(words.day('soon')).toBe('soon')
    expect(words.list(['a', 'b', 'c'])).toBe('a, b und c')
  })
})

describe('pickLanguage', () => {
  it.each([
    ['browser', ['de-AT', 'en'], 'de'],
    ['browser', ['pt', 'fr-CA'], 'fr'],
    ['browser', ['pt'], 'en'],
    ['ru', ['de'], 'ru'],
  ] as const)('%s of %j → %s', (chosen, preferred, language) => {
    expect(pickLanguage(chosen, preferred)).toBe(language)
  })

  it('keeps the reader’s region for dates', () => {
    expect(regionOf('en', ['fr', 'en-GB', 'en-US'])).toBe('en-GB')
    expect(regionOf('de', ['en-GB'])).toBe('de')
  })
})

it('lists with commas where the browser cannot do better', () => {
  const { ListFormat } = Intl
  expect(makeWords('en', english, english).list(['a', 'b', 'c'])).toBe('a, b, and c')
  try {
    Object.assign(Intl, { ListFormat: undefined })
    expect(makeWords('en', english, english).list(['a', 'b', 'c'])).toBe('a, b, c')
  } finally {
    Object.assign(Intl, { ListFormat })
  }
})

it('calls a language by its tag where the browser knows no names', () => {
  const { DisplayNames } = Intl
  try {
    Object.assign(Intl, { DisplayNames: undefined })
    expect(makeWords('en', english, english).languageName('de')).toBe('de')
  } finally {
    Object.assign(Intl, { DisplayNames })
  }
})
