// Pages that attack, on purpose or by accident: each is read right or says plainly why not, stays as it was, and goes on
// answering. docs/security.md has the table of what each stands for, and of how each was seen to fail.
import { describe, expect, it } from 'vitest'
import { until } from '../../drive/driver.ts'
import { HOSTILE, pathOf } from './hostile-pages.ts'
import { ENGINES, useBrowser } from './in-browser.ts'

const PAGES = Object.fromEntries(
  Object.entries(HOSTILE).map(([name, { html, headers = {} }]) => [pathOf(name), { text: html, headers }]),
)
/** A page that does not answer for so long is frozen to whoever reads it. */
const FROZEN_MS = 5_000
const READ = ['Read it anyway', 'Read it now']
/** A million nodes take a browser long on a busy machine, us or not. */
const SETTLED_MS = 60_000

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, PAGES)

  it('is there', () => shown.driver.install())

  const names = Object.keys(HOSTILE).filter(
    // WebDriver BiDi opens no view-source: page.
    (name) => engine === 'chromium' || HOSTILE[name]!.scheme === undefined,
  )
  it.each(names)('stands a page that %s', { timeout: 120_000 }, async (name) => {
    const { scheme = '', headings, isMarked = false, holds, holdsInPopup } = HOSTILE[name]!
    const page = await shown.openUrl(`${scheme}${shown.origin}${pathOf(name)}`)
    await shown.use(() => shown.driver.openPopup())
    let hasPressed = false
    const said = await until(
      'the popup to settle',
      async () => {
        const [found, offered] = await shown.popup.run<[string[], string[]]>(
          `return ['h2', 'button'].map((name) => [...document.querySelectorAll(name)].map(({ textContent }) => textContent))`,
        )
        const press = READ.find((label) => offered.includes(label))
        if (press !== undefined && !hasPressed) {
          hasPressed = true
          await shown.press(press)
          return null
        }
        return found.find((heading) => headings.includes(heading))
      },
      SETTLED_MS,
    )
    expect(headings).toContain(said)
    if (isMarked) {
      await shown.popup.run(`document.querySelector('.marks input').click()`)
      // Taken back by the popup where the page could not be marked.
      await until('the marks', () => shown.popup.run<boolean>(`return document.querySelector('.marks input').checked`))
    }
    if (holdsInPopup !== undefined) {
      await shown.openSections()
      expect(await shown.popup.run<boolean>(`return ${holdsInPopup}`), holdsInPopup).toBe(true)
    }
    const start = Date.now()
    await page.evaluate('1 + 1')
    expect(Date.now() - start).toBeLessThan(FROZEN_MS)
    // The popup says that marks are on a moment before they are painted.
    if (holds !== undefined) await until(holds, async () => (await page.evaluate(holds)) === true)
    // Not a node of ours, not a global.
    const nodes = `document.querySelectorAll('[class*=crossread i], [id*=crossread i], [src*=extension]').length`
    expect(
      // Where the page has put something in the place of the method, its type has it still.
      await page.evaluate(
        nodes.replace('document.querySelectorAll(', 'Document.prototype.querySelectorAll.call(document, '),
      ),
    ).toBe(0)
    // In a loop, because the page may have taken away every method that would say it shorter.
    expect(
      await page.evaluate(
        `(() => { let found = 0; for (const key in window) if (key.toLowerCase().includes('crossread')) found++; return found })()`,
      ),
    ).toBe(0)
  })
})
