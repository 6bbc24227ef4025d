// What the popup shows for a tab: its record where there is one, else why there is none. Decides, changes nothing.
import * as browser from '../browser.ts'
import { presentReport } from '../compare/present.ts'
import { isSamePage } from '../kept/page-address.ts'
import { isSilent } from '../kept/settings.ts'
import type { TabView } from '../messages.ts'
import type { Unreadable } from '../read/article.ts'
import { choiceOf, type Kept, loadKept } from './choice.ts'
import { findStory, listStories } from './corpus.ts'
import { readRecord, type TabRecord } from './tab-records.ts'
import { readWatchingSince } from './watching.ts'

/** A page that has been "reading" for longer than this was left so by a worker that was ended: it must be asked again. */
const READING_LIMIT_MS = 20_000

export async function viewTab(tabId: number): Promise<TabView> {
  const [found, kept, record] = await Promise.all([browser.getTab(tabId), loadKept(), readRecord(tabId)])
  if (!found.ok) return { state: 'broken', why: 'reasonGone' }
  const { url, status, incognito } = found.value
  // Without any access the browser does not even tell the address.
  if (url === undefined) return { state: 'no-access', host: '', origins: ['http://*/*', 'https://*/*'] }
  if (!/^https?:/.test(url)) return { state: 'off-limits' }
  if (record && isSamePage(record.url, url)) return viewRecord(record, kept, incognito)
  const { host, origins } = originsOf(url)
  if (isSilent(kept.settings, url)) return { state: 'silent', host }
  if (!(await browser.hasAccess(origins))) return { state: 'no-access', host, origins }
  if (status === 'loading') return { state: 'reading' }
  const origin = await browser.getTimeOrigin(tabId)
  if (!origin.ok) return { state: 'off-limits' }
  if (origin.value < (await readWatchingSince())) return { state: 'not-looked' }
  return { state: 'not-known', wasRead: false, stories: listStories() }
}

export function viewRecord(record: TabRecord, kept: Kept, isPrivate: boolean): TabView {
  if (record.state === 'failed') return { state: 'broken', why: record.why }
  if (record.state === 'reading')
    return Date.now() - record.since > READING_LIMIT_MS
      ? { state: 'broken', why: 'reasonInterrupted' }
      : { state: 'reading' }
  const { report } = record
  if (report.verdict === 'unreadable') return { state: 'not-article', why: report.why as Unreadable }
  const story = findStory(report.story)
  if (report.verdict === 'other' || !story) return { state: 'not-known', wasRead: true, stories: listStories() }
  const presentation = presentReport(report, story, choiceOf(kept, story.id, record.url))
  return { state: 'report', presentation, url: record.url, isPrivate }
}

/** The patterns that cover a page's site and nothing else. */
function originsOf(url: string): { host: string; origins: string[] } {
  const { hostname, protocol } = new URL(url)
  return { host: hostname, origins: [`${protocol}//${hostname}/*`] }
}
