// The English words, from disk: what the terminal and the evaluation speak.
import english from '../../_locales/en/messages.json' with { type: 'json' }
import { makeWords, type Words } from '../words/words.ts'

export const ENGLISH: Words = makeWords('en', english, english)
