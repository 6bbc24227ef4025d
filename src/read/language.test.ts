import { describe, expect, it } from 'vitest'
import type { Article } from './article.ts'
import { languageOf } from './language.ts'

const article = (text: string, language: string | null): Article => ({
  blocks: ['', text.repeat(6)],
  sentences: [],
  site: null,
  published: null,
  language,
})
const ENGLISH =
  'The council said that the bridge was closed on Monday, and that repairs would cost more than they had feared. '
const GERMAN =
  'Der Rat teilte mit, die Brücke sei am Montag geschlossen worden, und die Reparatur koste mehr als befürchtet. '
const FRENCH =
  'Le conseil a annoncé que le pont était fermé depuis lundi et que les réparations coûteraient plus cher que prévu. '
const SPANISH =
  'El concejo anunció que el puente está cerrado desde el lunes y que la reparación costará más de lo previsto. '
const RUSSIAN = 'Совет сообщил, что мост закрыт с понедельника, а ремонт обойдётся дороже, чем предполагалось ранее. '

describe('languageOf', () => {
  it.each([
    ['English, whatever the page declares', ENGLISH, 'de', 'en'],
    ['English that declares nothing', ENGLISH, null, 'en'],
    ['German', GERMAN, 'de-AT', 'de'],
    ['French on an English template', FRENCH, 'en-US', 'und'],
    ['Spanish that declares nothing', SPANISH, null, 'und'],
    ['Russian', RUSSIAN, 'ru', 'ru'],
  ])('%s', (_, text, declared, expected) => expect(languageOf(article(text, declared))).toBe(expected))

  it('does not judge a few words', () => expect(languageOf(article('Ja. ', null))).toBe('en'))
})
