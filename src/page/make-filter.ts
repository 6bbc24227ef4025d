// Stories' cues → the filter that the gate runs where there are many of them (name-filter.ts). Worked out when the extension
// is built. What it must never do is leave out a page that a story's own cues would let pass.
import type { Cues } from './cues.ts'
import {
  addLetter,
  BITS,
  bitOf,
  CLASS_BITS,
  checkOf,
  ENTRY_LETTERS,
  FIRST_HASH,
  FIRST_LETTER,
  NAME_PROBES,
  type NameFilter,
  nextOf,
  PAIR_PROBES,
  pairKey,
  WORD_END,
  wordsOf,
} from './name-filter.ts'

/**
 * Bits of the filter of names for each key: with five probes 0.5 % of other words get through, and a 64th of these get a class.
 * With nine bits one word in thousands did, and where that was a common one it stood on every page.
 */
const BITS_PER_NAME = 12
/** Bits for each pair: one false one in 300 is 3 % of the pages that name four. With 18 the script was half as long again, which every page pays for. */
const BITS_PER_PAIR = 12
/** Longer keys are cut: past nine letters names that begin alike are one name's forms; at seven, families were taken for each other. */
const MOST_LETTERS = 9
/** Room in the static function for each key, so that it can be solved: 1.23 is the limit for three places. */
const ROOM_PER_KEY = 1.25
/** Entries more, so that small tables can be solved too. */
const ROOM = 32

/** The groups that name somebody: the last is the act, which says nothing alone. */
export const nameGroups = (groups: string[][]): string[][] => (groups.length > 1 ? groups.slice(0, -1) : groups)

interface Key {
  text: string
  isWhole: boolean
}

/**
 * What the gate asks of a cue: its longest word, and of those as long the one that fewest other cues have. Short words of
 * names are common ones: by rarity alone "Kuwait City" stood for every city.
 */
function keyOf(cue: string, counts: ReadonlyMap<string, number>): Key | null {
  const words = wordsOf(cue.toLowerCase())
  const [word] = words.toSorted((a, b) => b.length - a.length || (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
  if (word === undefined) return null
  const isBeginning = cue.endsWith('*') && word === words.at(-1)
  return { text: word.slice(0, MOST_LETTERS), isWhole: !isBeginning && word.length < MOST_LETTERS }
}

const numberOf = ({ text, isWhole }: Key): number => {
  let hash = FIRST_HASH
  for (let i = 0; i < text.length; i++) hash = addLetter(hash, text.charCodeAt(i))
  return isWhole ? addLetter(hash, WORD_END) : hash
}

export function makeFilter(cues: Cues): NameFilter {
  const named = cues.map(nameGroups)
  const counts = new Map<string, number>()
  for (const cue of new Set(named.flat(2)))
    for (const word of wordsOf(cue.toLowerCase())) counts.set(word, (counts.get(word) ?? 0) + 1)
  const known = new Map<string, Key | null>()
  const keys = named.map((groups) =>
    groups.map((group) =>
      group.flatMap((cue) => {
        if (!known.has(cue)) known.set(cue, keyOf(cue, counts))
        return known.get(cue) ?? []
      }),
    ),
  )
  const beginnings = keys.flat(2).filter(({ isWhole }) => !isWhole)
  const numbers = keys.map((groups) => groups.map((group) => [...new Set(group.map(numberOf))]))
  const classes = classesOf(numbers)
  const all = [...classes.keys()]
  return {
    names: bloom(all, BITS_PER_NAME, NAME_PROBES),
    classes: staticFunction(classes),
    pairs: bloom(pairsOf(numbers, classes), BITS_PER_PAIR, PAIR_PROBES),
    least: Math.min(MOST_LETTERS, ...new Set(keys.flat(2).map(({ text }) => text.length))),
    shortest: Math.min(MOST_LETTERS, ...new Set(beginnings.map(({ text }) => text.length))),
    longest: MOST_LETTERS,
  }
}

/**
 * Key → class. Names that stand in one group are alternatives ("Moscow", "Kremlin", "Russia"), and a pair of groups would be
 * dozens of pairs of words. So each name gets the class of the commonest one that stands in every group it stands in: a story
 * that has "Kremlin" has "Russia" too, and nothing is let through that its groups do not ask for.
 */
function classesOf(stories: number[][][]): Map<number, number> {
  const counts = countKeys(stories)
  const company = new Map<number, number[]>()
  for (const group of stories.flat())
    for (const key of group) company.set(key, company.get(key)?.filter((other) => group.includes(other)) ?? group)
  const leads = (a: number, b: number) => counts.get(a)! - counts.get(b)! || a - b
  const numbers = new Map<number, number>()
  const classes = new Map<number, number>()
  for (const [key, others] of company) {
    const leader = others.reduce((a, b) => (leads(b, a) > 0 ? b : a), key)
    const number = numbers.get(leader) ?? numbers.size
    numbers.set(leader, number)
    classes.set(key, number % (1 << CLASS_BITS))
  }
  return classes
}

function countKeys(stories: number[][][]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const key of stories.flat(2)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Of each story the pairs of two groups: those two of its groups of which the other stories have fewest names. */
function pairsOf(stories: number[][][], classes: ReadonlyMap<number, number>): number[] {
  const counts = countKeys(stories)
  const commonness = (group: number[]) => group.reduce((sum, key) => sum + counts.get(key)!, 0)
  const pairs = new Set<number>()
  for (const groups of stories) {
    // A group without any key cannot be asked for.
    const asked = groups.filter((group) => group.length > 0).toSorted((a, b) => commonness(a) - commonness(b))
    const [first = [], second = null] = asked.map((group) => [...new Set(group.map((key) => classes.get(key)!))])
    for (const a of first)
      if (second === null) pairs.add(pairKey(a, a))
      else for (const b of second) pairs.add(pairKey(a, b))
  }
  return [...pairs]
}

const letters = (values: ArrayLike<number>): string =>
  Array.from(values, (value) => String.fromCharCode(FIRST_LETTER + value)).join('')

/** An odd number of letters: a remainder of the key then depends on all of its bits. */
function bloom(keys: number[], bitsPerKey: number, probes: number): string {
  const length = Math.max(11, Math.ceil((keys.length * bitsPerKey) / BITS)) | 1
  const values = new Uint8Array(length)
  for (const key of keys)
    for (let i = 0, at = key; i < probes; i++, at = nextOf(at)) values[at % length]! |= 1 << bitOf(at)
  return letters(values)
}

/** The table whose three entries for a key, xored, are its class and check bits; solved by taking away what stands alone. */
function staticFunction(classes: ReadonlyMap<number, number>): string {
  // Each attempt is a larger table, which deals the keys anew; one is enough nearly always.
  for (let third = Math.ceil((classes.size * ROOM_PER_KEY + ROOM) / 3) | 1; ; third += 2) {
    const table = solve([...classes], third)
    if (table)
      return [...table]
        .map((value) =>
          letters(Array.from({ length: ENTRY_LETTERS }, (_, i) => (value >> (i * BITS)) & ((1 << BITS) - 1))),
        )
        .join('')
  }
}

function solve(entries: [number, number][], third: number): Int32Array | null {
  const placesOf = (key: number): number[] => {
    const places: number[] = []
    for (let i = 0, at = nextOf(key); i < 3; i++, at = nextOf(at)) places.push(i * third + (at % third))
    return places
  }
  const places = entries.map(([key]) => placesOf(key))
  const [count, xored] = [new Int32Array(3 * third), new Int32Array(3 * third)]
  for (const [entry, list] of places.entries())
    for (const place of list) {
      count[place]!++
      xored[place]! ^= entry
    }
  const order: [entry: number, place: number][] = []
  const alone = [...count.keys()].filter((place) => count[place] === 1)
  for (let place = alone.pop(); place !== undefined; place = alone.pop()) {
    if (count[place] !== 1) continue
    const entry = xored[place]!
    order.push([entry, place])
    for (const other of places[entry]!) {
      count[other]!--
      xored[other]! ^= entry
      if (count[other] === 1) alone.push(other)
    }
  }
  if (order.length < entries.length) return null
  const table = new Int32Array(3 * third)
  for (const [entry, place] of order.reverse()) {
    const [key, value] = entries[entry]!
    const wanted = (checkOf(key) << CLASS_BITS) | value
    table[place] = places[entry]!.reduce((sum, other) => (other === place ? sum : sum ^ table[other]!), wanted)
  }
  return table
}
