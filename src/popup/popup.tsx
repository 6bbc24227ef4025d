// The popup as a function of (view, actions): no browser here, so that it opens with a sample view anywhere.
import { useState } from 'preact/hooks'
import type { TabView } from '../messages.ts'
import { MarkSwitch } from './mark-switch.tsx'
import { ReportView } from './report-view.tsx'
import { ShareBar } from './share-bar.tsx'
import { StateView } from './state-view.tsx'

export interface Actions {
  /** Reads the page now. */
  read(): Promise<void>
  /** Asks the reader for access to the origins, then reads. Must be called in the click itself. True where granted. */
  allow(origins: string[]): Promise<boolean>
  /** Scrolls the page to the first of the sentences. False where the page no longer has them. */
  showSentences(texts: string[]): Promise<boolean>
  /** Marks the report's sentences on the page, or takes the marks away. False where that failed. */
  paint(isOn: boolean): Promise<boolean>
  isPainted(): Promise<boolean>
  /** Puts text on the clipboard. False where the browser does not let us. */
  copy(text: string): Promise<boolean>
  /** Saves text as a file of that name. */
  save(name: string, text: string): void
}

export function Popup({ view, actions }: { view: TabView; actions: Actions }) {
  const [notice, setNotice] = useState('')
  const showSentences = async (texts: string[]) => {
    const isFound = await actions.showSentences(texts)
    setNotice(isFound ? '' : 'That sentence is no longer on the page. Read the page again to compare what it says now.')
    return isFound
  }
  return (
    <main class="popup">
      <header class="masthead">
        <h1>Crossread</h1>
        {view.state === 'report' && (
          <button type="button" class="quiet" onClick={() => void actions.read()}>
            Read again
          </button>
        )}
      </header>
      <p class="notice" role="status">
        {notice}
      </p>
      {view.state === 'report' ? (
        <>
          {view.presentation.verdict === 'covers' && <MarkSwitch actions={actions} notify={setNotice} />}
          <ReportView presentation={view.presentation} summary={view.summary} showSentences={showSentences} />
          <ShareBar presentation={view.presentation} summary={view.summary} actions={actions} notify={setNotice} />
        </>
      ) : (
        <StateView view={view} actions={actions} />
      )}
    </main>
  )
}
