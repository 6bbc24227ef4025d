// Since when pages have the gate: when installed, when access is given, and when the clock is set.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const session = new Map<string, unknown>()
const heard: Record<string, (origins?: string[]) => unknown> = {}
const engine = { reachesOpenTabs: false }

vi.mock('../browser.ts', () => ({
  get reachesOpenTabs() {
    return engine.reachesOpenTabs
  },
  onInstalled: (installed: () => void) => Object.assign(heard, { installed }),
  onStartup: (startup: () => void) => Object.assign(heard, { startup }),
  onAccessGiven: (access: (origins: string[]) => void) => Object.assign(heard, { access }),
  readSession: async (key: string) => session.get(key),
  writeSession: async (key: string, value: unknown) => void session.set(key, value),
}))

const { readWatchingSince, startWatching } = await import('./watching.ts')
const YEAR = 365 * 24 * 3_600_000
const NOW = Date.UTC(2026, 10, 28)
const PAGE = 'https://news.quay.example/story'
const EVERYWHERE = ['http://*/*', 'https://*/*']
const since = (url = PAGE) => readWatchingSince(url)

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
    expect(await since()).toBe(reaches ? 0 : NOW)
    heard.startup!()
    expect(await since()).toBe(0)
  })

  it('counts from when access was given: pages opened before had no gate', async () => {
    heard.startup!()
    await heard.access!(EVERYWHERE)
    expect(await since()).toBe(NOW)
  })

  it('counts from then for the sites alone to which access was given', async () => {
    heard.startup!()
    await heard.access!(['https://quay.example/*', '*://*.harbour.example/*'])
    for (const looked of [PAGE, 'http://quay.example/', 'https://notharbour.example/'])
      expect(await since(looked)).toBe(0)
    for (const given of ['https://quay.example/a', 'http://harbour.example/', 'https://news.harbour.example/b'])
      expect(await since(given)).toBe(NOW)
    vi.setSystemTime(NOW + 1_000)
    await heard.access!(['<all_urls>'])
    expect(await since('http://quay.example/')).toBe(NOW + 1_000)
  })

  it('counts from now where the session’s storage was emptied', async () => {
    expect(await since()).toBe(reaches ? 0 : NOW)
  })

  it('does not take pages for older than Crossread after the clock was set back a year', async () => {
    await heard.access!(EVERYWHERE)
    vi.setSystemTime(NOW - YEAR)
    expect(await since()).toBe(NOW - YEAR)
    // A page loaded a minute later has the gate, and that stays so.
    vi.setSystemTime(NOW - YEAR + 60_000)
    expect(await since()).toBe(NOW - YEAR)
  })

  it('stays as it is when the clock is set forward', async () => {
    await heard.access!(EVERYWHERE)
    vi.setSystemTime(NOW + YEAR)
    expect(await since()).toBe(NOW)
  })
})
