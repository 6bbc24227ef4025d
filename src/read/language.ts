// Is the text English? By its function words, since pages often declare the language of their template, or none.
import type { Article } from './article.ts'

/** Common in English prose, rare in other languages' (short words that other languages have too are left out). */
const FUNCTION_WORDS = new Set(
  'the of and that for with was were his her they this from have has had which been their not are would said who will about more when there than into could after its'.split(
    ' ',
  ),
)
/** English prose has a fifth to a third of them; German, French, Spanish or Russian under one in fifty. */
const LEAST_SHARE = 0.08
/** Under so many words the share says nothing. */
const LEAST_WORDS = 40

/** 'en', the language that the page declares, or 'und' where it is not English and declares nothing else. */
export function languageOf({ blocks, language }: Article): string {
  const words =
    blocks
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  const declared = language?.toLowerCase().split('-')[0] ?? null
  if (words.length < LEAST_WORDS) return declared ?? 'en'
  const share = words.filter((word) => FUNCTION_WORDS.has(word)).length / words.length
  if (share >= LEAST_SHARE) return 'en'
  return declared !== null && declared !== 'en' ? declared : 'und'
}
