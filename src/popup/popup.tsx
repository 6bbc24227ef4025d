// Popup and panel as a function of (view, actions).
import { useRef, useState } from 'preact/hooks'
import type { Settings } from '../kept/settings.ts'
import { useWords } from '../look/words-context.ts'
import type { TabView } from '../messages.ts'
import type { Actions, Place } from './actions.ts'
import { CompareWith } from './compare-with.tsx'
import { Foot } from './foot.tsx'
import { MarkSwitch } from './mark-switch.tsx'
import { Remember } from './remember.tsx'
import { ReportView } from './report-view.tsx'
import { SecondReading } from './second-reading.tsx'
import { ShareBar } from './share-bar.tsx'
import { StateView } from './state-view.tsx'

export interface PopupProps {
  view: TabView
  actions: Actions
  place: Place
  settings: Pick<Settings, 'colors' | 'translate' | 'secondReader'>
  /** The sentence that the reader pressed on the page, where the panel is open beside it. */
  picked?: string | null
}

export function Popup({ view, actions, place, settings, picked = null }: PopupProps) {
  const words = useWords()
  const [notice, setNotice] = useState('')
  const [hasJumped, setJumped] = useState(false)
  const main = useRef<HTMLElement>(null)
  const showSentences = async (texts: string[]) => {
    const isFound = await actions.showSentences(texts)
    setNotice(isFound ? '' : words.say('sentenceGone'))
    if (isFound) setJumped(true)
    return isFound
  }
  const goBack = async () => {
    await actions.goBack()
    setJumped(false)
    // The button goes; the focus must not go with it.
    main.current?.focus()
  }
  return (
    <main class={`popup ${place}`} ref={main} tabIndex={-1}>
      <header class="masthead">
        <h1>Crossread</h1>
        {view.state === 'report' && (
          <button type="button" class="quiet" onClick={() => void actions.read()}>
            {words.say('readAgain')}
          </button>
        )}
      </header>
      <div class="notices">
        <div class={notice ? 'notice' : 'notice none'}>
          <p role="status">{notice}</p>
          {notice && (
            <button type="button" class="plain" aria-label={words.say('close')} onClick={() => setNotice('')}>
              ✕
            </button>
          )}
        </div>
        {hasJumped && view.state === 'report' && (
          <button type="button" class="quiet back" onClick={() => void goBack()}>
            {words.say('backToPlace')}
          </button>
        )}
      </div>
      {view.state === 'report' ? (
        <>
          <ReportView
            presentation={view.presentation}
            isPrivate={view.isPrivate}
            own={view.own}
            actions={actions}
            picked={picked}
            showSentences={showSentences}
            notify={setNotice}
          >
            {view.presentation.verdict === 'covers' && view.own === null && (
              <>
                <MarkSwitch actions={actions} colors={settings.colors} notify={setNotice} />
                {settings.secondReader && (
                  <SecondReading presentation={view.presentation} actions={actions} notify={setNotice} />
                )}
              </>
            )}
          </ReportView>
          <Remember remembered={view.remembered} actions={actions} notify={setNotice} />
          <ShareBar presentation={view.presentation} actions={actions} notify={setNotice} />
        </>
      ) : (
        <StateView view={view} actions={actions} canTranslate={settings.translate} />
      )}
      {canCompare(view) && <CompareWith key={`compare-${view.state}`} actions={actions} notify={setNotice} />}
      <Foot view={view} actions={actions} place={place} notify={setNotice} />
    </main>
  )
}

/** Pages with an article can be compared with others; in a private window nothing is kept. */
const canCompare = (view: TabView): boolean =>
  (view.state === 'report' && !view.isPrivate) || (view.state === 'not-known' && !view.isPrivate)
