// Since when Crossread's gate has stood on every page. A page that began to load earlier was never looked at: the gate
// leaves no trace in a page, so this is how "opened before Crossread" is told from "looked at and passed over".
import * as browser from '../browser.ts'

const KEY = 'watching-since'

/** Call at the top level of the background: listeners must be there when the worker is woken. */
export function startWatching(): void {
  // Installed or updated into a running browser: the tabs already open have no gate (or an older one that still works).
  browser.onInstalled(() => void browser.writeSession(KEY, Date.now()))
  // Started with the browser: every page of this session has had the gate.
  browser.onStartup(() => void browser.writeSession(KEY, 0))
}

/** Milliseconds since the epoch; where unknown (switched off and on again), as late as can be. */
export async function readWatchingSince(): Promise<number> {
  if (browser.reachesOpenTabs) return 0
  const since = await browser.readSession(KEY)
  if (typeof since === 'number') return since
  // The session's storage is empty after the extension was switched on again: from this moment on, pages have the gate.
  const now = Date.now()
  await browser.writeSession(KEY, now)
  return now
}
