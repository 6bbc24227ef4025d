// npm run bench [-- --browser chromium | firefox]
// Speed beside named alternatives, in the same run, in real browsers. Ratios are what counts: milliseconds differ by machine.
//   popup   time until the popup's report is painted beside an empty popup; frames while hundreds of items scroll
import { parseArgs } from 'node:util'
import { benchPopup, benchScroll } from '../bench/popup.ts'
import { type Engine, ensureBrowser } from '../drive/find-browser.ts'
import { build } from './build.ts'

const { values } = parseArgs({ options: { browser: { type: 'string' } }, allowPositionals: true })
const engines: Engine[] = values.browser
  ? [values.browser === 'firefox' ? 'firefox' : 'chromium']
  : ['chromium', 'firefox']

for (const engine of engines) {
  const ensured = ensureBrowser(engine === 'firefox' ? ['firefox'] : ['chromium', 'chrome', 'edge', 'brave'])
  if (!ensured.ok) {
    console.error(ensured.message)
    process.exit(1)
  }
  await build(engine)
  await benchPopup(ensured.browser, engine)
  await benchScroll(ensured.browser, engine)
}
