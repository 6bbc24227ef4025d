// Our sentence splitter, on the same text.
import { splitSentences } from '../../src/read/sentences.ts'
import { done } from './stage.ts'

done(splitSentences((document.body.textContent ?? '').slice(0, 8_000)).length)
