// The protocol: one map per direction, each entry a method signature. Plain JSON only: Chromium sends messages as JSON.
import type { Marks } from './compare/marks.ts'
import type { Presentation, ShownOutlet } from './compare/present.ts'
import type { DetailState } from './compare/report.ts'
import type { Article, Reading, Unreadable } from './read/article.ts'
import type { TranslatedArticle } from './read/translate.ts'

/** What the page's scripts may ask of the background. They say nothing of any tab but their own. */
export interface PageToBackground {
  /** The gate: this page may cover a story of the corpus. */
  gatePassed(): void
  /**
   * A page that was read shows something else than when it was: it came back from the back-forward cache (`isReturn`), where
   * no script of ours runs anew, or changed its address without loading. The browser keeps or drops the badge as it likes.
   */
  pageChanged(isReturn: boolean): void
}

/** What the popup asks of the background. */
export interface PopupToBackground {
  /** What there is to say about the tab's page, without reading it. */
  viewTab(tabId: number): TabView
  /** Reads the tab's page now, whatever the gate thought of it. */
  readTab(tabId: number): TabView
  /** Scrolls the tab's page to the first of the sentences and highlights all. */
  showSentences(tabId: number, texts: string[]): ShowOutcome
  /** Marks the report's sentences on the tab's page, or takes the marks away. */
  paintPage(tabId: number, isOn: boolean): ShowOutcome
  isPainted(tabId: number): boolean
  /** Scrolls the tab's page back to where it was before the first sentence was shown. */
  goBack(tabId: number): boolean
  /** Drops the tab's report and clears its badge. */
  forgetTab(tabId: number): void
  /** The other open tabs that may be compared with the tab's page, none of them read yet. */
  listTabs(tabId: number): OpenTab[]
  /** Reads another tab and says whether it is about the same event; null where it has no article, or this page's. */
  rateTab(tabId: number, other: number): TabLikeness | null
  /** Makes a story of the tab's page and another's. The story's id, or why there is none. */
  makeStory(tabId: number, other: number): OwnOutcome
  /** Adds the tab's page to a story of the reader's. */
  addToStory(tabId: number, story: string): OwnOutcome
  /** Reads the tab's page and finds the reader's stories that it seems to cover, the likeliest first. */
  offerStories(tabId: number): StoryOffer[]
  /** Keeps the tab's page as one more outlet of the bundled story that it covers, or no longer. */
  rememberPage(tabId: number, isOn: boolean): OwnOutcome
  /** The article of the tab's page, to be translated. */
  readArticle(tabId: number): ArticleOutcome
  /** Compares the tab's page by its translation, and keeps the report as the tab's. */
  compareTranslated(tabId: number, url: string, translated: TranslatedArticle, from: string): TabView
  /** Keeps a second reader's word on details of the report of the page, while the tab shows it. */
  keepSecondReading(tabId: number, url: string, verdicts: Record<string, DetailState>): TabView
  /** The reader's library was changed: reports are shown as they now count. */
  refreshReports(): void
  /** The corpus, for the options. */
  listStories(): KnownStory[]
}

/** What the page's scripts tell an open panel. */
export interface PageToPanel {
  /** The reader pressed a marked sentence. */
  sentencePicked(text: string): void
}

/** What the background asks of the reader in the page. */
export interface BackgroundToPage {
  read(): PageReading
  /** `found`: how many of the texts stand on the page; `isStyled`: whether the highlight's rule is there already. */
  show(texts: string[]): { found: number; isStyled: boolean; canPaint: boolean }
  /** Marks the sentences, and again when the page renders anew; null takes the marks away. */
  paint(marks: Marks | null): { found: number; isStyled: boolean; canPaint: boolean }
  isPainting(): boolean
  /** False where no sentence was shown before. */
  goBack(): boolean
}

export interface PageReading {
  url: string
  reading: Reading
}

/** What the popup can show for a tab; every state has words in popup/state-view.tsx. */
export type TabView =
  | {
      state: 'report'
      presentation: Presentation
      url: string
      isPrivate: boolean
      /** The reader's own story that the page is compared with; null for a bundled one. */
      own: OwnStoryName | null
      remembered: Remembered
    }
  /** Neither covers nor mentions a story: by the gate (`wasRead` false) or by the comparison. */
  | {
      state: 'not-known'
      wasRead: boolean
      stories: KnownStory[]
      own: OwnStoryName[]
      isPrivate: boolean
      language: string | null
    }
  | { state: 'not-article'; why: Unreadable }
  | { state: 'no-access'; host: string; origins: string[] }
  /** The browser lets no extension read this page. */
  | { state: 'off-limits' }
  /** The page was open before the extension was there, or, `hasMoved`, has changed its address without loading. */
  | { state: 'not-looked'; hasMoved: boolean }
  /** The reader asked Crossread to look at nothing on this site. */
  | { state: 'silent'; host: string }
  | { state: 'reading' }
  /** `why`: the browser's own words, or the key of ours. */
  | { state: 'broken'; why: string }

/** Whether the page is kept as one more outlet of its bundled story; never where it must not be. */
export type Remembered = 'yes' | 'no' | 'never'

/** Another open tab. */
export interface OpenTab {
  tabId: number
  title: string
  host: string
}

export interface TabLikeness {
  /** The title of its article. */
  title: string
  /** How likely it is about the same event, 0 to 1. */
  probability: number
  /** Names that both openings have. */
  shared: string[]
}

/** Another open tab that the page can be compared with. */
export type ComparableTab = OpenTab & TabLikeness

/** A story of the reader's that the page seems to cover. */
export type StoryOffer = OwnStoryName & Pick<TabLikeness, 'probability' | 'shared'>

export type ArticleOutcome = { ok: true; url: string; article: Article } | { ok: false; why: string }

export type OwnOutcome = { ok: true; story: string } | { ok: false; why: string }

/** A story of the reader's, as far as the popup needs it. */
export interface OwnStoryName {
  id: string
  title: string
  pages: number
}

export interface KnownStory {
  id: string
  title: string
  date: string
  outlets: ShownOutlet[]
}

export type ShowOutcome = { ok: true; found: number; canPaint: boolean } | { ok: false; why: string }

/** The envelope of a call. The key tells our messages from anyone else's. */
export interface Envelope {
  crossread: string
  args: unknown[]
}

export function isEnvelope(message: unknown): message is Envelope {
  const envelope = message as Partial<Envelope> | null
  return (
    typeof envelope === 'object' &&
    envelope !== null &&
    typeof envelope.crossread === 'string' &&
    Array.isArray(envelope.args)
  )
}

type Method = (...args: never[]) => unknown
type ArgsOf<M> = M extends (...args: infer A) => unknown ? A : never
export type ResultOf<M> = M extends (...args: never[]) => infer R ? R : never

/** Handlers for one direction: a record, so that the compiler misses none. */
export type Handlers<Map, Context> = {
  [K in keyof Map]: (context: Context, ...args: ArgsOf<Map[K]>) => ResultOf<Map[K]> | Promise<ResultOf<Map[K]>>
}

/** A message for `name` with its arguments, checked against the direction's map. */
export const wrapCall =
  <Map extends Record<keyof Map, Method>>() =>
  <K extends keyof Map & string>(name: K, ...args: ArgsOf<Map[K]>): Envelope => ({ crossread: name, args })

/** Runs the handler an envelope names; undefined where the record has none, so that others may answer. */
export function answerCall<Map, Context>(
  handlers: Handlers<Map, Context>,
  context: Context,
  message: unknown,
): Promise<unknown> | undefined {
  if (!isEnvelope(message) || !Object.hasOwn(handlers, message.crossread)) return undefined
  const handler = handlers[message.crossread as keyof Map] as (context: Context, ...args: unknown[]) => unknown
  return Promise.resolve(handler(context, ...message.args))
}
