// The report: what the comparison of one page with one story found. Plain JSON, the same in the popup, the badge, the
// terminal and the tests. Types only, with the words of shared use; made by compare.ts, ordered for people by present.ts.
import type { Article, Unreadable } from '../read/article.ts'
import { languageOf } from '../read/language.ts'

/** covers: the page is about the story's event; mentions: it recalls it; other: neither; unreadable: no article to compare. */
export type Verdict = 'covers' | 'mentions' | 'other' | 'unreadable'
/** What the page does with the story: tells what happened, gives somebody's answer to it, or explains and judges it. */
export const PAGE_KINDS = ['report', 'reaction', 'analysis'] as const
export type PageKind = (typeof PAGE_KINDS)[number]
export type DetailState = 'told' | 'partly' | 'not-found'

export interface DetailFinding {
  id: string
  state: DetailState
  /** How sure the matcher is that the page tells it, 0 to 1. */
  strength: number
  /** Sentences that tell it, best first; empty where not found. */
  sentences: number[]
  /** The sentence nearest to it, whatever the state; null on a page with no text. */
  closest: number | null
  /** Outlets of the story that tell it in full. */
  outlets: string[]
  /** Outlets known only by the beginning of their article, which may or may not tell it. */
  unknown: string[]
  /** Why, in words: which step decided, on what. */
  why: string
  /** The same in parts, of the closest sentence, to be worded in the reader's language; null on a page with no text. */
  reason: MatchReason | null
}

export interface MatchReason {
  /** The sentence's words that speak most for the detail; null where none does, or no network was there to say. */
  words: string | null
  /** Words that it shares with the statement. */
  shared: string[]
  /** How many of the detail's essentials it meets, and how many there are. */
  essentials: number
  needed: number
  /** Whether another detail lies nearer to it. */
  hasRival: boolean
}

export interface AddedSentence {
  sentence: number
  text: string
  why: string
  /** The same in parts: names, the number of figures, whether it quotes, and other new words. */
  brings: { names: string[]; figures: number; hasQuote: boolean; words: string[] }
}

export interface DifferenceFinding {
  difference: string
  sentences: number[]
  /** The label of the story's variant that the page takes, or null where its own is another. */
  variant: string | null
  here: string
  elsewhere: { statement: string; outlets: string[] }[]
}

export interface Report {
  verdict: Verdict
  story: string | null
  /** Of pages given this value, about this share are rightly judged; 0 to 1. */
  confidence: number
  /** Why the verdict, in words. */
  why: string
  /** Null unless the page covers the story. */
  kind: PageKind | null
  article: {
    title: string
    site: string | null
    published: string | null
    /** 'en', another language's tag, or 'und' for one that is not English and not known. */
    language: string
    sentences: string[]
    /** Where the page was translated: its language and its sentences as they stand there, by the same numbers. */
    translated?: { from: string; originals: string[] }
  } | null
  details: DetailFinding[]
  added: AddedSentence[]
  differs: DifferenceFinding[]
}

export const unreadableReport = (why: Unreadable | string): Report => ({
  verdict: 'unreadable',
  story: null,
  confidence: 1,
  why,
  kind: null,
  article: null,
  details: [],
  added: [],
  differs: [],
})

export function articleOf(article: Article, sentences: string[]): NonNullable<Report['article']> {
  return {
    title: article.blocks[0] ?? '',
    site: article.site,
    published: article.published,
    language: languageOf(article),
    sentences,
  }
}
