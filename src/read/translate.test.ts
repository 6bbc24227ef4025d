import { expect, it } from 'vitest'
import { type Article, sentenceTexts } from './article.ts'
import { translateArticle } from './translate.ts'

const article: Article = {
  blocks: ['Título', 'Uno. Dos.', 'Tres.'],
  sentences: [
    { block: 0, start: 0, end: 6 },
    { block: 1, start: 0, end: 4 },
    { block: 1, start: 5, end: 9 },
    { block: 2, start: 0, end: 5 },
  ],
  site: 'Gaceta',
  published: '2025-07-04',
  language: 'es',
}
const ENGLISH: Record<string, string> = {
  Título: 'Title',
  'Uno.': 'One.',
  'Dos.': 'Two,  twice. And more.',
  'Tres.': 'Three.',
}

it('translates sentence for sentence: the numbers stay, the blocks are put together anew', async () => {
  const steps: number[] = []
  const { article: english, originals } = await translateArticle(
    article,
    async (text) => ENGLISH[text]!,
    (done) => steps.push(done),
  )
  expect(sentenceTexts(english)).toEqual(['Title', 'One.', 'Two, twice. And more.', 'Three.'])
  expect(english.blocks).toEqual(['Title', 'One. Two, twice. And more.', 'Three.'])
  expect(english).toMatchObject({ site: 'Gaceta', published: '2025-07-04', language: 'en' })
  expect(originals).toEqual(['Título', 'Uno.', 'Dos.', 'Tres.'])
  expect(steps).toEqual([0, 1, 2, 3, 4])
})

it('fails as the translation does', async () => {
  await expect(
    translateArticle(
      article,
      () => Promise.reject(new Error('stopped')),
      () => {},
    ),
  ).rejects.toThrow('stopped')
})
