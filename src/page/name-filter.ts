// The filter of the gate for many stories (made by make-filter.ts): which names of a text does some story have, and do two of
// them stand together in one story? Three strings of six bits a letter, read letter by letter: nothing is decoded when the
// script is loaded, and the table costs a page what its text costs the parser.
//   names    Bloom filter over the keys of all names (Bloom 1970): most words of most pages end here
//   classes  for each key which names it stands for, as a static function (Botelho, Pagh & Ziviani 2007: three places xored),
//            with check bits, so that few of the words that the first filter lets through by chance get a class
//   pairs    Bloom filter over pairs of classes that stand together in a story
// All sums stay below 2^30: in a script that is not compiled yet, a larger number is an object of its own.

export interface NameFilter {
  names: string
  classes: string
  pairs: string
  /** Letters of the shortest key: shorter words, half of a page's, are none. */
  least: number
  /** Lengths at which a word's beginning may be a key: from the shortest beginning among the cues to the longest key. */
  shortest: number
  longest: number
}

/** Letters stand for their distance from this one ("0"). */
export const FIRST_LETTER = 48
export const BITS = 6
/** Keys looked up are numbers of 25 bits: times 31 they stay below 2^30. */
export const KEY_MASK = 0x1ffffff
export const FIRST_HASH = 0x10c5e1
/** Added to a hash where the word ends, so that "nod" is not the beginning of "nodded". */
export const WORD_END = 1
/** Positions in the filter of names, and in that of pairs, that a key must all have set. */
export const NAME_PROBES = 5
export const PAIR_PROBES = 6
/** Letters of an entry of the static function; its low bits are the class, the rest must be the key's own. */
export const ENTRY_LETTERS = 3
export const CLASS_BITS = 12
const CHECK_MASK = (1 << (ENTRY_LETTERS * BITS - CLASS_BITS)) - 1

export const addLetter = (hash: number, code: number): number => (hash * 31 + code) & KEY_MASK
/** The next of a key's numbers: the shift keeps keys apart that were equal but for a multiple. */
export const nextOf = (key: number): number => ((key ^ (key >> 11)) * 29 + 0x51ed27) & KEY_MASK
export const bitOf = (key: number): number => (key >> 7) % BITS
export const checkOf = (key: number): number => (key ^ (key >> 13)) & CHECK_MASK
export const pairKey = (a: number, b: number): number => ((a < b ? a * 4099 + b : b * 4099 + a) * 31 + 0x2f) & KEY_MASK

/** Words as the filter takes them, of text in lower case: letters and digits, without punctuation of any script. */
const WORDS = /[a-z0-9\u00c0-\u1fff\u2070-\u2fff\u3040-\uffff]+/g
export const wordsOf = (lower: string): string[] => lower.match(WORDS) ?? []

function has(filter: string, key: number, probes: number): boolean {
  for (let i = 0, at = key; i < probes; i++, at = nextOf(at))
    if ((((filter.charCodeAt(at % filter.length) - FIRST_LETTER) >> bitOf(at)) & 1) === 0) return false
  return true
}

/** The class of a key, or -1. Entries of three thirds of the table, xored. */
function classOf(table: string, key: number): number {
  const third = table.length / ENTRY_LETTERS / 3
  let value = 0
  for (let i = 0, at = nextOf(key); i < 3; i++, at = nextOf(at)) {
    const place = (i * third + (at % third)) * ENTRY_LETTERS
    value ^=
      (table.charCodeAt(place) - FIRST_LETTER) |
      ((table.charCodeAt(place + 1) - FIRST_LETTER) << BITS) |
      ((table.charCodeAt(place + 2) - FIRST_LETTER) << (2 * BITS))
  }
  return value >> CLASS_BITS === checkOf(key) ? value & ((1 << CLASS_BITS) - 1) : -1
}

/** The classes of all names in the text, each once. */
export function namedIn(text: string, { names, classes, least, shortest, longest }: NameFilter): number[] {
  const found: number[] = []
  for (const word of new Set(wordsOf(text.toLowerCase()))) {
    if (word.length < least) continue
    let hash = FIRST_HASH
    const end = word.length < longest ? word.length : longest
    for (let i = 0; i < end; ) {
      hash = addLetter(hash, word.charCodeAt(i++))
      if (i >= shortest && has(names, hash, NAME_PROBES)) keep(found, classOf(classes, hash))
    }
    if (word.length < longest) {
      hash = addLetter(hash, WORD_END)
      if (has(names, hash, NAME_PROBES)) keep(found, classOf(classes, hash))
    }
  }
  return found
}

function keep(list: number[], value: number): void {
  if (value >= 0 && !list.includes(value)) list.push(value)
}

/** Whether two of the classes stand together in some story; a story that has one group of names stands for a pair of its own. */
export function meetsPair(found: readonly number[], { pairs }: NameFilter): boolean {
  for (let i = 0; i < found.length; i++)
    for (let j = i; j < found.length; j++) if (has(pairs, pairKey(found[i]!, found[j]!), PAIR_PROBES)) return true
  return false
}
