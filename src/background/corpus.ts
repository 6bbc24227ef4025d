// The bundled stories, validated and indexed on first use, once per worker life: most wakes need none of it.

import { loadStory, type Story } from '../compare/story.ts'
import { buildStoryIndex, type StoryIndex } from '../compare/story-index.ts'
import type { KnownStory } from '../messages.ts'

const files = import.meta.glob<unknown>('/assets/stories/*.json', { eager: true, import: 'default' })

const networks = import.meta.glob<unknown>('/assets/networks/*.json', { eager: true, import: 'default' })

export type Corpus = { ok: true; indexes: StoryIndex[] } | { ok: false; message: string }

let corpus: Corpus | null = null

export function getCorpus(): Corpus {
  corpus ??= indexCorpus()
  return corpus
}

function indexCorpus(): Corpus {
  const indexes: StoryIndex[] = []
  for (const [path, value] of Object.entries(files)) {
    const loaded = loadStory(value, path.split('/').at(-1) ?? path)
    if (!loaded.ok) return loaded
    indexes.push(buildStoryIndex(loaded.story, networks[`/assets/networks/${loaded.story.id}.json`]))
  }
  return { ok: true, indexes }
}

export function findStory(id: string | null): Story | null {
  const known = getCorpus()
  return known.ok ? (known.indexes.find(({ story }) => story.id === id)?.story ?? null) : null
}

/** The stories with their outlets. */
export function listStories(): KnownStory[] {
  const known = getCorpus()
  if (!known.ok) return []
  return known.indexes.map(({ story: { id, title, date, outlets } }) => ({
    id,
    title,
    date,
    outlets: outlets.map((outlet) => ({ id: outlet.id, name: outlet.name, url: outlet.url })),
  }))
}
