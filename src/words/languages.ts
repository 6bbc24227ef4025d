// Which language Crossread speaks: the reader's choice, else the first of the browser's that there is, else English.

export const LANGUAGES = ['en', 'de', 'es', 'fr', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

/** As each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
}

/** `preferred`: language tags, the most wanted first, as navigator.languages gives them. */
export function pickLanguage(chosen: Language | 'browser', preferred: readonly string[]): Language {
  if (chosen !== 'browser') return chosen
  for (const tag of preferred) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}

/** The tag for dates and numbers: the browser's own where it is of the same language ("en-GB"), else the language. */
export const regionOf = (language: Language, preferred: readonly string[]): string =>
  preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language
