// Public news articles grouped by event, which are not in this repository: those of launchnlp/BASIL (100 events, three outlets
// each) and of NewsWCL50 (ten events, five outlets each; the texts are those of Luisgarchi/NewsWCL50, folder 1-raw-articles).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftSource } from '../src/compare/draft.ts'
import { nearestByNames, openingNames } from '../src/compare/same-event.ts'
import type { Article } from '../src/read/article.ts'
import { toArticle } from './labelled.ts'

export interface EventArticle extends DraftSource {
  event: string
}

/** Look-alikes of an article: those of other events that share most names with its opening. */
const LOOKALIKES = 2

/** BASIL's JSON files, or NewsWCL50's folders `event_N` with a text file per outlet: its title, then a paragraph a line. */
export function loadPublic(from: string): EventArticle[] {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).sort()
  return [
    ...files.filter((name) => name.endsWith('.json')).map((name) => readBasil(from, name)),
    ...files.filter((name) => /^event_\d+.*\.txt$/.test(name)).map((name) => readNewsWcl(from, name)),
  ]
}

function readBasil(from: string, name: string): EventArticle {
  const file = JSON.parse(readFileSync(join(from, name), 'utf8')) as {
    source: string
    title: string
    date: string
    'triplet-uuid': string
    'body-paragraphs': string[][]
  }
  return makeArticle(file['triplet-uuid'], file.source, file.title, file.date, file['body-paragraphs'])
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Its files give no day. */
function readNewsWcl(from: string, name: string): EventArticle {
  const [title = '', ...paragraphs] = readFileSync(join(from, name), 'utf8')
    .split(/\r?\n/)
    .flatMap((line) => line.trim() || [])
  const [event, file] = name.split(/[\\/]/) as [string, string]
  const sentences = paragraphs.map((text) => [...segmenter.segment(text)].map(({ segment }) => segment.trim()))
  return makeArticle(event.replace('_', ''), /^\d+_([A-Z]+)/.exec(file)![1]!, title, null, sentences)
}

function makeArticle(
  event: string,
  name: string,
  title: string,
  published: string | null,
  paragraphs: string[][],
): EventArticle {
  const page = {
    id: `${event}/${name}`,
    kind: 'news',
    title,
    site: name,
    lang: 'en',
    published,
    covers: true,
    mentions: true,
    index: false,
    paragraphs,
  }
  return { event, id: name.toLowerCase(), name, url: null, article: toArticle(page) }
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
    const alike = nearestByNames(one.article, rest, ({ article }) => openingNames(article), LOOKALIKES).filter(
      (other) => {
        const key = [i, articles.indexOf(other)].sort().join()
        const isNew = !seen.has(key)
        seen.add(key)
        return isNew
      },
    )
    return [
      ...articles
        .slice(i + 1)
        .filter(({ event }) => event === one.event)
        .map((other) => ({ isSame: true, a: one.article, b: other.article })),
      ...alike.map((other) => ({ isSame: false, a: one.article, b: other.article })),
    ]
  })
}
