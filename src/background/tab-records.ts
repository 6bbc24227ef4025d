// What is known of each tab's page, in session storage: the worker is ended after 30 s idle, so it holds nothing itself.
// A record belongs to a tab and an address: when the tab has moved on, the record is as good as none.
import * as browser from '../browser.ts'
import type { DetailState, Report } from '../compare/report.ts'
import { isSamePage } from '../kept/page-address.ts'

export type TabRecord =
  | { url: string; state: 'reading'; since: number }
  | {
      url: string
      state: 'done'
      at: number
      report: Report
      /** A second reader's word on details, where the reader asked for one. */
      second?: Record<string, DetailState>
      /** The frame that the article stands in, where it is not the page itself. */
      frameId?: number
    }
  | { url: string; state: 'failed'; at: number; why: string }

const PREFIX = 'tab:'
export const recordKey = (tabId: number): string => `${PREFIX}${tabId}`

/** Records kept; the oldest go first. At 60 kB each this stays far under the 10 MB that browsers give. */
const MAX_RECORDS = 60

/** The record for this tab while it shows this address, else null. */
export async function findRecord(tabId: number, url: string): Promise<TabRecord | null> {
  const record = await readRecord(tabId)
  return record !== null && isSamePage(record.url, url) ? record : null
}

/** The tab's last record, whatever it shows now. */
export const readRecord = async (tabId: number): Promise<TabRecord | null> =>
  ((await browser.readSession(recordKey(tabId))) as TabRecord | undefined) ?? null

export async function keepRecord(tabId: number, record: TabRecord): Promise<void> {
  const kept = await browser.writeSession(recordKey(tabId), record)
  if (kept.ok) return
  // Full: make room and try once more. A report can always be computed again.
  await dropOldest(Math.floor(MAX_RECORDS / 4))
  await browser.writeSession(recordKey(tabId), record)
}

export const forgetRecord = (tabId: number): Promise<void> => browser.removeSession([recordKey(tabId)])

/** All records, by tab. */
export async function listRecords(): Promise<[number, TabRecord][]> {
  return Object.entries(await browser.readWholeSession()).flatMap(([key, record]): [number, TabRecord][] =>
    key.startsWith(PREFIX) ? [[Number(key.slice(PREFIX.length)), record as TabRecord]] : [],
  )
}

/** Call now and then: removes the oldest records over the limit. */
export async function pruneRecords(): Promise<void> {
  await dropOldest(MAX_RECORDS)
}

async function dropOldest(keep: number): Promise<void> {
  const all = Object.entries(await browser.readWholeSession()).filter(([key]) => key.startsWith(PREFIX)) as [
    string,
    TabRecord,
  ][]
  const age = (record: TabRecord) => (record.state === 'reading' ? record.since : record.at)
  const old = all.sort((a, b) => age(b[1]) - age(a[1])).slice(keep)
  if (old.length > 0) await browser.removeSession(old.map(([key]) => key))
}
