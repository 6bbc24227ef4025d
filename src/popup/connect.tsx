// Popup or panel, connected: asks the background about a tab, renders the answer, asks again when something changed.
// Knows the browser; the components do not.
import { render } from 'preact'
import * as browser from '../browser.ts'
import { withNote, withoutNote } from '../kept/notes.ts'
import { pageOf } from '../kept/page-address.ts'
import { findReadyView } from '../kept/ready-view.ts'
import type { Settings } from '../kept/settings.ts'
import { changeNotes, loadSettings, saveSettings } from '../kept/store.ts'
import { saveFile } from '../look/save-file.ts'
import { sayReason } from '../look/say-reason.ts'
import { WordsProvider } from '../look/words-context.ts'
import {
  type ComparableTab,
  type OwnOutcome,
  type PopupToBackground,
  type ResultOf,
  type TabView,
  wrapCall,
} from '../messages.ts'
import { loadWords } from '../words/load-words.ts'
import type { Words } from '../words/words.ts'
import type { Actions, Place } from './actions.ts'
import { deviceActions } from './device-actions.ts'
import { Popup } from './popup.tsx'

const wrap = wrapCall<PopupToBackground>()

async function ask<K extends keyof PopupToBackground & string>(
  ...call: Parameters<typeof wrap<K>>
): Promise<ResultOf<PopupToBackground[K]> | undefined> {
  return (await browser.sendMessage(wrap(...call))) as ResultOf<PopupToBackground[K]> | undefined
}

/** Pointing at one item after another must not shake the page: the last one counts. */
const PEEK_MS = 150

/** How long a page may be "being read" before it is asked about again. */
const ASK_AGAIN_MS = 2_000

/** Under this, an answer is not worth announcing: the words for waiting would only flash. */
const WAIT_MS = 150

/** One per popup or panel. `tab` may change in a panel; the view is asked for anew then. */
export async function connect(root: HTMLElement, place: Place) {
  // Everything at once: a popup is looked at from the moment it opens.
  const asked = browser.getActiveTab().then(async (found) => ({ found, answer: await viewOf(found) }))
  let { settings } = await loadSettings()
  let words = await speak(settings)
  let tab: browser.Tab | null = null
  let view: TabView = { state: 'reading' }
  let picked: string | null = null
  let drawn = ''
  let patience: ReturnType<typeof setTimeout> | undefined

  function draw(): void {
    // The same once more would lose the reader's scroll position and open sections for nothing.
    const state = JSON.stringify([view, settings, picked, words.language])
    if (state === drawn) return
    drawn = state
    render(
      <WordsProvider value={words}>
        <Popup key={tab?.id} view={view} actions={actions} place={place} settings={settings} picked={picked} />
      </WordsProvider>,
      root,
    )
  }

  const show = (answer: TabView | undefined) => {
    view = answer ?? { state: 'broken', why: 'reasonNoAnswer' }
    draw()
    clearTimeout(patience)
    // A background that was ended in mid-read changes nothing any more: asking again is what brings its end to light.
    if (view.state === 'reading') patience = setTimeout(() => void refresh(), ASK_AGAIN_MS)
  }
  /** Answers for a tab that is no longer in front are too late. */
  const askAbout = async (name: 'viewTab' | 'readTab') => {
    const wanted = tab
    const answer = await viewOf(wanted, name)
    if (wanted?.id === tab?.id) show(answer)
  }
  const refresh = () => askAbout('viewTab')
  const tabId = () => tab?.id ?? -1

  const actions: Actions = {
    async read() {
      show({ state: 'reading' })
      await askAbout('readTab')
    },
    async allow(origins) {
      const granted = await browser.requestAccess(origins)
      if (granted.ok && granted.value) await actions.read()
      return granted.ok && granted.value
    },
    async showSentences(texts) {
      const outcome = await ask('showSentences', tabId(), texts).catch(() => undefined)
      return outcome?.ok === true && outcome.found > 0
    },
    peek: place === 'panel' ? latest(PEEK_MS, (texts) => void actions.showSentences(texts)) : null,
    goBack: async () => void (await ask('goBack', tabId()).catch(() => undefined)),
    async paint(isOn) {
      const outcome = await ask('paintPage', tabId(), isOn).catch(() => undefined)
      if (!outcome?.ok) return 'failed'
      return outcome.canPaint ? 'done' : 'missing'
    },
    isPainted: async () => (await ask('isPainted', tabId()).catch(() => undefined)) === true,
    async note(item, isTold) {
      if (view.state !== 'report') return null
      const { presentation, url } = view
      const place = { story: presentation.story.id, detail: item.id, page: pageOf(url) }
      const note = {
        ...place,
        title: presentation.page.title.slice(0, 500),
        said: item.found,
        sentence: (item.evidence[0] ?? item.closest)?.text.slice(0, 2_000) ?? null,
        day: new Date().toISOString().slice(0, 10),
      }
      const kept = await changeNotes((notes) =>
        isTold === null ? withoutNote(notes, place) : withNote(notes, { ...note, isTold }),
      )
      if (!kept.ok) return kept.why
      await refresh()
      return null
    },
    async listTabs(onProgress, signal) {
      const tabs = (await ask('listTabs', tabId()).catch(() => undefined)) ?? []
      const rated: ComparableTab[] = []
      for (const [i, other] of tabs.entries()) {
        if (signal.aborted) break
        onProgress(i, tabs.length)
        const likeness = await ask('rateTab', tabId(), other.tabId).catch(() => undefined)
        if (likeness) rated.push({ ...other, ...likeness, title: likeness.title || other.title })
      }
      return rated.sort((a, b) => b.probability - a.probability)
    },
    async makeStory([first, ...others], onProgress) {
      const all = others.length + 1
      onProgress(0, all)
      const made = first === undefined ? undefined : await ask('makeStory', tabId(), first).catch(() => undefined)
      let unread = 0
      if (made?.ok)
        for (const [i, other] of others.entries()) {
          onProgress(i + 1, all)
          if (!(await ask('addToStory', other, made.story).catch(() => undefined))?.ok) unread++
        }
      return { why: await change(Promise.resolve(made)), unread }
    },
    addToStory: (story) => change(ask('addToStory', tabId(), story)),
    offerStories: async () => (await ask('offerStories', tabId()).catch(() => undefined)) ?? [],
    remember: (isOn) => change(ask('rememberPage', tabId(), isOn)),
    device: deviceActions(() => {
      const begun = tabId()
      const url = view.state === 'report' ? view.url : ''
      return {
        readArticle: () => ask('readArticle', begun),
        compareTranslated: (address, translated, from) => ask('compareTranslated', begun, address, translated, from),
        keepSecondReading: (verdicts) => ask('keepSecondReading', begun, url, verdicts),
        show: (answer) => {
          if (tabId() === begun) show(answer)
        },
      }
    }),
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text)
        return true
      } catch {
        return false
      }
    },
    save: saveFile,
    print: () => void browser.openOwnPage(`src/print/index.html?tab=${tabId()}`),
    openPanel: browser.hasPanel
      ? async () => {
          const opened = tab?.windowId === undefined ? null : await browser.openPanel(tab.windowId)
          if (opened?.ok) window.close()
          return opened?.ok === true
        }
      : null,
    openOptions: () => void browser.openOptions(),
    openWelcome: () => void browser.openOwnPage('src/welcome/index.html'),
    async silence(host, isSilent) {
      const others = settings.silentSites.filter((site) => host !== site && !host.endsWith(`.${site}`))
      await saveSettings({ ...settings, silentSites: isSilent ? [...others, host] : others })
      if (isSilent) await ask('forgetTab', tabId()).catch(() => undefined)
      await refresh()
    },
  }

  /** Waits for a change of the reader's stories and shows what came of it; the reason where it failed. */
  async function change(asked: Promise<OwnOutcome | undefined>): Promise<string | null> {
    const outcome = await asked.catch(() => undefined)
    await refresh()
    if (outcome?.ok) return null
    return sayReason(outcome?.why ?? 'reasonNoAnswer', words)
  }

  // Before the first answer is awaited: what changes while it is on its way must not be missed.
  let hasChanged = false
  browser.onSessionChange(() => {
    hasChanged = true
    if (tab) void refresh()
  })
  // A report that is ready is the first thing painted; words for waiting only where there is something to wait for.
  const waiting = setTimeout(draw, WAIT_MS)
  const { found, answer } = await asked
  clearTimeout(waiting)
  tab = found
  show(answer)
  if (hasChanged) void refresh()
  browser.onKeptChange(async () => {
    settings = (await loadSettings()).settings
    words = await speak(settings)
    await refresh()
    draw()
  })

  return {
    /** Looks again at what the tab in front shows, or at another tab that has come to the front. */
    async follow() {
      tab = await browser.getActiveTab()
      picked = null
      await refresh()
    },
    /** A sentence was pressed on a page: if it is this one, its item is shown. */
    pick(fromTab: number | undefined, text: string) {
      if (fromTab !== tab?.id) return
      picked = text
      draw()
      picked = null
    },
    isFor: (id: number) => id === tab?.id,
    refresh,
  }
}

async function viewOf(tab: browser.Tab | null, name: 'viewTab' | 'readTab' = 'viewTab'): Promise<TabView | undefined> {
  if (tab?.id === undefined) return { state: 'off-limits' }
  const ready = name === 'viewTab' && tab.url !== undefined ? await findReadyView(tab.id, tab.url) : null
  if (ready) return ready
  return ask(name, tab.id).catch(() => undefined)
}

const speak = (settings: Settings): Promise<Words> => {
  const wanted = loadWords(settings.language, browser.preferredLanguages())
  return wanted.then((words) => {
    document.documentElement.lang = words.language
    return words
  })
}

/** Calls back with the last value once none has come for a while. */
function latest<T>(wait: number, call: (value: T) => void): (value: T) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (value) => {
    clearTimeout(timer)
    timer = setTimeout(() => call(value), wait)
  }
}
