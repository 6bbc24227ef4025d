// Drives Firefox over WebDriver BiDi: installs the built extension for the session, and reaches the toolbar button and the
// popup in the browser's own chrome, where BiDi lets us evaluate with --remote-allow-system-access.
import { writeFileSync } from 'node:fs'
import puppeteer, { type Browser } from 'puppeteer-core'
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

export const GECKO_ID = 'crossread@crossread.invalid'

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: Record<string, unknown> }>
}

const extensionBy = (id: string) => `const extension = WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension;`
/** In chrome scope: the extension, and its toolbar button's controller. */
const EXTENSION = `${extensionBy(GECKO_ID)} const button = extension.apiManager.global.browserActionFor(extension);`
/** Where an own page's <browser> is, as an expression in chrome scope. */
const POPUP = `document.querySelector('browser.webextension-popup-browser')`
const PANEL = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`
const TAB = 'gBrowser.selectedBrowser'
const WIDGET = GECKO_ID.replace(/[^a-z0-9]/gi, '_')

export async function launchFirefox({ path, extension, headless, profile }: LaunchOptions): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless,
    ...(profile ? { userDataDir: profile } : {}),
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1200', '--height=900'],
    extraPrefsFirefox: {
      // A headless window is never active, and panels of inactive windows hide themselves.
      ...(headless ? { 'ui.popup.disable_autohide': true } : {}),
      'browser.startup.page': 0,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.normandy.enabled': false,
      'extensions.systemAddon.update.enabled': false,
      // A temporary add-on goes when the browser closes; what it stored is to be there when it comes again, as it is for users.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  })
  const chrome = await chromeScope(browser)

  /** Brings the own page whose address has this part to the front. */
  async function tabDriver(part: string): Promise<ViewDriver> {
    await until(`a page like ${part}`, () =>
      chrome<boolean>(`const tab = gBrowser.tabs.find(({ linkedBrowser }) =>
            linkedBrowser.currentURI.spec.startsWith('moz-extension:') && linkedBrowser.currentURI.spec.includes(${JSON.stringify(part)}));
          if (tab) gBrowser.selectedTab = tab;
          return tab !== undefined && !tab.hasAttribute('busy');`),
    )
    return viewDriver(chrome, TAB, async () => {
      // By its address: another tab may be in front by now.
      await chrome(`const tab = gBrowser.tabs.find(({ linkedBrowser }) =>
            linkedBrowser.currentURI.spec.startsWith('moz-extension:') && linkedBrowser.currentURI.spec.includes(${JSON.stringify(part)}));
          if (tab) gBrowser.removeTab(tab); return null;`)
    })
  }

  return {
    engine: 'firefox',
    async install() {
      // Each time is the first to a temporary add-on.
      await browser.installExtension(extension)
      await until('the welcome page', () =>
        chrome<boolean>(`return gBrowser.browsers.some((shown) => shown.currentURI.spec.includes('/welcome/'));`),
      )
    },
    async open(url) {
      const page = await browser.newPage()
      await page.goto(url, { waitUntil: 'load', timeout: LOAD_MS })
      await page.bringToFront()
      return page
    },
    badge: () =>
      chrome<Badge>(`${EXTENSION} const shown = button.action.getContextData(gBrowser.selectedTab);
        return { text: shown.badgeText, title: shown.title };`),
    async openPopup(file = 'src/popup/index.html') {
      // A panel that is still closing swallows the call, and its promise then never settles: wait for the popup, not for it.
      const opening = `${EXTENSION} button.action.setProperty(null, 'popup', extension.baseURL + ${JSON.stringify(file)});
        if (!${POPUP}) button.openPopup(window, true); return null;`
      await until('the popup to load', async () => {
        // Asked again each time: a panel that is still closing swallows the call.
        await chrome(opening)
        return chrome<boolean>(`const popup = ${POPUP};
          return popup?.browsingContext?.currentWindowGlobal?.documentURI.spec.endsWith(${JSON.stringify(`/${file}`)}) === true;`)
      })
      return viewDriver(chrome, POPUP, async () => {
        await chrome(`${POPUP}?.closest('panel')?.hidePopup(); return null;`)
        await until('the popup to close', () => chrome<boolean>(`return ${POPUP} === null;`))
      })
    },
    async openPanel() {
      await chrome(`await SidebarController.show('${WIDGET}-sidebar-action'); return null;`)
      await until('the sidebar to load', () =>
        chrome<boolean>(`return ${PANEL}?.currentURI.spec.includes('panel.html') === true;`),
      )
      return viewDriver(chrome, PANEL, async () => {
        await chrome('SidebarController.hide(); return null;')
      })
    },
    async openOwnPage(path) {
      await chrome(`${EXTENSION}
        gBrowser.selectedTab = gBrowser.addTab(extension.baseURL + ${JSON.stringify(path)}, {
          triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }); return null;`)
      return tabDriver(path.replace(/\?.*$/, ''))
    },
    findOwnPage: tabDriver,
    revokeAccess: () => setHostAccess(chrome, 'removePermissions'),
    restoreAccess: () => setHostAccess(chrome, 'addPermissions'),
    async stopBackground() {
      await chrome(`${EXTENSION} await extension.terminateBackground(); return null;`)
    },
    inBackground: (body) => inBackground(chrome, body),
    async installHelper(folder) {
      const helper = await browser.installExtension(folder)
      return (body) => inBackground(chrome, body, helper)
    },
    async reloadExtension() {
      await chrome(`const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID(${JSON.stringify(GECKO_ID)})).reload(); return null;`)
      await inBackground(chrome, 'return null')
    },
    async openPrivate(url) {
      await chrome(`${EXTENSION}
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add(${JSON.stringify(GECKO_ID)}, { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, extension);
        await (await AddonManager.getAddonByID(${JSON.stringify(GECKO_ID)})).reload(); return null;`)
      await inBackground<null>(
        chrome,
        `await browser.windows.create({ incognito: true, url: ${JSON.stringify(url)} }); return null`,
      )
    },
    async setDark(isDark) {
      const scheme = isDark ? 'dark' : 'light'
      await chrome(`for (const browser of [${POPUP}, ${PANEL}].filter(Boolean))
          browser.browsingContext.top.prefersColorSchemeOverride = '${scheme}';
        gBrowser.selectedBrowser.browsingContext.top.prefersColorSchemeOverride = '${scheme}'; return null;`)
    },
    async recordRequests() {
      await chrome(`window.crossreadRequests = [];
        const observer = { observe(subject) {
          const channel = subject.QueryInterface(Ci.nsIHttpChannel);
          const who = channel.loadInfo?.triggeringPrincipal;
          const isOurs = Boolean(who?.addonPolicy || (who?.isExpandedPrincipal && who.allowList.some((one) => one.addonPolicy)) || who?.spec?.startsWith('moz-extension:'));
          window.crossreadRequests.push({ url: channel.URI.spec, isOurs });
        } };
        Services.obs.addObserver(observer, 'http-on-modify-request'); return null;`)
      return () => chrome<SeenRequest[]>('return window.crossreadRequests;')
    },
    close: () => browser.close(),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
  }
}

/** A page that closes while it is being asked never answers: whoever asked must be able to ask again. */
const ANSWER_MS = 8_000

type ChromeScope = <T>(body: string) => Promise<T>

/** A function that runs a body in the browser window's own scope; what it returns must be JSON. */
async function chromeScope(browser: Browser): Promise<ChromeScope> {
  // puppeteer keeps its BiDi connection to itself; there is no public way to chrome scope.
  const { connection } = browser as unknown as { connection: BidiConnection }
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
  const [window] = tree.result.contexts as { context: string }[]
  return async <T>(body: string) => {
    const answer = await within(
      ANSWER_MS,
      'an answer of the browser',
      connection.send('script.evaluate', {
        target: { context: window!.context },
        expression: `(async () => JSON.stringify(await (async () => { ${body} })()))()`,
        awaitPromise: true,
      }),
    )
    const { result, exceptionDetails } = answer.result as {
      result?: { value?: string }
      exceptionDetails?: { text: string }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return (result?.value === undefined ? undefined : JSON.parse(result.value)) as T
  }
}

/** `place`: where the page's <browser> is, as an expression in chrome scope. */
function viewDriver(chrome: ChromeScope, place: string, close: () => Promise<void>, id = GECKO_ID): ViewDriver {
  return {
    // The page lives in another process: a frame script runs there and sends back what the body returns.
    run: <T>(body: string) =>
      chrome<T>(`${extensionBy(id)}
        const manager = ${place}.messageManager;
        const name = 'crossread:' + Math.random();
        const answer = new Promise((resolve) => manager.addMessageListener(name, function listen({ data }) {
          manager.removeMessageListener(name, listen);
          resolve(data);
        }));
        const body = ${JSON.stringify(body)};
        manager.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(
          '(async () => { const { document, window } = { document: content.document, window: content }; let answer;' +
          'try { answer = { value: await (async () => {' + body + '})() } } catch (error) { answer = { error: String(error) } }' +
          'sendAsyncMessage(' + JSON.stringify(name) + ', answer) })()'), false);
        const { value, error } = await answer;
        if (error) throw new Error(error);
        return value;`),
    async screenshot(path) {
      const image = await chrome<string>(`
        const popup = ${place};
        const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
        const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
        [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
        canvas.getContext('2d').drawImage(bitmap, 0, 0);
        return canvas.toDataURL('image/png');`)
      writeFileSync(path, Buffer.from(image.split(',')[1] ?? '', 'base64'))
    },
    close,
  }
}

/** The background's document lives in another process too; a sandbox with its globals runs what its policy would not. */
async function inBackground<T>(chrome: ChromeScope, body: string, id = GECKO_ID): Promise<T> {
  await chrome(`${extensionBy(id)} await extension.wakeupBackground?.(); return null;`)
  const run = viewDriver(
    chrome,
    '[...extension.views].find(({ viewType }) => viewType === "background").xulBrowser',
    async () => {},
    id,
  )
  return run.run<T>(`const sandbox = new Cu.Sandbox(window, { sandboxPrototype: window, wantXrays: false });
    return JSON.parse(await Cu.evalInSandbox(${JSON.stringify(`(async () => JSON.stringify(await (async () => { ${body} })() ?? null))()`)}, sandbox));`)
}

async function setHostAccess(chrome: ChromeScope, change: 'addPermissions' | 'removePermissions'): Promise<void> {
  const name = change === 'addPermissions' ? 'add' : 'remove'
  await chrome(`${EXTENSION}
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    await ExtensionPermissions.${name}(${JSON.stringify(GECKO_ID)}, { origins: ['http://*/*', 'https://*/*'], permissions: [] }, extension);
    return null;`)
}
