// The bundled corpus from disk: every story file of assets/stories, validated. Adding a file there is all it takes.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseStory, type Story } from '../compare/story.ts'
import { buildStoryIndex, type StoryIndex } from '../compare/story-index.ts'

export const STORIES_FOLDER = fileURLToPath(new URL('../../assets/stories', import.meta.url))

/** Throws with a message that names the file and the field: a broken bundle is a mistake of the build, not of the user. */
export function loadStories(folder: string = STORIES_FOLDER): Story[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const loaded = parseStory(readFileSync(join(folder, name), 'utf8'), name)
      if (!loaded.ok) throw new Error(loaded.message)
      return loaded.story
    })
}

export const NETWORKS_FOLDER = fileURLToPath(new URL('../../assets/networks', import.meta.url))

/** The stories indexed, each with its network where one was trained for it. */
export function indexStories(stories: Story[]): StoryIndex[] {
  return stories.map((story) => {
    const file = join(NETWORKS_FOLDER, `${story.id}.json`)
    return buildStoryIndex(story, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
  })
}
