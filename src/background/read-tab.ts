// Reads a tab's page and compares it: inject the reader, ask it for the article, compare, keep the report, set the badge.
import * as browser from '../browser.ts'
import { compareArticle } from '../compare/compare.ts'
import { type Report, unreadableReport } from '../compare/report.ts'
import { dropReadyView } from '../kept/ready-view.ts'
import { type BackgroundToPage, type PageReading, wrapCall } from '../messages.ts'
import readerFile from '../page/reader.iife.ts?iife'
import type { Article } from '../read/article.ts'
import { getCorpus } from './corpus.ts'
import { showRecord } from './show-record.ts'
import { keepRecord, pruneRecords, type TabRecord } from './tab-records.ts'

const call = wrapCall<BackgroundToPage>()

/** Firefox takes a path without the slash as relative to the calling page. */
const READER = `/${readerFile.replace(/^\//, '')}`

export const injectReader = (tabId: number): Promise<browser.Outcome<void>> => browser.injectFile(tabId, READER)

/** Never rejects: what goes wrong becomes a record with words. `url` is the page's address as the browser knows it. */
export async function readTab(tabId: number, url: string): Promise<TabRecord> {
  await dropReadyView(tabId)
  await keepRecord(tabId, { url, state: 'reading', since: Date.now() })
  const record = await readAndCompare(tabId, url)
  await keepRecord(tabId, record)
  await showRecord(tabId, record)
  await pruneRecords()
  return record
}

/** Injects the reader and asks it for the page. */
async function readPageOf(tabId: number): Promise<browser.Outcome<PageReading>> {
  const injected = await injectReader(tabId)
  if (!injected.ok) return injected
  const answered = await browser.sendToTab(tabId, call('read'))
  if (!answered.ok) return answered
  const page = answered.value as PageReading | undefined
  return page ? { ok: true, value: page } : { ok: false, why: 'reasonPageSilent' }
}

/** The article in the tab, for stories of the reader's own. */
export async function readArticle(
  tabId: number,
): Promise<{ ok: true; url: string; article: Article } | { ok: false; why: string }> {
  const page = await readPageOf(tabId)
  if (!page.ok) return page
  const { url, reading } = page.value
  return reading.ok ? { ok: true, url, article: reading.article } : reading
}

async function readAndCompare(tabId: number, url: string): Promise<TabRecord> {
  const fail = (why: string): TabRecord => ({ url, state: 'failed', at: Date.now(), why })
  const read = await readPageOf(tabId)
  if (!read.ok) return fail(read.why)
  const page = read.value
  const corpus = getCorpus()
  if (!corpus.ok) return fail(corpus.message)
  return { url: page.url, state: 'done', at: Date.now(), report: compareReading(page, corpus.indexes) }
}

function compareReading({ reading }: PageReading, indexes: Parameters<typeof compareArticle>[0]): Report {
  return reading.ok ? compareArticle(indexes, reading.article) : unreadableReport(reading.why)
}
