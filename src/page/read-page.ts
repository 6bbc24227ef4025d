// The page → its article. A frame of the page's own origin may hold it: the longest text of all documents is taken.
import type { Reading } from '../read/article.ts'
import { readDocument } from '../read/read.ts'
import { documentsOf } from './documents.ts'

export function readPage(): Reading {
  const [own, ...frames] = documentsOf(window).map((document) => readDocument(document, location.hostname))
  let best = own!
  for (const reading of frames) if (lengthOf(reading) > lengthOf(best)) best = reading
  return best
}

const lengthOf = (reading: Reading): number =>
  reading.ok ? reading.article.blocks.reduce((sum, { length }) => sum + length, 0) : 0
