// The names under which sentences are painted, and how. Prefixed, because a page can list the names in CSS.highlights.
import type { Mark } from '../compare/marks.ts'

/** The sentence that the reader asked to see. */
export const EVIDENCE = 'crossread-evidence'
export const markName = (mark: Mark): string => `crossread-${mark}`

/** The page keeps its own colour of text under a thin tint; the line below says the same without colour. */
const MARK_STYLES: Record<Mark, string> = {
  told: 'background-color: rgb(64 160 96 / 0.22); text-decoration: underline solid rgb(64 160 96) 1px',
  partly: 'background-color: rgb(64 160 96 / 0.1); text-decoration: underline dashed rgb(64 160 96) 1px',
  added: 'background-color: rgb(70 130 220 / 0.22); text-decoration: underline double rgb(70 130 220) 1px',
  differs: 'background-color: rgb(220 140 30 / 0.26); text-decoration: underline wavy rgb(220 140 30) 1px',
}

/** Dark text on a light marker in both schemes: 12:1 contrast, whatever the page's own colours. */
export const STYLE = [
  ...Object.entries(MARK_STYLES).map(([mark, style]) => `::highlight(${markName(mark as Mark)}) { ${style}; }`),
  `::highlight(${EVIDENCE}) { background-color: #ffd866; color: #1d1a12; }`,
].join('\n')
