// The reader's notes: "this page does tell it", "this page does not tell it". They correct the report of their page and can
// be exported for the authors of the story. Kept on the device; checked one by one when read.
import * as v from 'valibot'
import { pageOf } from './page-address.ts'

const noteSchema = v.object({
  story: v.pipe(v.string(), v.maxLength(200)),
  detail: v.pipe(v.string(), v.maxLength(200)),
  /** The page's address, as page-address.ts writes it. */
  page: v.pipe(v.string(), v.maxLength(2_000)),
  title: v.pipe(v.string(), v.maxLength(500)),
  /** What the reader says: the page tells the detail, or it does not. */
  isTold: v.boolean(),
  /** What Crossread had said, and the sentence that it had shown. */
  said: v.picklist(['told', 'partly', 'not-found']),
  sentence: v.nullable(v.pipe(v.string(), v.maxLength(2_000))),
  /** When, as YYYY-MM-DD. */
  day: v.pipe(v.string(), v.isoDate()),
})
export type Note = v.InferOutput<typeof noteSchema>

/** Stored value → the notes that can be read, and what cannot: it is written back as it was, a later version may know it. */
export function parseNotes(stored: unknown): { notes: Note[]; unread: unknown[] } {
  if (stored === undefined) return { notes: [], unread: [] }
  const items = Array.isArray(stored) ? stored : [stored]
  const parsed = items.map((item) => ({ item, result: v.safeParse(noteSchema, item) }))
  return {
    notes: parsed.flatMap(({ result }) => (result.success ? [result.output] : [])),
    unread: parsed.flatMap(({ item, result }) => (result.success ? [] : [item])),
  }
}

/** The list with this note in the place of an earlier one on the same detail of the same page. */
export const withNote = (notes: readonly Note[], note: Note): Note[] => [...withoutNote(notes, note), note]

export const withoutNote = (notes: readonly Note[], { story, detail, page }: Pick<Note, 'story' | 'detail' | 'page'>) =>
  notes.filter((kept) => kept.story !== story || kept.detail !== detail || kept.page !== page)

/** What the reader says of each detail of the story on the page. */
export function correctionsFor(notes: readonly Note[], story: string, url: string): Map<string, boolean> {
  const page = pageOf(url)
  return new Map(
    notes.flatMap((note) => (note.story === story && note.page === page ? [[note.detail, note.isTold]] : [])),
  )
}

/** The file that a reader sends to the authors. */
export const exportNotes = (notes: readonly Note[]): string =>
  `${JSON.stringify({ format: 'crossread-notes', version: 1, notes }, null, 2)}\n`
