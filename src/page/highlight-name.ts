// The name under which sentences are painted. Prefixed, because a page can list the names in CSS.highlights.
export const HIGHLIGHT = 'crossread-evidence'
