// The reader's options and notes → how a story's report on a page is shown.
import type { Choice } from '../compare/present.ts'
import { correctionsFor } from '../kept/notes.ts'
import { isSilent, type Settings } from '../kept/settings.ts'
import { loadNotes, loadSettings } from '../kept/store.ts'

export async function loadChoice(story: string, url: string): Promise<Choice> {
  const [{ settings }, notes] = await Promise.all([loadSettings(), loadNotes()])
  return { ...choiceOf(settings, story), corrections: correctionsFor(notes, story, url) }
}

export const choiceOf = ({ withoutOutlets, least }: Settings, story: string): Choice => ({
  without: new Set(
    withoutOutlets.flatMap((name) => (name.startsWith(`${story}/`) ? [name.slice(story.length + 1)] : [])),
  ),
  least,
  corrections: new Map(),
})

export const isSilentPage = async (url: string): Promise<boolean> => isSilent((await loadSettings()).settings, url)
