// Finds an installed browser, or installs one. For the start script and the end-to-end tests; nothing here is shipped.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type BrowserName = 'chrome' | 'chromium' | 'edge' | 'brave' | 'firefox'
export type Engine = 'chromium' | 'firefox'
export const BROWSER_NAMES: BrowserName[] = ['chrome', 'chromium', 'edge', 'brave', 'firefox']
export const engineOf = (name: BrowserName): Engine => (name === 'firefox' ? 'firefox' : 'chromium')

export interface FoundBrowser {
  name: BrowserName
  path: string
}

/** Commands on the PATH and absolute places, best first. Debian's /usr/bin/chromium is a wrapper: the binary behind it comes first. */
const PLACES: Record<BrowserName, string[]> = {
  chrome: [
    'google-chrome-stable',
    'google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '%PROGRAMFILES%/Google/Chrome/Application/chrome.exe',
    '%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe',
    '%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe',
  ],
  chromium: [
    '/usr/lib/chromium/chromium',
    'chromium',
    'chromium-browser',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  edge: [
    'microsoft-edge-stable',
    'microsoft-edge',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '%PROGRAMFILES(X86)%/Microsoft/Edge/Application/msedge.exe',
    '%PROGRAMFILES%/Microsoft/Edge/Application/msedge.exe',
  ],
  brave: [
    'brave-browser-stable',
    'brave-browser',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    '%PROGRAMFILES%/BraveSoftware/Brave-Browser/Application/brave.exe',
  ],
  firefox: [
    'firefox',
    'firefox-esr',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
    '%PROGRAMFILES%/Mozilla Firefox/firefox.exe',
    '%PROGRAMFILES(X86)%/Mozilla Firefox/firefox.exe',
  ],
}

const CACHE = fileURLToPath(new URL('../.cache/browsers', import.meta.url))

/** The first of the wanted browsers that is there, or null. CROSSREAD_CHROMIUM and CROSSREAD_FIREFOX name a path outright. */
export function findBrowser(wanted: BrowserName[] = BROWSER_NAMES): FoundBrowser | null {
  for (const name of wanted) {
    const named = process.env[engineOf(name) === 'firefox' ? 'CROSSREAD_FIREFOX' : 'CROSSREAD_CHROMIUM']
    if (named) return { name, path: named }
    for (const place of PLACES[name]) {
      const path = resolvePlace(place)
      if (path) return { name, path }
    }
    const cached = findCached(name)
    if (cached) return { name, path: cached }
  }
  return null
}

function resolvePlace(place: string): string | null {
  const expanded = place.replace(/%([^%]+)%/g, (_, key: string) => process.env[key] ?? '\0')
  if (expanded.includes('\0')) return null
  const candidates = /[\\/]/.test(expanded)
    ? [expanded]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, expanded))
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A browser that `installBrowser` put into .cache earlier. */
function findCached(name: BrowserName): string | null {
  if (!existsSync(CACHE) || (name !== 'chrome' && name !== 'firefox')) return null
  const listed =
    spawnSync(process.execPath, [browsersCli(), 'list', '--path', CACHE], { encoding: 'utf8' }).stdout ?? ''
  return new RegExp(`^${name}@\\S+.*?\\s((?:/|[A-Z]:).+)$`, 'm').exec(listed)?.[1]?.trim() ?? null
}

const browsersCli = (): string =>
  fileURLToPath(new URL('../node_modules/@puppeteer/browsers/lib/main-cli.js', import.meta.url))

export type Ensured = { ok: true; browser: FoundBrowser } | { ok: false; message: string }

/** Finds one of the wanted browsers or installs the first that can be: from the system's packages, else by download into .cache. */
export function ensureBrowser(wanted: BrowserName[]): Ensured {
  const there = findBrowser(wanted)
  if (there) return { ok: true, browser: there }
  const engine = engineOf(wanted[0]!)
  installFromPackages(engine)
  const packaged = findBrowser(engine === 'firefox' ? ['firefox'] : ['chromium', 'chrome'])
  if (packaged) return { ok: true, browser: packaged }
  download(engine)
  const downloaded = findBrowser(engine === 'firefox' ? ['firefox'] : ['chrome'])
  return downloaded ? { ok: true, browser: downloaded } : { ok: false, message: howTo(engine) }
}

function installFromPackages(engine: Engine): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !resolvePlace('apt-get')) return
  const name = engine === 'firefox' ? 'firefox-esr' : 'chromium'
  console.error(`No ${engine} found: installing the package ${name} …`)
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  try {
    execFileSync('apt-get', ['update', '-q'], options)
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name, 'fonts-dejavu-core'], options)
  } catch {
    // The download is tried next, and howTo says what to do where that fails too.
  }
}

function download(engine: Engine): void {
  if (!existsSync(browsersCli())) return
  const build = engine === 'firefox' ? 'firefox@stable' : 'chrome@stable'
  console.error(`No ${engine} found: downloading ${build} into .cache/browsers …`)
  spawnSync(process.execPath, [browsersCli(), 'install', build, '--path', CACHE], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
  })
}

const howTo = (engine: Engine): string =>
  engine === 'firefox'
    ? 'Firefox was not found and could not be installed. Install it from https://www.mozilla.org/firefox/ (Debian and Ubuntu: sudo apt-get install firefox-esr, or firefox), or set CROSSREAD_FIREFOX to the path of its program, and run the command again.'
    : 'No Chrome, Chromium, Edge or Brave was found, and none could be installed. Install one (Debian and Ubuntu: sudo apt-get install chromium), or set CROSSREAD_CHROMIUM to the path of its program, and run the command again.'
