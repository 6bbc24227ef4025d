// The gate where the extension carries many stories: the same cascade as in gate.ts, with a filter in place of names and
// expressions. It asks whether two names stand on the page that stand together in some story; which story, and whether its
// act is told, is the background's to say.
import { FEW_CHARACTERS, readHead, readProse } from './gate.ts'
import { meetsPair, type NameFilter, namedIn } from './name-filter.ts'

/**
 * Prose that is looked at where somebody is named: less than for a few stories, where it costs less and somebody is named on
 * fewer pages. Of the labelled pages that their story's own expressions let through at 5,000, all that are about it pass.
 */
const MORE_CHARACTERS = 2_000

/** True where title, description and opening together name two who stand together in some story. */
export function mayCoverAny(document: Document, filter: NameFilter): boolean {
  const isNamed = namedIn(`${document.title} ${readProse(document, FEW_CHARACTERS)}`, filter).length > 0
  return isNamed && meetsPair(namedIn(`${readHead(document)} ${readProse(document, MORE_CHARACTERS)}`, filter), filter)
}
