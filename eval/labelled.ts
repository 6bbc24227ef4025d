// Labelled pages: their format, their loading, and each as an Article without going through HTML.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageKind } from '../src/compare/report.ts'
import type { Article, Sentence } from '../src/read/article.ts'

export interface Page {
  id: string
  kind: string
  title: string
  site: string
  lang: string
  published: string | null
  covers: boolean
  mentions: boolean
  index: boolean
  paragraphs: string[][]
}

/** Sentence numbers count from 1 through the page; 0 is the title. */
export interface Labels {
  told: Record<string, number[]>
  partly: Record<string, number[]>
  new: number[]
  either?: number[]
  offtopic?: number[]
  differs: { id: string; how: string; n: number[] }[]
  /** Difference → the variants the page takes ('own' where its own is another): the label alone, or with its sentences. */
  variants?: Record<string, (string | { variant: string; n: number[] })[]>
}

export interface LabelledPage {
  page: Page
  labels: Labels
}

/** Further phrasings and near misses of a detail, for training only. */
export type Phrasings = Record<string, { phrasings: string[]; nearMisses: string[] }>

/** The folders of labelled pages, as README's figures use them. */
export const PAGE_FOLDERS = ['eval/dev', 'eval/written', 'eval/natural', 'eval/voices']
/** Single sentences, labelled like those of pages: for training only. */
export const SENTENCE_FOLDERS = ['eval/sentences']
/** Ids of pages written to be dense or hard; all others are as real outlets write. */
const UNNATURAL = /^(?:[DGHJK]|BA)\d/
export const isNatural = ({ page }: LabelledPage): boolean => !UNNATURAL.test(page.id)

/** Pages written as real outlets write, with their choice of facts, and the sources: the threshold is chosen on these. */
const REAL = /^(?:[EFLMNS]|A[IJKLNOP-Z]|B[CDE])\d/
export const isReal = ({ page }: LabelledPage): boolean => REAL.test(page.id)

const REACTION = /react|statement|protest|vox pop|condemn|welcom|criticis|angr/i
const ANALYSIS =
  /analys|explain|opinion|editorial|op-ed|column|comment|think-tank|timeline|magazine|blog|essay|background|academic|dilemma/i

/** The kind of page that its author's own word for it comes to. */
export const kindOfLabelled = ({ page: { kind } }: LabelledPage): PageKind =>
  ANALYSIS.test(kind) ? 'analysis' : REACTION.test(kind) ? 'reaction' : 'report'

const EMPTY: Labels = { told: {}, partly: {}, new: [], differs: [] }

/** `folder` holds pages.json and labels.json. */
export function loadLabelled(folder: string): LabelledPage[] {
  if (!existsSync(join(folder, 'pages.json'))) return []
  const pages = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as Page[]
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Record<string, Partial<Labels>>
  return pages.map((page) => ({ page, labels: { ...EMPTY, ...labels[page.id] } }))
}

/** Further phrasings and near misses per detail, for training only (eval/phrasings). */
export const loadPhrasings = (story: string): Phrasings =>
  JSON.parse(readFileSync(`eval/phrasings/${story}.json`, 'utf8')) as Phrasings

/** The page as an Article whose sentence numbers are those of the labels. */
export function toArticle(page: Page): Article {
  const blocks = [page.title]
  const sentences: Sentence[] = [{ block: 0, start: 0, end: page.title.length }]
  for (const paragraph of page.paragraphs) {
    const block = blocks.length
    let start = 0
    for (const sentence of paragraph) {
      sentences.push({ block, start, end: start + sentence.length })
      start += sentence.length + 1
    }
    blocks.push(paragraph.join(' '))
  }
  return { blocks, sentences, site: page.site, published: page.published, language: page.lang }
}

/** The page's sentences in the labels' numbering: the title first. */
export const sentencesOf = (page: Page): string[] => [page.title, ...page.paragraphs.flat()]

/** A seeded generator (mulberry32): the same split on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Pages of one hand: the letters that their ids begin with. */
const HANDS: RegExp[] = [
  /^[DEFX]\d/, // eval/dev
  /^[GHJKYWVU]\d/, // eval/written
  /^[LMNS]\d/, // eval/natural, the sources
  /^(?:[ABCP]|A[HJMORWZ]|BE)\d/,
  /^(?:[QRTZ]|A[ILNSTVY]|B[AC])\d/,
  /^(?:[IO]|A[B-GKPQUX]|B[BD])\d/,
]

/**
 * Pages dealt into folds by author: a page is held back together with everything that its author wrote, so that what is
 * measured is how the matcher takes a voice that it has never read.
 */
export const dealByAuthor = (pages: LabelledPage[]): LabelledPage[][] =>
  HANDS.map((hand) => pages.filter(({ page }) => hand.test(page.id)))
