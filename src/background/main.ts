// The background: Chrome's service worker, Firefox's event page. Wires messages to what answers them; holds no state.
// Every listener is added at the top level, synchronously, so that a woken worker hears what woke it.
import * as browser from '../browser.ts'
import { isSamePage } from '../kept/page-address.ts'
import { dropReadyView } from '../kept/ready-view.ts'
import { answerCall, type Handlers, type PageToBackground, type PopupToBackground } from '../messages.ts'
import { clearBadge } from './badge.ts'
import { isSilentPage, loadKept } from './choice.ts'
import { listStories } from './corpus.ts'
import { addToStory, listTabs, makeStory, offerStories, rateTab, setRemembered } from './own-stories.ts'
import { compareTranslated, keepSecondReading, readArticle, readTab } from './read-tab.ts'
import { refreshTabs, showRecord } from './show-record.ts'
import { goBack, isPainted, paintPage, showSentences } from './show-sentences.ts'
import { findRecord, forgetRecord } from './tab-records.ts'
import { viewRecord, viewTab } from './tab-view.ts'
import { startWatching } from './watching.ts'

const WELCOME = 'src/welcome/index.html'

startWatching()
browser.onInstalled((isFirst) => {
  if (isFirst) void browser.openOwnPage(WELCOME)
})
browser.onKeptChange(() => void refreshTabs())

async function forgetTab(tabId: number): Promise<void> {
  await paintPage(tabId, false)
  await Promise.all([forgetRecord(tabId), dropReadyView(tabId)])
  await clearBadge(tabId)
}

const fromPage: Handlers<PageToBackground, browser.Sender> = {
  async gatePassed({ tab, url, frameId }) {
    if (tab?.id === undefined || url === undefined || frameId !== 0 || (await isSilentPage(url))) return
    await readTab(tab.id, url)
  },
  async pageChanged({ tab, url: sentFrom, frameId }, isReturn) {
    // The tab's own word: a sender's address may be the one that its page was loaded under.
    const url = tab?.url ?? sentFrom
    if (tab?.id === undefined || url === undefined || frameId !== 0 || (await isSilentPage(url))) return
    const record = await findRecord(tab.id, url)
    if (record?.state === 'done') await showRecord(tab.id, record)
    else if (isReturn) await readTab(tab.id, url)
    else await clearBadge(tab.id)
  },
}

const fromPopup: Handlers<PopupToBackground, browser.Sender> = {
  async viewTab(_, tabId) {
    const view = await viewTab(tabId)
    // Where the reader in the page could not tell (no Navigation API), the badge is still that of the page before.
    if (view.state === 'not-looked' && view.hasMoved) await clearBadge(tabId)
    // What stands on the page may have come after the gate looked. Only here: a page that is left alone costs nothing.
    if (view.state === 'not-known' && !view.wasRead) void browser.runGate(tabId)
    return view
  },
  async readTab(_, tabId) {
    const found = await browser.getTab(tabId)
    if (!found.ok || found.value.url === undefined) return viewTab(tabId)
    const record = await readTab(tabId, found.value.url)
    const now = await browser.getTab(tabId)
    // The tab has moved on while its page was read.
    if (!now.ok || !isSamePage(now.value.url ?? '', record.url)) return viewTab(tabId)
    return viewRecord(record, await loadKept(), now.value.incognito)
  },
  showSentences: (_, tabId, texts) => showSentences(tabId, texts),
  paintPage: (_, tabId, isOn) => paintPage(tabId, isOn),
  isPainted: (_, tabId) => isPainted(tabId),
  goBack: (_, tabId) => goBack(tabId),
  forgetTab: (_, tabId) => forgetTab(tabId),
  listTabs: (_, tabId) => listTabs(tabId),
  rateTab: (_, tabId, other) => rateTab(tabId, other),
  makeStory: (_, tabId, other) => makeStory(tabId, other),
  addToStory: (_, tabId, story) => addToStory(tabId, story),
  offerStories: (_, tabId) => offerStories(tabId),
  async rememberPage(_, tabId, isOn) {
    const outcome = await setRemembered(tabId, isOn)
    await refreshTabs()
    return outcome
  },
  refreshReports: () => refreshTabs(),
  readArticle: (_, tabId) => readArticle(tabId),
  async compareTranslated(_, tabId, url, translated, from) {
    const found = await browser.getTab(tabId)
    // The tab has moved on while its page was translated.
    if (!found.ok || found.value.url === undefined || !isSamePage(found.value.url, url)) return viewTab(tabId)
    return viewRecord(await compareTranslated(tabId, url, translated, from), await loadKept(), found.value.incognito)
  },
  async keepSecondReading(_, tabId, url, verdicts) {
    await keepSecondReading(tabId, url, verdicts)
    return viewTab(tabId)
  },
  listStories: () => listStories(),
}

// A page's script may only report its own gate; what the popup may ask, no page may.
browser.onMessage((message, sender) => {
  if (browser.isOwnPage(sender)) return answerCall(fromPopup, sender, message)
  if (browser.isOwnScript(sender)) return answerCall(fromPage, sender, message)
  return undefined
})
