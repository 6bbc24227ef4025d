// Paints ranges with the CSS Custom Highlight API: the page's DOM is not touched. The rules are put in by the background
// (scripting.insertCSS). A page can see the highlights' names while something is painted; README says so.
// Frames of the page's own origin are part of the page: their sentences are found and painted as well.
import { MARKS, type Marks } from '../compare/marks.ts'
import { documentsOf } from './documents.ts'
import { findQuotes } from './find-quote.ts'
import { EVIDENCE, markName } from './highlight-name.ts'
import { isAlive } from './line.ts'
import { rememberPlace } from './place.ts'

export interface Painted {
  found: number
  /** Whether the rule for the asked sentence is in the page already. */
  isStyled: boolean
  /** Whether the browser can paint at all; without, a sentence is scrolled to and no more. */
  canPaint: boolean
}

/** The sentence that was asked for lies over the marks. */
const EVIDENCE_PRIORITY = 1

/** Highlights the texts that stand on the page, scrolls to the first, and says how many were found. */
export function showTexts(texts: string[]): Painted {
  const places = findIn(texts)
  paint(EVIDENCE, places, EVIDENCE_PRIORITY)
  const ranges = texts.flatMap((text) => places.flatMap(({ found }) => found.get(text) ?? []))
  const isFound = ranges[0] !== undefined
  if (isFound) scrollTo(ranges[0]!)
  return { found: ranges.length, isStyled: places.every(({ document }) => isStyled(document)), canPaint: canPaint() }
}

/** The marks painted now; null while none are. */
let painted: Marks | null = null
let observers: MutationObserver[] = []
let waiting: ReturnType<typeof setTimeout> | undefined
/** A page that re-renders is painted anew once it has been still for so long. */
const STILL_MS = 400

export const isPainting = (): boolean => painted !== null

/** Marks sentences, and marks them anew when the page renders itself anew; null takes all marks away. */
export function paintMarks(marks: Marks | null): Painted {
  painted = canPaint() ? marks : null
  stopObserving()
  if (painted === null) {
    for (const document of documentsOf(window)) for (const mark of MARKS) highlightsOf(document)?.delete(markName(mark))
    return { found: 0, isStyled: true, canPaint: canPaint() }
  }
  return { found: repaint(), isStyled: true, canPaint: true }
}

/** Stops painting, leaves on the page what is painted, and says what that is: another injection goes on with it. */
export function leaveMarks(): Marks | null {
  const marks = painted
  painted = null
  stopObserving()
  return marks
}

/** The marked sentence that holds the node at the offset; null where none does. */
export function findMarked(node: Node, offset: number): string | null {
  if (painted === null || !node.ownerDocument) return null
  const texts = MARKS.flatMap((mark) => painted![mark])
  for (const [text, range] of findQuotes(node.ownerDocument, texts)) if (range.isPointInRange(node, offset)) return text
  return null
}

function stopObserving(): void {
  for (const observer of observers) observer.disconnect()
  observers = []
  clearTimeout(waiting)
}

function repaint(): number {
  // The script of an updated extension lives on in Chromium: it must not bring back what the new one takes away.
  if (!isAlive()) leaveMarks()
  if (painted === null) return 0
  let found = 0
  for (const mark of MARKS) {
    const places = findIn(painted[mark])
    paint(markName(mark), places)
    found += places.reduce((sum, place) => sum + place.found.size, 0)
  }
  // Frames come and go with the page's own changes, so who is observed is settled anew each time.
  stopObserving()
  observers = documentsOf(window).map((document) => {
    const observer = new MutationObserver(() => {
      clearTimeout(waiting)
      waiting = setTimeout(repaint, STILL_MS)
    })
    observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true })
    return observer
  })
  return found
}

interface Place {
  document: Document
  found: Map<string, Range>
}

const findIn = (texts: string[]): Place[] =>
  documentsOf(window).map((document) => ({ document, found: findQuotes(document, texts) }))

/** Firefox has the API since 140, Chromium since 105. */
const canPaint = (): boolean => typeof Highlight !== 'undefined' && highlightsOf(document) !== null

/** Null where the browser has no such thing. */
function highlightsOf(document: Document): HighlightRegistry | null {
  const view = document.defaultView as (Window & { CSS?: typeof CSS }) | null
  return typeof Highlight === 'undefined' ? null : (view?.CSS?.highlights ?? null)
}

function paint(name: string, places: Place[], priority = 0): void {
  for (const { document, found } of places) {
    const highlights = highlightsOf(document)
    if (!highlights) continue
    const ranges = [...found.values()]
    if (ranges.length === 0) {
      highlights.delete(name)
      continue
    }
    const highlight = new Highlight(...ranges)
    highlight.priority = priority
    highlights.set(name, highlight)
  }
}

/** Without the API there is nothing to style. */
function isStyled(document: Document): boolean {
  if (!highlightsOf(document)) return true
  const color = document.defaultView!.getComputedStyle(
    document.documentElement,
    `::highlight(${EVIDENCE})`,
  ).backgroundColor
  return color !== '' && color !== 'transparent' && color !== 'rgba(0, 0, 0, 0)'
}

function scrollTo(range: Range): void {
  const target = range.startContainer.parentElement
  if (!target) return
  rememberPlace(target)
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  target.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
}
