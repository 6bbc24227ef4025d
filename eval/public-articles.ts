// Public news articles grouped by event: the articles of launchnlp/BASIL (100 events, three outlets each), which are not in
// this repository.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftSource } from '../src/compare/draft.ts'
import { nearestByNames } from '../src/compare/same-event.ts'
import type { Article } from '../src/read/article.ts'
import { toArticle } from './labelled.ts'

export interface EventArticle extends DraftSource {
  event: string
}

/** Look-alikes of an article: those of other events that share most names with its opening. */
const LOOKALIKES = 2

export function loadPublic(from: string): EventArticle[] {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  return files.sort().map((name): EventArticle => {
    const file = JSON.parse(readFileSync(join(from, name), 'utf8')) as {
      source: string
      title: string
      date: string
      'triplet-uuid': string
      'body-paragraphs': string[][]
    }
    const page = {
      id: name,
      kind: 'news',
      title: file.title,
      site: file.source,
      lang: 'en',
      published: file.date,
      covers: true,
      mentions: true,
      index: false,
      paragraphs: file['body-paragraphs'],
    }
    const { source, 'triplet-uuid': event } = file
    return { event, id: source.toLowerCase(), name: source, url: null, article: toArticle(page) }
  })
}

/** Every `parts`th event, beginning with the `part`th, 1 being the first. */
export function takePart(articles: EventArticle[], part: number, parts: number): EventArticle[] {
  const events = [...new Set(articles.map(({ event }) => event))].sort().filter((_, i) => i % parts === part - 1)
  return articles.filter(({ event }) => events.includes(event))
}

/** All pairs of one event, and each article with its look-alikes among the other events; no pair twice. */
export function eventPairs(articles: EventArticle[]): { isSame: boolean; a: Article; b: Article }[] {
  const seen = new Set<string>()
  return articles.flatMap((one, i) => {
    const rest = articles.filter(({ event }) => event !== one.event)
    const alike = nearestByNames(one.article, rest, ({ article }) => article, LOOKALIKES).filter((other) => {
      const key = [i, articles.indexOf(other)].sort().join()
      const isNew = !seen.has(key)
      seen.add(key)
      return isNew
    })
    return [
      ...articles
        .slice(i + 1)
        .filter(({ event }) => event === one.event)
        .map((other) => ({ isSame: true, a: one.article, b: other.article })),
      ...alike.map((other) => ({ isSame: false, a: one.article, b: other.article })),
    ]
  })
}
