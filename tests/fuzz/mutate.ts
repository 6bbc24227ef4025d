// Inputs → inputs a little different: letters, pieces and bytes; tokens that HTML and our formats know; for JSON also its
// values, so that a change does not always end at the parser. The same seed gives the same inputs.

export interface Chance {
  /** A whole number from 0 up to but not including `below`. */
  to(below: number): number
  /** True once in `n` times. */
  once(n: number): boolean
  pick<T>(list: readonly T[]): T
}

/** mulberry32: small, quick, and good enough to choose where to cut. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const to = (below: number) => Math.floor(next() * below)
  return { to, once: (n) => to(n) === 0, pick: (list) => list[to(list.length)]! }
}

export interface Dialect {
  kind: 'html' | 'json' | 'text'
  /** Pieces of its own, beside those all share. */
  tokens: readonly string[]
}

/** Characters past which an input is cut: what is found must stay small enough to be read. */
const MOST = 60_000

const ODD = ['\ud800', '\udc00', '😀', '\u202e', '\u200b', '\u00a0', '\u0000', 'İ', 'ß', '٣', '中', '\u0301', '\ufeff']
const WORDS = [
  '. ',
  '? ',
  '…',
  ' “',
  '” ',
  '(',
  ')',
  ' — ',
  '\n',
  '\t',
  ' is a ',
  'Mr. ',
  'U.S. ',
  '4 July 2025',
  '©',
  '|',
]
const NUMBERS = ['0', '-1', '1.5', '1e400', '99999999999', '2025', '2147483648', '-0']

/** One to four changes, most often one. */
export function mutate(input: string, others: readonly string[], dialect: Dialect, chance: Chance): string {
  let text = input
  const times = chance.once(2) ? 1 : 1 + chance.to(4)
  for (let i = 0; i < times; i++) text = change(text, others, dialect, chance)
  return text.slice(0, MOST)
}

function change(text: string, others: readonly string[], dialect: Dialect, chance: Chance): string {
  if (dialect.kind !== 'text' && !chance.once(4)) {
    const structured = dialect.kind === 'json' ? changeJson(text, dialect, chance) : changeElement(text, chance)
    if (structured !== null) return structured
  }
  const at = chance.to(text.length + 1)
  const length = 1 + chance.to(chance.pick([1, 4, 40, 400]))
  switch (chance.to(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length)
    case 1: {
      // A piece again, somewhere.
      const piece = text.slice(at, at + length)
      const to = chance.to(text.length + 1)
      return text.slice(0, to) + piece + text.slice(to)
    }
    case 2:
      return text.slice(0, at) + String.fromCharCode(chance.to(chance.pick([128, 0x250, 0x10000]))) + text.slice(at + 1)
    case 3: {
      const other = chance.pick(others)
      return text.slice(0, at) + other.slice(chance.to(other.length + 1))
    }
    case 4: {
      const other = chance.pick(others)
      const from = chance.to(other.length + 1)
      return text.slice(0, at) + other.slice(from, from + length) + text.slice(at)
    }
    case 5:
      return flipByte(text, chance)
    case 6: {
      const piece = piecesOf(dialect, chance)
      return text.slice(0, at) + piece.repeat(1 + chance.to(chance.pick([2, 20, 400, 2_000]))) + text.slice(at)
    }
    default:
      return text.slice(0, at) + piecesOf(dialect, chance) + text.slice(chance.once(2) ? at : at + length)
  }
}

const piecesOf = ({ tokens }: Dialect, chance: Chance): string =>
  chance.pick(chance.pick([tokens, tokens, ODD, WORDS, NUMBERS]))

/** As a file that was damaged: one byte of it is another, whatever letters that makes. */
function flipByte(text: string, chance: Chance): string {
  const bytes = Buffer.from(text)
  if (bytes.length === 0) return text
  bytes[chance.to(bytes.length)]! ^= 1 << chance.to(8)
  return bytes.toString()
}

/** An element taken out, given twice, wrapped, or with another's opening tag; null where there is none. */
function changeElement(text: string, chance: Chance): string | null {
  const tags = [...text.matchAll(/<([a-z][a-z0-9]{0,12})\b[^<>]*>/gi)]
  if (tags.length === 0) return null
  const tag = chance.pick(tags)
  const after = tag.index + tag[0].length
  const closing = text.indexOf(`</${tag[1]}`, after)
  const end = closing < 0 ? after : text.indexOf('>', closing) + 1 || text.length
  const whole = text.slice(tag.index, end)
  const other = chance.pick(tags)
  const name = chance.pick(TAGS)
  switch (chance.to(6)) {
    case 0:
      return text.slice(0, tag.index) + text.slice(end)
    case 1:
      return text.slice(0, end) + whole + text.slice(end)
    case 2:
      return `${text.slice(0, tag.index)}<${name}>${whole}</${name}>${text.slice(end)}`
    case 3:
      return text.slice(0, tag.index) + (chance.once(2) ? other[0] : `<${name}>`) + text.slice(after)
    case 4:
      // Moved to where another stands.
      return text.slice(0, other.index) + whole + text.slice(other.index)
    default:
      return `${text.slice(0, tag.index)}<${tag[1]} ${chance.pick(ATTRIBUTES)}>${text.slice(after)}`
  }
}

const TAGS =
  'a article aside b blockquote body br div figcaption figure footer form h1 h2 header li main nav ol p section span table td title tr ul'.split(
    ' ',
  )
const ATTRIBUTES = [
  'hidden',
  'class="comments"',
  'class="widget sidebar"',
  'id="newsletter"',
  'role="navigation"',
  'style="display: none"',
  'aria-hidden="true"',
  'lang="de"',
  'datetime="2025-07-03"',
  'itemprop="articleBody"',
]

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A value somewhere in the tree is another; null where the text is no JSON. */
function changeJson(text: string, dialect: Dialect, chance: Chance): string | null {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return null
  }
  const places: { holder: Json[] | { [key: string]: Json }; key: string }[] = []
  const walk = (one: Json) => {
    if (one === null || typeof one !== 'object') return
    for (const key of Object.keys(one)) {
      places.push({ holder: one as { [key: string]: Json }, key })
      walk((one as { [key: string]: Json })[key]!)
    }
  }
  walk(value)
  if (places.length === 0) return null
  const { holder, key } = chance.pick(places)
  const record = holder as { [key: string]: Json }
  const here = record[key]!
  switch (chance.to(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete holder[key]
      break
    case 1: {
      const other = chance.pick(places)
      record[key] = structuredClone((other.holder as { [key: string]: Json })[other.key]!)
      break
    }
    case 2:
      if (Array.isArray(holder)) holder.splice(chance.to(holder.length + 1), 0, structuredClone(here))
      else record[piecesOf(dialect, chance)] = structuredClone(here)
      break
    case 3:
      record[key] = oddJson(dialect, chance)
      break
    default:
      record[key] = changeLeaf(here, dialect, chance)
  }
  return JSON.stringify(value)
}

function changeLeaf(value: Json, dialect: Dialect, chance: Chance): Json {
  if (typeof value === 'number') return chance.pick([value + 1, value - 1, -value, value * 1000, value / 2, 0, 1e9])
  if (typeof value === 'boolean') return !value
  if (typeof value === 'string') return change(value, [value], { ...dialect, kind: 'text' }, chance)
  if (Array.isArray(value) && value.length > 0) return chance.once(3) ? [] : [...value].reverse()
  return oddJson(dialect, chance)
}

const oddJson = (dialect: Dialect, chance: Chance): Json =>
  chance.pick<Json>([null, true, -1, 0.5, 1e308, '', piecesOf(dialect, chance), [], {}, [[]], 'x'.repeat(600)])

/** The shortest input that still does it, as far as a bounded number of tries finds: pieces are cut out, large ones first. */
export function shrink(input: string, stillDoes: (input: string) => boolean, tries: number): string {
  let best = input
  let left = tries
  for (let size = Math.ceil(input.length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < best.length && left > 0; left--) {
      const shorter = best.slice(0, at) + best.slice(at + size)
      if (stillDoes(shorter)) best = shorter
      else at += size
    }
  return best
}
