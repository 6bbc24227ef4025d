// What goes wrong around a page, in real browsers: tabs that move on, sleep and come back, an extension that is loaded anew,
// access that comes and goes. docs/security.md has the table; stored.test.ts has what is stored.
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { until } from '../../drive/driver.ts'
import { ENGINES, expectedFor, readSample, useBrowser } from './in-browser.ts'

const story = readSample('story.html')
const { title } = expectedFor('story.html').story
const leftOut = new RegExp(`^${expectedFor('story.html').counts.leftOut}$`)
const article = (html: string) => /<article[\s\S]*<\/article>/.exec(html)![0]
const PAGES = {
  '/second.html': story.replace(/<title>[^<]*/, '<title>The same once more'),
  // Long enough to be left in the middle of being read.
  '/long.html': story.replace('</article>', `${'<p>The ferry sails at noon. It is blue.</p>'.repeat(4_000)}</article>`),
}

const HELPER = fileURLToPath(new URL('./helper-extension', import.meta.url))
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const marksOn = (page: Page) => page.evaluate(() => [...CSS.highlights.keys()])

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, PAGES)
  const { open, openPopup, badgeText, heading, press, texts } = shown
  const openStory = async (path = '/story.html') => {
    const page = await open(path)
    await badgeText(leftOut)
    return page
  }
  const popupSays = async (wanted: string) => {
    await openPopup()
    await heading(wanted)
  }
  const noBadge = () => until('no badge', async () => (await shown.driver.badge()).text === '')
  /** Long enough for a badge that is wrong to come. */
  const staysWithoutBadge = async () => {
    await noBadge()
    await wait(1_000)
    expect((await shown.driver.badge()).text).toBe('')
  }
  const flipMarks = () => shown.popup.run(`document.querySelector('.marks input').click()`)
  const tabInFront = () =>
    shown.driver.inBackground<number>(
      'return (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0].id',
    )
  it('is there', () => shown.driver.install())

  it('takes no harm from a tab that is closed, or moves on, in mid-read', async () => {
    const closed = await open('/long.html')
    await closed.close()
    const page = await open('/long.html')
    await page.evaluate((url) => {
      location.href = url
    }, `${shown.origin}/other.html`)
    await until('the other page', async () => page.url().endsWith('/other.html'))
    await staysWithoutBadge()
    await popupSays('Not a story Crossread knows')
    await shown.closeView()
    await openStory()
    await popupSays(title)
  })

  it('gives a page that was left no badge when options or notes change', async () => {
    const page = await openStory()
    await page.goto(`${shown.origin}/other.html`)
    await noBadge()
    await shown.driver.inBackground(`await browser.storage.local.set({ notes: [] }); return null`)
    await staysWithoutBadge()
    await shown.driver.inBackground(`await browser.storage.local.remove('notes'); return null`)
  })

  it.each([
    ['a page of no story', '/other.html'],
    ['another page of the story', '/second.html'],
  ])('has badge and report again on a page that was left for %s and returned to', async (_, path) => {
    const page = await openStory()
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isFromCache: persisted }))
    })
    await page.evaluate((url) => {
      location.href = url
    }, `${shown.origin}${path}`)
    await until('the other page', async () => page.url().endsWith(path))
    await (path === '/other.html' ? noBadge() : badgeText(leftOut))
    await page.evaluate(() => history.back())
    await until('the way back', () => page.evaluate('window.isFromCache === true') as Promise<boolean>)
    await badgeText(leftOut)
    await popupSays(title)
  })

  it('does not show the report of the page that stood here before a change of address without loading', async () => {
    const page = await openStory()
    await page.evaluate(
      (html) => {
        history.pushState(null, '', '/elsewhere.html')
        document.querySelector('article')!.outerHTML = html
      },
      article(readSample('other.html')),
    )
    await noBadge()
    await popupSays('Crossread has not looked at this page yet')
    await shown.shot('moved')
    await press('Read it now')
    await heading('Not a story Crossread knows')
    expect((await texts('.state p')).join()).toContain('found none of the stories')
    await shown.closeView()
    await page.evaluate((html) => {
      history.pushState(null, '', '/story-again.html')
      document.querySelector('article')!.outerHTML = html
    }, article(story))
    await popupSays('Crossread has not looked at this page yet')
    await press('Read it now')
    await heading(title)
    await badgeText(leftOut)
  })

  it('finds a story that came to the page after the gate had passed it over, when the popup opens', async () => {
    const page = await open('/other.html')
    await popupSays('Not a story Crossread knows')
    await shown.closeView()
    await page.evaluate((html) => {
      document.title = 'Russia recognises the Taliban'
      document.querySelector('article')!.outerHTML = html
    }, article(story))
    await popupSays(title)
    await badgeText(leftOut)
  })

  it('finds the story again in a site of one page after its next page was read by hand', async () => {
    const page = await openStory()
    await page.evaluate(
      (html) => {
        const before = document.querySelector('article')!.outerHTML
        addEventListener('popstate', () => {
          document.querySelector('article')!.outerHTML = before
        })
        history.pushState(null, '', '/elsewhere.html')
        document.querySelector('article')!.outerHTML = html
      },
      article(readSample('other.html')),
    )
    await popupSays('Crossread has not looked at this page yet')
    await press('Read it now')
    await heading('Not a story Crossread knows')
    await shown.closeView()
    await page.evaluate(() => history.back())
    await until('the way back', async () => page.url().endsWith('/story.html'))
    await popupSays(title)
    await badgeText(leftOut)
  })

  it('reads a tab again that the browser had put to sleep', async () => {
    await openStory()
    const id = await tabInFront()
    const other = await shown.openBeside('/other.html')
    await noBadge()
    await shown.driver.inBackground(`await browser.tabs.discard(${id}); return null`)
    const asleep = await until('the tab to sleep', () =>
      // Chromium gives it another id.
      shown.driver.inBackground<number | null>(
        'return (await browser.tabs.query({})).find(({ discarded }) => discarded)?.id ?? null',
      ),
    )
    await shown.driver.inBackground(`await browser.tabs.update(${asleep}, { active: true }); return null`)
    await badgeText(leftOut)
    await popupSays(title)
    await shown.closeView()
    await shown.driver.inBackground(`await browser.tabs.remove(${asleep}); return null`)
    await other.close()
  })

  it('reads a tab again that was closed and is restored', async () => {
    const inHelper = await shown.driver.installHelper(HELPER)
    await openStory()
    const id = await tabInFront()
    // By calls that only an extension with the permission "sessions" has.
    await inHelper(`await browser.tabs.remove(${id}); return null`)
    await noBadge()
    await inHelper('await browser.sessions.restore(); return null')
    await badgeText(leftOut)
    await popupSays(title)
    await shown.closeView()
    const restored = await tabInFront()
    expect(restored).not.toBe(id)
    await shown.driver.inBackground(`await browser.tabs.remove(${restored}); return null`)
  })

  it('has words where access is taken away from an open report, and knows that it has not looked meanwhile', async () => {
    const page = await openStory()
    await shown.driver.revokeAccess()
    await page.bringToFront()
    await openPopup()
    await until('the words', async () => (await texts('h2')).some((line) => line.includes('no access to')))
    await shown.closeView()
    await page.goto(`${shown.origin}/second.html`)
    await shown.driver.restoreAccess()
    await page.bringToFront()
    await popupSays('This page was open before Crossread')
    await press('Read it now')
    await heading(title)
    await shown.closeView()
    await openStory('/second.html')
  })

  it('is loaded anew while a page with marks is open: no error there, a word on what to do, no mark that comes back', async () => {
    const page = await openStory()
    const errors: string[] = []
    page.on('console', (message) => errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(String(error)))
    await popupSays(title)
    await flipMarks()
    await until('the marks', async () => (await marksOn(page)).length > 0)
    await shown.closeView()
    await shown.driver.reloadExtension()
    await page.bringToFront()
    // All that the old script listens to: presses, changes of the page and of its address.
    await page.evaluate(() => {
      for (const paragraph of document.querySelectorAll('article p')) (paragraph as HTMLElement).click()
      document.body.append(document.createElement('p'))
      history.replaceState(null, '', '#place')
    })
    if (engine === 'chromium') {
      await popupSays('This page was open before Crossread')
      await press('Read it now')
    } else await openPopup() // Firefox runs the gate in open tabs by itself
    await heading(title)
    for (const isOn of [true, false]) {
      await flipMarks()
      await until('the switch', async () => (await texts('.legend')).length === Number(isOn))
    }
    await page.evaluate(() => document.body.append(document.createElement('p')))
    await wait(1_000)
    expect(await marksOn(page)).toEqual([])
    expect(errors).toEqual([])
  })

  it('keeps the marks when the page is read again, and takes them away for good', async () => {
    const page = await openStory()
    await popupSays(title)
    await flipMarks()
    await until('the marks', async () => (await marksOn(page)).length > 0)
    await press('Read again')
    await heading(title)
    await until('the switch to be on', () =>
      shown.popup.run<boolean>(`return document.querySelector('.marks input')?.checked === true`),
    )
    await flipMarks()
    await until('no mark', async () => (await marksOn(page)).length === 0)
    await page.evaluate(() => document.body.append(document.createElement('p')))
    await wait(1_000)
    expect(await marksOn(page)).toEqual([])
  })

  it('says in an open popup that a reading was cut off', async () => {
    await open('/other.html')
    const id = await tabInFront()
    await shown.driver.inBackground(`await browser.storage.session.set({ ['tab:' + ${id}]: {
      url: ${JSON.stringify(`${shown.origin}/other.html`)}, state: 'reading', since: Date.now() - 17_000, by: browser.runtime.getManifest().version } }); return null`)
    await popupSays('Reading this page…')
    await heading('Something went wrong')
    expect((await texts('.state .fine')).join()).toContain('Reading the page was interrupted')
  })
})
