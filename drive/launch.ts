// One way in for both engines.
import { fileURLToPath } from 'node:url'
import { launchChromium } from './chromium.ts'
import type { Driver } from './driver.ts'
import { engineOf, type FoundBrowser } from './find-browser.ts'
import { launchFirefox } from './firefox.ts'

/** `folder`: the built extension; that of the engine in dist/ where none is given. */
export function launch(
  { name, path }: FoundBrowser,
  headless: boolean,
  folder?: string,
  profile?: string,
): Promise<Driver> {
  const engine = engineOf(name)
  const extension =
    folder ??
    fileURLToPath(new URL(`../dist/${engine === 'firefox' ? 'firefox' : 'chrome'}`, import.meta.url)).replace(/\/$/, '')
  return engine === 'firefox'
    ? launchFirefox({ path, extension, headless, profile })
    : launchChromium({ path, extension, headless, profile })
}
