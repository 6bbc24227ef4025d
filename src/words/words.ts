// What Crossread says to a person: messages of _locales/<language>/messages.json, with plurals and values put in.
// The browser's own i18n call is not used: it knows no plurals and no language but the browser's.
import type english from '../../_locales/en/messages.json'

export type Key = keyof typeof english
/** Messages that come in plural forms: `<key>_one`, `<key>_few`, `<key>_many`, `<key>_other`, as the language has them. */
export type CountKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never

/** A file of _locales, in the form that browsers prescribe; values stand as $1 to $9. */
export type Catalogue = Partial<Record<string, { message: string }>>

export interface Words {
  language: string
  say(key: Key, ...values: (string | number)[]): string
  /** The message in the form for `count`, which is $1; further values from $2 on. */
  count(key: CountKey, count: number, ...values: (string | number)[]): string
  /** A day of the form YYYY-MM-DD as the reader writes it; what is no day comes back as it is. */
  day(day: string): string
  /** "a, b and c". */
  list(items: string[]): string
  /** A language by its tag, as the reader calls it; the tag itself where it is none. */
  languageName(tag: string): string
}

/** `fallback`: the English catalogue, for what `catalogue` lacks. */
export function makeWords(language: string, catalogue: Catalogue, fallback: Catalogue): Words {
  const plurals = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  const lists = typeof Intl.ListFormat === 'function' ? new Intl.ListFormat(language) : null
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const write = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : value)
  const find = (key: string) => catalogue[key]?.message ?? fallback[key]?.message
  const fill = (message: string, values: (string | number)[]) =>
    message.replace(/\$([1-9])/g, (_, digit: string) => write(values[Number(digit) - 1] ?? ''))
  return {
    language,
    say: (key, ...values) => fill(find(key) ?? key, values),
    count: (key, count, ...values) =>
      fill(find(`${key}_${plurals.select(count)}`) ?? find(`${key}_other`) ?? key, [count, ...values]),
    day(day) {
      const time = Date.parse(`${day}T12:00:00Z`)
      return Number.isNaN(time) ? day : days.format(time)
    },
    list: (items) => lists?.format(items) ?? items.join(', '),
    languageName(tag) {
      try {
        return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag
      } catch {
        return tag
      }
    },
  }
}
