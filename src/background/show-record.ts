// What follows from a tab's record: its badge, and the view that its popup finds ready.
import * as browser from '../browser.ts'
import { isSamePage } from '../kept/page-address.ts'
import { dropReadyView, keepReadyView } from '../kept/ready-view.ts'
import { isSilent } from '../kept/settings.ts'
import { showBadge } from './badge.ts'
import { loadKept } from './choice.ts'
import { storyFor } from './remembered.ts'
import { listRecords, type TabRecord } from './tab-records.ts'
import { viewRecord } from './tab-view.ts'

export async function showRecord(tabId: number, record: TabRecord): Promise<void> {
  if (record.state !== 'done') return
  const [kept, tab] = await Promise.all([loadKept(), browser.getTab(tabId)])
  const { url, report } = record
  // A tab that shows another page by now must not get this one's number.
  if (!tab.ok || !isSamePage(tab.value.url ?? '', url)) return
  await showBadge(tabId, record, await storyFor(report.story, url, tab.value.incognito), kept)
  // Where the reader asked for silence the background is to be asked each time: a report may have been dropped meanwhile.
  if (isSilent(kept.settings, url)) return dropReadyView(tabId)
  // A page of no bundled story may belong to one of the reader's at any time: that is looked up when it is asked for.
  if (report.story === null) return
  await keepReadyView(tabId, url, await viewRecord(record, kept, tab.value.incognito))
}

/** After a change of options, notes or remembered pages: every tab that has a report shows it as it now counts. */
export async function refreshTabs(): Promise<void> {
  for (const [tabId, record] of await listRecords()) await showRecord(tabId, record)
}
