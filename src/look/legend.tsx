// The legend of the marks, as they look on a page.
import type { Mark } from '../compare/marks.ts'
import type { Key } from '../words/words.ts'
import { useWords } from './words-context.ts'

export type Colors = Record<Mark, string>

/** In the order of a reader's questions. */
export const MARK_WORDS: [Mark, Key][] = [
  ['told', 'markTold'],
  ['partly', 'markPartly'],
  ['added', 'markAdded'],
  ['differs', 'markDiffers'],
]

/** As on the page (page/highlight-name.ts): a tint, and a line below that says the same without colour. */
export function Legend({ colors }: { colors: Colors }) {
  const words = useWords()
  return (
    <ul class="legend">
      {MARK_WORDS.map(([mark, key]) => (
        <li key={mark}>
          <span class={`mark mark-${mark}`} style={{ '--mark': colors[mark] }}>
            {words.say(key)}
          </span>
        </li>
      ))}
    </ul>
  )
}
