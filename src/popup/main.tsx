// The popup's entry: asks the background about the active tab, renders the answer, asks again when something changed.
// Knows the browser; popup.tsx does not.
import { render } from 'preact'
import * as browser from '../browser.ts'
import { type PopupToBackground, type ResultOf, type TabView, wrapCall } from '../messages.ts'
import { type Actions, Popup } from './popup.tsx'

const wrap = wrapCall<PopupToBackground>()

async function ask<K extends keyof PopupToBackground & string>(
  ...call: Parameters<typeof wrap<K>>
): Promise<ResultOf<PopupToBackground[K]> | undefined> {
  return (await browser.sendMessage(wrap(...call))) as ResultOf<PopupToBackground[K]> | undefined
}

const root = document.getElementById('app')!
const NO_ANSWER: TabView = { state: 'broken', why: 'Crossread’s background did not answer.' }

async function start(): Promise<void> {
  const tab = await browser.getActiveTab()
  const tabId = tab?.id
  if (tabId === undefined) return show({ state: 'off-limits' })

  let shown: TabView | null = null
  function show(view: TabView): void {
    // The same view again would lose the reader's scroll position and open sections for nothing.
    if (shown && JSON.stringify(shown) === JSON.stringify(view)) return
    shown = view
    render(<Popup view={view} actions={actions} />, root)
  }
  const refresh = () => orBroken(ask('viewTab', tabId)).then(show)
  const actions: Actions = {
    read: async () => {
      show({ state: 'reading' })
      show(await orBroken(ask('readTab', tabId)))
    },
    allow: async (origins) => {
      const granted = await browser.requestAccess(origins)
      if (granted.ok && granted.value) await actions.read()
      return granted.ok && granted.value
    },
    showSentences: async (texts) => {
      const outcome = await ask('showSentences', tabId, texts).catch(() => undefined)
      return outcome?.ok === true && outcome.found > 0
    },
    paint: async (isOn) => (await ask('paintPage', tabId, isOn).catch(() => undefined))?.ok === true,
    isPainted: async () => (await ask('isPainted', tabId).catch(() => undefined)) === true,
    copy,
    save,
  }
  show({ state: 'reading' })
  await refresh()
  browser.onSessionChange(refresh)
  browser.onTabLoading(tabId, refresh)

  async function orBroken(answer: Promise<TabView | undefined>): Promise<TabView> {
    return (await answer.catch(() => undefined)) ?? NO_ANSWER
  }
}

function show(view: TabView): void {
  const nothing = async () => false
  const actions: Actions = {
    read: async () => {},
    allow: nothing,
    showSentences: nothing,
    paint: nothing,
    isPainted: nothing,
    copy,
    save,
  }
  render(<Popup view={view} actions={actions} />, root)
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** How long the browser may take to fetch what it saves. */
const SAVE_MS = 30_000

function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: name.endsWith('.json') ? 'application/json' : 'text/csv' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), SAVE_MS)
}

start().catch(() => show(NO_ANSWER))
