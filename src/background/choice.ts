// The reader's options and notes → how a story's report on a page is shown.
import type { Choice } from '../compare/present.ts'
import type { DetailState } from '../compare/report.ts'
import { correctionsFor, type Note } from '../kept/notes.ts'
import { isSilent, type Settings } from '../kept/settings.ts'
import { loadNotes, loadSettings } from '../kept/store.ts'

export interface Kept {
  settings: Settings
  notes: Note[]
}

export async function loadKept(): Promise<Kept> {
  const [{ settings }, notes] = await Promise.all([loadSettings(), loadNotes()])
  return { settings, notes }
}

export const choiceOf = (
  { settings, notes }: Kept,
  story: string,
  url: string,
  second: Readonly<Record<string, DetailState>> = {},
): Choice => ({
  without: new Set(
    settings.withoutOutlets.flatMap((name) => (name.startsWith(`${story}/`) ? [name.slice(story.length + 1)] : [])),
  ),
  least: settings.least,
  corrections: correctionsFor(notes, story, url),
  second: new Map(Object.entries(second)),
})

export const isSilentPage = async (url: string): Promise<boolean> => isSilent((await loadSettings()).settings, url)
