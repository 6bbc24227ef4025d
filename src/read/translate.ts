// An article in another language → the same article in English, sentence for sentence, by whatever translates.
import { type Article, sentenceText } from './article.ts'

export interface TranslatedArticle {
  /** Its sentences have the same numbers as the original's. */
  article: Article
  /** The sentences as they stand on the page. */
  originals: string[]
}

/** `onProgress`: sentences done, of how many. Rejects as `translate` does. */
export async function translateArticle(
  article: Article,
  translate: (text: string) => Promise<string>,
  onProgress: (done: number, all: number) => void,
): Promise<TranslatedArticle> {
  const originals = article.sentences.map((_, at) => sentenceText(article, at))
  const blocks = article.blocks.map(() => '')
  const sentences: Article['sentences'] = []
  for (const [at, { block }] of article.sentences.entries()) {
    onProgress(at, originals.length)
    const text = (await translate(originals[at]!)).replace(/\s+/g, ' ').trim()
    const before = blocks[block] === '' ? '' : `${blocks[block]} `
    blocks[block] = `${before}${text}`
    sentences.push({ block, start: before.length, end: before.length + text.length })
  }
  onProgress(originals.length, originals.length)
  return { article: { ...article, blocks, sentences, language: 'en' }, originals }
}
