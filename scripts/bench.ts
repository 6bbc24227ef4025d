// npm run bench [-- popup | pages [FOLDER] | scale [FOLDER] | drafts | library] [--browser chromium | firefox]
// Speed beside named alternatives, in the same run, in real browsers. Ratios are what counts: milliseconds differ by machine.
//   popup   time until the popup's report is painted beside an empty popup; frames while hundreds of items scroll
//   pages   what each stage costs on pages that do not match, and the whole extension; Chromium only. FOLDER: saved pages
//   scale   gate and background with up to ten thousand stories, made up; Chromium and node. FOLDER: saved pages, for the gate
//   drafts  a story made of twenty articles beside reading them; node
//   library three hundred stories of twenty articles: import, list, and what they cost a popup
import { parseArgs } from 'node:util'
import { benchDrafts } from '../bench/drafts.ts'
import { benchLibrary } from '../bench/library.ts'
import { benchPages } from '../bench/pages.ts'
import { benchPopup, benchScroll } from '../bench/popup.ts'
import { benchScale } from '../bench/scale/scale.ts'
import { type Engine, ensureBrowser } from '../drive/find-browser.ts'
import { build } from './build.ts'

const { values, positionals } = parseArgs({ options: { browser: { type: 'string' } }, allowPositionals: true })
const [what, folder = null] = positionals
const engines: Engine[] = values.browser
  ? [values.browser === 'firefox' ? 'firefox' : 'chromium']
  : ['chromium', 'firefox']

if (what === 'drafts') {
  benchDrafts()
  process.exit(0)
}
for (const engine of engines) {
  const ensured = ensureBrowser(engine === 'firefox' ? ['firefox'] : ['chromium', 'chrome', 'edge', 'brave'])
  if (!ensured.ok) {
    console.error(ensured.message)
    process.exit(1)
  }
  if (what === 'scale') {
    if (engine === 'chromium') await benchScale(ensured.browser.path, folder)
    continue
  }
  await build(engine)
  if (what === 'library') {
    await benchLibrary(ensured.browser, engine)
    continue
  }
  if (what !== 'pages') {
    await benchPopup(ensured.browser, engine)
    await benchScroll(ensured.browser, engine)
  }
  if (what !== 'popup' && engine === 'chromium') await benchPages(ensured.browser.path, folder)
}
