// What the popup shows for a tab: its record where there is one, else why there is none. Decides, changes nothing.
import * as browser from '../browser.ts'
import { presentReport } from '../compare/present.ts'
import type { Report } from '../compare/report.ts'
import { hasOtherPath, isSamePage } from '../kept/page-address.ts'
import { isSilent } from '../kept/settings.ts'
import { listSummaries } from '../library/library.ts'
import type { TabView } from '../messages.ts'
import type { Unreadable } from '../read/article.ts'
import { choiceOf, type Kept, loadKept } from './choice.ts'
import { listStories } from './corpus.ts'
import { nameOf, viewOwn } from './own-view.ts'
import { rememberedState, storyFor } from './remembered.ts'
import { readRecord, type TabRecord } from './tab-records.ts'
import { readWatchingSince } from './watching.ts'

/** Own stories that the popup offers to add a page to: the newest. */
const MOST_OFFERED = 8
/** A page that has been "reading" for longer than this was left so by a worker that was ended: it must be asked again. */
const READING_LIMIT_MS = 20_000

const EVERYWHERE = ['http://*/*', 'https://*/*']

export async function viewTab(tabId: number): Promise<TabView> {
  const [found, kept, record] = await Promise.all([browser.getTab(tabId), loadKept(), readRecord(tabId)])
  if (!found.ok) return { state: 'broken', why: 'reasonGone' }
  const { url, status, incognito } = found.value
  // The browser tells no address where we have no access, and none of pages that no extension reads ("view-source:").
  if (url === undefined)
    return (await browser.hasAccess(EVERYWHERE))
      ? { state: 'off-limits' }
      : { state: 'no-access', host: '', origins: EVERYWHERE }
  if (!/^https?:/.test(url)) return { state: 'off-limits' }
  if (record && isSamePage(record.url, url)) return viewRecord(record, kept, incognito)
  const { host, origins } = originsOf(url)
  if (isSilent(kept.settings, url)) return { state: 'silent', host }
  if (!(await browser.hasAccess(origins))) return { state: 'no-access', host, origins }
  if (status === 'loading') return { state: 'reading' }
  const start = await browser.getPageStart(tabId)
  if (!start.ok) return { state: 'off-limits' }
  if (start.value.origin < (await readWatchingSince(url))) return { state: 'not-looked', hasMoved: false }
  const view = await notKnown(url, kept, incognito, null)
  // The gate has looked at the page that was loaded, and at none that took its place since.
  return view.state === 'not-known' && hasOtherPath(start.value.url, url)
    ? { state: 'not-looked', hasMoved: true }
    : view
}

/** No bundled story: one of the reader's own, or words. In a private window the library is left alone. */
async function notKnown(url: string, kept: Kept, isPrivate: boolean, read: Report | null): Promise<TabView> {
  const own = isPrivate ? null : await viewOwn(url, kept, isPrivate)
  if (own) return own
  const all = isPrivate ? { ok: false as const } : await listSummaries()
  return {
    state: 'not-known',
    wasRead: read !== null,
    stories: listStories(),
    own: all.ok
      ? all.value
          .filter((story) => story.extends === undefined)
          .slice(0, MOST_OFFERED)
          .map(nameOf)
      : [],
    isPrivate,
    language: read?.article && read.article.language !== 'en' ? (read.article.language ?? null) : null,
  }
}

export async function viewRecord(record: TabRecord, kept: Kept, isPrivate: boolean): Promise<TabView> {
  if (record.state === 'failed') return { state: 'broken', why: record.why }
  if (record.state === 'reading')
    // Either way: a clock that was set back would make a reading last for ever.
    return Math.abs(Date.now() - record.since) > READING_LIMIT_MS
      ? { state: 'broken', why: 'reasonInterrupted' }
      : { state: 'reading' }
  const { report } = record
  if (report.verdict === 'unreadable') return { state: 'not-article', why: report.why as Unreadable }
  const story = await storyFor(report.story, record.url, isPrivate)
  if (report.verdict === 'other' || !story) return notKnown(record.url, kept, isPrivate, report)
  const presentation = presentReport(report, story, choiceOf(kept, story.id, record.url, record.second))
  const remembered = report.verdict === 'covers' ? await rememberedState(story, record.url, isPrivate) : 'never'
  return { state: 'report', presentation, url: record.url, isPrivate, own: null, remembered }
}

/** The patterns that cover a page's site and nothing else. */
function originsOf(url: string): { host: string; origins: string[] } {
  const { hostname, protocol } = new URL(url)
  return { host: hostname, origins: [`${protocol}//${hostname}/*`] }
}
