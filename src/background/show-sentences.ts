// Shows sentences on a tab's page: the reader finds and highlights them; the highlights' rules come from here, because a
// style that the browser inserts is no change to the page.
import * as browser from '../browser.ts'
import { marksOf } from '../compare/marks.ts'
import { type BackgroundToPage, type Envelope, type ResultOf, type ShowOutcome, wrapCall } from '../messages.ts'
import { EVIDENCE_STYLE, markStyle } from '../page/highlight-name.ts'
import { choiceOf, loadKept } from './choice.ts'
import { injectReader } from './read-tab.ts'
import { findRecord, readRecord } from './tab-records.ts'

const call = wrapCall<BackgroundToPage>()

export const showSentences = async (tabId: number, texts: string[]): Promise<ShowOutcome> =>
  paint(tabId, await frameOf(tabId), call('show', texts))

/** The frame in which the tab's article was found: the page itself where there is no report of it. */
async function frameOf(tabId: number): Promise<number> {
  const record = await readRecord(tabId)
  return record?.state === 'done' ? (record.frameId ?? 0) : 0
}

/** Marks the report's sentences on the page, or takes the marks away. */
export async function paintPage(tabId: number, isOn: boolean): Promise<ShowOutcome> {
  const frameId = await frameOf(tabId)
  if (!isOn) return paint(tabId, frameId, call('paint', null))
  const tab = await browser.getTab(tabId)
  const record = tab.ok && tab.value.url !== undefined ? await findRecord(tabId, tab.value.url) : null
  if (record?.state !== 'done') return { ok: false, why: 'There is no report of this page.' }
  const { report, url } = record
  const kept = await loadKept()
  const { corrections } = choiceOf(kept, report.story ?? '', url)
  // What the reader says that the page does not tell is not marked as told.
  const details = report.details.filter(({ id }) => corrections.get(id) !== false)
  const outcome = await paint(tabId, frameId, call('paint', marksOf({ ...report, details })))
  // Always: the reader may have chosen other colours since, and later rules win.
  if (outcome.ok) await browser.insertCss(tabId, markStyle(kept.settings.colors))
  return outcome
}

export async function isPainted(tabId: number): Promise<boolean> {
  const answered = await browser.sendToTab(tabId, call('isPainting'), await frameOf(tabId))
  return answered.ok && answered.value === true
}

export async function goBack(tabId: number): Promise<boolean> {
  const answered = await browser.sendToTab(tabId, call('goBack'), await frameOf(tabId))
  return answered.ok && answered.value === true
}

async function paint(tabId: number, frameId: number, message: Envelope): Promise<ShowOutcome> {
  let answered = await browser.sendToTab(tabId, message, frameId)
  if (!answered.ok || answered.value === undefined) {
    const injected = await injectReader(tabId, frameId) // the extension was updated, or the page came back from the cache
    if (!injected.ok) return injected
    answered = await browser.sendToTab(tabId, message, frameId)
  }
  if (!answered.ok) return answered
  const shown = answered.value as ResultOf<BackgroundToPage['paint']> | undefined
  if (!shown) return { ok: false, why: 'The page did not answer.' }
  if (!shown.isStyled) await browser.insertCss(tabId, EVIDENCE_STYLE)
  return { ok: true, found: shown.found, canPaint: shown.canPaint }
}
