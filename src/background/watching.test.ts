// Since when pages have the gate: when installed, when access is given, and when the clock is set.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const session = new Map<string, unknown>()
const heard: Record<string, () => void> = {}
const engine = { reachesOpenTabs: false }

vi.mock('../browser.ts', () => ({
  get reachesOpenTabs() {
    return engine.reachesOpenTabs
  },
  onInstalled: (installed: () => void) => Object.assign(heard, { installed }),
  onStartup: (startup: () => void) => Object.assign(heard, { startup }),
  onAccessGiven: (access: () => void) => Object.assign(heard, { access }),
  readSession: async (key: string) => session.get(key),
  writeSession: async (key: string, value: unknown) => session.set(key, value),
}))

const { readWatchingSince, startWatching } = await import('./watching.ts')
const YEAR = 365 * 24 * 3_600_000
const NOW = Date.UTC(2026, 10, 28)

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  session.clear()
  engine.reachesOpenTabs = false
  startWatching()
})
afterEach(() => vi.useRealTimers())

describe.each([false, true])('where content scripts reach open tabs: %s', (reaches) => {
  beforeEach(() => {
    engine.reachesOpenTabs = reaches
  })

  it('counts from the install, or from the start of the browser', async () => {
    heard.installed!()
    expect(await readWatchingSince()).toBe(reaches ? 0 : NOW)
    heard.startup!()
    expect(await readWatchingSince()).toBe(0)
  })

  it('counts from when access was given: pages opened before had no gate', async () => {
    heard.startup!()
    heard.access!()
    expect(await readWatchingSince()).toBe(NOW)
  })

  it('counts from now where the session’s storage was emptied', async () => {
    expect(await readWatchingSince()).toBe(reaches ? 0 : NOW)
  })

  it('does not take pages for older than Crossread after the clock was set back a year', async () => {
    heard.access!()
    vi.setSystemTime(NOW - YEAR)
    expect(await readWatchingSince()).toBe(NOW - YEAR)
    // A page loaded a minute later has the gate, and that stays so.
    vi.setSystemTime(NOW - YEAR + 60_000)
    expect(await readWatchingSince()).toBe(NOW - YEAR)
  })

  it('stays as it is when the clock is set forward', async () => {
    heard.access!()
    vi.setSystemTime(NOW + YEAR)
    expect(await readWatchingSince()).toBe(NOW)
  })
})
