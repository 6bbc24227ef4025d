// A sentence of the report → its place on the page. Walks the page's blocks anew each time, so that a page which has
// re-rendered since it was read is no special case. Strings are compared with white space folded, offsets mapped back.
import { type Block, collectBlocks } from '../read/blocks.ts'

/** Each text that stands on the page, with its range; texts that the page no longer has are missing. */
export function findQuotes(document: Document, texts: string[]): Map<string, Range> {
  const blocks = document.body && texts.length > 0 ? collectBlocks(document.body) : []
  const found = new Map<string, Range>()
  for (const text of texts) {
    const place = locateQuote(blocks, text)
    if (!place) continue
    const range = document.createRange()
    range.setStart(place.start.node, place.start.offset)
    range.setEnd(place.end.node, place.end.offset)
    found.set(text, range)
  }
  return found
}

interface Place {
  node: Text
  offset: number
}

/** Where the first block that has the text has it; null where none does. */
export function locateQuote(blocks: Block[], text: string): { block: Block; start: Place; end: Place } | null {
  const wanted = fold(text).text.trim()
  if (!wanted) return null
  for (const block of blocks) {
    const folded = fold(block.text)
    const at = folded.text.indexOf(wanted)
    if (at < 0) continue
    const start = placeOf(block, folded.offsets[at]!)
    const end = placeOf(block, folded.offsets[at + wanted.length - 1]!)
    if (start && end) return { block, start, end: { node: end.node, offset: end.offset + 1 } }
  }
  return null
}

/** Folds white space as read/plain-text.ts does, keeping for each character its offset in the source. */
function fold(text: string): { text: string; offsets: number[] } {
  const characters: string[] = []
  const offsets: number[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (/[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) continue
    const isSpace = /\s/.test(character)
    if (isSpace && characters.at(-1) === ' ') continue
    characters.push(isSpace ? ' ' : character)
    offsets.push(i)
  }
  return { text: characters.join(''), offsets }
}

/** An offset in the block's text → its place in a text node; the last node that begins at or before it. */
function placeOf(block: Block, offset: number): Place | null {
  let found: Place | null = null
  for (const { node, at } of block.places) {
    if (at > offset) break
    found = { node, offset: Math.min(offset - at, node.data.length - 1) }
  }
  return found
}
