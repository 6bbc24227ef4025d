// Injected past the gate or on the reader's wish: reads the page, and later shows sentences on it. Answers the
// background's calls, and says when the page is no longer the one that was read.
import {
  answerCall,
  type BackgroundToPage,
  type Handlers,
  type PageToBackground,
  type PageToPanel,
  wrapCall,
} from '../messages.ts'
import { isPainting, leaveMarks, paintMarks, showTexts } from './highlight.ts'
import { answer, send, takePlace, watchPage } from './line.ts'
import { startPicking, stopPicking } from './pick.ts'
import { goToRemembered } from './place.ts'
import { readPage } from './read-page.ts'

const call = wrapCall<PageToPanel & PageToBackground>()

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
const stop = new AbortController()
watchPage((isReturn) => send(call('pageChanged', isReturn)), stop.signal)
const marks = takePlace(() => {
  stop.abort()
  stopPicking()
  return leaveMarks()
})
// Marks outlive a second reading: switched off later, none may come back.
if (marks) handlers.paint(null, marks)
