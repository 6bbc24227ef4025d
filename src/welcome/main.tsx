// The welcome page's entry. Opened once when Crossread is installed, and from popup and options whenever a reader wants.
import { render } from 'preact'
import * as browser from '../browser.ts'
import { loadSettings } from '../kept/store.ts'
import { WordsProvider } from '../look/words-context.ts'
import { type KnownStory, type PopupToBackground, wrapCall } from '../messages.ts'
import { loadWords } from '../words/load-words.ts'
import { Welcome } from './welcome.tsx'

const EVERYWHERE = ['http://*/*', 'https://*/*']
const wrap = wrapCall<PopupToBackground>()

async function draw(): Promise<void> {
  const { settings } = await loadSettings()
  const words = await loadWords(settings.language, browser.preferredLanguages())
  const stories = ((await browser.sendMessage(wrap('listStories')).catch(() => [])) ?? []) as KnownStory[]
  document.documentElement.lang = words.language
  document.title = words.say('welcomeTitle')
  const pages = stories.flatMap(({ outlets }) => outlets.filter(({ url }) => url !== null))
  render(
    <WordsProvider value={words}>
      <Welcome
        hasAccess={await browser.hasAccess(EVERYWHERE)}
        pages={pages}
        askAccess={() => void browser.requestAccess(EVERYWHERE).then(draw)}
      />
    </WordsProvider>,
    document.getElementById('app')!,
  )
}

await draw()
browser.onKeptChange(() => void draw())
