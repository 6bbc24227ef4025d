// A story that a reader made of pages they read: its form, and the file in which such stories are taken from one device to
// another. Read field by field: whatever a file or the database holds, one damaged story is left out and the others kept.
import * as v from 'valibot'
import type { DraftSource } from '../compare/draft.ts'
import { openingNames } from '../compare/same-event.ts'
import type { Article } from '../read/article.ts'

const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Articles longer than this were never read (read/plain-text.ts); a file that claims one is damaged. */
const MOST_CHARACTERS = 400_000

const articleSchema = v.pipe(
  v.object({
    blocks: v.pipe(v.array(text(MOST_CHARACTERS)), v.minLength(1), v.maxLength(5_000)),
    sentences: v.pipe(
      v.array(v.object({ block: whole, start: whole, end: whole })),
      v.minLength(1),
      v.maxLength(20_000),
    ),
    site: v.nullable(text(500)),
    published: v.nullable(v.pipe(v.string(), v.isoDate())),
    language: v.nullable(text(40)),
  }),
  // Whoever compares the article takes its sentences for granted.
  v.check(
    ({ blocks, sentences }) =>
      sentences.every(({ block, start, end }) => start <= end && end <= (blocks[block]?.length ?? -1)),
    'a sentence lies outside its block',
  ),
)

const pageSchema = v.object({
  /** The address without its fragment; null for an article from a file. */
  url: v.nullable(v.pipe(v.string(), v.maxLength(2_000), v.regex(/^https?:\/\//))),
  title: text(500),
  site: text(500),
  /** The day it was added: YYYY-MM-DD. */
  added: v.pipe(v.string(), v.isoDate()),
  /** Null in a file that was exported without the articles' text. */
  article: v.nullable(articleSchema),
  /** In a story that extends a bundled one: its details that the page tells, each with the sentences that do, the title being 1. */
  tells: v.optional(v.record(text(100), v.pipe(v.array(whole), v.maxLength(20)))),
})

const storySchema = v.object({
  id: v.pipe(v.string(), v.regex(/^own-[a-z0-9-]{1,60}$/)),
  title: v.pipe(text(300), v.minLength(1)),
  created: v.pipe(v.string(), v.isoDate()),
  pages: v.pipe(v.array(pageSchema), v.maxLength(200)),
  /** The bundled story whose outlets these pages are added to; none for a story of the reader's own. From version 2 on. */
  extends: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))),
})

/** Names of an opening that are kept at most. */
const MOST_NAMES = 200

const summarySchema = v.object({
  id: storySchema.entries.id,
  title: storySchema.entries.title,
  created: storySchema.entries.created,
  extends: storySchema.entries.extends,
  pages: v.array(
    v.object({
      url: pageSchema.entries.url,
      title: pageSchema.entries.title,
      site: pageSchema.entries.site,
      added: pageSchema.entries.added,
      hasText: v.boolean(),
      /** Of the article's title and opening: what a page is looked up by. */
      names: v.pipe(v.array(text(MOST_CHARACTERS)), v.maxLength(MOST_NAMES)),
    }),
  ),
  /** Characters that the story takes as text. */
  size: whole,
})

export type OwnPage = v.InferOutput<typeof pageSchema>
export type OwnStory = v.InferOutput<typeof storySchema>
/** A story without its articles: hundreds of them are listed and looked up at once, and their texts are megabytes. */
export type StorySummary = v.InferOutput<typeof summarySchema>

/** 1: stories of pages. 2: stories may extend a bundled one; files of version 1 are read as they are. */
export const LIBRARY_VERSION = 2
export const FORMAT = 'crossread-library'

export type Parsed =
  | { ok: true; stories: OwnStory[]; damaged: number }
  | { ok: false; why: 'not-json' | 'not-library' | 'newer' }

/** Null where it is no story of ours. */
export function parseOwnStory(value: unknown): OwnStory | null {
  const parsed = v.safeParse(storySchema, value)
  return parsed.success ? parsed.output : null
}

export function summarise({ id, title, created, pages, extends: bundled }: OwnStory): StorySummary {
  return {
    id,
    title,
    created,
    ...(bundled !== undefined && { extends: bundled }),
    pages: pages.map(({ url, title: name, site, added, article }) => ({
      url,
      title: name,
      site,
      added,
      hasText: article !== null,
      names: article ? openingNames(article).slice(0, MOST_NAMES) : [],
    })),
    size: JSON.stringify(pages).length,
  }
}

/** Null where it is no summary of ours. */
export function parseSummary(value: unknown): StorySummary | null {
  const parsed = v.safeParse(summarySchema, value)
  return parsed.success ? parsed.output : null
}

export function parseLibrary(json: string): Parsed {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { ok: false, why: 'not-json' }
  }
  const file = value as { format?: unknown; version?: unknown; stories?: unknown } | null
  if (file?.format !== FORMAT || typeof file.version !== 'number' || !Array.isArray(file.stories))
    return { ok: false, why: 'not-library' }
  if (file.version > LIBRARY_VERSION) return { ok: false, why: 'newer' }
  const stories = file.stories.flatMap((item) => parseOwnStory(item) ?? [])
  return { ok: true, stories, damaged: file.stories.length - stories.length }
}

/** `hasText`: whether the articles' text goes with them. It belongs to their publishers: only when the reader asks for it. */
export function exportLibrary(stories: readonly OwnStory[], hasText: boolean): string {
  const taken = hasText
    ? stories
    : stories.map((story) => ({ ...story, pages: story.pages.map((page) => ({ ...page, article: null })) }))
  return `${JSON.stringify({ format: FORMAT, version: LIBRARY_VERSION, stories: taken }, null, 2)}\n`
}

/** The story's pages that have their text, as sources of a draft; `but` leaves one out by its address. */
export function sourcesOf({ pages }: OwnStory, but: string | null): DraftSource[] {
  return pages.flatMap(({ url, site, article }, i) =>
    article === null || (but !== null && url === but) ? [] : [{ id: `page-${i + 1}`, name: site, url, article }],
  )
}

/** Pages of one story at most: the oldest go first. */
const MOST_PAGES = 60

/** The story with the page, once: an older copy of it goes. */
export const withPage = (story: OwnStory, page: OwnPage): OwnStory => ({
  ...story,
  pages: [...story.pages.filter(({ url }) => url !== page.url), page].slice(-MOST_PAGES),
})

/** The one story in which pages are remembered as outlets of a bundled story. */
export const extensionOf = (story: string): string => `own-with-${story}`.slice(0, 60)

export function ownPage(url: string | null, article: Article, day: string): OwnPage {
  const title = (article.blocks[0] ?? '').slice(0, 500)
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : ''
  return { url, title, site: (article.site ?? host).slice(0, 500) || title, added: day, article }
}
