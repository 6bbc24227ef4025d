// The Article: what a page says, as plain text that survives JSON.
// Owned here, made by read.ts (from a document) and plain-text.ts (from a text file), taken by src/compare.
// Holds no DOM node: a sentence is found again on the page by its words (see page/find-quote.ts).

/** One sentence: `blocks[block].slice(start, end)`, in UTF-16 code units. */
export interface Sentence {
  block: number
  start: number
  end: number
}

/** `blocks[0]` is the title, the rest are the paragraphs in page order. `sentences[0]` is the whole title. */
export interface Article {
  blocks: string[]
  sentences: Sentence[]
  /** The publisher's name as the page gives it, else its host; null where there is neither. */
  site: string | null
  /** Day of publication as YYYY-MM-DD in the page's own time zone, or null. */
  published: string | null
  /** BCP 47 tag from the page, or null. */
  language: string | null
}

/** Why a page could not become an Article. */
export type Unreadable = 'no-article' | 'too-large' | 'not-html'

export type Reading = { ok: true; article: Article } | { ok: false; why: Unreadable }

export const titleOf = (article: Article): string => article.blocks[0] ?? ''

/** The text of sentence `index`; the empty string where there is none. */
export function sentenceText(article: Article, index: number): string {
  const sentence = article.sentences[index]
  return sentence ? (article.blocks[sentence.block] ?? '').slice(sentence.start, sentence.end) : ''
}

export const sentenceTexts = (article: Article): string[] =>
  article.sentences.map((_, index) => sentenceText(article, index))
