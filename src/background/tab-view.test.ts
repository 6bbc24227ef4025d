// The states of a tab, with the browser's answers put in by hand.
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { unreadableReport } from '../compare/report.ts'

const tab = { url: 'https://quay.example/story' as string | undefined, status: 'complete' }
const session = new Map<string, unknown>()
const kept = new Map<string, unknown>()
const answers = {
  access: true,
  start: { ok: true, value: { origin: 2000, url: 'https://quay.example/story' } } as {
    ok: boolean
    value?: { origin: number; url: string }
    why?: string
  },
  isThere: true,
  isFull: 0,
}

vi.mock('../browser.ts', () => ({
  reachesOpenTabs: false,
  getTab: async () => (answers.isThere ? { ok: true, value: tab } : { ok: false, why: 'No tab' }),
  hasAccess: async () => answers.access,
  version: '0.1.0',
  listTabIds: async () => Array.from({ length: 100 }, (_, i) => i),
  getPageStart: async () => answers.start,
  readSession: async (key: string) => session.get(key),
  readWholeSession: async () => Object.fromEntries(session),
  writeSession: async (key: string, value: unknown) => {
    if (answers.isFull-- > 0) return { ok: false, why: 'QUOTA_BYTES quota exceeded' }
    session.set(key, value)
    return { ok: true }
  },
  readKept: async (_: string, key: string) => ({ ok: true, value: kept.get(key) }),
  removeSession: async (keys: string[]) => {
    for (const key of keys) session.delete(key)
  },
}))

const { viewTab } = await import('./tab-view.ts')
const { findRecord, keepRecord, listRecords, pruneRecords, recordKey } = await import('./tab-records.ts')
const { findReadyView } = await import('../kept/ready-view.ts')
const { isSamePage } = await import('../kept/page-address.ts')

const started = (origin: number, url = 'https://quay.example/story') => ({ ok: true, value: { origin, url } })

beforeEach(() => {
  session.clear()
  kept.clear()
  session.set('watching-since', 1000)
  Object.assign(tab, { url: 'https://quay.example/story', status: 'complete' })
  Object.assign(answers, { access: true, start: started(2000), isThere: true, isFull: 0 })
})

describe('viewTab', () => {
  it('says that the gate passed over the page', async () => {
    const view = await viewTab(1)
    expect(view).toMatchObject({ state: 'not-known', wasRead: false })
    expect(view.state === 'not-known' && view.stories[0]?.outlets.length).toBe(5)
  })

  it('says that the page was open before Crossread', async () => {
    answers.start = started(500)
    expect(await viewTab(1)).toEqual({ state: 'not-looked', hasMoved: false })
  })

  it('does not say of a page that took another’s place without loading that it was looked at', async () => {
    answers.start = started(2000, 'https://quay.example/front')
    expect(await viewTab(1)).toEqual({ state: 'not-looked', hasMoved: true })
    // Sites take their own marks out of the address while the page loads.
    answers.start = started(2000, 'https://quay.example/story?from=mail')
    expect(await viewTab(1)).toMatchObject({ state: 'not-known' })
  })

  it('says that it is still loading', async () => {
    tab.status = 'loading'
    expect(await viewTab(1)).toEqual({ state: 'reading' })
  })

  it('asks for the one site to which it has no access', async () => {
    answers.access = false
    expect(await viewTab(1)).toEqual({ state: 'no-access', host: 'quay.example', origins: ['https://quay.example/*'] })
  })

  it('asks for all sites where it does not even learn the address', async () => {
    tab.url = undefined
    answers.access = false
    expect(await viewTab(1)).toMatchObject({ state: 'no-access', origins: ['http://*/*', 'https://*/*'] })
  })

  it('keeps off a page whose address it does not learn where it may look at all sites', async () => {
    tab.url = undefined
    expect(await viewTab(1)).toEqual({ state: 'off-limits' })
  })

  it.each(['chrome://settings', 'about:blank', 'file:///tmp/a.html', 'moz-extension://x/y.html'])(
    'keeps off %s',
    async (url) => {
      tab.url = url
      expect(await viewTab(1)).toEqual({ state: 'off-limits' })
    },
  )

  it('keeps off a page that the browser closes to extensions', async () => {
    answers.start = { ok: false, why: 'Cannot access' }
    expect(await viewTab(1)).toEqual({ state: 'off-limits' })
  })

  it('stays silent where the reader asked for it, subdomains too, until a page was read by hand', async () => {
    kept.set('settings', { silentSites: ['quay.example'] })
    expect(await viewTab(1)).toEqual({ state: 'silent', host: 'quay.example' })
    tab.url = 'https://news.quay.example/story'
    expect(await viewTab(1)).toMatchObject({ state: 'silent' })
    tab.url = 'https://notquay.example/story'
    expect(await viewTab(1)).toMatchObject({ state: 'not-known' })
    await keepRecord(1, { url: tab.url, state: 'done', at: 1, report: unreadableReport('no-article') })
    expect(await viewTab(1)).toMatchObject({ state: 'not-article' })
  })

  it('has words for a tab that is gone', async () => {
    answers.isThere = false
    expect(await viewTab(1)).toMatchObject({ state: 'broken' })
  })

  it('shows what went wrong, and a reading that was cut off', async () => {
    await keepRecord(1, { url: tab.url!, state: 'failed', at: Date.now(), why: 'the page did not answer' })
    expect(await viewTab(1)).toEqual({ state: 'broken', why: 'the page did not answer' })
    await keepRecord(1, { url: tab.url!, state: 'reading', since: Date.now() })
    expect(await viewTab(1)).toEqual({ state: 'reading' })
    await keepRecord(1, { url: tab.url!, state: 'reading', since: Date.now() - 60_000 })
    expect(await viewTab(1)).toMatchObject({ state: 'broken' })
  })

  it.each([-365, 365])('does not take a reading for one that lasts when the clock is set by %i days', async (days) => {
    await keepRecord(1, { url: tab.url!, state: 'reading', since: Date.now() + days * 86_400_000 })
    expect(await viewTab(1)).toEqual({ state: 'broken', why: 'reasonInterrupted' })
  })

  it('says that a page has no article', async () => {
    await keepRecord(1, { url: tab.url!, state: 'done', at: 1, report: unreadableReport('no-article') })
    expect(await viewTab(1)).toEqual({ state: 'not-article', why: 'no-article' })
  })

  it('does not show the report of the page before', async () => {
    await keepRecord(1, { url: 'https://quay.example/another', state: 'failed', at: 1, why: 'x' })
    expect(await viewTab(1)).toMatchObject({ state: 'not-known' })
  })
})

describe('records', () => {
  it('belong to a page, whatever place on it the address names', () => {
    expect(isSamePage('https://a.example/x#top', 'https://a.example/x')).toBe(true)
    expect(isSamePage('https://a.example/#/x', 'https://a.example/#/y')).toBe(false)
    expect(isSamePage('https://a.example/x', 'https://a.example/y')).toBe(false)
  })

  it('make room when the store is full', async () => {
    for (let i = 0; i < 40; i++) await keepRecord(i, { url: 'u', state: 'failed', at: i, why: '' })
    answers.isFull = 1
    await keepRecord(99, { url: 'u', state: 'failed', at: 99, why: 'kept' })
    expect(await findRecord(99, 'u')).toMatchObject({ why: 'kept' })
    expect(session.has(recordKey(0))).toBe(false)
    expect(session.get('watching-since')).toBe(1000)
  })

  it('make room for a report that is larger than all others together', async () => {
    for (let i = 0; i < 5; i++) await keepRecord(i, { url: 'u', state: 'failed', at: i, why: '' })
    session.set('view:3', 'a view')
    answers.isFull = 4
    await keepRecord(99, { url: 'u', state: 'failed', at: 99, why: 'kept' })
    expect([...session.keys()].sort()).toEqual(['tab:99', 'watching-since'])
  })

  it('are dropped by age, and those from before the clock was set back are the oldest', async () => {
    const year = 365 * 86_400_000
    for (let i = 0; i < 60; i++)
      await keepRecord(i, { url: 'u', state: 'failed', at: Date.now() + year + i, why: 'from the future' })
    await keepRecord(99, { url: 'u', state: 'failed', at: Date.now(), why: 'now' })
    await pruneRecords()
    expect(await findRecord(99, 'u')).toMatchObject({ why: 'now' })
  })

  it('go with their tabs, and their views too', async () => {
    await keepRecord(1, { url: 'u', state: 'failed', at: 1, why: '' })
    await keepRecord(7_000, { url: 'u', state: 'failed', at: 1, why: 'of a tab that is closed' })
    session.set('view:7000', 'a view')
    await pruneRecords()
    expect([...session.keys()].sort()).toEqual(['tab:1', 'watching-since'])
  })

  it('of another version are none, and are dropped as any other', async () => {
    const old = { url: tab.url, state: 'done', at: 1, report: { verdict: 'covers', details: [{}] } }
    for (const stored of [old, { ...old, by: '0.0.9' }]) {
      session.set(recordKey(1), stored)
      expect(await findRecord(1, tab.url!)).toBeNull()
      expect(await listRecords()).toEqual([])
      expect(await viewTab(1)).toMatchObject({ state: 'not-known' })
      session.set('view:1', {
        url: tab.url,
        at: 1,
        view: '{"state":"report"}',
        by: stored === old ? undefined : '0.0.9',
      })
      expect(await findReadyView(1, tab.url!)).toBeNull()
    }
  })

  it('go, the oldest first, when there are many', async () => {
    for (let i = 0; i < 80; i++) await keepRecord(i, { url: 'u', state: 'failed', at: i, why: '' })
    await pruneRecords()
    expect(session.has(recordKey(19))).toBe(false)
    expect(session.has(recordKey(20))).toBe(true)
  })
})
