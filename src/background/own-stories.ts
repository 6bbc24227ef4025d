// Makes the reader's own stories of open tabs. Articles come from the pages themselves and stay in the reader's library.
import * as browser from '../browser.ts'
import { compareEvents, nearestByNames, SAME } from '../compare/same-event.ts'
import { pageOf } from '../kept/page-address.ts'
import { isSilent } from '../kept/settings.ts'
import { loadSettings } from '../kept/store.ts'
import { changeStory, findOwnStory, listSummaries, putStory } from '../library/library.ts'
import { type OwnPage, type OwnStory, ownPage, withPage } from '../library/own-story.ts'
import type { OpenTab, OwnOutcome, StoryOffer, TabLikeness } from '../messages.ts'
import { titleOf } from '../read/article.ts'
import { findStory } from './corpus.ts'
import { nameOf } from './own-view.ts'
import { readArticle } from './read-tab.ts'
import { forgetPage, rememberPage } from './remembered.ts'
import { findRecord } from './tab-records.ts'

/** Tabs that are read for the list at most: a reader with hundreds open wants the nearest. */
const MOST_TABS = 24
/** Names given as the reason, at most. */
const MOST_SHARED = 5
/** Kept pages that a page is compared with before stories are offered, and stories offered at most. */
const MOST_COMPARED = 40
const MOST_OFFERS = 3

/** The popup does not offer it there; nor does the background do it. */
const PRIVATE: OwnOutcome = { ok: false, why: 'notePrivate' }

async function isPrivate(tabId: number): Promise<boolean> {
  const tab = await browser.getTab(tabId)
  return tab.ok && tab.value.incognito
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** Where the reader asked for silence nothing is read, whatever it may have in common with this page. */
export async function listTabs(tabId: number): Promise<OpenTab[]> {
  const { settings } = await loadSettings()
  return (await browser.listWebTabs())
    .filter(({ id, url = '' }) => id !== undefined && id !== tabId && !isSilent(settings, url))
    .slice(0, MOST_TABS)
    .map(({ id, title = '', url = '' }) => ({
      tabId: id!,
      title,
      host: URL.canParse(url) ? new URL(url).hostname : '',
    }))
}

export async function rateTab(tabId: number, other: number): Promise<TabLikeness | null> {
  const { settings } = await loadSettings()
  const tab = await browser.getTab(other)
  if (!tab.ok || tab.value.incognito || isSilent(settings, tab.value.url ?? '')) return null
  const [own, read] = await Promise.all([readArticle(tabId), readArticle(other)])
  if (!own.ok || !read.ok || pageOf(read.url) === pageOf(own.url)) return null
  const { probability, shared } = compareEvents(own.article, read.article)
  return { title: titleOf(read.article), probability, shared: shared.slice(0, MOST_SHARED) }
}

/** Stories that the page seems to cover: the reader is asked, nothing is added by itself. */
export async function offerStories(tabId: number): Promise<StoryOffer[]> {
  if (await isPrivate(tabId)) return []
  const all = await listSummaries()
  const mine = all.ok ? all.value.filter((story) => story.extends === undefined) : []
  if (mine.length === 0) return []
  const read = await readArticle(tabId)
  if (!read.ok) return []
  const candidates = mine.flatMap((story) => story.pages.map(({ names }, at) => ({ story, at, names })))
  // A quick look at the names first: hundreds of stories of twenty pages are too many to compare one by one, or to load.
  const nearest = nearestByNames(read.article, candidates, ({ names }) => names, MOST_COMPARED)
  const loaded = new Map<string, OwnStory | null>()
  const best = new Map<string, StoryOffer>()
  for (const { story, at } of nearest) {
    if (!loaded.has(story.id)) {
      const found = await findOwnStory(story.id)
      loaded.set(story.id, found.ok ? found.value : null)
    }
    const article = loaded.get(story.id)?.pages[at]?.article
    if (!article) continue
    const { probability, shared } = compareEvents(read.article, article)
    if (probability >= SAME && probability > (best.get(story.id)?.probability ?? 0))
      best.set(story.id, { ...nameOf(story), probability, shared: shared.slice(0, MOST_SHARED) })
  }
  return [...best.values()].sort((a, b) => b.probability - a.probability).slice(0, MOST_OFFERS)
}

export async function makeStory(tabId: number, other: number): Promise<OwnOutcome> {
  if (await isPrivate(tabId)) return PRIVATE
  const pages: OwnPage[] = []
  for (const id of [tabId, other]) {
    const read = await readArticle(id)
    if (read.ok) pages.push(ownPage(pageOf(read.url), read.article, today()))
  }
  if (pages.length < 2) return { ok: false, why: 'reasonFewPages' }
  const story: OwnStory = {
    id: `own-${crypto.randomUUID()}`,
    title: (pages[0]!.title || pages[0]!.site).slice(0, 300),
    created: today(),
    pages,
  }
  const kept = await putStory(story)
  return kept.ok ? { ok: true, story: story.id } : kept
}

export async function addToStory(tabId: number, id: string): Promise<OwnOutcome> {
  if (await isPrivate(tabId)) return PRIVATE
  const read = await readArticle(tabId)
  if (!read.ok) return read
  const page = ownPage(pageOf(read.url), read.article, today())
  const changed = await changeStory(id, (story) => withPage(story, page))
  if (!changed.ok) return changed
  return changed.value ? { ok: true, story: id } : { ok: false, why: 'reasonNoStory' }
}

/** Keeps the tab's page as one more outlet of the bundled story that its report is about, or takes it away again. */
export async function setRemembered(tabId: number, isOn: boolean): Promise<OwnOutcome> {
  const tab = await browser.getTab(tabId)
  if (!tab.ok || tab.value.url === undefined) return { ok: false, why: 'reasonGone' }
  if (tab.value.incognito) return PRIVATE
  const record = await findRecord(tabId, tab.value.url)
  const report = record?.state === 'done' ? record.report : null
  const story = findStory(report?.story ?? null)
  if (!report || !story || report.verdict !== 'covers') return { ok: false, why: 'reasonNoStory' }
  if (!isOn) return forgetPage(story, tab.value.url)
  const read = await readArticle(tabId)
  return read.ok ? rememberPage(story, tab.value.url, report, read.article) : read
}
