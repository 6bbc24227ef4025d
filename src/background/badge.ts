// The toolbar button for a tab: the number of details left out that enough outlets tell; the title says it in words.
import * as browser from '../browser.ts'
import { type Choice, presentReport } from '../compare/present.ts'
import type { Report } from '../compare/report.ts'
import type { Story } from '../compare/story.ts'
import { isSilent } from '../kept/settings.ts'
import { getWords } from '../words/all-words.ts'
import { summarise } from '../words/summarise.ts'
import type { Words } from '../words/words.ts'
import { choiceOf, type Kept } from './choice.ts'
import type { TabRecord } from './tab-records.ts'

const COLOR = '#7a3e00'
const COMPLETE_COLOR = '#1f5f3f'
const NOTHING = { text: '', title: 'Crossread', color: COLOR }

/** `story`: the report's, with the pages that the reader remembers. */
export async function showBadge(
  tabId: number,
  { url, report, second }: Pick<Extract<TabRecord, { state: 'done' }>, 'url' | 'report' | 'second'>,
  story: Story | null,
  kept: Kept,
): Promise<void> {
  if (!story || isSilent(kept.settings, url)) return clearBadge(tabId)
  const words = getWords(kept.settings.language, browser.preferredLanguages())
  await browser.setBadge(tabId, badgeFor(report, story, choiceOf(kept, story.id, url, second), words))
}

export const clearBadge = (tabId: number): Promise<void> => browser.setBadge(tabId, NOTHING)

/** A page that only mentions a story gets words and no number; a page of no story looks as if we were not there. */
export function badgeFor(
  report: Report,
  story: Story,
  choice: Choice,
  words: Words,
): { text: string; title: string; color: string } {
  if (report.verdict !== 'covers' && report.verdict !== 'mentions') return NOTHING
  const shown = presentReport(report, story, choice)
  const title = `Crossread: ${summarise(shown, words)}`
  if (report.verdict === 'mentions') return { text: '', title, color: COLOR }
  const count = shown.counts.leftOut
  return { text: count === 0 ? '✓' : String(count), title, color: count === 0 ? COMPLETE_COLOR : COLOR }
}
