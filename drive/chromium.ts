// Drives Chromium (Chrome, Edge, Brave) over a pipe: loads the built extension, opens the real popup by the browser's own call.
import puppeteer, { type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core'
import {
  type Badge,
  type Driver,
  type LaunchOptions,
  LOAD_MS,
  type SeenRequest,
  until,
  type ViewDriver,
  within,
} from './driver.ts'

/** The browser's own calls on its page of extensions; typed by hand. */
declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(config: object): Promise<void>
    updateExtensionConfiguration(config: object): Promise<void>
  }
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
  let limited: CDPSession | null = null
  let popupPage: Page | null = null

  const root = await browser.target().createCDPSession()
  const inWorker = <T>(body: string, extensionId = id) => runInWorker<T>(browser, root, extensionId, body)

  const driver: Driver = {
    engine: 'chromium',
    async install(isFirst = true) {
      id = await browser.installExtension(extension)
      await inWorker('return null')
      if (!isFirst) return
      await browser.waitForTarget((target) => isOwn(target) && target.url().includes('/welcome/'), { timeout: 30_000 })
    },
    async open(url) {
      const page = await browser.newPage()
      await emulate(page, isDark)
      await page.goto(url, { waitUntil: 'load', timeout: LOAD_MS })
      await page.bringToFront()
      return page
    },
    async badge() {
      return inWorker<Badge>(`const [{ id: tabId }] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
        return { text: await browser.action.getBadgeText({ tabId }), title: await browser.action.getTitle({ tabId }) }`)
    },
    async openPopup(file = POPUP) {
      const isPopup = (one: Target) => isOwn(one) && one.url().endsWith(`/${file}`) && one.type() !== 'service_worker'
      const target = await until('the popup to open', async () => {
        // Refused while no window has the focus, and closed again where another takes it: asked again then.
        await inWorker(`await browser.action.setPopup({ popup: ${JSON.stringify(file)} });
          await browser.action.openPopup(); return null`)
        return browser.waitForTarget(isPopup, { timeout: OPEN_MS })
      })
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
        timeout: 30_000,
      })
      const page = await target.asPage()
      await page.bringToFront()
      return viewDriver(page)
    },
    revokeAccess: () => configure(browser, id, { hostAccess: 'ON_CLICK' }),
    restoreAccess: () => configure(browser, id, { hostAccess: 'ON_ALL_SITES' }),
    async stopBackground() {
      await withWorkers(browser, async (session) => {
        await session.send('ServiceWorker.enable')
        await session.send('ServiceWorker.stopAllWorkers')
      })
    },
    inBackground: (body) => inWorker(body),
    async installHelper(folder) {
      const helper = await browser.installExtension(folder)
      return (body) => inWorker(body, helper)
    },
    async reloadExtension() {
      await configure(browser, id, {})
      const running = await startWorker(browser, id)
      // The worker goes while it is asked, so there is no answer to wait for.
      void inWorker('browser.runtime.reload()').catch(() => {})
      await until('the extension to be loaded anew', async () => (await startWorker(browser, id)) !== running)
    },
    async openPrivate(url) {
      // The switch loads the extension anew.
      await configure(browser, id, { incognitoAccess: true })
      await driver.inBackground(
        `await browser.windows.create({ incognito: true, url: ${JSON.stringify(url)} }); return null`,
      )
    },
    async limitStorage(bytes) {
      const origin = `chrome-extension://${id}`
      limited ??= await (await browser.newPage()).createCDPSession() // what is limited is so while its session lives
      await limited.send('Storage.overrideQuotaForOrigin', bytes === null ? { origin } : { origin, quotaSize: bytes })
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
/** How long a popup may take to open, until it is asked for once more. */
const OPEN_MS = 10_000
/** How long one press may take to show, and the panel altogether. */
const PRESS_MS = 4_000
const PANEL_MS = 25_000

const isOwn = (target: Target): boolean => target.url().startsWith('chrome-extension://')

const emulate = (page: Page, isDark: boolean) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }])

/** How long a worker may take to start, and what runs in it to end. */
const WORK_MS = 40_000

/** Runs `use` with the browser's own word on its service workers: puppeteer's list keeps such as were stopped. All pages share them. */
async function withWorkers<T>(browser: Browser, use: (session: CDPSession) => Promise<T>): Promise<T> {
  // The last page may have been closed, or closes while it is asked.
  const session = await until('a page', async () =>
    ((await browser.pages())[0] ?? (await browser.newPage())).createCDPSession(),
  )
  try {
    return await use(session)
  } finally {
    await session.detach().catch(() => {}) // its page may have closed
  }
}

/** The target of the extension's worker, started where it sleeps. */
const startWorker = (browser: Browser, id: string): Promise<string> =>
  withWorkers(browser, async (session) => {
    const scope = `chrome-extension://${id}/`
    const running = new Map<string, string | undefined>()
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, scriptURL, status, runningStatus, targetId } of versions)
        if (scriptURL.startsWith(scope))
          running.set(versionId, status === 'activated' && runningStatus === 'running' ? targetId : undefined)
    })
    await session.send('ServiceWorker.enable')
    return until(
      'the worker to start',
      async () => {
        const found = [...running.values()].find((targetId) => targetId !== undefined)
        // Refused while the extension is only just being installed.
        if (!found) session.send('ServiceWorker.startWorker', { scopeURL: scope }).catch(() => {})
        return found
      },
      WORK_MS,
    )
  })

/** Runs `body` in the extension's worker, over a session of its own: one that stayed would keep the worker awake. */
async function runInWorker<T>(browser: Browser, root: CDPSession, id: string, body: string): Promise<T> {
  const { sessionId } = await root.send('Target.attachToTarget', {
    targetId: await startWorker(browser, id),
    flatten: true,
  })
  const session = root.connection()!.session(sessionId)!
  const expression = `(async () => { const browser = chrome; ${body} })()`
  const { result, exceptionDetails } = await within(
    WORK_MS,
    'an answer of the worker',
    session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
  )
  // Not by the session itself: puppeteer would ask the wrong one, and a worker that is attached to as it ends never starts again.
  await root.send('Target.detachFromTarget', { sessionId }).catch(() => {}) // it may have ended meanwhile
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as T
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
