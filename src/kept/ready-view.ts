// What the popup shows of a tab, made when its page was compared: a popup that finds it need not wake the background, which
// takes as long again as everything else. In session storage, for the tabs read last.
import * as browser from '../browser.ts'
import type { TabView } from '../messages.ts'
import { isSamePage } from './page-address.ts'

interface ReadyView {
  url: string
  at: number
  by: string
  /** A TabView as JSON: browsers copy one text many times faster than a tree of thousands of parts. */
  view: string
}

const PREFIX = 'view:'
/** Views take 100 to 200 kB each, and the session 10 MB in all. */
const MOST_VIEWS = 12

const keyOf = (tabId: number): string => `${PREFIX}${tabId}`

/** Null where none was made, or the tab has moved on. */
export async function findReadyView(tabId: number, url: string): Promise<TabView | null> {
  const ready = (await browser.readSession(keyOf(tabId))) as ReadyView | undefined
  // What another version of Crossread made may have another form.
  return ready?.by === browser.version && isSamePage(ready.url, url) ? (JSON.parse(ready.view) as TabView) : null
}

export async function keepReadyView(tabId: number, url: string, view: TabView): Promise<void> {
  const all = Object.entries(await browser.readWholeSession()).filter(([key]) => key.startsWith(PREFIX)) as [
    string,
    ReadyView,
  ][]
  const old = all.sort(([, a], [, b]) => b.at - a.at).slice(MOST_VIEWS - 1)
  if (old.length > 0) await browser.removeSession(old.map(([key]) => key))
  // Where there is no room the popup asks the background, as it does for tabs read long ago.
  await browser.writeSession(keyOf(tabId), {
    url,
    at: Date.now(),
    by: browser.version,
    view: JSON.stringify(view),
  } satisfies ReadyView)
}

export const dropReadyViews = (tabIds: number[]): Promise<void> => browser.removeSession(tabIds.map(keyOf))
export const dropReadyView = (tabId: number): Promise<void> => dropReadyViews([tabId])
