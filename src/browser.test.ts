// Browsers that lack a feature: it is detected, and Crossread goes on without it.
import { beforeEach, describe, expect, it, vi } from 'vitest'

const done: unknown[] = []
const all = () => ({
  runtime: { getManifest: () => ({ version: '0.1.0' }), id: 'us' },
  storage: {
    session: { get: async () => ({ key: 'the browser’s' }), set: async () => {}, remove: async () => {} },
    sync: { get: async () => ({}) },
  } as Record<string, unknown>,
  tabs: { query: async () => [{ id: 1, windowId: 7, incognito: false }] },
  windows: { getCurrent: async () => ({ id: 7 }) } as unknown,
  permissions: {
    contains: async () => true,
    onAdded: { addListener: (listener: unknown) => done.push(listener) },
  } as Record<string, unknown>,
  scripting: { executeScript: async () => [{}] } as unknown,
  sidebarAction: { open: async () => void done.push('sidebar') } as unknown,
  action: Object.fromEntries(
    ['setBadgeBackgroundColor', 'setBadgeTextColor', 'setBadgeText', 'setTitle'].map((name) => [
      name,
      async () => void done.push(name),
    ]),
  ) as Record<string, unknown>,
})
type Api = ReturnType<typeof all>

/** src/browser.ts as it is loaded in a browser with such an API. */
async function inBrowser(change: (api: Api) => void = () => {}) {
  const api = all()
  change(api)
  vi.resetModules()
  vi.doMock('webextension-polyfill', () => ({ default: api }))
  return import('./browser.ts')
}

beforeEach(() => {
  done.length = 0
  vi.unstubAllGlobals()
})

describe('without storage for the session', () => {
  it('keeps it in a memory of its own', async () => {
    expect(await (await inBrowser()).readSession('key')).toBe('the browser’s')
    const browser = await inBrowser((api) => delete api.storage.session)
    expect(await browser.readSession('key')).toBeUndefined()
    const value = { a: [1] }
    expect(await browser.writeSession('key', value)).toMatchObject({ ok: true })
    value.a.push(2)
    expect(await browser.readWholeSession()).toEqual({ key: { a: [1] } })
    await browser.removeSession(['key'])
    expect(await browser.readWholeSession()).toEqual({})
  })
})

describe('a panel', () => {
  it('is Firefox’s sidebar, or Chrome’s side panel', async () => {
    const firefox = await inBrowser()
    expect(firefox.hasPanel).toBe(true)
    expect(await firefox.openPanel(1)).toMatchObject({ ok: true })
    vi.stubGlobal('chrome', { sidePanel: { open: async () => void done.push('side panel') } })
    const chrome = await inBrowser((api) => delete api.sidebarAction)
    expect(chrome.hasPanel).toBe(true)
    await chrome.openPanel(1)
    expect(done).toEqual(['sidebar', 'side panel'])
  })

  it('is offered by no browser that has neither, or one that extensions cannot open', async () => {
    vi.stubGlobal('chrome', { sidePanel: {} })
    const browser = await inBrowser((api) => delete api.sidebarAction)
    expect(browser.hasPanel).toBe(false)
    expect(await browser.openPanel(1)).toMatchObject({ ok: false })
  })
})

describe('a browser without', () => {
  it('colours for a badge’s text gets its number all the same', async () => {
    const browser = await inBrowser((api) => delete api.action.setBadgeTextColor)
    await browser.setBadge(1, { text: '3', title: 't', color: '#000000' })
    expect(done).toEqual(['setBadgeBackgroundColor', 'setBadgeText', 'setTitle'])
  })

  it('windows lists its tabs', async () => {
    const browser = await inBrowser((api) => delete api.windows)
    expect(await browser.listWebTabs()).toHaveLength(1)
  })

  it('news of permissions starts', async () => {
    const browser = await inBrowser((api) => delete api.permissions.onAdded)
    expect(() => browser.onAccessGiven(() => {})).not.toThrow()
  })

  it('scripting, or storage that travels, says so', async () => {
    const browser = await inBrowser((api) => {
      delete api.scripting
      delete api.storage.sync
    })
    expect(await browser.injectFile(1, '/reader.js')).toEqual({ ok: false, why: expect.any(String) })
    expect(await browser.getPageStart(1)).toEqual({ ok: false, why: expect.any(String) })
    expect(await browser.listFrames(1)).toEqual([])
    expect(await browser.readKept('sync', 'settings')).toEqual({ ok: false, why: expect.any(String) })
  })

  it('the trial inference API has none', async () => {
    expect((await inBrowser()).findTrialMl()).toBeNull()
    expect((await inBrowser()).knowsTrialMl()).toBe(false)
  })
})

it('news of access is about sites, not about other permissions', async () => {
  const heard = vi.fn()
  ;(await inBrowser()).onAccessGiven(heard)
  const [listener] = done as ((added: { origins?: string[]; permissions?: string[] }) => void)[]
  listener!({ permissions: ['trialML'], origins: [] })
  expect(heard).not.toHaveBeenCalled()
  listener!({ origins: ['https://quay.example/*'] })
  expect(heard).toHaveBeenCalledOnce()
})
