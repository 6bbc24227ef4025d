// What goes wrong around a page, in real browsers: tabs that move on, sleep and come back, an extension that is loaded anew,
// access that comes and goes, a full store, a private window, what an earlier version stored. docs/security.md has the table.
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { until } from '../../drive/driver.ts'
import { parseSettings } from '../../src/kept/settings.ts'
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

/** As the first version with options, notes and stories stored them (settings without later fields, a story without `extends`). */
const EARLIER = {
  settings: {
    withoutOutlets: [],
    least: 3,
    colors: { told: '#40a060', partly: '#40a060', added: '#4682dc', differs: '#dc8c1e' },
    silentSites: ['quay.example'],
    language: 'de',
  },
  note: {
    story: 'gone',
    detail: 'd',
    page: 'https://quay.example/a',
    title: 'An old note',
    isTold: true,
    said: 'not-found',
    sentence: 'Two men had tea.',
    day: '2025-11-25',
  },
  story: {
    id: 'own-earlier',
    title: 'The old bridge',
    created: '2025-11-24',
    urls: ['https://quay.example/b'],
    pages: [{ url: 'https://quay.example/b', title: 'B', site: 'Quay', added: '2025-11-24', article: null }],
  },
}

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
  /** A message as the popup sends it, from the own page that is shown now. */
  const ask = <T>(name: string, ...args: unknown[]) => {
    const message = JSON.stringify({ crossread: name, args })
    return shown.popup.run<T>(
      engine === 'firefox'
        ? `const own = window.wrappedJSObject; const answer = await own.browser.runtime.sendMessage(own.JSON.parse(${JSON.stringify(message)}));
           return JSON.parse(own.JSON.stringify(answer))`
        : `return await window.chrome.runtime.sendMessage(${message})`,
    )
  }

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

  it('makes room where the session’s storage is full of large reports', async () => {
    const filled = await shown.driver.inBackground<number>(`
      const { version } = browser.runtime.getManifest()
      let count = 0
      for (const size of [1_000_000, 100_000, 10_000, 1_000])
        for (; count < 60; count++)
          try {
            const record = { url: 'u', state: 'failed', at: count, why: 'x'.repeat(size), by: version }
            await browser.storage.session.set({ ['tab:' + (1e9 + count)]: record })
          } catch { break }
      return count`)
    expect(filled).toBeLessThan(60)
    await openStory()
    await popupSays(title)
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

  it('reads what an earlier version stored, and none of its reports', async () => {
    const page = await openStory()
    const id = await tabInFront()
    await shown.driver.inBackground(`
      const { settings, note, story } = ${JSON.stringify(EARLIER)}
      await browser.storage.sync.set({ settings })
      await browser.storage.local.set({ notes: [note] })
      const request = indexedDB.open('crossread', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('stories', { keyPath: 'id' }).createIndex('urls', 'urls', { multiEntry: true })
      await new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }))
      const transaction = request.result.transaction('stories', 'readwrite')
      transaction.objectStore('stories').put(story)
      await new Promise((resolve, reject) => Object.assign(transaction, { oncomplete: resolve, onerror: reject }))
      request.result.close()
      return null`)
    await shown.driver.reloadExtension()
    await page.bringToFront()
    if (engine === 'firefox') await badgeText(/\d/) // the gate runs in open tabs by itself
    // The session's storage does not outlive an update today: report and view in their first form, put there after it.
    await shown.driver.inBackground(`
      const report = { verdict: 'covers', story: 'gone', confidence: 1, why: '', article: null, details: [{}], added: [], differs: [] }
      await browser.storage.session.set({ ['view:' + ${id}]: { url: ${JSON.stringify(page.url())}, at: 1, view: '{"state":"report"}' } })
      await browser.storage.session.set({ ['tab:' + ${id}]: { url: ${JSON.stringify(page.url())}, state: 'done', at: 1, report } }); return null`)
    await shown.use(() => shown.driver.openOwnPage('src/options/index.html'))
    const { settings } = parseSettings(EARLIER.settings)
    await until('the options in German', () =>
      shown.popup.run<boolean>(`return document.documentElement.lang.startsWith('de')`),
    )
    const values = () =>
      shown.popup.run<string[]>(
        `return [...document.querySelectorAll('#least, #silent, .title-field')].map(({ value }) => value)`,
      )
    await until('the old story', async () => (await values()).includes(EARLIER.story.title))
    expect(await values()).toEqual(expect.arrayContaining([String(settings.least), 'quay.example']))
    expect((await texts('main')).join()).toMatch(/1 Anmerkung/)
    await shown.closeView()
    await shown.driver.inBackground(
      `await browser.storage.sync.clear(); await browser.storage.local.clear(); return null`,
    )
    await page.bringToFront()
    await openPopup()
    // No report of an older form is shown; what is to be done is said.
    if (engine === 'chromium') {
      await heading('This page was open before Crossread')
      await press('Read it now')
    } else {
      await heading('Not a story Crossread knows')
      await press('Read it anyway')
    }
    await heading(title)
  })

  it('keeps nothing of a private window', async () => {
    await shown.driver.openPrivate(`${shown.origin}/story.html`)
    const privateTab = () =>
      shown.driver.inBackground<{ id: number; badge: string } | null>(`
        const tab = (await browser.tabs.query({})).find(({ incognito }) => incognito)
        return tab ? { id: tab.id, badge: await browser.action.getBadgeText({ tabId: tab.id }) } : null`)
    const { id } = await until('its badge', async () => {
      const found = await privateTab()
      return found && leftOut.test(found.badge) && found
    })
    await shown.use(() => shown.driver.openOwnPage('src/options/index.html'))
    expect(await ask('viewTab', id)).toMatchObject({ state: 'report', isPrivate: true, remembered: 'never' })
    const refused = { ok: false, why: 'notePrivate' }
    expect(await ask('rememberPage', id, true)).toEqual(refused)
    expect(await ask('makeStory', id, id)).toEqual(refused)
    expect(await ask('addToStory', id, EARLIER.story.id)).toEqual(refused)
    const stored = () =>
      shown.driver.inBackground<string>(`
        const all = [await browser.storage.local.get(null), await browser.storage.sync.get(null)]
        const request = indexedDB.open('crossread')
        await new Promise((resolve) => Object.assign(request, { onsuccess: resolve }))
        const stories = request.result.transaction('stories').objectStore('stories').getAll()
        await new Promise((resolve) => Object.assign(stories, { onsuccess: resolve }))
        request.result.close()
        return JSON.stringify([all, stories.result])`)
    expect(await stored()).not.toContain('story.html')
    await shown.closeView()
    // Its report goes from memory too, with the next page that is read.
    await shown.driver.inBackground(`await browser.tabs.remove(${id}); return null`)
    await openStory()
    await until(
      'no report of it',
      async () =>
        !(
          await shown.driver.inBackground<string[]>('return Object.keys(await browser.storage.session.get(null))')
        ).some((key) => key.endsWith(`:${id}`)),
    )
  })
})
