// What is known of each tab's page, in session storage: the worker is ended after 30 s idle, so it holds nothing itself.
// A record belongs to a tab and an address: when the tab has moved on, the record is as good as none.
import * as browser from '../browser.ts'
import type { DetailState, Report } from '../compare/report.ts'
import { isSamePage } from '../kept/page-address.ts'
import { dropReadyViews } from '../kept/ready-view.ts'

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

type StoredRecord = TabRecord & { by?: string }

const PREFIX = 'tab:'
export const recordKey = (tabId: number): string => `${PREFIX}${tabId}`

/** Records kept; the oldest go first. At 60 kB each this stays far under the 10 MB that browsers give. */
const MAX_RECORDS = 60

/** The record for this tab while it shows this address, else null. */
export async function findRecord(tabId: number, url: string): Promise<TabRecord | null> {
  const record = await readRecord(tabId)
  return record !== null && isSamePage(record.url, url) ? record : null
}

/** The tab's last record, whatever it shows now. One that another version of Crossread wrote may have another form: none. */
export async function readRecord(tabId: number): Promise<TabRecord | null> {
  const stored = (await browser.readSession(recordKey(tabId))) as StoredRecord | undefined
  return stored?.by === browser.version ? stored : null
}

export async function keepRecord(tabId: number, record: TabRecord): Promise<void> {
  const write = async () => (await browser.writeSession(recordKey(tabId), { ...record, by: browser.version })).ok
  // Full: make room, more each time: reports of long pages are large. A report can always be computed again.
  for (let keep = MAX_RECORDS / 4; !(await write()) && keep >= 1; keep /= 2) await dropOldest(Math.floor(keep) - 1)
}

export const forgetRecord = (tabId: number): Promise<void> => browser.removeSession([recordKey(tabId)])

/** All records, by tab. */
export async function listRecords(): Promise<[number, TabRecord][]> {
  return Object.entries(await browser.readWholeSession()).flatMap(([key, record]): [number, TabRecord][] =>
    key.startsWith(PREFIX) && (record as StoredRecord).by === browser.version
      ? [[Number(key.slice(PREFIX.length)), record as TabRecord]]
      : [],
  )
}

/** Call now and then: removes records of tabs that are closed, private ones among them, and the oldest over the limit. */
export async function pruneRecords(): Promise<void> {
  const open = new Set(await browser.listTabIds())
  const all = Object.keys(await browser.readWholeSession()).filter((key) => key.startsWith(PREFIX))
  await drop(all.filter((key) => !open.has(Number(key.slice(PREFIX.length)))))
  await dropOldest(MAX_RECORDS)
}

async function dropOldest(keep: number): Promise<void> {
  const all = Object.entries(await browser.readWholeSession()).filter(([key]) => key.startsWith(PREFIX)) as [
    string,
    TabRecord,
  ][]
  const now = Date.now()
  const made = (record: TabRecord) => {
    const at = record.state === 'reading' ? record.since : record.at
    return at > now ? 0 : at // from before the clock was set back
  }
  const old = all.sort((a, b) => made(b[1]) - made(a[1])).slice(keep)
  await drop(old.map(([key]) => key))
}

async function drop(keys: string[]): Promise<void> {
  if (keys.length === 0) return
  await browser.removeSession(keys)
  await dropReadyViews(keys.map((key) => Number(key.slice(PREFIX.length))))
}
