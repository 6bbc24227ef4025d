// The bundled stories, indexed on first use, once per worker life: most wakes need none of it. They were validated and cut
// into stems when the extension was built (scripts/corpus-module.ts).
import files from 'virtual:corpus'
import type { Story } from '../compare/story.ts'
import { buildStoryIndex, type StoryIndex } from '../compare/story-index.ts'
import type { KnownStory } from '../messages.ts'

let indexes: StoryIndex[] | null = null

export function getIndexes(): StoryIndex[] {
  indexes ??= files.map(({ story, network, cut }) => buildStoryIndex(story, network, cut))
  return indexes
}

export const findStory = (id: string | null): Story | null => files.find(({ story }) => story.id === id)?.story ?? null

/** The stories with their outlets. */
export const listStories = (): KnownStory[] =>
  files.map(({ story: { id, title, date, outlets } }) => ({
    id,
    title,
    date,
    outlets: outlets.map((outlet) => ({ id: outlet.id, name: outlet.name, url: outlet.url })),
  }))
