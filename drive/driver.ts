// What a test or the start script does with a browser, the same for both engines. The popup is the real one, behind the
// real toolbar button; what is read is what a person sees.
import type { Page } from 'puppeteer-core'

export interface Badge {
  text: string
  title: string
}

/** One of the extension's own pages: popup, panel, or a page in a tab. */
export interface ViewDriver {
  /** Runs `body` as a function in the page, with `document` and `window`; what it returns must be JSON. */
  run<T>(body: string): Promise<T>
  screenshot(path: string): Promise<void>
  close(): Promise<void>
}

export interface Driver {
  engine: 'chromium' | 'firefox'
  /**
   * Puts the built extension in, as an install into a running browser does: tabs already open stay. Its welcome page opens
   * the first time a profile has it (`isFirst`). Call once.
   */
  install(isFirst?: boolean): Promise<void>
  /** A new tab in front, loaded. */
  open(url: string): Promise<Page>
  /** What the toolbar shows for the tab in front. */
  badge(): Promise<Badge>
  /** `file`: another page of the extension in the popup's place, by its path. */
  openPopup(file?: string): Promise<ViewDriver>
  /** The panel beside the page. Chromium opens it only by a real press: in the popup, on the button whose label this is. */
  openPanel(label: string): Promise<ViewDriver>
  /** One of the extension's own pages, by its path there, in a tab in front. */
  openOwnPage(path: string): Promise<ViewDriver>
  /** An own page that the extension has opened by itself, whose address has this part; brought to the front. */
  findOwnPage(part: string): Promise<ViewDriver>
  /** Takes the access to all sites away, as a person can in the browser's settings. */
  revokeAccess(): Promise<void>
  restoreAccess(): Promise<void>
  /** Ends the background as the browser does when it is idle. */
  stopBackground(): Promise<void>
  /** Runs `body` as a function in the background, with `browser`, the extension's API; what it returns must be JSON. */
  inBackground<T>(body: string): Promise<T>
  /** Puts another extension in beside ours; gives the way to run a `body` in its background, as `inBackground` does in ours. */
  installHelper(folder: string): Promise<<T>(body: string) => Promise<T>>
  /** Ends the extension and starts it again from its folder, as an update does: pages that are open stay. */
  reloadExtension(): Promise<void>
  /** Lets the extension into private windows, as a person can in the browser's settings, and opens a page in such a window. */
  openPrivate(url: string): Promise<void>
  /** Gives the extension no more than so many bytes on the disk; null: as many as the browser gives. Only Chromium can. */
  limitStorage?(bytes: number | null): Promise<void>
  /** Switches the popup and the pages to a dark scheme. */
  setDark(isDark: boolean): Promise<void>
  /** Begins to record requests; the function returned gives what went out since. Own files of the extension are no requests. */
  recordRequests(): Promise<() => Promise<SeenRequest[]>>
  close(): Promise<void>
  /** Settles when the browser has been closed, by us or by a person. */
  closed: Promise<void>
}

export interface SeenRequest {
  url: string
  /** Whether the extension sent it, and not a page or the browser. */
  isOurs: boolean
}

export interface LaunchOptions {
  path: string
  /** Folder with the built extension. */
  extension: string
  headless: boolean
  /** Folder of the browser's profile, to be used again; a fresh one where none is given. */
  profile?: string | undefined
}

/** What a person reads in the elements; '' for what is hidden. What is only scrolled out of sight has no innerText in lists that skip it. */
export const text = (selector: string): string =>
  `return [...document.querySelectorAll(${JSON.stringify(selector)})].map((element) =>
    (element.checkVisibility() ? element.innerText || element.textContent : '').replace(/\\s+/g, ' ').trim())`

/** How long a page may take to load: the hostile ones of the tests hold tens of megabytes. */
export const LOAD_MS = 60_000

/** Asks again until `probe` gives something, for at most `limit` milliseconds; then throws what it was waiting for. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false>,
  limit = 30_000,
): Promise<T> {
  const end = Date.now() + limit
  let last: unknown
  for (;;) {
    try {
      const value = await probe()
      if (value !== null && value !== undefined && value !== false) return value
    } catch (error) {
      last = error
    }
    if (Date.now() > end) throw new Error(`Waited ${limit} ms for ${what}${last ? `: ${String(last)}` : ''}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Rejects where the promise has not settled after `limit` milliseconds. */
export async function within<T>(limit: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${limit} ms for ${what}`)), limit)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
