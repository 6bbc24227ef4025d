// Files of the reader's own disk → articles. Nothing is fetched: a list of addresses is answered in words.
import type { Reading } from '../read/article.ts'
import { htmlOfMhtml } from '../read/mhtml.ts'
import { readPlainText } from '../read/plain-text.ts'
import { readDocument } from '../read/read.ts'
import { isAddresses, isCompanion, isSavedPage, isShortcut } from '../read/saved-files.ts'

/** Larger files are no articles and no library that a browser could keep. */
const MOST_BYTES = 50_000_000
const LIBRARY = /\.json$/i

export type FoundFile =
  | { kind: 'library'; name: string; json: string }
  | { kind: 'page'; name: string; reading: Reading }
  | { kind: 'addresses'; name: string }

/** What can be imported of the files: of a folder, pages and libraries without what browsers saved beside them. */
export const importable = (files: readonly File[]): File[] =>
  files.filter((file) => {
    const path = file.webkitRelativePath || file.name
    const isWanted = isSavedPage(path) || LIBRARY.test(path) || isShortcut(path)
    return isWanted && !path.split('/').slice(0, -1).some(isCompanion)
  })

export async function readFile(file: File): Promise<FoundFile> {
  const { name } = file
  const text = file.size > MOST_BYTES ? '' : await file.text()
  if (LIBRARY.test(name)) return { kind: 'library', name, json: text }
  if (isAddresses(name, text)) return { kind: 'addresses', name }
  if (/\.txt$/i.test(name)) return { kind: 'page', name, reading: readPlainText(text) }
  const html = /\.mht(?:ml)?$/i.test(name) ? (htmlOfMhtml(text) ?? '') : text
  return { kind: 'page', name, reading: readDocument(new DOMParser().parseFromString(html, 'text/html'), null) }
}
