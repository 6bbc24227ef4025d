// Paints ranges with the CSS Custom Highlight API: the page's DOM is not touched. The rule itself is put in by the
// background (scripting.insertCSS). A page can see the highlight's name while something is painted; README says so.
import { findQuotes } from './find-quote.ts'
import { HIGHLIGHT } from './highlight-name.ts'

/** Highlights the texts that stand on the page, scrolls to the first, and says how many were found. */
export function showTexts(texts: string[]): { found: number; isStyled: boolean } {
  const ranges = findQuotes(document, texts).filter((range) => range !== null)
  if (typeof Highlight === 'undefined' || !CSS.highlights) return { found: scrollTo(ranges), isStyled: true }
  if (ranges.length > 0) CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges))
  else CSS.highlights.delete(HIGHLIGHT)
  const color = getComputedStyle(document.documentElement, `::highlight(${HIGHLIGHT})`).backgroundColor
  return { found: scrollTo(ranges), isStyled: color !== '' && color !== 'transparent' && color !== 'rgba(0, 0, 0, 0)' }
}

function scrollTo(ranges: Range[]): number {
  const target = ranges[0]?.startContainer.parentElement
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  target?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
  return ranges.length
}
