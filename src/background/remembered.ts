// Pages that the reader remembers as further outlets of a bundled story. They lie in the library as a story that extends it.
import * as browser from '../browser.ts'
import { FIRST } from '../compare/draft.ts'
import { withRemembered } from '../compare/present.ts'
import type { Report } from '../compare/report.ts'
import type { Story } from '../compare/story.ts'
import { isSamePage, pageOf } from '../kept/page-address.ts'
import { loadSettings } from '../kept/store.ts'
import { changeStory, findOwnStory, putStory } from '../library/library.ts'
import { extensionOf, type OwnPage, ownPage, withPage } from '../library/own-story.ts'
import type { OwnOutcome, Remembered } from '../messages.ts'
import type { Article } from '../read/article.ts'
import { getWords } from '../words/all-words.ts'
import { findStory } from './corpus.ts'

const pagesOf = async (story: string): Promise<OwnPage[]> => {
  const found = await findOwnStory(extensionOf(story))
  return found.ok ? (found.value?.pages ?? []) : []
}

/** The bundled story with the pages that the reader remembers, but for the page at `url`. In a private window the library is left alone. */
export async function storyFor(id: string | null, url: string, isPrivate: boolean): Promise<Story | null> {
  const story = findStory(id)
  if (!story || isPrivate) return story
  const pages = (await pagesOf(story.id)).filter((page) => page.url === null || !isSamePage(page.url, url))
  if (pages.length === 0) return story
  const { settings } = await loadSettings()
  const words = getWords(settings.language, browser.preferredLanguages())
  return withRemembered(
    story,
    pages.map(({ site, url: address, tells = {} }) => ({
      name: words.say('rememberedName', site),
      url: address,
      tells,
    })),
  )
}

/** Whether the page is remembered, and whether it can be. */
export async function rememberedState(story: Story, url: string, isPrivate: boolean): Promise<Remembered> {
  if (isPrivate || story.outlets.some((outlet) => outlet.url !== null && isSamePage(outlet.url, url))) return 'never'
  return (await pagesOf(story.id)).some((page) => page.url !== null && isSamePage(page.url, url)) ? 'yes' : 'no'
}

export async function rememberPage(story: Story, url: string, report: Report, article: Article): Promise<OwnOutcome> {
  const day = new Date().toISOString().slice(0, 10)
  const page: OwnPage = { ...ownPage(pageOf(url), article, day), tells: tellsOf(report) }
  const id = extensionOf(story.id)
  const changed = await changeStory(id, (own) => withPage(own, page))
  if (!changed.ok) return changed
  if (changed.value) return { ok: true, story: id }
  const kept = await putStory({ id, title: story.title, created: day, pages: [page], extends: story.id })
  return kept.ok ? { ok: true, story: id } : kept
}

export async function forgetPage(story: Story, url: string): Promise<OwnOutcome> {
  const id = extensionOf(story.id)
  const changed = await changeStory(id, (own) => ({
    ...own,
    pages: own.pages.filter((page) => page.url === null || !isSamePage(page.url, url)),
  }))
  return changed.ok ? { ok: true, story: id } : changed
}

const tellsOf = ({ details }: Report): Record<string, number[]> =>
  Object.fromEntries(
    details.flatMap(({ id, state, sentences }) =>
      state === 'told' ? [[id, sentences.map((sentence) => sentence + FIRST)]] : [],
    ),
  )
