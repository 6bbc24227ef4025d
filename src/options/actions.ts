// What the options can do, as far as their components know.
import type { Settings } from '../kept/settings.ts'
import type { OwnStory } from '../library/own-story.ts'

export interface OptionsActions {
  /** In words what came of it. */
  save(settings: Settings): Promise<string>
  reset(): Promise<string>
  exportNotes(): void
  deleteNotes(): Promise<string>
  openWelcome(): void
}

export interface LibraryActions {
  /** Each in words what went wrong, or null. */
  rename(id: string, title: string): Promise<string | null>
  removePage(id: string, page: number): Promise<string | null>
  /** What was removed, for `restore`. */
  remove(id: string): Promise<{ why: string | null; removed: OwnStory | null }>
  restore(story: OwnStory): Promise<string | null>
  exportAll(hasText: boolean): void
  /** In words what came of each file. */
  importFiles(files: File[]): Promise<string>
}
