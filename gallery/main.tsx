// The gallery: one sample in the page itself, by its address: ?view=report&place=panel&language=de
// Without a view it lists all of them. Actions say in the page's title what they would have done.
import { render } from 'preact'
import { DEFAULTS } from '../src/kept/settings.ts'
import { summarise } from '../src/library/own-story.ts'
import pageLook from '../src/look/page.css?url'
import popupLook from '../src/look/popup.css?url'
import { WordsProvider } from '../src/look/words-context.ts'
import { Options } from '../src/options/options.tsx'
import type { Actions, Place } from '../src/popup/actions.ts'
import { Popup } from '../src/popup/popup.tsx'
import { PrintedReport } from '../src/print/printed-report.tsx'
import { Welcome } from '../src/welcome/welcome.tsx'
import type { Language } from '../src/words/languages.ts'
import { loadWords } from '../src/words/load-words.ts'
import { STORIES, VIEWS } from './samples.ts'

const asked = new URL(location.href).searchParams
const name = asked.get('view') ?? ''
const place = (asked.get('place') ?? 'popup') as Place
const words = await loadWords((asked.get('language') ?? 'en') as Language, ['en-GB'])
document.documentElement.lang = words.language
if (!words.language.startsWith(asked.get('language') ?? 'en')) throw new Error('The language could not be loaded.')

const done = (what: string) => {
  document.title = what
}
const actions: Actions = {
  read: async () => done('read'),
  allow: async () => false,
  showSentences: async ([text]) => {
    done(`shown: ${text}`)
    return !text?.includes('7.40')
  },
  peek: place === 'panel' ? ([text]) => done(`peeked: ${text}`) : null,
  goBack: async () => done('back'),
  paint: async () => 'done',
  isPainted: async () => asked.has('painted'),
  note: async (item, isTold) => {
    done(`noted: ${item.id} ${isTold}`)
    return isTold === false ? 'The disk is full.' : null
  },
  listTabs: async () => [
    {
      tabId: 1,
      title: 'Cracks close the harbour bridge',
      host: 'herald.example',
      probability: 0.9,
      shared: ['Quayside', 'Monday'],
    },
    {
      tabId: 2,
      title: 'A day out in Quayside: herring, wool and honey, and where to find them',
      host: 'travel.example',
      probability: 0.1,
      shared: [],
    },
  ],
  makeStory: async () => ({ why: 'The disk is full.', unread: 0 }),
  offerStories: async () => [
    { id: 'own-1', title: 'The old harbour bridge closes', pages: 3, probability: 0.9, shared: ['Quayside'] },
  ],
  remember: async () => null,
  device: {
    canTranslate: async () => 'download',
    translate: async (_, onStep) => {
      onStep({ step: 'working', done: 4, all: 20 })
      return new Promise(() => {})
    },
    canReadAgain: async () => 'download',
    readAgain: async (questions, onStep) => {
      onStep({ step: 'working', done: 4, all: questions.length })
      return new Promise(() => {})
    },
  },
  addToStory: async () => null,
  copy: async () => false,
  save: (file) => done(`saved: ${file}`),
  print: () => done('print'),
  openPanel: async () => false,
  openOptions: () => done('options'),
  openWelcome: () => done('welcome'),
  silence: async (host, isSilent) => done(`silence: ${host} ${isSilent}`),
}
const optionsActions = {
  save: async () => words.say('optionsSaved'),
  reset: async () => words.say('optionsResetDone'),
  exportNotes: () => done('export'),
  deleteNotes: async () => words.say('notesDeleted'),
  openWelcome: () => done('welcome'),
  deviceSupport: async () => ({ translation: false, secondReader: false }),
  allowSecondReader: async () => false,
}
const ownStories = [
  {
    id: 'own-1',
    title: 'The old harbour bridge closes',
    created: '2026-11-25',
    pages: ['https://courier.example/bridge', 'https://herald.example/a-very-long-address/about/the/bridge'].map(
      (url) => ({
        url,
        title: 'Cracks close the harbour bridge at Quayside',
        site: 'The Courier',
        added: '2026-11-25',
        article: null,
      }),
    ),
  },
]
const libraryActions = {
  rename: async () => null,
  removePage: async () => null,
  remove: async () => ({ why: null, removed: ownStories[0]! }),
  restore: async () => null,
  exportAll: async () => {
    done('export')
    return null
  },
  importFiles: async () => 'Imported.',
}
const options = (part: Partial<Parameters<typeof Options>[0]>) => (
  <Options
    settings={DEFAULTS}
    isDamaged={false}
    stories={STORIES}
    notes={0}
    library={{ stories: [], actions: libraryActions }}
    browserLanguage="English"
    actions={optionsActions}
    {...part}
  />
)
const report = VIEWS.report!

/** What is a page of its own, and not shown in the popup. */
const PAGES: Record<string, () => preact.JSX.Element> = {
  options: () => options({}),
  'options-full': () =>
    options({
      isDamaged: true,
      notes: 12,
      library: { stories: ownStories.map(summarise), actions: libraryActions },
      settings: {
        ...DEFAULTS,
        silentSites: ['quay.example', 'http://'],
        withoutOutlets: [`${STORIES[0]!.id}/${STORIES[0]!.outlets[0]!.id}`],
      },
    }),
  welcome: () => (
    <Welcome hasAccess pages={STORIES[0]!.outlets.filter(({ url }) => url !== null)} askAccess={() => done('ask')} />
  ),
  'welcome-no-access': () => <Welcome hasAccess={false} pages={[]} askAccess={() => done('ask')} />,
  print: () =>
    report.state === 'report' ? (
      <PrintedReport presentation={report.presentation} print={() => done('print')} />
    ) : (
      <p />
    ),
}

const view = VIEWS[name]
const page = PAGES[name]
// The window's width is the popup's here: as in the panel, the body takes what it gets.
document.body.className = view ? 'panel' : ''
const look = document.createElement('link')
Object.assign(look, { rel: 'stylesheet', href: view ? popupLook : pageLook })
document.head.append(look)
await new Promise((resolve) => look.addEventListener('load', resolve))
document.title = `Crossread: ${name || 'gallery'}`
render(
  <WordsProvider value={words}>
    {view ? (
      <Popup
        view={view}
        actions={actions}
        place={place}
        settings={{ ...DEFAULTS, translate: true, secondReader: name === 'report' || name === 'second-reading' }}
      />
    ) : page ? (
      page()
    ) : (
      <main>
        <h1>Crossread: gallery</h1>
        <ul>
          {[...Object.keys(VIEWS), ...Object.keys(PAGES)].map((sample) => (
            <li key={sample}>
              <a href={`?view=${sample}`}>{sample}</a>
            </li>
          ))}
        </ul>
      </main>
    )}
  </WordsProvider>,
  document.getElementById('app')!,
)
/** The script that takes the pictures asks what there is. */
Object.assign(window, { samples: [...Object.keys(VIEWS), ...Object.keys(PAGES)] })
