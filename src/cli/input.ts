// One input of the terminal command → Article: an .html or .mhtml file, a .txt file, or standard input. Fetches nothing.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { parse, serialize } from 'parse5'
import type { Article, Unreadable } from '../read/article.ts'
import { htmlOfMhtml } from '../read/mhtml.ts'
import { readPlainText } from '../read/plain-text.ts'
import { readDocument } from '../read/read.ts'
import { isAddresses, isCompanion, isSavedPage } from '../read/saved-files.ts'

export type Input = { ok: true; article: Article } | { ok: false; message: string; isMissing: boolean }

export const UNREADABLE_WORDS: Record<Unreadable, string> = {
  'no-article': 'no article was found in it',
  'too-large': 'it is too long to be an article',
  'not-html': 'it is not a web page',
}

/** Bytes past which a file is not read at all. */
const MAX_BYTES = 30_000_000

/** Folders → the saved pages in them, in the order of their names, without what browsers saved beside these. */
export function expandFolders(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const pages = name === '-' ? null : pagesIn(name)
    // An empty folder stays, to be named as what could not be read.
    return pages === null || pages.length === 0 ? [name] : pages
  })
}

/** Null where it is no folder. */
function pagesIn(folder: string): string[] | null {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return null
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return isCompanion(entry.name) ? [] : (pagesIn(path) ?? [])
      return isSavedPage(entry.name) ? [path] : []
    })
}

export function readInput(name: string): Input {
  let bytes: Buffer
  try {
    bytes = readFileSync(name === '-' ? 0 : name)
  } catch (error) {
    return { ok: false, isMissing: true, message: fileError(error as NodeJS.ErrnoException) }
  }
  if (bytes.length > MAX_BYTES)
    return { ok: false, isMissing: true, message: `it is larger than ${MAX_BYTES / 1e6} MB` }
  if (bytes.includes(0)) return { ok: false, isMissing: true, message: 'it is not a text file' }
  const saved = decode(bytes)
  const text = /\.mht(?:ml)?$/i.test(name) ? (htmlOfMhtml(saved) ?? '') : saved
  if (isAddresses(name, text))
    return { ok: false, isMissing: false, message: 'it is a list of addresses, and nothing is fetched: save the pages' }
  const isHtml =
    /\.(?:x?html?|mht(?:ml)?)$/i.test(name) ||
    (!/\.txt$/i.test(name) && /<(?:!doctype|html|body|p|div|article)\b/i.test(text.slice(0, 5000)))
  const reading = isHtml ? readDocument(parsePage(text), null) : readPlainText(text)
  return reading.ok ? reading : { ok: false, isMissing: false, message: UNREADABLE_WORDS[reading.why] }
}

/** parse5 builds the tree as browsers do; linkedom alone loses the text of pages whose tags are left open or twice. */
export function parsePage(html: string): Document {
  return parseHTML(serialize(parse(html))).document as unknown as Document
}

/** The charset that the page declares in its first bytes; UTF-8 where it declares none or an unknown one. */
function decode(bytes: Buffer): string {
  const declared =
    /<meta[^>]{0,200}charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(declared).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function fileError(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such file'
  if (error.code === 'EISDIR') return 'it is a folder without saved pages'
  if (error.code === 'EACCES') return 'this user may not read it'
  return error.message
}
