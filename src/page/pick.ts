// A press on a marked sentence, while marks are painted → its text, for the panel beside the page.
import { documentsOf } from './documents.ts'
import { findMarked } from './highlight.ts'

interface Caret {
  offsetNode: Node
  offset: number
}

/** Which documents are listened to now. */
let heard: Document[] = []
let tell: (text: string) => void = () => {}

export function startPicking(onPick: (text: string) => void): void {
  stopPicking()
  tell = onPick
  heard = documentsOf(window)
  for (const document of heard) document.addEventListener('click', pick, { passive: true })
}

export function stopPicking(): void {
  for (const document of heard) document.removeEventListener('click', pick)
  heard = []
}

function pick(event: MouseEvent): void {
  const { target, clientX, clientY } = event
  const document = (target as Node | null)?.ownerDocument
  const caret = document ? caretAt(document, clientX, clientY) : null
  const text = caret && findMarked(caret.offsetNode, caret.offset)
  if (text) tell(text)
}

/** Chromium has the standard's call since 128; before, its own. */
function caretAt(document: Document, x: number, y: number): Caret | null {
  const both = document as Document & {
    caretPositionFromPoint?(x: number, y: number): Caret | null
    caretRangeFromPoint?(x: number, y: number): Range | null
  }
  if (both.caretPositionFromPoint) return both.caretPositionFromPoint(x, y)
  const range = both.caretRangeFromPoint?.(x, y)
  return range ? { offsetNode: range.startContainer, offset: range.startOffset } : null
}
