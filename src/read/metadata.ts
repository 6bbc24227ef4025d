// A page's title, publisher, day and language, from what the page says of itself: JSON-LD, meta elements, <time>, <h1>.
// Reads only; every value may be missing or wrong, so each is checked for its form.
import { dayNumber } from './day.ts'
import { lineKey } from './furniture.ts'
import { foldSpace } from './plain-text.ts'
import { wholeLetters } from './sentences.ts'

export interface Metadata {
  title: string
  site: string | null
  published: string | null
  language: string | null
}

/** Longest title kept, in code units. */
const MAX_TITLE = 300

export function readMetadata(document: Document, host: string | null): Metadata {
  const linked = readJsonLd(document)
  const site =
    clean(meta(document, 'og:site_name')) ||
    clean(linked.site) ||
    clean(meta(document, 'application-name')) ||
    (host ? host.replace(/^www\./, '') : null)
  const title = chooseTitle(document, clean(linked.title), site)
  return {
    title: title.slice(0, wholeLetters(title, MAX_TITLE)),
    site,
    published: readDay(document, linked.published),
    language:
      /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.exec(document.documentElement?.getAttribute('lang')?.trim() ?? '')?.[0] ?? null,
  }
}

const clean = (text: string | null | undefined): string | null => foldSpace(text ?? '') || null

function meta(document: Document, name: string): string | null {
  return (
    document
      .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
      ?.getAttribute('content') ?? null
  )
}

/** The heading on the page where there is one that the page's own metadata confirm, else the metadata, else <title>. */
function chooseTitle(document: Document, linked: string | null, site: string | null): string {
  const tab = stripSite(clean(document.querySelector('title')?.textContent) ?? '', site)
  const declared = clean(meta(document, 'og:title')) ?? linked ?? tab
  const headings = [...document.querySelectorAll('h1')].map((h) => clean(h.textContent) ?? '').filter(Boolean)
  const known = [declared, linked ?? '', tab].map(lineKey)
  const confirmed = headings.find((heading) => known.includes(lineKey(heading)))
  if (confirmed) return confirmed
  if (headings.length === 1 && headings[0]!.split(' ').length >= 4) return headings[0]!
  return stripSite(declared || tab, site)
}

/** Characters of a title that is left, at least; of a site's name, at most. */
const LEAST_TITLE = 12
const MOST_SITE = 60

/** "Title | Site", "Title - Site" → "Title". Cuts at the last divider only, and only where a title is left. */
function stripSite(title: string, site: string | null): string {
  const [divider] = [...title.matchAll(/ [|·•–—»-] /g)].slice(-1)
  if (!divider) return title
  const [before, after] = [title.slice(0, divider.index).trim(), title.slice(divider.index + 3).trim()]
  if (before.length < LEAST_TITLE || after.length < 2 || after.length > MOST_SITE) return title
  const isSite = site !== null && lineKey(after) === lineKey(site)
  return isSite || (/[|·•»]/.test(title) && after.split(' ').length <= 5) ? before : title
}

/** The first of the page's dates that has the form of a day. */
function readDay(document: Document, linked: string | null): string | null {
  const time = document.querySelector('article time[datetime], main time[datetime], time[datetime]')
  const candidates = [
    meta(document, 'article:published_time'),
    linked,
    meta(document, 'datePublished'),
    meta(document, 'og:article:published_time'),
    meta(document, 'pubdate'),
    meta(document, 'parsely-pub-date'),
    meta(document, 'DC.date.issued'),
    meta(document, 'date'),
    time?.getAttribute('datetime'),
  ]
  for (const candidate of candidates) {
    const day = toDay(candidate ?? '')
    if (day) return day
  }
  return null
}

/** ISO-like text or an English date → YYYY-MM-DD as written, without shifting time zones. */
export function toDay(text: string): string | null {
  const iso = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text)
  if (iso) {
    const day = iso.slice(1).join('-')
    return dayNumber(day) === null ? null : day
  }
  if (!/\b(?:19|20)\d{2}\b/.test(text)) return null
  const time = Date.parse(text.replace(/(\d)(?:st|nd|rd|th)\b/i, '$1'))
  if (Number.isNaN(time)) return null
  const date = new Date(time)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

interface Linked {
  title: string | null
  site: string | null
  published: string | null
}

const ARTICLE_TYPE = /article|posting|report|webpage$/i
/** JSON-LD longer than this is not parsed: shop catalogues reach megabytes. */
const MAX_JSON_LD = 300_000

function readJsonLd(document: Document): Linked {
  const found: Linked = { title: null, site: null, published: null }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? ''
    if (text.length > MAX_JSON_LD) continue
    for (const node of flatten(parse(text))) {
      const types = [node['@type']].flat().filter((type): type is string => typeof type === 'string')
      if (!types.some((type) => ARTICLE_TYPE.test(type))) continue
      found.title ??= asText(node.headline)
      found.published ??= asText(node.datePublished)
      found.site ??= isRecord(node.publisher) ? asText(node.publisher.name) : null
    }
  }
  return found
}

const asText = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // broken JSON-LD is common; the other sources stand in
  }
}

/** The objects of a JSON-LD document: itself, its list, its @graph. */
function flatten(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.slice(0, 50).flatMap(flatten)
  if (!isRecord(value)) return []
  return [value, ...(Array.isArray(value['@graph']) ? flatten(value['@graph']) : [])]
}
