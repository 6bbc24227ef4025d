// A sentence of the report → its place on the page. Walks the page's blocks anew each time, so that a page which has
// re-rendered since it was read is no special case. Strings are compared with white space folded, offsets mapped back.
import { type Block, collectBlocks } from '../read/blocks.ts'

/** For each text, a Range over it, or null where the page no longer has it. */
export function findQuotes(document: Document, texts: string[]): (Range | null)[] {
  const blocks = document.body ? collectBlocks(document.body).map((block) => ({ block, folded: fold(block.text) })) : []
  return texts.map((text) => {
    const wanted = fold(text).text.trim()
    if (!wanted) return null
    for (const { block, folded } of blocks) {
      const at = folded.text.indexOf(wanted)
      if (at >= 0) return toRange(document, block, folded.offsets[at]!, folded.offsets[at + wanted.length - 1]! + 1)
    }
    return null
  })
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

/** Offsets in the block's text → a Range over its text nodes. A space that stands for a <br> belongs to no node. */
function toRange(document: Document, block: Block, start: number, end: number): Range | null {
  const range = document.createRange()
  let isOpen = false
  for (const { node, at } of block.places) {
    const length = node.data.length
    if (!isOpen && start < at + length) {
      range.setStart(node, Math.max(0, start - at))
      isOpen = true
    }
    if (isOpen && end <= at + length) {
      range.setEnd(node, Math.max(0, end - at))
      return range
    }
  }
  return null
}
