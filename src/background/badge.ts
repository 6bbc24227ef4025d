// The toolbar button for a tab: the number of details left out that at least two outlets tell; the title says it in words.
import * as browser from '../browser.ts'
import { countLeftOut, presentReport, summarise } from '../compare/present.ts'
import type { Report } from '../compare/report.ts'
import type { Story } from '../compare/story.ts'

const COLOR = '#7a3e00'
const COMPLETE_COLOR = '#1f5f3f'

export async function showBadge(tabId: number, report: Report, story: Story | null): Promise<void> {
  await browser.setBadge(tabId, badgeFor(report, story))
}

/** A page that only mentions a story gets words and no number; a page of no story looks as if we were not there. */
export function badgeFor(report: Report, story: Story | null): { text: string; title: string; color: string } {
  if (!story || (report.verdict !== 'covers' && report.verdict !== 'mentions'))
    return { text: '', title: 'Crossread', color: COLOR }
  const count = countLeftOut(report)
  const title = `Crossread: ${summarise(presentReport(report, story))}`
  if (report.verdict === 'mentions') return { text: '', title, color: COLOR }
  return { text: count === 0 ? '✓' : String(count), title, color: count === 0 ? COMPLETE_COLOR : COLOR }
}
