// One input of the terminal command → Article: an .html or .mhtml file, a .txt file, or standard input. Fetches nothing.
import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import type { Article, Unreadable } from '../read/article.ts'
import { htmlOfMhtml } from '../read/mhtml.ts'
import { readPlainText } from '../read/plain-text.ts'
import { readDocument } from '../read/read.ts'

export type Input = { ok: true; article: Article } | { ok: false; message: string; isMissing: boolean }

export const UNREADABLE_WORDS: Record<Unreadable, string> = {
  'no-article': 'no article was found in it',
  'too-large': 'it is too long to be an article',
  'not-html': 'it is not a web page',
}

/** Bytes past which a file is not read at all. */
const MAX_BYTES = 30_000_000

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
  const isHtml =
    /\.(?:x?html?|mht(?:ml)?)$/i.test(name) ||
    (!/\.txt$/i.test(name) && /<(?:!doctype|html|body|p|div|article)\b/i.test(text.slice(0, 5000)))
  const reading = isHtml ? readDocument(parsePage(text), null) : readPlainText(text)
  return reading.ok ? reading : { ok: false, isMissing: false, message: UNREADABLE_WORDS[reading.why] }
}

/** linkedom wants a whole document: a fragment gets its html and body here, as a browser would give it. */
export function parsePage(html: string): Document {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  return parseHTML(whole).document as unknown as Document
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
  if (error.code === 'EISDIR') return 'it is a folder'
  if (error.code === 'EACCES') return 'this user may not read it'
  return error.message
}
