// The built extension in real browsers, looked at where a person looks: the toolbar button, the popup behind it, the page.
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { text, until } from '../../drive/driver.ts'
import { MARKS, type Marks, marksOf } from '../../src/compare/marks.ts'
import { ENGINES, expectedFor, expectedReport, screenshots, useBrowser } from './in-browser.ts'

const expectedMarks = (file: string): Marks => marksOf(expectedReport(file))

const PAGES = {
  '/german.html': `<!doctype html><html lang="de"><meta charset="utf-8"><title>Alte Hafenbrücke gesperrt</title><article><h1>Alte Hafenbrücke gesperrt</h1>${'<p>Der Rat teilte am Montag mit, die alte Hafenbrücke sei nach dem Fund von Rissen gesperrt worden, und die Reparatur werde bis in den Oktober dauern.</p>'.repeat(4)}</article></html>`,
  '/form.html':
    '<!doctype html><title>Russia recognises the Taliban: sign in to read</title><h1>Sign in</h1><form><input><button>Go</button></form>',
}

const highlightOf = (page: Page) =>
  page.evaluate(() => {
    const names = [...CSS.highlights.keys()]
    const [name = ''] = names
    const ranges = [...(CSS.highlights.get(name) ?? [])] as Range[]
    return {
      names,
      texts: ranges.map((range) => range.toString().replace(/\s+/g, ' ')),
      color: getComputedStyle(document.documentElement, `::highlight(${name})`).backgroundColor,
      top: ranges[0]?.getBoundingClientRect().top ?? -1,
    }
  })

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, PAGES)
  const { open, openPopup, badgeText, heading, openSections, press, shot, notice } = shown

  it('reads a page that was open before the extension', async () => {
    await open('/story.html')
    await shown.driver.install()
    // The welcome page has opened in front; the reader goes back to the page.
    await shown.page.bringToFront()
    if (engine === 'chromium') {
      // Firefox runs the gate in open tabs by itself; Chromium does not, so a press is needed.
      expect((await shown.driver.badge()).text).toBe('')
      await openPopup()
      await heading('This page was open before Crossread')
      await shot('not-looked')
      await press('Read it now')
      await heading(expectedFor('story.html').story.title)
    }
    await badgeText(/\d/)
  })

  it('counts on the badge what at least two outlets tell and the page leaves out, and says so in words', async () => {
    await open('/story.html')
    const { leftOut } = expectedFor('story.html').counts
    expect(leftOut).toBeGreaterThan(0)
    const badge = await badgeText(/\d/)
    expect(badge.text).toBe(String(leftOut))
    expect(badge.title).toContain(`${leftOut} details that at least 2 outlets tell were not found`)
  })

  it('shows in the real popup what the comparison finds', async () => {
    await open('/story.html')
    await badgeText(/\d/)
    await openPopup()
    const expected = expectedFor('story.html')
    await heading(expected.story.title)
    await openSections()
    // A style writes first letters large, and what is not laid out has none.
    const small = (list: string[]) => list.map((one) => one.charAt(0).toLowerCase() + one.slice(1))
    const statements = async () => small(await shown.popup.run<string[]>(text('.section .statement')))
    const rest = [...expected.differs.map(({ about }) => about), ...expected.alsoTold.map(({ statement }) => statement)]
    // Minor details are out of sight until the reader asks for them.
    const major = expected.notFound.filter(({ salience }) => salience > 1)
    expect(await statements()).toEqual(small([...major.map(({ statement }) => statement), ...rest]))
    await shown.popup.run(`document.querySelector('.filters input').click()`)
    await until('the minor details', async () => (await statements()).length === expected.notFound.length + rest.length)
    await openSections()
    expect(await statements()).toEqual(small([...expected.notFound.map(({ statement }) => statement), ...rest]))
    const listed = (await shown.popup.run<string[]>(text('.item'))).join('\n')
    for (const { text: sentence } of expected.added) expect(listed).toContain(sentence)
    for (const { statement } of expected.alsoTold) expect(listed).toContain(statement)
    const firstItem = (await shown.popup.run<string[]>(text('.items > li')))[0]!
    expect(firstItem).toContain(expected.notFound[0]!.outlets[0]!.name)
    expect(firstItem).toContain(expected.notFound[0]!.closest!.text)
    const width = await shown.popup.run<number>('return window.innerWidth')
    expect(width, 'the popup has its width').toBeGreaterThanOrEqual(400)
    expect(width, 'the popup has not spread').toBeLessThanOrEqual(480)
    const isWide = await shown.popup.run<boolean>(
      'return document.documentElement.scrollWidth > document.documentElement.clientWidth',
    )
    expect(isWide, 'the popup scrolls sideways').toBe(false)
  })

  it('looks well in light and dark', async () => {
    await open('/story.html')
    await badgeText(/\d/)
    await openPopup()
    await heading(expectedFor('story.html').story.title)
    await shot('report-light')
    await shown.driver.setDark(true)
    const dark = await until('the dark scheme', async () => {
      const color = await shown.popup.run<string>('return window.getComputedStyle(document.body).backgroundColor')
      return color === 'rgb(27, 26, 24)' && color
    })
    expect(dark).toBe('rgb(27, 26, 24)')
    await shot('report-dark')
    await shown.popup.run(`const sections = [...document.querySelectorAll('.section')]; sections[0].open = false`)
    await shot('sections-dark')
    await shown.driver.setDark(false)
    await until(
      'the light scheme',
      async () =>
        (await shown.popup.run<string>('return window.getComputedStyle(document.body).backgroundColor')) !== dark,
    )
    await shot('sections-light')
  })

  it('paints the evidence on the page without touching its DOM', async () => {
    const storyPage = await open('/story.html')
    const before = await storyPage.evaluate(() => document.documentElement.outerHTML)
    await badgeText(/\d/)
    await openPopup()
    const [first] = expectedFor('story.html').alsoTold
    await heading(expectedFor('story.html').story.title)
    await openSections()
    await press(first!.evidence[0]!.text)
    const painted = await until('a painted highlight', async () => {
      const state = await highlightOf(storyPage)
      return state.names.length > 0 && !/transparent|rgba\(0, 0, 0, 0\)|^$/.test(state.color) && state
    })
    expect(painted.names).toEqual(['crossread-evidence'])
    expect(painted.texts).toEqual([first!.evidence[0]!.text])
    expect(painted.color).toBe('rgb(255, 216, 102)')
    expect(await storyPage.evaluate(() => document.documentElement.outerHTML)).toBe(before)
    await storyPage.screenshot({ path: `${screenshots}/${engine}-highlight.png` })
  })

  it('lists what one outlet tells, or one kind of detail, where the reader chooses', async () => {
    await open('/story.html')
    await badgeText(/\d/)
    await openPopup()
    const { notFound, story } = expectedFor('story.html')
    await heading(story.title)
    const [first] = notFound
    await shown.popup.run(
      `const [kind] = document.querySelectorAll('.filters select'); kind.value = ${JSON.stringify(first!.kind)}; kind.dispatchEvent(new window.Event('change', { bubbles: true }))`,
    )
    const wanted = notFound.filter(({ kind, salience }) => kind === first!.kind && salience > 1)
    await until('the chosen kind alone', async () => {
      const [count] = await shown.popup.run<string[]>(text('.section .count'))
      return count!.split(' ')[0] === String(wanted.length)
    })
    await shot('filtered')
  })

  it('gives the report away as Markdown and as files', async () => {
    await open('/story.html')
    await badgeText(/\d/)
    await openPopup()
    await heading(expectedFor('story.html').story.title)
    await press('Save CSV')
    await notice('.csv.')
    await press('Save JSON')
    await notice('.json.')
    await press('Copy as Markdown')
    await until('an answer of the clipboard', async () =>
      /on the clipboard|did not let/.test((await shown.popup.run<string[]>(text('[role=status]'))).join()),
    )
    await shown.popup.run(`document.querySelector('.share').scrollIntoView()`)
    await shot('share')
  })

  it('marks the sentences on the page, again when it renders anew, and takes the marks away', async () => {
    const storyPage = await open('/story.html')
    const before = await storyPage.evaluate(() => document.documentElement.outerHTML)
    await badgeText(/\d/)
    await openPopup()
    await heading(expectedFor('story.html').story.title)
    const flip = () => shown.popup.run(`document.querySelector('.marks input').click()`)
    const marksOnPage = () =>
      storyPage.evaluate(() =>
        Object.fromEntries(
          [...CSS.highlights.entries()].map(([name, ranges]) => [
            name,
            [...(ranges as unknown as Set<Range>)].map((range) => range.toString().replace(/\s+/g, ' ')),
          ]),
        ),
      )
    await flip()
    const wanted = expectedMarks('story.html')
    await until('the marks', async () => {
      const names = Object.keys(await marksOnPage())
      return MARKS.every((mark) => names.includes(`crossread-${mark}`) === wanted[mark].length > 0)
    })
    const marked = await marksOnPage()
    for (const mark of MARKS) expect(marked[`crossread-${mark}`] ?? [], mark).toEqual(wanted[mark])
    await until('the legend', async () => (await shown.popup.run<string[]>(text('.legend li'))).length === 4)
    expect(await storyPage.evaluate(() => document.documentElement.outerHTML)).toBe(before)
    await shot('marks')
    await storyPage.screenshot({ path: `${screenshots}/${engine}-marked-page.png` })
    // The page renders itself anew: every node is another, and the marks come back.
    await storyPage.evaluate(() => {
      const article = document.querySelector('article')!
      article.replaceWith(article.cloneNode(true))
    })
    await until('the marks on the new nodes', async () =>
      ((await marksOnPage())['crossread-told'] ?? []).some((sentence) => sentence.length > 0),
    )
    await flip()
    await until('no mark', async () => Object.keys(await marksOnPage()).length === 0)
  })

  it('says so when a sentence has gone from the page', async () => {
    const storyPage = await open('/story.html')
    await badgeText(/\d/)
    await openPopup()
    await heading(expectedFor('story.html').story.title)
    await storyPage.evaluate(() => document.querySelector('article')!.replaceChildren())
    await shown.popup.run(`document.querySelector('.jump').click()`)
    await until('the notice', async () =>
      (await shown.popup.run<string[]>(text('[role=status]'))).join().includes('no longer on the page'),
    )
    await shot('sentence-gone')
  })

  it('stays silent on a page of no story, and can be told to read it', async () => {
    const otherPage = await open('/other.html')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await shown.driver.badge()).text).toBe('')
    await openPopup()
    await heading('Not a story Crossread knows')
    await shot('not-known')
    await press('Read it anyway')
    await until('the answer', async () =>
      (await shown.popup.run<string[]>(text('.state p'))).some((line) => line.includes('found none of the stories')),
    )
    expect((await shown.driver.badge()).text).toBe('')
    expect(await otherPage.evaluate(() => Object.keys(window).filter((key) => /crossread/i.test(key)))).toEqual([])
  })

  it('says of a page in another language that it is', async () => {
    await open('/german.html')
    await openPopup()
    await heading('Not a story Crossread knows')
    await press('Read it anyway')
    await until('the language', async () => (await shown.texts('.state p')).join().includes('seems to be in German'))
  })

  it('counts nothing as left out on a page that only mentions the story', async () => {
    await open('/mention.html')
    await until('the title', async () => (await shown.driver.badge()).title.includes('mentions the story'))
    expect((await shown.driver.badge()).text).toBe('')
    await openPopup()
    await heading(expectedFor('mention.html').story.title)
    const titles = await shown.popup.run<string[]>(text('.section .title'))
    expect(titles).toEqual(['Told here', 'Compare with open tabs'])
    await shot('mention')
  })

  it('has words for a page without an article', async () => {
    await open('/form.html')
    await openPopup()
    await heading('No article here')
    await shot('not-article')
  })

  it('asks for access where the browser gives none', async () => {
    await shown.driver.revokeAccess()
    try {
      await open('/story.html')
      await openPopup()
      // Opened without a click, Chrome's popup does not even learn the address; Firefox's does not either.
      await until('the words', async () =>
        (await shown.popup.run<string[]>(text('h2'))).some((line) => line.includes('no access to')),
      )
      expect(await shown.popup.run<string[]>(text('button'))).toContain('Allow on all sites')
      await shot('no-access')
    } finally {
      await shown.driver.restoreAccess()
    }
  })

  it('answers after its background was ended', async () => {
    await open('/story.html')
    await badgeText(/\d/)
    await shown.driver.stopBackground()
    await shown.page.bringToFront()
    await openPopup()
    await heading(expectedFor('story.html').story.title)
  })
})
