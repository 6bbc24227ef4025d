// Report → which sentences of the page are marked, and as what. Each sentence once: what is told as nowhere else outranks
// what is added, and that what others tell too. A point on which the page sides with some of the outlets is no mark: nearly
// every sentence of a report would be one. The title is left alone: pages repeat it in many places.
import type { Report } from './report.ts'

/** In the order of precedence. */
export const MARKS = ['differs', 'added', 'told', 'partly'] as const
export type Mark = (typeof MARKS)[number]
/** The sentences to mark, as texts. */
export type Marks = Record<Mark, string[]>

export function marksOf({ article, details, added, differs }: Report): Marks {
  const sentences = article?.translated?.originals ?? article?.sentences ?? []
  const numbers: Record<Mark, number[]> = {
    differs: differs.flatMap(({ variant, sentences: [first] }) => (variant === null ? (first ?? []) : [])),
    added: added.map(({ sentence }) => sentence),
    told: details.flatMap((detail) => (detail.state === 'told' ? detail.sentences : [])),
    partly: details.flatMap((detail) => (detail.state === 'partly' ? detail.sentences : [])),
  }
  const taken = new Set([0])
  const marks: Marks = { differs: [], added: [], told: [], partly: [] }
  for (const mark of MARKS)
    for (const at of numbers[mark].toSorted((a, b) => a - b)) {
      const text = sentences[at]
      if (taken.has(at) || text === undefined) continue
      taken.add(at)
      marks[mark].push(text)
    }
  return marks
}
