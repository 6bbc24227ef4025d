// Since when Crossread's gate has stood on every page. A page that began to load earlier was never looked at: the gate
// leaves no trace in a page, so this is how "opened before Crossread" is told from "looked at and passed over".
import * as browser from '../browser.ts'

const KEY = 'watching-since'

/** Call at the top level of the background: listeners must be there when the worker is woken. */
export function startWatching(): void {
  // Installed or updated into a running browser: the tabs already open have no gate (or an older one that still works).
  browser.onInstalled(() => void browser.writeSession(KEY, browser.reachesOpenTabs ? 0 : Date.now()))
  // Started with the browser: every page of this session has had the gate.
  browser.onStartup(() => void browser.writeSession(KEY, 0))
  // Pages opened while there was no access had none, in Firefox neither.
  browser.onAccessGiven(() => void browser.writeSession(KEY, Date.now()))
}

/** Milliseconds since the epoch; where unknown (switched off and on again), as late as can be. */
export async function readWatchingSince(): Promise<number> {
  const since = await browser.readSession(KEY)
  const now = Date.now()
  // What lies in the future was written before the clock was set back, and says nothing of pages loaded since.
  if (typeof since === 'number' && since <= now) return since
  // The session's storage is empty after the extension was switched on again: from this moment on, pages have the gate.
  const from = since === undefined && browser.reachesOpenTabs ? 0 : now
  await browser.writeSession(KEY, from)
  return from
}
