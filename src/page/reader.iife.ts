// Injected past the gate or on the reader's wish: reads the page, and later shows sentences on it. Answers the
// background's calls and starts nothing by itself.
import { answerCall, type BackgroundToPage, type Handlers, type PageToPanel, wrapCall } from '../messages.ts'
import { isPainting, paintMarks, showTexts } from './highlight.ts'
import { answer, send } from './line.ts'
import { startPicking, stopPicking } from './pick.ts'
import { goToRemembered } from './place.ts'
import { readPage } from './read-page.ts'

const call = wrapCall<PageToPanel>()

const handlers: Handlers<BackgroundToPage, null> = {
  read: () => ({ url: location.href, reading: readPage() }),
  show: (_, texts) => showTexts(texts),
  paint(_, marks) {
    if (marks === null) stopPicking()
    else startPicking((text) => send(call('sentencePicked', text)))
    return paintMarks(marks)
  },
  isPainting: () => isPainting(),
  goBack: () => goToRemembered(),
}

answer((message) => answerCall(handlers, null, message))
