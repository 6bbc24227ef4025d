// What popup and panel can do, as far as the components know. No browser here, so that they open with a sample view anywhere.
import type { ShownDetail } from '../compare/present.ts'
import type { ComparableTab } from '../messages.ts'

/** The popup closes when the page is pressed; the panel stays beside it. */
export type Place = 'popup' | 'panel'

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
  /** Marks the report's sentences on the page, or takes the marks away. False where that failed. */
  paint(isOn: boolean): Promise<boolean>
  isPainted(): Promise<boolean>
  /** Keeps the reader's word on a detail, or with null takes it back. The reason where that failed, else null. */
  note(item: ShownDetail, isTold: boolean | null): Promise<string | null>
  /** The other open tabs, nearest first. */
  listTabs(): Promise<ComparableTab[]>
  /** Makes a story of this page and those tabs. The reason where that failed, else null. */
  makeStory(tabs: number[]): Promise<string | null>
  /** Adds this page to a story of the reader's. The reason where that failed, else null. */
  addToStory(story: string): Promise<string | null>
  /** Puts text on the clipboard. False where the browser does not let us. */
  copy(text: string): Promise<boolean>
  /** Saves text as a file of that name. */
  save(name: string, text: string): void
  print(): void
  /** Opens the panel beside the page; must be called in the click itself. False where the browser does not. */
  openPanel(): Promise<boolean>
  openOptions(): void
  openWelcome(): void
  /** Begins or ends silence on the site. */
  silence(host: string, isSilent: boolean): Promise<void>
}
