// The printed report's entry: ?tab=<number> names the tab whose report is shown, once; later changes there change nothing here.
import { render } from 'preact'
import * as browser from '../browser.ts'
import { loadSettings } from '../kept/store.ts'
import { WordsProvider } from '../look/words-context.ts'
import { type PopupToBackground, type TabView, wrapCall } from '../messages.ts'
import { loadWords } from '../words/load-words.ts'
import { PrintedReport } from './printed-report.tsx'

const wrap = wrapCall<PopupToBackground>()
const { settings } = await loadSettings()
const words = await loadWords(settings.language, browser.preferredLanguages())
const tabId = Number(new URL(location.href).searchParams.get('tab'))
const view = (await browser.sendMessage(wrap('viewTab', tabId)).catch(() => undefined)) as TabView | undefined
document.documentElement.lang = words.language
document.title = words.say('printTitle')
render(
  <WordsProvider value={words}>
    {view?.state === 'report' ? (
      <PrintedReport presentation={view.presentation} print={() => window.print()} />
    ) : (
      <main>
        <h1>{words.say('printTitle')}</h1>
        <p>{words.say('printGone')}</p>
      </main>
    )}
  </WordsProvider>,
  document.getElementById('app')!,
)
