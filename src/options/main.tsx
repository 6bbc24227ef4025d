// The options page's entry: loads what is stored, keeps what the reader chooses.
import { render } from 'preact'
import * as browser from '../browser.ts'
import { findSecondReader } from '../device/find-reader.ts'
import { findTranslation } from '../device/translation.ts'
import { exportNotes } from '../kept/notes.ts'
import { deleteNotes, loadNotes, loadSettings, resetSettings, type Saved, saveSettings } from '../kept/store.ts'
import { listSummaries } from '../library/library.ts'
import { saveFile } from '../look/save-file.ts'
import { WordsProvider } from '../look/words-context.ts'
import { type KnownStory, type PopupToBackground, wrapCall } from '../messages.ts'
import { LANGUAGE_NAMES, pickLanguage } from '../words/languages.ts'
import { loadWords } from '../words/load-words.ts'
import type { Key } from '../words/words.ts'
import type { OptionsActions } from './actions.ts'
import { libraryActions } from './library-actions.ts'
import { Options } from './options.tsx'

const wrap = wrapCall<PopupToBackground>()
const root = document.getElementById('app')!
const preferred = browser.preferredLanguages()
/** Counts what made the form begin anew: a reset, or a change in another window. */
let version = 0

async function draw(): Promise<void> {
  const { settings, damaged } = await loadSettings()
  const words = await loadWords(settings.language, preferred)
  const notes = await loadNotes()
  const stories = ((await browser.sendMessage(wrap('listStories')).catch(() => [])) ?? []) as KnownStory[]
  const listed = await listSummaries()
  const own = listed.ok ? listed.value : []
  document.documentElement.lang = words.language
  document.title = words.say('optionsTitle')

  const said = (saved: Saved, done: Key): string =>
    saved.ok ? words.say(saved.isLocal ? 'optionsLocal' : done) : words.say('optionsFailed', saved.why)
  const actions: OptionsActions = {
    save: async (wanted) => said(await saveSettings(wanted), 'optionsSaved'),
    async reset() {
      const saved = await resetSettings()
      version++
      await draw()
      return said(saved, 'optionsResetDone')
    },
    exportNotes: () => saveFile('crossread-notes.json', exportNotes(notes)),
    async deleteNotes() {
      const removed = await deleteNotes()
      return removed.ok ? words.say('notesDeleted') : words.say('optionsFailed', removed.why)
    },
    openWelcome: () => void browser.openOwnPage('src/welcome/index.html'),
    async deviceSupport() {
      const reader = findSecondReader()
      // Firefox's shows itself only when its permission is granted, so it counts as there.
      const canRead = browser.knowsTrialMl() || (reader !== null && (await reader.availability()) !== 'never')
      return { translation: findTranslation() !== null, secondReader: canRead }
    },
    async allowSecondReader() {
      if (!browser.knowsTrialMl()) return true
      const granted = await browser.requestTrialMl()
      return granted.ok && granted.value
    },
  }
  render(
    <WordsProvider value={words}>
      <Options
        key={version}
        settings={settings}
        isDamaged={damaged.length > 0}
        stories={stories}
        notes={notes.length}
        library={{ stories: own, actions: libraryActions(words, libraryChanged) }}
        browserLanguage={LANGUAGE_NAMES[pickLanguage('browser', preferred)]}
        actions={actions}
      />
    </WordsProvider>,
    root,
  )
}

async function libraryChanged(): Promise<void> {
  // Remembered pages count in reports of open tabs.
  await browser.sendMessage(wrap('refreshReports')).catch(() => undefined)
  await draw()
}

await draw()
browser.onKeptChange(() => void draw())
