// Text → terms: the one place that says what a word is for matching. Strings in, terms with offsets out.
// Words are lower-cased, accents stripped, possessive 's dropped, split at anything but letters and digits
// (the convention of the story files), then stemmed (Porter, by the `stemmer` package) for everything but essentials.
import { stemmer } from 'stemmer'

export interface Word {
  /** Lower case, no accents: what essentials are held against. */
  text: string
  stem: string
  /** Offset of the first code unit in the text it came from. */
  start: number
  end: number
  isCapital: boolean
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’]s(?![\p{L}\p{N}]))?/gu

/** Marks the pronoun "us" apart from the country: lower case, or capital among capitals, is the pronoun. */
export const PRONOUN_US = 'us_pronoun'

const foldWord = (raw: string): string =>
  raw
    .replace(/['’]s$/u, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()

export function splitWords(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const raw = match[0]
    const folded = foldWord(raw)
    if (!folded) continue
    const isPronoun = folded === 'us' && raw[0] === 'u'
    words.push({
      text: isPronoun ? PRONOUN_US : folded,
      stem: isPronoun ? PRONOUN_US : stemOf(folded),
      start: match.index,
      end: match.index + raw.length,
      isCapital: /^\p{Lu}/u.test(raw),
    })
  }
  return words
}

const stems = new Map<string, string>()
/** Stems kept at once; past it the cache starts anew, so that an endless page cannot fill memory. */
const MAX_STEMS = 20_000

function stemOf(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) {
    stem = /^[a-z]+$/.test(word) && word.length < 40 ? stemmer(word) : word
    if (stems.size >= MAX_STEMS) stems.clear()
    stems.set(word, stem)
  }
  return stem
}

/** Words that carry no content of their own. Stems are not needed: these are closed classes. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its he she they them his her their hers theirs him we our ours you your i my me who whom whose which what there here ' +
    'and or but nor so yet if then than as at by for from in into of off on onto out over to up upon with within about after before between among through during under ' +
    'is are was were be been being am has have had having do does did done doing will would shall should can could may might must ' +
    'not no also too very just more most such own same other some any each all both few many much when where while how why because since until against again ' +
    'one two said say says told according mr mrs ms us_pronoun s t'
  ).split(' '),
)

/** The content stems of a text, each once or more. */
export const contentStems = (words: readonly Word[]): string[] =>
  words.filter(({ text }) => !STOP_WORDS.has(text)).map(({ stem }) => stem)
