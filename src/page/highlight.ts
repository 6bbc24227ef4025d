// Paints ranges with the CSS Custom Highlight API: the page's DOM is not touched. The rules are put in by the background
// (scripting.insertCSS). A page can see the highlights' names while something is painted; README says so.
import { MARKS, type Marks } from '../compare/marks.ts'
import { findQuotes } from './find-quote.ts'
import { EVIDENCE, markName } from './highlight-name.ts'

export interface Painted {
  found: number
  /** Whether the rules are in the page already. */
  isStyled: boolean
}

/** The sentence that was asked for lies over the marks. */
const EVIDENCE_PRIORITY = 1

/** Highlights the texts that stand on the page, scrolls to the first, and says how many were found. */
export function showTexts(texts: string[]): Painted {
  const ranges = findQuotes(document, texts).filter((range) => range !== null)
  paint(EVIDENCE, ranges, EVIDENCE_PRIORITY)
  return { found: scrollTo(ranges), isStyled: isStyled(EVIDENCE) }
}

/** The marks painted now; null while none are. */
let painted: Marks | null = null
let observer: MutationObserver | null = null
let waiting: ReturnType<typeof setTimeout> | undefined
/** A page that re-renders is painted anew once it has been still for so long. */
const STILL_MS = 400

export const isPainting = (): boolean => painted !== null

/** Marks sentences, and marks them anew when the page renders itself anew; null takes all marks away. */
export function paintMarks(marks: Marks | null): Painted {
  painted = marks
  observer?.disconnect()
  observer = null
  clearTimeout(waiting)
  if (marks === null) {
    if (hasHighlights()) for (const mark of MARKS) CSS.highlights.delete(markName(mark))
    return { found: 0, isStyled: true }
  }
  observer = new MutationObserver(() => {
    clearTimeout(waiting)
    waiting = setTimeout(repaint, STILL_MS)
  })
  observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true })
  return { found: repaint(), isStyled: isStyled(markName('told')) }
}

function repaint(): number {
  if (painted === null) return 0
  let found = 0
  for (const mark of MARKS) {
    const ranges = findQuotes(document, painted[mark]).filter((range) => range !== null)
    paint(markName(mark), ranges)
    found += ranges.length
  }
  return found
}

const hasHighlights = (): boolean => typeof Highlight !== 'undefined' && CSS.highlights !== undefined

function paint(name: string, ranges: Range[], priority = 0): void {
  if (!hasHighlights()) return
  if (ranges.length === 0) {
    CSS.highlights.delete(name)
    return
  }
  const highlight = new Highlight(...ranges)
  highlight.priority = priority
  CSS.highlights.set(name, highlight)
}

/** Without the API there is nothing to style. */
function isStyled(name: string): boolean {
  if (!hasHighlights()) return true
  const color = getComputedStyle(document.documentElement, `::highlight(${name})`).backgroundColor
  return color !== '' && color !== 'transparent' && color !== 'rgba(0, 0, 0, 0)'
}

function scrollTo(ranges: Range[]): number {
  const target = ranges[0]?.startContainer.parentElement
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  target?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
  return ranges.length
}
