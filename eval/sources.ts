// The story's own source articles as labelled pages. Their text belongs to their publishers and is not in this
// repository: a folder with them can be named (npm run fit -- --sources DIR), each file's name given by the order of the
// story's outlets. Numbered as the story file counts: lines, then sentences by Intl.Segmenter, from 1.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Story } from '../src/compare/story.ts'
import type { LabelledPage } from './labelled.ts'

/** A first line of so many words without a stop at its end is the article's title; "Screenshot" is none. */
const TITLE_LEAST_WORDS = 4
const TITLE_WORDS = 20

export function loadSources(folder: string, story: Story): LabelledPage[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  return story.outlets.flatMap((outlet, i) =>
    files[i] ? [labelSource(readFileSync(join(folder, files[i]!), 'utf8'), outlet.id, i, story)] : [],
  )
}

function labelSource(text: string, outlet: string, number: number, story: Story): LabelledPage {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  const paragraphs = text
    .split('\n')
    .map((line) => [...segmenter.segment(line.trim())].map(({ segment }) => segment.trim()).filter(Boolean))
    .filter((sentences) => sentences.length > 0)
  const [first] = paragraphs
  const hasTitle =
    first?.length === 1 &&
    first[0]!.split(' ').length <= TITLE_WORDS &&
    !/[.!?…:]$/.test(first[0]!) &&
    first[0]!.split(' ').length >= TITLE_LEAST_WORDS
  if (hasTitle) paragraphs.shift()
  // The story counts the title as sentence 1; labelled pages count it as 0.
  const shift = hasTitle ? 1 : 0
  const labelsOf = (field: 'toldBy' | 'partlyToldBy') =>
    Object.fromEntries(
      story.details.flatMap((detail) => {
        const sentences = detail[field][outlet]
        return sentences ? [[detail.id, sentences.map((at) => at - shift)]] : []
      }),
    )
  const count = paragraphs.flat().length
  return {
    page: {
      id: `S${number}`,
      kind: 'source',
      title: hasTitle ? first![0]! : '',
      site: outlet,
      lang: story.language,
      published: null,
      covers: true,
      mentions: true,
      index: false,
      paragraphs,
    },
    // What a source adds to itself is no question: its sentences teach nothing of what is new.
    labels: {
      told: labelsOf('toldBy'),
      partly: labelsOf('partlyToldBy'),
      new: [],
      either: Array.from({ length: count }, (_, at) => at + 1),
      differs: [],
    },
  }
}
