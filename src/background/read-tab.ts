// Reads a tab's page and compares it: inject the reader, ask it for the article, compare, keep the report, set the badge.
import * as browser from '../browser.ts'
import { compareArticle } from '../compare/compare.ts'
import { type DetailState, type Report, unreadableReport } from '../compare/report.ts'
import { hasOtherPath, isSamePage, isSameSite } from '../kept/page-address.ts'
import { dropReadyView } from '../kept/ready-view.ts'
import { type ArticleOutcome, type BackgroundToPage, type PageReading, wrapCall } from '../messages.ts'
import readerFile from '../page/reader.iife.ts?iife'
import type { TranslatedArticle } from '../read/translate.ts'
import { shelf } from './corpus.ts'
import { showRecord } from './show-record.ts'
import { findRecord, keepRecord, pruneRecords, type TabRecord } from './tab-records.ts'

const call = wrapCall<BackgroundToPage>()

/** Firefox takes a path without the slash as relative to the calling page. */
const READER = `/${readerFile.replace(/^\//, '')}`

export const injectReader = (tabId: number, frameId = 0): Promise<browser.Outcome<void>> =>
  browser.injectFile(tabId, READER, frameId)

/** Never rejects: what goes wrong becomes a record with words. `url` is the page's address as the browser knows it. */
export async function readTab(tabId: number, url: string): Promise<TabRecord> {
  await dropReadyView(tabId)
  await keepRecord(tabId, { url, state: 'reading', since: Date.now() })
  const record = await readAndCompare(tabId, url)
  const tab = await browser.getTab(tabId)
  // Closed or moved on in mid-read: the tab's record is the next page's by now.
  if (!tab.ok || !isSamePage(tab.value.url ?? '', record.url)) return record
  await keepRecord(tabId, record)
  await showRecord(tabId, record)
  await pruneRecords()
  return record
}

interface FramedReading extends PageReading {
  frameId: number
}

/** Frames of a page's own site that are read, where the page itself has no article. */
const MOST_FRAMES = 5

/** Injects the reader and asks it for the page; where that has no article, for frames of its site (src/page/documents.ts reaches those of its origin). */
async function readPageOf(tabId: number): Promise<browser.Outcome<FramedReading>> {
  const page = await readFrame(tabId, 0)
  if (!page.ok || page.value.reading.ok) return page
  const { url } = page.value
  const frames = (await browser.listFrames(tabId)).filter((frame) => isSameSite(frame.url, url)).slice(0, MOST_FRAMES)
  for (const { frameId } of frames) {
    const frame = await readFrame(tabId, frameId)
    // Its address stays the page's: that is what the reader sees.
    if (frame.ok && frame.value.reading.ok) return { ok: true, value: { ...frame.value, url } }
  }
  return page
}

async function readFrame(tabId: number, frameId: number): Promise<browser.Outcome<FramedReading>> {
  const injected = await injectReader(tabId, frameId)
  if (!injected.ok) return injected
  const answered = await browser.sendToTab(tabId, call('read'), frameId)
  if (!answered.ok) return answered
  const page = answered.value as PageReading | undefined
  return page ? { ok: true, value: { ...page, frameId } } : { ok: false, why: 'reasonPageSilent' }
}

/** The article in the tab, for stories of the reader's own. */
export async function readArticle(tabId: number): Promise<ArticleOutcome> {
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
  const record: TabRecord = {
    // A page that has changed its address since it was asked may still show the words of the one before: those are kept.
    url: hasOtherPath(url, page.url) ? url : page.url,
    state: 'done',
    at: Date.now(),
    report: compareReading(page),
  }
  return page.frameId === 0 ? record : { ...record, frameId: page.frameId }
}

function compareReading({ reading }: PageReading): Report {
  return reading.ok ? compareArticle(shelf, reading.article) : unreadableReport(reading.why)
}

/** Compares a page by its translation; its record is as any other's. `url`: of the page when it was read. */
export async function compareTranslated(
  tabId: number,
  url: string,
  { article, originals }: TranslatedArticle,
  from: string,
): Promise<TabRecord> {
  const report = withOriginals(compareArticle(shelf, article), originals, from)
  const record: TabRecord = { url, state: 'done', at: Date.now(), report }
  await dropReadyView(tabId)
  await keepRecord(tabId, record)
  await showRecord(tabId, record)
  return record
}

const withOriginals = (report: Report, originals: string[], from: string): Report =>
  report.article === null ? report : { ...report, article: { ...report.article, translated: { from, originals } } }

/** Null where the tab has no report any more. */
export async function keepSecondReading(
  tabId: number,
  url: string,
  verdicts: Record<string, DetailState>,
): Promise<TabRecord | null> {
  const record = await findRecord(tabId, url)
  if (record?.state !== 'done') return null
  const read: TabRecord = { ...record, second: { ...record.second, ...verdicts } }
  await keepRecord(tabId, read)
  await showRecord(tabId, read)
  return read
}
