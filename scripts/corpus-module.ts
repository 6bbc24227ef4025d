// The corpus as the extension carries it: a module made of assets/ when the extension is built. Every story is validated,
// its texts are cut into stems, and what serves the matching only is left out.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { loadStories, NETWORKS_FOLDER, STORIES_FOLDER } from '../src/cli/stories.ts'
import { cutCandidates, MOST_CANDIDATES } from '../src/compare/candidates.ts'
import type { Story } from '../src/compare/story.ts'
import { cutStory, type StoryCut } from '../src/compare/story-cut.ts'

export interface BundledStory {
  /** Without phrasings and near misses. */
  story: Story
  /** As `loadNetwork` takes it; null where none was trained. */
  network: unknown
  cut: StoryCut
}

export function bundleStories(): BundledStory[] {
  return loadStories().map((story) => {
    const file = join(NETWORKS_FOLDER, `${story.id}.json`)
    return {
      story: { ...story, details: story.details.map((detail) => ({ ...detail, phrasings: [], nearMisses: [] })) },
      network: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null,
      cut: cutStory(story),
    }
  })
}

const NAME = 'virtual:corpus'

/** `import files, { readCandidates } from 'virtual:corpus'`. */
export function corpusModule(): Plugin {
  return {
    name: 'crossread:corpus',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null
      this.addWatchFile(STORIES_FOLDER)
      this.addWatchFile(NETWORKS_FOLDER)
      // A string that is parsed: browsers read JSON several times as fast as the same text as code.
      const stories = loadStories()
      const parsed = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
      return `export default ${parsed(bundleStories())}
export const readCandidates = () => ${parsed(cutCandidates(stories.length > MOST_CANDIDATES ? stories : []))}`
    },
  }
}
