// Shows sentences on a tab's page: the reader finds and highlights them; the highlight's rule comes from here, because a
// style that the browser inserts is no change to the page.
import * as browser from '../browser.ts'
import { type BackgroundToPage, type ShowOutcome, wrapCall } from '../messages.ts'
import { HIGHLIGHT } from '../page/highlight-name.ts'
import { injectReader } from './read-tab.ts'

const call = wrapCall<BackgroundToPage>()

/** Dark text on a light marker in both schemes: 12:1 contrast, whatever the page's own colours. */
const STYLE = `::highlight(${HIGHLIGHT}) { background-color: #ffd866; color: #1d1a12; }`

export async function showSentences(tabId: number, texts: string[]): Promise<ShowOutcome> {
  const message = call('show', texts)
  let answered = await browser.sendToTab(tabId, message)
  if (!answered.ok || answered.value === undefined) {
    const injected = await injectReader(tabId) // the extension was updated, or the page came back from the cache
    if (!injected.ok) return injected
    answered = await browser.sendToTab(tabId, message)
  }
  if (!answered.ok) return answered
  const shown = answered.value as { found: number; isStyled: boolean } | undefined
  if (!shown) return { ok: false, why: 'The page did not answer.' }
  if (!shown.isStyled) await browser.insertCss(tabId, STYLE)
  return { ok: true, found: shown.found }
}
