// What popup and panel can do, as far as the components know. No browser here, so that they open with a sample view anywhere.
import type { ShownDetail } from '../compare/present.ts'
import type { DetailState } from '../compare/report.ts'
import type { Availability } from '../device/availability.ts'
import type { Question } from '../device/second-reader.ts'
import type { ComparableTab, StoryOffer } from '../messages.ts'

/** The popup closes when the page is pressed; the panel stays beside it. */
export type Place = 'popup' | 'panel'

export type OnProgress = (done: number, all: number) => void

/** missing: the browser has nothing of the kind for extensions. */
export type DeviceState = Availability | 'missing'

export interface DeviceStep {
  step: 'fetching' | 'working'
  done: number
  all: number
}

/** What the browser's own models do on the device. To be called in the click itself, since something may be fetched. */
export interface DeviceActions {
  canTranslate(from: string): Promise<DeviceState>
  /** Compares the page by its translation. The reason where that failed, else null. */
  translate(from: string, onStep: (step: DeviceStep) => void, signal: AbortSignal): Promise<string | null>
  canReadAgain(): Promise<DeviceState>
  /** Has a second reader answer the questions; `changed`: verdicts that are others now. */
  readAgain(
    questions: (Question & { found: DetailState })[],
    onStep: (step: DeviceStep) => void,
    signal: AbortSignal,
  ): Promise<{ ok: true; changed: number } | { ok: false; why: string }>
}

export interface Actions {
  /** Reads the page now. */
  read(): Promise<void>
  /** Asks the reader for access to the origins, then reads. Must be called in the click itself. True where granted. */
  allow(origins: string[]): Promise<boolean>
  /** Scrolls the page to the first of the sentences. False where the page no longer has them. */
  showSentences(texts: string[]): Promise<boolean>
  /** The same while an item is pointed at, in the panel; null in the popup, which must not move the page by itself. */
  peek: ((texts: string[]) => void) | null
  /** Back to where the page was before the first sentence was shown. */
  goBack(): Promise<void>
  /** Marks the report's sentences on the page, or takes the marks away. `missing`: the browser cannot paint on pages. */
  paint(isOn: boolean): Promise<'done' | 'failed' | 'missing'>
  isPainted(): Promise<boolean>
  /** Keeps the reader's word on a detail, or with null takes it back. The reason where that failed, else null. */
  note(item: ShownDetail, isTold: boolean | null): Promise<string | null>
  /** Reads the other open tabs, one by one; those on the same event first. */
  listTabs(onProgress: OnProgress, signal: AbortSignal): Promise<ComparableTab[]>
  /** Makes a story of this page and those tabs, one by one. `why` where there is none; else how many could not be read. */
  makeStory(tabs: number[], onProgress: OnProgress): Promise<{ why: string | null; unread: number }>
  /** Adds this page to a story of the reader's. The reason where that failed, else null. */
  addToStory(story: string): Promise<string | null>
  /** Stories of the reader's that this page seems to cover. Reads the page. */
  offerStories(): Promise<StoryOffer[]>
  /** Keeps the page as one more outlet of its bundled story, or no longer. The reason where that failed, else null. */
  remember(isOn: boolean): Promise<string | null>
  device: DeviceActions
  /** Puts text on the clipboard. False where the browser does not let us. */
  copy(text: string): Promise<boolean>
  /** Saves text as a file of that name. */
  save(name: string, text: string): void
  print(): void
  /** Opens the panel beside the page; must be called in the click itself. False where the browser does not; null where it has none. */
  openPanel: (() => Promise<boolean>) | null
  openOptions(): void
  openWelcome(): void
  /** Begins or ends silence on the site. */
  silence(host: string, isSilent: boolean): Promise<void>
}
