// Why something failed, for a person: our own reasons come as keys of messages, the browser's in its own words.
import type { Key, Words } from '../words/words.ts'

const OWN: readonly Key[] = [
  'reasonGone',
  'reasonInterrupted',
  'reasonPageSilent',
  'reasonNoAnswer',
  'reasonFewPages',
  'reasonNoStory',
  'reasonDiskFull',
  'notePrivate',
]
/** Why a page could not be read (read/article.ts), as the background passes it on. */
const UNREADABLE: Record<string, Key> = {
  'no-article': 'whyNoArticle',
  'too-large': 'whyTooLarge',
  'not-html': 'whyNotHtml',
}

export function sayReason(why: string, words: Words): string {
  const own = OWN.find((key) => key === why) ?? UNREADABLE[why]
  return own ? words.say(own) : why
}
