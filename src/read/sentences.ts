// Splits a paragraph into sentences: text in, offsets out.
// A rule splitter: Intl.Segmenter breaks after "Mr.", "U.S." and "Gen.", and costs 20 ms on first use in a renderer;
// sentences.test.ts holds both against the hand-split development pages.

/** Words before a full stop that do not end a sentence, lower case. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof gen lt col maj capt sgt sen rep gov pres st jr sr hon rev amb no nos vs etc cf approx est dept univ inc ltd corp co ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun u.s u.k u.n e.u d.c a.m p.m i.e e.g ph.d'
  ).split(' '),
)

/** Abbreviations that do end a sentence when a new one visibly starts ("… in the U.S. The minister …"). */
const MAY_END = new Set(['u.s', 'u.k', 'u.n', 'e.u', 'd.c', 'a.m', 'p.m', 'etc', 'inc', 'ltd', 'co', 'jr', 'sr'])

/** Words that start sentences far more often than names: after an abbreviation in MAY_END they mean a new sentence. */
const STARTERS = new Set(
  'the a an in on at it he she they we but and however this that these those as after before since while when if there his her their its for with from by no not'.split(
    ' ',
  ),
)

// A stop, with closing quotes or brackets, then space, then something that can open a sentence. Linear (tests/expressions.test.ts):
// a run of stops is looked at from its first only, and what may follow is bounded.
const BOUNDARY = /(?<![.!?…])[.!?…]{1,40}["'”’»)\]]{0,8}(?=\s{1,4}["'“‘«([]{0,4}[\p{Lu}\p{Lt}\p{Lo}\p{N}])/gu

/** Longest text taken as one sentence, in code units; a longer one is cut at spaces so that no input makes later steps slow. */
export const MAX_SENTENCE = 1200

/** The offset, or the one before it where it would part the two halves of a letter. */
export const wholeLetters = (text: string, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) ? at - 1 : at

/** Offsets [start, end) of each sentence in `text`; white space between them belongs to none. */
export function splitSentences(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = 0
  const push = (from: number, to: number) => {
    while (from < to && /\s/.test(text[from]!)) from++
    while (to > from && /\s/.test(text[to - 1]!)) to--
    for (const piece of cutLong(text, from, to)) found.push(piece)
  }
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length
    if (isAbbreviation(text, start, match.index, end, match[0])) continue
    push(start, end)
    start = end
  }
  push(start, text.length)
  return found
}

/** True where the stop at `stop` belongs to an abbreviation, an initial or a numbered heading and the sentence goes on. */
function isAbbreviation(text: string, start: number, stop: number, end: number, mark: string): boolean {
  if (!mark.startsWith('.') || mark.startsWith('..')) return false
  const before = text.slice(Math.max(start, stop - 24), stop)
  const word = /(?<![\p{L}\p{N}.])[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? ''
  if (/^\d{1,2}(\.\d{1,2})*$/.test(word) && text.slice(start, stop).trim() === word) return true // "1. Moscow goes first"
  const lower = word.toLowerCase()
  const isInitial = /^\p{Lu}$/u.test(word) // "J. Smith", but "on the platform X. In the recording"
  const known = isInitial || ABBREVIATIONS.has(lower) || /^(\p{L}\.)+\p{L}$/u.test(word)
  if (!known) return false
  if (lower === 'no' && !/^\s+\d/.test(text.slice(end, end + 4))) return false // "said no. The"
  if (!isInitial && !MAY_END.has(lower)) return true
  const next = /^\s+["'“‘«([]*(\p{L}+)/u.exec(text.slice(end, end + 40))?.[1] ?? ''
  return !STARTERS.has(next.toLowerCase())
}

function cutLong(text: string, from: number, to: number): { start: number; end: number }[] {
  if (to <= from) return []
  const pieces: { start: number; end: number }[] = []
  while (to - from > MAX_SENTENCE) {
    const space = text.lastIndexOf(' ', from + MAX_SENTENCE)
    const cut = space > from ? space : wholeLetters(text, from + MAX_SENTENCE)
    pieces.push({ start: from, end: cut })
    from = cut
    while (from < to && text[from] === ' ') from++
  }
  if (from < to) pieces.push({ start: from, end: to })
  return pieces
}
