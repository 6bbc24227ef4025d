// The gate where the extension carries many stories: the same cascade as in gate.ts, with a filter in place of names and
// expressions. It asks whether two names stand on the page that stand together in some story; which story, and whether its
// act is told, is the background's to say.
import { FEW_CHARACTERS, MAX_CHARACTERS, readHead, readProse } from './gate.ts'
import { meetsPair, type NameFilter, namedIn } from './name-filter.ts'

/** True where title, description and opening together name two who stand together in some story. */
export function mayCoverAny(document: Document, filter: NameFilter): boolean {
  const few = readProse(document, FEW_CHARACTERS)
  if (namedIn(`${document.title} ${few}`, filter).length === 0) return false
  const head = readHead(document)
  return (
    meetsPair(namedIn(`${head} ${few}`, filter), filter) ||
    meetsPair(namedIn(`${head} ${readProse(document, MAX_CHARACTERS)}`, filter), filter)
  )
}
