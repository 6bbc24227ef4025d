// The parts of a reason → sentences in the reader's language: why a sentence is the closest, and what an added one brings.
import type { AddedSentence, MatchReason } from '../compare/report.ts'
import type { Words } from './words.ts'

export function sayMatch({ words: run, shared, essentials, needed, hasRival }: MatchReason, words: Words): string {
  return [
    shared.length > 0
      ? words.say('sharesWords', words.list(shared.map((word) => words.say('quoted', word))))
      : words.say('sharesNothing'),
    run === null ? '' : words.say('speaksMost', run),
    needed === 0 ? '' : words.say('essentialsMet', essentials, needed),
    hasRival ? words.say('nearerToOther') : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export function sayBrings({ brings, why }: AddedSentence, words: Words): string {
  if (!brings) return why // a report kept from before
  const parts = [
    brings.names.length > 0 ? words.say('bringsNames', words.list(brings.names)) : '',
    brings.figures > 0 ? words.count('bringsFigures', brings.figures) : '',
    brings.hasQuote ? words.say('bringsQuote') : '',
  ].filter(Boolean)
  if (parts.length > 0) return words.list(parts)
  return brings.words.length > 0 ? words.say('bringsWords', words.list(brings.words)) : words.say('bringsNothing')
}
