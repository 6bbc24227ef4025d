// A page against the reader's own story that holds it.
import { compareWithOthers } from '../compare/compare-draft.ts'
import { presentReport } from '../compare/present.ts'
import { pageOf } from '../kept/page-address.ts'
import { storiesWith } from '../library/library.ts'
import { type OwnStory, type StorySummary, sourcesOf } from '../library/own-story.ts'
import type { OwnStoryName, TabView } from '../messages.ts'
import type { Article } from '../read/article.ts'
import { choiceOf, type Kept } from './choice.ts'

export const nameOf = ({ id, title, pages }: OwnStory | StorySummary): OwnStoryName => ({
  id,
  title,
  pages: pages.length,
})

/** The page against the first of the reader's stories that holds it; null where none does. */
export async function viewOwn(url: string, kept: Kept, isPrivate: boolean): Promise<TabView | null> {
  const found = await storiesWith(pageOf(url))
  if (!found.ok) return null
  for (const story of found.value.filter(({ extends: bundled }) => bundled === undefined)) {
    const view = viewWith(story, url, kept, isPrivate)
    if (view) return view
  }
  return null
}

function viewWith(story: OwnStory, url: string, kept: Kept, isPrivate: boolean): TabView | null {
  const page = story.pages.find((one) => one.url === pageOf(url))
  const others = sourcesOf(story, pageOf(url))
  if (!page?.article || others.length === 0) return null
  const { story: draft, report } = compareWithOthers(story.id, others, page.article as Article)
  if (report.verdict === 'other') return null
  const presentation = presentReport(report, { ...draft, title: story.title }, choiceOf(kept, story.id, url))
  return { state: 'report', presentation, url, isPrivate, own: nameOf(story), remembered: 'never' }
}
