// A tab that moves on, or is closed, while its page is read: the browser's answers put in by hand.
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readSample } from '../../tests/samples.ts'
import { parsePage } from '../cli/input.ts'
import { readDocument } from '../read/read.ts'

const STORY = 'https://quay.example/story'
const NEXT = 'https://quay.example/next'
const session = new Map<string, unknown>()
const badges: string[] = []
const tab = { url: STORY as string | null }
/** The page's own word on its address. */
let address = STORY
/** What happens between the page's being read and its being compared. */
let meanwhile = () => {}

vi.mock('../page/reader.iife.ts?iife', () => ({ default: 'reader.js' }))
vi.mock('../browser.ts', () => ({
  version: '0.1.0',
  listTabIds: async () => [1],
  getTab: async () =>
    tab.url === null
      ? { ok: false, why: 'No tab with id: 1' }
      : { ok: true, value: { url: tab.url, incognito: false } },
  injectFile: async () => ({ ok: true }),
  listFrames: async () => [],
  async sendToTab() {
    const answer = { url: address, reading: readDocument(parsePage(readSample('story.html')), 'quay.example') }
    meanwhile()
    return { ok: true, value: answer }
  },
  setBadge: async (_: number, { text }: { text: string }) => void badges.push(text),
  preferredLanguages: () => ['en'],
  readKept: async () => ({ ok: true, value: undefined }),
  readSession: async (key: string) => session.get(key),
  readWholeSession: async () => Object.fromEntries(session),
  writeSession: async (key: string, value: unknown) => {
    session.set(key, value)
    return { ok: true }
  },
  removeSession: async (keys: string[]) => {
    for (const key of keys) session.delete(key)
  },
}))

const { readTab } = await import('./read-tab.ts')
const { findRecord, keepRecord } = await import('./tab-records.ts')
const { refreshTabs } = await import('./show-record.ts')

beforeEach(() => {
  session.clear()
  badges.length = 0
  tab.url = STORY
  address = STORY
  meanwhile = () => {}
})

describe('readTab', () => {
  it('keeps the report and sets the badge', async () => {
    await readTab(1, STORY)
    expect(await findRecord(1, STORY)).toMatchObject({ state: 'done', report: { verdict: 'covers' } })
    expect(badges).toEqual([expect.stringMatching(/^\d+$/)])
  })

  it('leaves record and badge to the page that the tab has moved on to', async () => {
    meanwhile = () => {
      tab.url = NEXT
      void keepRecord(1, { url: NEXT, state: 'failed', at: 1, why: 'the next page’s own' })
    }
    await readTab(1, STORY)
    expect(await findRecord(1, NEXT)).toMatchObject({ why: 'the next page’s own' })
    expect(badges).toEqual([])
  })

  it('does not keep the words of one page under the address of the next, which the page already has', async () => {
    address = NEXT
    tab.url = NEXT
    await readTab(1, STORY)
    expect(await findRecord(1, NEXT)).toBeNull()
    expect(badges).toEqual([])
  })

  it('keeps the report of a page that takes marks out of its address meanwhile', async () => {
    await readTab(1, `${STORY}?from=mail`)
    expect(await findRecord(1, STORY)).toMatchObject({ state: 'done' })
  })

  it('keeps nothing of a tab that was closed', async () => {
    meanwhile = () => {
      tab.url = null
    }
    await readTab(1, STORY)
    expect(JSON.stringify([...session])).not.toContain('"report"')
    expect(badges).toEqual([])
  })

  it('gives no badge to a page that its tab does not show, when all are shown anew', async () => {
    await readTab(1, STORY)
    tab.url = NEXT
    badges.length = 0
    await refreshTabs()
    expect(badges).toEqual([])
  })
})
