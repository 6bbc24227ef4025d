// Plain text → Article: the title on the first line, one paragraph per further non-empty line.
// For .txt input of the terminal; knows nothing of files or of the DOM. Also builds an Article from blocks for read.ts.
import type { Article, Reading, Sentence } from './article.ts'
import { dropFurniture } from './furniture.ts'
import { splitSentences } from './sentences.ts'

/** Characters of article text past which a page is not read: a book, a log, or an attack. */
export const MAX_TEXT = 400_000

type Source = Pick<Article, 'site' | 'published' | 'language'>

/** Blocks (title first) → Article: white space folded, each block split into sentences. */
export function buildArticle(title: string, paragraphs: string[], source: Source): Reading {
  const blocks = [foldSpace(title), ...paragraphs.map(foldSpace).filter(Boolean)]
  if (blocks.length < 2) return { ok: false, why: 'no-article' }
  if (blocks.reduce((sum, block) => sum + block.length, 0) > MAX_TEXT) return { ok: false, why: 'too-large' }
  const sentences: Sentence[] = [{ block: 0, start: 0, end: blocks[0]!.length }]
  blocks.forEach((text, block) => {
    if (block > 0) for (const { start, end } of splitSentences(text)) sentences.push({ block, start, end })
  })
  return { ok: true, article: { blocks, sentences, ...source } }
}

export function readPlainText(text: string): Reading {
  const lines = text.split(/\r?\n/).map(foldSpace).filter(Boolean)
  const [first = '', ...rest] = lines
  return buildArticle(first, dropFurniture(rest, first), { site: null, published: null, language: null })
}

/** White space, no-break and zero-width characters folded to single spaces; bidi controls dropped. */
export function foldSpace(text: string): string {
  return text
    .replace(/[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
