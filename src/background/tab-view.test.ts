// The states of a tab, with the browser's answers put in by hand.
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { unreadableReport } from '../compare/report.ts'

const tab = { url: 'https://quay.example/story' as string | undefined, status: 'complete' }
const session = new Map<string, unknown>()
const kept = new Map<string, unknown>()
const answers = {
  access: true,
  timeOrigin: { ok: true, value: 2000 } as { ok: boolean; value?: number; why?: string },
  isThere: true,
  isFull: 0,
}

vi.mock('../browser.ts', () => ({
  reachesOpenTabs: false,
  getTab: async () => (answers.isThere ? { ok: true, value: tab } : { ok: false, why: 'No tab' }),
  hasAccess: async () => answers.access,
  getTimeOrigin: async () => answers.timeOrigin,
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
const { findRecord, keepRecord, pruneRecords, recordKey } = await import('./tab-records.ts')
const { isSamePage } = await import('../kept/page-address.ts')

beforeEach(() => {
  session.clear()
  kept.clear()
  session.set('watching-since', 1000)
  Object.assign(tab, { url: 'https://quay.example/story', status: 'complete' })
  Object.assign(answers, { access: true, timeOrigin: { ok: true, value: 2000 }, isThere: true, isFull: 0 })
})

describe('viewTab', () => {
  it('says that the gate passed over the page', async () => {
    const view = await viewTab(1)
    expect(view).toMatchObject({ state: 'not-known', wasRead: false })
    expect(view.state === 'not-known' && view.stories[0]?.outlets.length).toBe(5)
  })

  it('says that the page was open before Crossread', async () => {
    answers.timeOrigin = { ok: true, value: 500 }
    expect(await viewTab(1)).toEqual({ state: 'not-looked' })
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
    answers.timeOrigin = { ok: false, why: 'Cannot access' }
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

  it('go, the oldest first, when there are many', async () => {
    for (let i = 0; i < 80; i++) await keepRecord(i, { url: 'u', state: 'failed', at: i, why: '' })
    await pruneRecords()
    expect(session.has(recordKey(19))).toBe(false)
    expect(session.has(recordKey(20))).toBe(true)
  })
})
