// Since when Crossread's gate has stood on every page. A page that began to load earlier was never looked at: the gate
// leaves no trace in a page, so this is how "opened before Crossread" is told from "looked at and passed over".
import * as browser from '../browser.ts'

const KEY = 'watching-since'
/** When access was given to some sites only: pattern → milliseconds. */
const GIVEN = 'access-given'

/** Call at the top level of the background: listeners must be there when the worker is woken. */
export function startWatching(): void {
  // Installed or updated into a running browser: the tabs already open have no gate (or an older one that still works).
  browser.onInstalled(() => void browser.writeSession(KEY, browser.reachesOpenTabs ? 0 : Date.now()))
  // Started with the browser: every page of this session has had the gate.
  browser.onStartup(() => void browser.writeSession(KEY, 0))
  // Pages opened while there was no access had none, in Firefox neither.
  browser.onAccessGiven(async (origins) => {
    const now = Date.now()
    await readWatchingAll(now)
    await keepGiven(origins, now)
  })
}

const readGiven = async () => ((await browser.readSession(GIVEN)) ?? {}) as Record<string, number>
const keepGiven = async (patterns: string[], at: number) =>
  browser.writeSession(GIVEN, { ...(await readGiven()), ...Object.fromEntries(patterns.map((one) => [one, at])) })

/** For a page of this address; milliseconds since the epoch; where unknown (switched off and on again), as late as can be. */
export async function readWatchingSince(url: string): Promise<number> {
  const now = Date.now()
  const all = await readWatchingAll(now)
  const given = Object.entries(await readGiven()).filter(([pattern]) => covers(pattern, url))
  const latest = Math.max(all, ...given.map(([, at]) => at))
  if (latest <= now) return latest
  // As for all sites: from before the clock was set back.
  await keepGiven(
    given.map(([pattern]) => pattern),
    now,
  )
  return now
}

/** Whether a pattern of the browser's ("https://*.quay.example/*") covers the site of an address. */
function covers(pattern: string, url: string): boolean {
  const [scheme, host = ''] = pattern.split(/:\/\/|[:/]/)
  const { protocol, hostname } = new URL(url)
  if (pattern === '<all_urls>') return true
  if (scheme !== '*' && `${scheme}:` !== protocol) return false
  return host === '*' || host === hostname || (host.startsWith('*.') && `.${hostname}`.endsWith(host.slice(1)))
}

async function readWatchingAll(now: number): Promise<number> {
  const since = await browser.readSession(KEY)
  // What lies in the future was written before the clock was set back, and says nothing of pages loaded since.
  if (typeof since === 'number' && since <= now) return since
  // The session's storage is empty after the extension was switched on again: from this moment on, pages have the gate.
  const from = since === undefined && browser.reachesOpenTabs ? 0 : now
  await browser.writeSession(KEY, from)
  return from
}
