// The bundled stories, indexed on first use, once per worker life: most wakes need none of it, and where there are many a page
// needs few. They were validated and cut into stems when the extension was built (scripts/corpus-module.ts).
import files, { readCandidates } from 'virtual:corpus'
import { makeShelf } from '../compare/candidates.ts'
import type { Story } from '../compare/story.ts'
import { buildStoryIndex } from '../compare/story-index.ts'
import type { KnownStory } from '../messages.ts'

/** For `compareArticle`. */
export const shelf = makeShelf(
  files.length,
  (number) => {
    const { story, network, cut } = files[number]!
    return buildStoryIndex(story, network, cut)
  },
  readCandidates,
)

export const findStory = (id: string | null): Story | null => files.find(({ story }) => story.id === id)?.story ?? null

/** The stories with their outlets. */
export const listStories = (): KnownStory[] =>
  files.map(({ story: { id, title, date, outlets } }) => ({
    id,
    title,
    date,
    outlets: outlets.map((outlet) => ({ id: outlet.id, name: outlet.name, url: outlet.url })),
  }))
