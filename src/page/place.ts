// Where the reader was on the page before a sentence was shown: the way back.

interface Scrolled {
  element: Element
  top: number
  left: number
}

let remembered: Scrolled[] | null = null

/** Call before scrolling to the element. Of several sentences shown in a row, the place before the first is kept. */
export function rememberPlace(target: Element): void {
  if (remembered !== null) return
  remembered = scrollersOf(target).map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }))
}

/** Everything that may scroll around the element, frames' documents too. */
function scrollersOf(target: Element): Element[] {
  const scrollers: Element[] = []
  let at: Element | null = target
  while (at) {
    if (at.scrollHeight > at.clientHeight) scrollers.push(at)
    at = at.parentElement ?? (at.ownerDocument.defaultView?.frameElement as Element | null | undefined) ?? null
  }
  const root = document.scrollingElement
  return root && !scrollers.includes(root) ? [...scrollers, root] : scrollers
}

/** Scrolls back. False where nothing was shown before. */
export function goToRemembered(): boolean {
  if (remembered === null) return false
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
  for (const { element, top, left } of remembered) element.scrollTo({ top, left, behavior })
  remembered = null
  return true
}
