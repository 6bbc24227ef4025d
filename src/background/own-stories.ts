// Makes the reader's own stories of open tabs. Articles come from the pages themselves and stay in the reader's library.
import * as browser from '../browser.ts'
import { compareEvents } from '../compare/same-event.ts'
import { pageOf } from '../kept/page-address.ts'
import { isSilent } from '../kept/settings.ts'
import { loadSettings } from '../kept/store.ts'
import { changeStory, putStory } from '../library/library.ts'
import { type OwnPage, type OwnStory, ownPage } from '../library/own-story.ts'
import type { ComparableTab, OwnOutcome } from '../messages.ts'
import { readArticle } from './read-tab.ts'

/** Tabs that are read for the list at most: a reader with hundreds open wants the nearest. */
const MOST_TABS = 24
/** Pages of one story at most. */
const MOST_PAGES = 60

/** The popup does not offer it there; nor does the background do it. */
const PRIVATE: OwnOutcome = { ok: false, why: 'notePrivate' }

async function isPrivate(tabId: number): Promise<boolean> {
  const tab = await browser.getTab(tabId)
  return tab.ok && tab.value.incognito
}

const today = (): string => new Date().toISOString().slice(0, 10)

export async function listTabs(tabId: number): Promise<ComparableTab[]> {
  const own = await readArticle(tabId)
  if (!own.ok) return []
  const { settings } = await loadSettings()
  // Where the reader asked for silence nothing is read, whatever it may have in common with this page.
  const tabs = (await browser.listWebTabs())
    .filter(({ id, url = '' }) => id !== undefined && id !== tabId && !isSilent(settings, url))
    .slice(0, MOST_TABS)
  const rated = await Promise.all(
    tabs.map(async ({ id, title = '', url = '' }): Promise<ComparableTab | null> => {
      const read = await readArticle(id!)
      if (!read.ok || pageOf(read.url) === pageOf(own.url)) return null
      const { probability, shared } = compareEvents(own.article, read.article)
      return {
        tabId: id!,
        title: read.article.blocks[0] || title,
        host: URL.canParse(url) ? new URL(url).hostname : '',
        probability,
        shared: shared.slice(0, 5),
      }
    }),
  )
  return rated.filter((tab) => tab !== null).sort((a, b) => b.probability - a.probability)
}

export async function makeStory(tabId: number, others: number[]): Promise<OwnOutcome> {
  if (await isPrivate(tabId)) return PRIVATE
  const pages: OwnPage[] = []
  for (const id of [tabId, ...others]) {
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
  const changed = await changeStory(id, (story) => ({
    ...story,
    pages: [...story.pages.filter(({ url }) => url !== page.url), page].slice(-MOST_PAGES),
  }))
  if (!changed.ok) return changed
  return changed.value ? { ok: true, story: id } : { ok: false, why: 'reasonNoStory' }
}
