// The words for the background, whose worker may not load anything later: all languages are in its bundle.
import { type Language, pickLanguage, regionOf } from './languages.ts'
import { type Catalogue, makeWords, type Words } from './words.ts'

const catalogues = import.meta.glob<Catalogue>('/_locales/*/messages.json', { import: 'default', eager: true })
const catalogueOf = (language: Language): Catalogue => catalogues[`/_locales/${language}/messages.json`] ?? {}

export function getWords(chosen: Language | 'browser', preferred: readonly string[]): Words {
  const language = pickLanguage(chosen, preferred)
  return makeWords(regionOf(language, preferred), catalogueOf(language), catalogueOf('en'))
}
