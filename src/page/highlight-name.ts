// The names under which sentences are painted, and how. Prefixed, because a page can list the names in CSS.highlights.
import { MARKS, type Mark } from '../compare/marks.ts'

/** The sentence that the reader asked to see. */
export const EVIDENCE = 'crossread-evidence'
export const markName = (mark: Mark): string => `crossread-${mark}`

/** The line below the words says the same as the tint, for those who see no colours. */
const LINES: Record<Mark, string> = { told: 'solid', partly: 'dashed', added: 'double', differs: 'wavy' }
/** The page keeps its own colour of text under a thin tint: how much of it shows, in hexadecimal. */
const TINTS: Record<Mark, string> = { told: '38', partly: '24', added: '38', differs: '42' }

/** `colors`: #rrggbb for each mark; the legend in our pages looks the same (look/base.css). */
const markRule = (mark: Mark, color: string): string =>
  `background-color: ${color}${TINTS[mark]}; text-decoration: underline ${LINES[mark]} ${color} 2px`

export const markStyle = (colors: Record<Mark, string>): string =>
  MARKS.map((mark) => `::highlight(${markName(mark)}) { ${markRule(mark, colors[mark])}; }`).join('\n')

/** Dark text on a light marker in both schemes: 12:1 contrast, whatever the page's own colours. */
export const EVIDENCE_STYLE = `::highlight(${EVIDENCE}) { background-color: #ffd866; color: #1d1a12; }`
