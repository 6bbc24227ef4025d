// Injected past the gate or on the reader's wish: reads the page, and later shows sentences on it. Answers the
// background's calls and starts nothing by itself.
import { answerCall, type BackgroundToPage, type Handlers } from '../messages.ts'
import { readDocument } from '../read/read.ts'
import { isPainting, paintMarks, showTexts } from './highlight.ts'
import { answer } from './line.ts'

const handlers: Handlers<BackgroundToPage, null> = {
  read: () => ({ url: location.href, reading: readDocument(document, location.hostname) }),
  show: (_, texts) => showTexts(texts),
  paint: (_, marks) => paintMarks(marks),
  isPainting: () => isPainting(),
}

answer((message) => answerCall(handlers, null, message))
