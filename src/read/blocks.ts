// Document → blocks: runs of text between block borders, in page order, with the text nodes they came from.
// Reads the tree only: no layout, no style, no change. Used to read an article and, later, to find a sentence again.

/** Elements whose text is never a page's prose. */
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS VIDEO AUDIO PICTURE IMG BUTTON SELECT TEXTAREA INPUT OPTION DATALIST METER PROGRESS HEAD'.split(
    ' ',
  ),
)

/** Elements that begin and end a block. `span`, `a`, `em`, custom elements and the like flow on. */
const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)

export interface Block {
  /** The element that holds the block: the nearest block-level one. */
  element: Element
  /** The text nodes, and where each begins in `text`. */
  places: { node: Text; at: number }[]
  /** The nodes' text put together, white space as on the page; a single `<br>` adds a space of its own. */
  text: string
}

/** Depth past which a tree is not followed: real pages stay under 100, ten thousand is an attack on the stack. */
const MAX_DEPTH = 2_000
/** Nodes past which a page is not followed. */
export const MAX_NODES = 400_000

/** Whether the document has more text nodes than `most`; no further are counted. */
export function hasMoreNodes(document: Document, most: number): boolean {
  const walker = document.createTreeWalker(document, SHOW_TEXT)
  let count = 0
  while (count <= most && walker.nextNode()) count++
  return count > most
}

/** NodeFilter.SHOW_TEXT: the name is not there in node. */
const SHOW_TEXT = 4

/**
 * All blocks under `root` with any text in them. Two `<br>` in a row end a block, one is a space.
 * `hasHidden`: what the markup hides is taken too: some pages hide all of themselves until their scripts have run.
 */
export function collectBlocks(root: Element, hasHidden = false): Block[] {
  const blocks: Block[] = []
  let places: Block['places'] = []
  let text = ''
  let holder: Element = root
  let breaks = 0
  let seen = 0
  let isSpacePending = false

  const flush = () => {
    if (text.trim()) blocks.push({ element: holder, places, text })
    places = []
    text = ''
    breaks = 0
    isSpacePending = false
  }

  // An explicit stack of (node, way): a recursive walk would overflow on a deep page.
  const stack: { node: Node; isLeaving: boolean; holder: Element; depth: number }[] = [
    { node: root, isLeaving: false, holder: root, depth: 0 },
  ]
  while (stack.length > 0 && seen < MAX_NODES) {
    const step = stack.pop()!
    const { node } = step
    if (step.isLeaving) {
      flush()
      holder = step.holder
      continue
    }
    seen++
    if (node.nodeType === 3) {
      const { data } = node as Text
      if (data.trim()) {
        if (breaks >= 2) flush()
        else if (isSpacePending) text += ' '
        breaks = 0
        isSpacePending = false
      }
      if (data) {
        places.push({ node: node as Text, at: text.length })
        text += data
      }
      continue
    }
    if (node.nodeType !== 1) continue
    const element = node as Element
    const tag = element.tagName.toUpperCase()
    if (SKIPPED.has(tag) || step.depth > MAX_DEPTH || (!hasHidden && isHidden(element))) continue
    if (tag === 'BR') {
      breaks++
      isSpacePending = true
      continue
    }
    if (BLOCK.has(tag)) {
      flush()
      stack.push({ node, isLeaving: true, holder, depth: step.depth })
      holder = element
    }
    for (let child = element.lastChild; child; child = child.previousSibling)
      stack.push({ node: child, isLeaving: false, holder, depth: step.depth + 1 })
  }
  flush()
  return blocks
}

function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /(?:^|;)\s*display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
  )
}
