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
  deviceSupport(): Promise<DeviceSupport>
  /** Asks for the permission where the browser has one. To be called in the click itself. False where it was refused. */
  allowSecondReader(): Promise<boolean>
}

/** Whether this browser has something of the kind for extensions. */
export interface DeviceSupport {
  translation: boolean
  secondReader: boolean
}

export interface LibraryActions {
  /** Each in words what went wrong, or null. */
  rename(id: string, title: string): Promise<string | null>
  removePage(id: string, page: number): Promise<string | null>
  /** What was removed, for `restore`. */
  remove(id: string): Promise<{ why: string | null; removed: OwnStory | null }>
  restore(story: OwnStory): Promise<string | null>
  exportAll(hasText: boolean): Promise<string | null>
  /** In words what came of each file. */
  importFiles(files: File[], onProgress: (done: number, all: number) => void): Promise<string>
}
