// Drives Chromium (Chrome, Edge, Brave) over a pipe: loads the built extension, opens the real popup by the browser's own call.
import puppeteer, { type Browser, type Page, type Target, type WebWorker } from 'puppeteer-core'
import { type Driver, type LaunchOptions, LOAD_MS, type SeenRequest, until, type ViewDriver, within } from './driver.ts'

/** Calls of the extension API that run in the worker; typed by hand, because the worker's globals are not ours. */
declare const chrome: {
  action: {
    openPopup(): Promise<void>
    setPopup(details: { popup: string }): Promise<void>
    getBadgeText(details: { tabId: number }): Promise<string>
    getTitle(details: { tabId: number }): Promise<string>
  }
  tabs: { query(query: object): Promise<{ id: number }[]> }
  developerPrivate: {
    updateProfileConfiguration(config: object): Promise<void>
    updateExtensionConfiguration(config: object): Promise<void>
  }
  runtime: { reload(): void }
}

export async function launchChromium({ path, extension, headless, profile }: LaunchOptions): Promise<Driver> {
  const isRoot = process.getuid?.() === 0
  const browser = await puppeteer.launch({
    executablePath: path,
    headless,
    ...(profile ? { userDataDir: profile } : {}),
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    // Readers have the back-forward cache; puppeteer switches it off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
      '--window-size=1200,900',
    ],
  })
  let id = ''
  let isDark = false
  let popupPage: Page | null = null

  /** The worker, woken where it sleeps. Its target is there a moment before its API is. */
  const worker = async (): Promise<WebWorker> => {
    await wakeWorker(browser, id)
    return until('the worker’s API', async () => {
      const found = await liveWorker(browser)
      const isReady = await found?.evaluate(() => typeof chrome === 'object' && 'action' in chrome)
      return isReady ? found : null
    })
  }

  const driver: Driver = {
    engine: 'chromium',
    async install(isFirst = true) {
      id = await browser.installExtension(extension)
      await worker()
      if (!isFirst) return
      await browser.waitForTarget((target) => isOwn(target) && target.url().includes('/welcome/'), { timeout: 15_000 })
    },
    async open(url) {
      const page = await browser.newPage()
      await emulate(page, isDark)
      await page.goto(url, { waitUntil: 'load', timeout: LOAD_MS })
      await page.bringToFront()
      return page
    },
    async badge() {
      return (await worker()).evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
        return {
          text: await chrome.action.getBadgeText({ tabId: tab!.id }),
          title: await chrome.action.getTitle({ tabId: tab!.id }),
        }
      })
    },
    async openPopup(file = POPUP) {
      await (await worker()).evaluate(async (popup) => {
        await chrome.action.setPopup({ popup })
        await chrome.action.openPopup()
      }, file)
      const target = await browser.waitForTarget(
        (candidate) =>
          isOwn(candidate) && candidate.url().endsWith(`/${file}`) && candidate.type() !== 'service_worker',
        {
          timeout: 15_000,
        },
      )
      popupPage = await target.asPage()
      await emulate(popupPage, isDark)
      return viewDriver(popupPage)
    },
    async openPanel(label) {
      const isPanel = (candidate: Target) => isOwn(candidate) && candidate.url().includes('panel.html')
      const target = await until(
        'the panel to open',
        async () => {
          const open = browser.targets().find(isPanel)
          if (open) return open
          // A popup that loses the focus while it is pressed closes without having heard it: press again.
          await driver.openPopup()
          const button = await popupPage!.waitForSelector(`::-p-text(${label})`, { timeout: PRESS_MS })
          await button!.click()
          return browser.waitForTarget(isPanel, { timeout: PRESS_MS })
        },
        PANEL_MS,
      )
      const page = await target.asPage()
      await emulate(page, isDark)
      return viewDriver(page)
    },
    async openOwnPage(path) {
      const page = await browser.newPage()
      await emulate(page, isDark)
      await page.goto(`chrome-extension://${id}/${path}`)
      await page.bringToFront()
      return viewDriver(page)
    },
    async findOwnPage(part) {
      const target = await browser.waitForTarget((candidate) => isOwn(candidate) && candidate.url().includes(part), {
        timeout: 15_000,
      })
      const page = await target.asPage()
      await page.bringToFront()
      return viewDriver(page)
    },
    revokeAccess: () => configure(browser, id, { hostAccess: 'ON_CLICK' }),
    restoreAccess: () => configure(browser, id, { hostAccess: 'ON_ALL_SITES' }),
    async stopBackground() {
      const running = await liveWorker(browser)
      await running?.close()
      await until('the worker to stop', async () => (await liveWorker(browser)) !== running)
    },
    inBackground: async <T>(body: string) =>
      (await worker()).evaluate(`(async () => { const browser = chrome; ${body} })()`) as Promise<T>,
    async reloadExtension() {
      await configure(browser, id, {})
      const running = await worker()
      // The worker goes while it is asked, so there is no answer to wait for.
      void running.evaluate(() => chrome.runtime.reload()).catch(() => {})
      await until('the extension to end', async () => (await liveWorker(browser)) !== running)
      await worker()
    },
    async openPrivate(url) {
      // The switch loads the extension anew.
      await configure(browser, id, { incognitoAccess: true })
      await driver.inBackground(
        `await browser.windows.create({ incognito: true, url: ${JSON.stringify(url)} }); return null`,
      )
    },
    async setDark(wanted) {
      isDark = wanted
      for (const page of [...(await browser.pages()), popupPage])
        if (page && !page.isClosed()) await emulate(page, wanted)
    },
    async recordRequests() {
      const seen: SeenRequest[] = []
      const watch = async (target: Target) => {
        const isOurs = isOwn(target)
        if (!isOurs && target.type() !== 'page') return
        // A target may be gone before it can be watched: then it has sent nothing.
        const session = await target.createCDPSession().catch(() => null)
        session?.on('Network.requestWillBeSent', ({ request: { url } }) => {
          if (/^(?:https?|wss?):/.test(url)) seen.push({ url, isOurs })
        })
        await session?.send('Network.enable').catch(() => {})
      }
      browser.on('targetcreated', (target) => void watch(target))
      await Promise.all(browser.targets().map(watch))
      return async () => seen
    },
    close: () => browser.close(),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
  }
  return driver
}

const POPUP = 'src/popup/index.html'
/** How long one press may take to show, and the panel altogether. */
const PRESS_MS = 4_000
const PANEL_MS = 25_000

const isOwn = (target: Target): boolean => target.url().startsWith('chrome-extension://')

const emulate = (page: Page, isDark: boolean) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }])

/** How long a worker may take to answer before it counts as gone: on a busy machine it is still being compiled. */
const ALIVE_MS = 5_000
/** How long a worker may take from the message that wakes it, before it is sent another. */
const WAKE_MS = 12_000
/** And how long all tries together. */
const WAKE_ALL_MS = 40_000

/** The worker that answers; null where none does. puppeteer now and then goes on listing one that was stopped. */
async function liveWorker(browser: Browser): Promise<WebWorker | null> {
  const targets = browser.targets().filter((target) => isOwn(target) && target.type() === 'service_worker')
  for (const target of targets.reverse()) {
    // The target of an extension that was loaded anew may never answer at all.
    const found = await within(ALIVE_MS, 'the worker', target.worker()).catch(() => null)
    const isAlive = await within(ALIVE_MS, 'the worker', Promise.resolve(found?.evaluate(() => true))).catch(
      () => false,
    )
    if (found && isAlive) return found
  }
  return null
}

/** A stopped worker is woken by an event only: opening one of the extension's pages and sending a message is one. */
async function wakeWorker(browser: Browser, id: string): Promise<void> {
  if (await liveWorker(browser)) return
  const front = (await browser.pages()).at(-1)
  const page = await browser.newPage()
  // A message that meets a worker on its way out wakes nothing: each try loads the page and so sends another.
  await until(
    'the worker to wake',
    async () => {
      await page.goto(`chrome-extension://${id}/src/popup/index.html`)
      return within(
        WAKE_MS,
        'the worker',
        until('the worker to start', () => liveWorker(browser), WAKE_MS),
      )
    },
    WAKE_ALL_MS,
  )
  await page.close()
  await front?.bringToFront()
}

function viewDriver(page: Page): ViewDriver {
  return {
    run: <T>(body: string) => page.evaluate(`(async () => { ${body} })()`) as Promise<T>,
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` })
    },
    async close() {
      await page.close().catch(() => {}) // it may have closed itself by losing the focus
    },
  }
}

/** A switch of the extension's page in the browser's settings, such as "site access". */
async function configure(browser: Browser, id: string, change: object): Promise<void> {
  const front = (await browser.pages()).at(-1)
  const page = await browser.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(
    async (extensionId, changed) => {
      // Outside the developer mode an unpacked extension that is loaded anew stays off.
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, ...changed })
    },
    id,
    change,
  )
  await page.close()
  await front?.bringToFront()
}
