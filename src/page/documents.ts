// The page's documents: its own, and those of frames that it may reach itself, because they are of its own origin.

/** Frames within frames are followed this deep, and so many documents looked at: a page of a thousand frames is no article. */
const MOST_DEPTH = 3
const MOST_DOCUMENTS = 20

export function documentsOf(view: Window, depth = 0): Document[] {
  const documents = [view.document]
  if (depth >= MOST_DEPTH) return documents
  for (const frame of view.document.querySelectorAll('iframe, frame')) {
    if (documents.length >= MOST_DOCUMENTS) break
    const inner = innerView(frame as HTMLIFrameElement)
    if (inner) documents.push(...documentsOf(inner, depth + 1))
  }
  return documents.slice(0, MOST_DOCUMENTS)
}

/** Null for a frame of another origin, which the browser keeps to itself, and for one that is still empty. */
function innerView(frame: HTMLIFrameElement): Window | null {
  try {
    const inner = frame.contentDocument
    return inner?.body ? inner.defaultView : null
  } catch {
    return null
  }
}
