// One sample in one browser → pictures in light and dark, narrow and wide, and what axe finds wrong with it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Widths in pixels: Firefox's overflow panel, the popup, the widest popup. */
export const WIDTHS = [350, 420, 800] as const
const HEIGHT = 600
/** So that more of what is unfolded is in the picture. */
const UNFOLDED_HEIGHT = 2400

export interface Violation {
  rule: string
  help: string
  targets: string[]
}

/** Rules of WCAG 2.2 A and AA, and axe's best practices. */
export async function findViolations(page: Page): Promise<Violation[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`)
  const results = (await page.evaluate(`window.axe.run(document, { resultTypes: ['violations'] })`)) as {
    violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[]
  }
  return results.violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    targets: nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`.trim()),
  }))
}

/** Opens what is folded, so that pictures and checks see all of it. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let round = 0; round < 4; round++) {
      for (const folded of document.querySelectorAll('details')) folded.open = true
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })
}

/** What is too wide for the window, or nothing. */
export const findOverflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const isScrolling = document.documentElement.scrollWidth > width
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      // What is scrolled out of sight is not laid out for this width yet.
      const isLaidOut = element.checkVisibility({ contentVisibilityAuto: true }) && element.closest('.matrix') === null
      return isLaidOut && element.getBoundingClientRect().right > width + 1
    })
    return [
      ...(isScrolling ? ['the page scrolls sideways'] : []),
      ...wide.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ]
  })

export async function resize(page: Page, width: number, isFolded: boolean): Promise<void> {
  await page.setViewport({ width, height: isFolded ? HEIGHT : UNFOLDED_HEIGHT })
}
