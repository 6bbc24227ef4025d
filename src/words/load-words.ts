// The words for one of our pages: English is in its bundle, the other languages are fetched from the package when wanted.
import english from '../../_locales/en/messages.json'
import { type Language, pickLanguage, regionOf } from './languages.ts'
import { type Catalogue, makeWords, type Words } from './words.ts'

const catalogues = import.meta.glob<Catalogue>(['../../_locales/*/messages.json', '!../../_locales/en/messages.json'], {
  import: 'default',
})

export async function loadWords(chosen: Language | 'browser', preferred: readonly string[]): Promise<Words> {
  const language = pickLanguage(chosen, preferred)
  const load = catalogues[`../../_locales/${language}/messages.json`]
  // A language that cannot be loaded is no reason to show nothing.
  const catalogue: Catalogue = (await load?.().catch(() => undefined)) ?? english
  return makeWords(
    catalogue === english ? regionOf('en', preferred) : regionOf(language, preferred),
    catalogue,
    english,
  )
}
