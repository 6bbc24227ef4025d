// Where the reader's options and notes lie: options in the browser's synchronised storage (on this device alone where that
// refuses them), notes on this device only.
import * as browser from '../browser.ts'
import { type Note, parseNotes } from './notes.ts'
import { DEFAULTS, parseSettings, type Settings } from './settings.ts'

const SETTINGS = 'settings'
const NOTES = 'notes'

export async function loadSettings(): Promise<{ settings: Settings; damaged: string[] }> {
  const [local, synced] = await Promise.all([browser.readKept('local', SETTINGS), browser.readKept('sync', SETTINGS)])
  // A local copy is there only where the synchronised storage refused a later one.
  if (local.ok && local.value !== undefined) return parseSettings(local.value)
  return parseSettings(synced.ok ? synced.value : undefined)
}

export type Saved = { ok: true; isLocal: boolean } | { ok: false; why: string }

export async function saveSettings(settings: Settings): Promise<Saved> {
  const synced = await browser.writeKept('sync', SETTINGS, settings)
  if (synced.ok) {
    await browser.removeKept('local', SETTINGS)
    return { ok: true, isLocal: false }
  }
  const local = await browser.writeKept('local', SETTINGS, settings)
  return local.ok ? { ok: true, isLocal: true } : local
}

export const resetSettings = (): Promise<Saved> => saveSettings(DEFAULTS)

export async function loadNotes(): Promise<Note[]> {
  const stored = await browser.readKept('local', NOTES)
  return stored.ok ? parseNotes(stored.value).notes : []
}

/** One change at a time in all of our pages, where the browser has locks: two popups that note at once must not undo each other's notes. */
export function changeNotes(change: (notes: Note[]) => Note[]): Promise<browser.Outcome<void>> {
  const run = async () => {
    const stored = await browser.readKept('local', NOTES)
    if (!stored.ok) return stored
    const { notes, unread } = parseNotes(stored.value)
    return browser.writeKept('local', NOTES, [...unread, ...change(notes)])
  }
  return (navigator as Partial<Navigator>).locks?.request(NOTES, run) ?? run()
}

/** Removes all notes, those that cannot be read too. */
export const deleteNotes = (): Promise<browser.Outcome<void>> => browser.removeKept('local', NOTES)
