// npm run package:pictures: the pictures for the stores, 1280 × 800, from the gallery's samples, into store/pictures.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { until } from '../drive/driver.ts'
import { ensureBrowser } from '../drive/find-browser.ts'
import { launch } from '../drive/launch.ts'
import { serve } from '../drive/serve.ts'

const VIEWS = ['report', 'own-story', 'welcome', 'options', 'print']
const folder = fileURLToPath(new URL('../store/pictures', import.meta.url))
mkdirSync(folder, { recursive: true })
await build({ configFile: fileURLToPath(new URL('../gallery/vite.config.ts', import.meta.url)) })
const site = await serve(fileURLToPath(new URL('../dist/gallery', import.meta.url)))
const ensured = ensureBrowser(['chromium', 'chrome', 'edge', 'brave'])
if (!ensured.ok) {
  console.error(ensured.message)
  process.exit(1)
}
const driver = await launch(ensured.browser, true)
for (const view of VIEWS) {
  const page = await driver.open(`${site.origin}/index.html?view=${view}`)
  await page.setViewport({ width: 1280, height: 800 })
  await until('the sample', () => page.evaluate(`document.querySelector('main') !== null`) as Promise<boolean>)
  await page.screenshot({ path: `${folder}/${view}.png` })
  await page.close()
}
await driver.close()
await site.close()
console.log(`${VIEWS.length} pictures in ${folder}`)
