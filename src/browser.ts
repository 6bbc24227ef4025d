// The only file that knows the polyfill: the few browser calls Crossread makes, with their failures as values.
// Everything else takes what it needs from here, so that a search for a permission's use ends in one file.
// (The page's scripts are too small for the polyfill: their two calls are in page/line.ts.)
import browser, { type Runtime, type Tabs } from 'webextension-polyfill'

export type Sender = Runtime.MessageSender
export type Tab = Tabs.Tab

/** A call of the browser that is expected to fail at times: the tab is gone, the site is closed to us. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; why: string }

async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}

// ---- runtime

/** One listener per context. It returns undefined for messages that are not its own, a promise for those that are. */
export const onMessage = (listener: (message: unknown, sender: Sender) => Promise<unknown> | undefined): void =>
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0])

export const sendMessage = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message)

/** `isFirst`: installed, as against updated. */
export const onInstalled = (listener: (isFirst: boolean) => void): void =>
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'))
export const onStartup = (listener: () => void): void => browser.runtime.onStartup.addListener(listener)

/** Of the extension that runs. */
export const version: string = browser.runtime.getManifest().version

/** True for messages from our own pages (popup), false for those from a page's scripts. */
export const isOwnPage = (sender: Sender): boolean =>
  sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true

export const isOwnScript = (sender: Sender): boolean => sender.id === browser.runtime.id && sender.tab?.id !== undefined

/**
 * Firefox runs content scripts in tabs that were open before the extension came; Chromium does not. Only Firefox has
 * getBrowserInfo, and there is no other way to ask.
 */
export const reachesOpenTabs: boolean =
  typeof (browser.runtime as Partial<typeof browser.runtime>).getBrowserInfo === 'function'

// ---- tabs

export const getTab = (tabId: number): Promise<Outcome<Tab>> => attempt(() => browser.tabs.get(tabId))

export async function getActiveTab(): Promise<Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab ?? null
}

/** `frameId`: 0 is the page itself. */
export const sendToTab = (tabId: number, message: unknown, frameId = 0): Promise<Outcome<unknown>> =>
  attempt(() => browser.tabs.sendMessage(tabId, message, { frameId }))

/** Of all open tabs, private ones too where the reader lets us into such windows. */
export const listTabIds = async (): Promise<number[]> => (await browser.tabs.query({})).flatMap(({ id }) => id ?? [])

/** Web pages in open tabs, those of our window first: only such as we may look at tell their address. */
export async function listWebTabs(): Promise<Tab[]> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'], discarded: false })
  const current = await attempt(() => browser.windows.getCurrent())
  const isOurs = ({ windowId }: Tab) => current.ok && windowId === current.value.id
  return tabs.filter(({ incognito }) => !incognito).sort((a, b) => Number(isOurs(b)) - Number(isOurs(a)))
}

/** Calls back when a tab starts or ends loading. */
export function onTabLoading(listener: (tabId: number) => void): void {
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status !== undefined) listener(tabId)
  })
}

/** The tab in front of our window has become another, or shows another page. */
export function onActiveTabChange(listener: () => void): void {
  browser.tabs.onActivated.addListener(listener)
  browser.tabs.onUpdated.addListener((_, change, tab) => {
    if (tab.active && (change.status !== undefined || change.url !== undefined)) listener()
  })
}

/** Opens one of our own pages, by its path in the extension, in a tab. */
export const openOwnPage = (path: string): Promise<Outcome<Tab>> =>
  attempt(() => browser.tabs.create({ url: browser.runtime.getURL(path) }))

export const openOptions = (): Promise<Outcome<void>> => attempt(() => browser.runtime.openOptionsPage())

export const preferredLanguages = (): readonly string[] => [browser.i18n.getUILanguage(), ...navigator.languages]

// ---- the panel beside the page: Chrome's side panel, Firefox's sidebar

interface SidePanel {
  open(options: { windowId: number }): Promise<void>
}

// The polyfill knows neither under one name.
const { sidePanel } = (globalThis as { chrome?: { sidePanel?: Partial<SidePanel> } }).chrome ?? {}
const { sidebarAction } = browser as Partial<typeof browser>

/** Chrome opens its panel for extensions since 116; Firefox for Android has none. */
export const hasPanel: boolean = Boolean(sidePanel?.open ?? sidebarAction?.open)

/** Must be called in a click's own handler, with nothing awaited before. */
export const openPanel = (windowId: number): Promise<Outcome<void>> =>
  attempt(() => (sidePanel?.open ? sidePanel.open({ windowId }) : browser.sidebarAction.open()))

// ---- scripting

/** `file` as written in the extension, beginning with "/": Firefox takes other paths as relative to the calling page. */
export async function injectFile(tabId: number, file: string, frameId = 0): Promise<Outcome<void>> {
  const target = { tabId, frameIds: [frameId] }
  const outcome = await attempt(() => browser.scripting.executeScript({ target, files: [file] }))
  if (!outcome.ok) return outcome
  return failureOf(outcome.value[0]) ?? { ok: true, value: undefined }
}

/** Runs the gate in the tab once more: it says by itself whether the page passes. */
export function runGate(tabId: number): Promise<Outcome<void>> {
  const [gate] = browser.runtime.getManifest().content_scripts![0]!.js!
  // Firefox gives the whole address.
  return injectFile(tabId, new URL(gate!, browser.runtime.getURL('')).pathname)
}

/** The tab's frames that we may look into, with their addresses; the page itself is left out. */
export async function listFrames(tabId: number): Promise<{ frameId: number; url: string }[]> {
  const outcome = await attempt(() =>
    browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => location.href }),
  )
  if (!outcome.ok) return []
  return outcome.value.flatMap(({ frameId, result }) =>
    frameId === 0 || typeof result !== 'string' ? [] : [{ frameId, url: result }],
  )
}

/** When the page in the tab began to load, in milliseconds since the epoch, and under which address. */
export interface PageStart {
  origin: number
  url: string
}

export async function getPageStart(tabId: number): Promise<Outcome<PageStart>> {
  const outcome = await attempt(() =>
    browser.scripting.executeScript({
      target: { tabId },
      func: () => ({
        origin: performance.timeOrigin,
        url: performance.getEntriesByType('navigation')[0]?.name ?? location.href,
      }),
    }),
  )
  if (!outcome.ok) return outcome
  const [result] = outcome.value
  return failureOf(result) ?? { ok: true, value: result?.result as PageStart }
}

/** Firefox reports a failed injection in the result and does not reject. */
function failureOf(result: { error?: unknown } | undefined): { ok: false; why: string } | null {
  return result?.error === undefined
    ? null
    : { ok: false, why: String((result.error as Error).message ?? result.error) }
}

/** In all frames: a story may stand in a frame of the page's own site. */
export const insertCss = (tabId: number, css: string): Promise<Outcome<void>> =>
  attempt(() => browser.scripting.insertCSS({ target: { tabId, allFrames: true }, css }))

// ---- permissions

/** The reader has given access to sites (patterns of addresses), here or in the browser's settings. */
export const onAccessGiven = (listener: (origins: string[]) => void): void =>
  browser.permissions.onAdded?.addListener(({ origins = [] }) => {
    if (origins.length > 0) listener(origins)
  })

export const hasAccess = (origins: string[]): Promise<boolean> => browser.permissions.contains({ origins })

/** Must be called in a click's own handler, with nothing awaited before. */
export const requestAccess = (origins: string[]): Promise<Outcome<boolean>> =>
  attempt(() => browser.permissions.request({ origins }))

// ---- Firefox's trial inference API: an optional permission, granted by the reader in the options

const TRIAL_ML = 'trialML'

/** Null in browsers without it, and until the permission is granted. */
export function findTrialMl(): unknown {
  return (browser as unknown as { trial?: { ml?: unknown } }).trial?.ml ?? null
}

/** Whether this browser has such a permission at all. */
export const knowsTrialMl = (): boolean =>
  (browser.runtime.getManifest().optional_permissions as string[] | undefined)?.includes(TRIAL_ML) === true

/** Must be called in a click's own handler, with nothing awaited before. */
export const requestTrialMl = (): Promise<Outcome<boolean>> =>
  attempt(() => browser.permissions.request({ permissions: [TRIAL_ML as never] }))

// ---- storage for the session: in memory, gone when the browser closes or the extension is switched off

/** Where a browser lacks it, each context has a memory of its own: the background's is asked when a popup finds nothing. */
const session = (browser.storage as Partial<typeof browser.storage>).session ?? makeMemory()

export const readSession = async (key: string): Promise<unknown> => (await session.get(key))[key]
export const readWholeSession = (): Promise<Record<string, unknown>> => session.get(null)
export const writeSession = (key: string, value: unknown): Promise<Outcome<void>> =>
  attempt(() => session.set({ [key]: value }))
export const removeSession = (keys: string[]): Promise<void> => session.remove(keys)

function makeMemory() {
  const memory = new Map<string, unknown>()
  return {
    get: async (key: string | null): Promise<Record<string, unknown>> =>
      key === null ? Object.fromEntries(memory) : { [key]: memory.get(key) },
    async set(items: Record<string, unknown>): Promise<void> {
      for (const [key, value] of Object.entries(items)) memory.set(key, structuredClone(value))
    },
    async remove(keys: string[]): Promise<void> {
      for (const key of keys) memory.delete(key)
    },
  }
}

// ---- storage that stays: `sync` travels with the reader's browser account where there is one, `local` stays on this device

export type KeptArea = 'sync' | 'local'

export const readKept = (area: KeptArea, key: string): Promise<Outcome<unknown>> =>
  attempt(async () => (await browser.storage[area].get(key))[key])
export const writeKept = (area: KeptArea, key: string, value: unknown): Promise<Outcome<void>> =>
  attempt(() => browser.storage[area].set({ [key]: value }))
export const removeKept = (area: KeptArea, key: string): Promise<Outcome<void>> =>
  attempt(() => browser.storage[area].remove(key))

/** Options or notes have changed, here or in another of our pages. */
export const onKeptChange = (listener: () => void): void =>
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'sync' || area === 'local') listener()
  })

export const onSessionChange = (listener: (keys: string[]) => void): void =>
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session') listener(Object.keys(changes))
  })

// ---- the toolbar button

export async function setBadge(tabId: number, badge: { text: string; title: string; color: string }): Promise<void> {
  // The tab may close between the calls: then there is nothing left to mark.
  await attempt(async () => {
    await browser.action.setBadgeBackgroundColor({ tabId, color: badge.color })
    await browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }) // Chrome since 110; before, it chooses one itself
    await browser.action.setBadgeText({ tabId, text: badge.text })
    await browser.action.setTitle({ tabId, title: badge.title })
  })
}
