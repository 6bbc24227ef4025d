// Our reader: the page → its article with sentences.
import { readDocument } from '../../src/read/read.ts'
import { done } from './stage.ts'

const reading = readDocument(document, location.hostname)
done(reading.ok ? reading.article.sentences.length : 0)
