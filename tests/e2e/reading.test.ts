// A stranger's walk in both browsers: first run, evidence and notes, the picture of the coverage, the way back, the panel
// beside the page, a story in a frame, printing, options, other languages.
import { describe, expect, it } from 'vitest'
import german from '../../_locales/de/messages.json'
import { until } from '../../drive/driver.ts'
import { ENGINES, expectedFor, readSample, useBrowser } from './in-browser.ts'

const expected = expectedFor('story.html')
const title = expected.story.title
const [first] = expected.notFound

const PAGES = {
  '/frame.html': `<!doctype html><html lang="en"><title>Russia recognises the Taliban: our reader</title><h1>Reader</h1>
    <iframe src="/story.html" width="900" height="600"></iframe></html>`,
  // A frame's address needs the port, which only the page knows.
  '/host.html': `<!doctype html><html lang="en"><title>Russia recognises the Taliban: our reader</title><h1>Reader</h1>
    <iframe width="900" height="600"></iframe><script>document.querySelector('iframe').src = 'http://stories.quay.localhost:' + location.port + '/story.html'</script></html>`,
  '/second.html': readSample('story.html'),
}

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, PAGES)
  const { open, openPopup, use, badgeText, heading, openSections, press, notice, texts, shot } = shown
  const openReport = async (path = '/story.html') => {
    const page = await open(path)
    await badgeText(/\d/)
    await openPopup()
    await heading(title)
    return page
  }

  it('opens a page at install that explains itself and knows whether it has access', async () => {
    await shown.driver.install()
    await use(() => shown.driver.findOwnPage('/welcome/'))
    await heading('Welcome to Crossread')
    expect((await texts('dt')).length).toBe(3)
    await until('the answer on access', async () =>
      (await texts('[role=status]')).join().includes('may look at the pages'),
    )
    await shot('welcome')
  })

  it('opens a not-found item to its evidence, and takes the reader’s word for it', async () => {
    await openReport()
    const { leftOut } = expected.counts
    await openSections()
    await press('Wrong? Note that the page tells it')
    await notice('Noted on this device')
    await badgeText(new RegExp(`^${leftOut - 1}$`))
    await until('the corrected summary', async () => (await texts('.story')).join().includes('You corrected 1 item'))
    await openSections()
    await shot('corrected')
    await openSections()
    await press('Undo my note')
    await badgeText(new RegExp(`^${leftOut}$`))
    await until('the first summary', async () => !(await texts('.story')).join().includes('You corrected'))
  })

  it('draws the coverage, walks it by keyboard, and leads to the item', async () => {
    await openReport()
    await shown.popup.run(`document.querySelector('.picture').open = true`)
    await until('the picture', async () => (await texts('.matrix tbody tr')).length === expected.counts.details)
    const caption = async () => (await texts('.caption'))[0]!
    const key = (name: string) =>
      shown.popup.run(
        `const cell = document.querySelector('.matrix [tabindex="0"]'); cell.focus(); cell.dispatchEvent(new window.KeyboardEvent('keydown', { key: '${name}', bubbles: true, cancelable: true }))`,
      )
    await key('ArrowRight')
    await until('the first outlet', async () => (await caption()).startsWith(expected.outlets[0]!.name))
    await key('ArrowDown')
    await shot('matrix')
    await key('Home')
    await until('this page', async () => (await caption()).startsWith('This page'))
    await key('Enter')
    const focused = await until('the item in focus', () =>
      shown.popup.run<string | false>(
        `return document.activeElement.id.startsWith('detail-') && document.activeElement.id`,
      ),
    )
    expect(await caption()).toContain(
      [...expected.notFound, ...expected.alsoTold].find(({ id }) => `detail-${id}` === focused)!.statement,
    )
  })

  it('goes to a sentence and back to where the reader was', async () => {
    const page = await openReport()
    await page.evaluate(() => {
      document.body.style.paddingBottom = '3000px'
      window.scrollTo(0, 1500)
    })
    await openSections()
    await press(first!.closest!.text)
    await until('the way', async () => (await page.evaluate(() => window.scrollY)) < 1200)
    await press('Back to where you were')
    await until('the way back', async () => Math.abs((await page.evaluate(() => window.scrollY)) - 1500) < 2)
  })

  it('keeps open beside the page, follows the tab in front, and answers to pointing and pressing', async () => {
    const page = await open('/story.html')
    await badgeText(/\d/)
    await use(() => shown.driver.openPanel('Keep open beside the page'))
    await heading(title)
    await shot('panel')
    // Pointing at an item paints its sentence.
    await shown.popup.run(
      `document.getElementById('detail-${first!.id}').dispatchEvent(new window.MouseEvent('mouseenter', { bubbles: true }));
       document.getElementById('detail-${first!.id}').dispatchEvent(new window.MouseEvent('mouseover', { bubbles: true }))`,
    )
    await until('the sentence that is pointed at', () => page.evaluate(() => CSS.highlights.has('crossread-evidence')))
    // Pressing a marked sentence on the page shows its item.
    await shown.popup.run(`document.querySelector('.marks input').click()`)
    await until('the marks', () => page.evaluate(() => CSS.highlights.has('crossread-added')))
    const place = await page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('crossread-added') ?? [])] as unknown as Range[]
      range!.startContainer.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { left, top } = range!.getClientRects()[0]!
      return { x: left + 20, y: top + 6 }
    })
    await page.mouse.click(place.x, place.y)
    await until('the item of the pressed sentence', () =>
      shown.popup.run<boolean>(`return document.activeElement.id.startsWith('added-')`),
    )
    const other = await shown.driver.open(`${new URL(page.url()).origin}/other.html`)
    await heading('Not a story Crossread knows')
    await other.close()
    await page.bringToFront()
    await heading(title)
  })

  it('reads and paints a story in a frame of the same site', async () => {
    const page = await open('/frame.html')
    await badgeText(/\d/)
    await openPopup()
    await heading(title)
    await shown.popup.run(`document.querySelector('.marks input').click()`)
    await until('marks in the frame', () =>
      page.evaluate(() => {
        const inner = document.querySelector('iframe')!.contentWindow as unknown as { CSS: typeof CSS }
        return inner.CSS.highlights.has('crossread-told')
      }),
    )
    await until('their tint', async () => {
      const color = await page.evaluate(() => {
        const { contentWindow, contentDocument } = document.querySelector('iframe')!
        return contentWindow!.getComputedStyle(contentDocument!.documentElement, '::highlight(crossread-told)')
          .backgroundColor
      })
      return !/^$|transparent|rgba\(0, 0, 0, 0\)/.test(color)
    })
  })

  it('reads and paints a story in a frame of another host of the same site', async () => {
    const port = new URL(shown.origin).port
    await shown.openUrl(`http://quay.localhost:${port}/host.html`)
    await badgeText(/\d/)
    await openPopup()
    await heading(title)
    await openSections()
    const [item] = await shown.popup.run<string[]>(
      `const jump = document.querySelector('.section .jump'); jump.click(); return [jump.textContent]`,
    )
    const frame = shown.page.frames().find((one) => one.url().includes('stories.quay.localhost'))!
    await until(
      `“${item}” in the frame`,
      () => frame.evaluate(`CSS.highlights.has('crossread-evidence')`) as Promise<boolean>,
    )
  })

  it('prints the report as a plain page', async () => {
    await openReport()
    await press('Print')
    await use(() => shown.driver.findOwnPage('/print/'))
    await until('the whole report', async () => (await texts('.report li')).length > expected.notFound.length)
    expect((await texts('h1'))[0]).toBe(expected.page.title)
    await shot('print')
  })

  it('counts, compares and stays silent as the options say, in the language they say, until they are set back', async () => {
    const page = await open('/second.html')
    await badgeText(/\d/)
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await heading('Crossread: options')
    await shot('options')
    const choose = (selector: string, value: string) =>
      shown.popup.run(
        `const field = document.querySelector(${JSON.stringify(selector)}); field.value = ${JSON.stringify(value)};
         field.dispatchEvent(new window.Event('input', { bubbles: true })); field.dispatchEvent(new window.Event('change', { bubbles: true }))`,
      )
    await choose('#silent', 'quay.example all!')
    await until('what is wrong', async () =>
      (await texts('[role=alert]')).join().includes('Not the name of a site: all!'),
    )
    await choose('#silent', '')
    await choose('#least', '4')
    await choose('#language', 'de')
    await press('Save')
    await notice('Saved.')
    await shown.closeView()
    await page.bringToFront()
    const many = expected.notFound.filter(({ outlets }) => outlets.length >= 4).length
    const badge = await badgeText(new RegExp(`^${many || '✓'}$`))
    expect(badge.title).toContain('4')
    await use(() => shown.driver.openPopup())
    await heading(title)
    expect(await texts('.section .title')).toContain(german.sectionNotFound.message)
    await openSections()
    await shot('german')

    await press(german.silenceHere.message.replace('$1', '127.0.0.1'))
    await heading(german.stateSilent.message.replace('$1', '127.0.0.1'))
    await shot('silent')
    expect((await shown.driver.badge()).text).toBe('')
    await page.reload()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await shown.driver.badge()).text).toBe('')

    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await press(german.optionsReset.message)
    await press(german.optionsResetSure.message)
    await until('English again', async () => (await texts('h1')).includes('Crossread: options'))
    await page.bringToFront()
    await page.reload()
    await badgeText(new RegExp(`^${expected.counts.leftOut}$`))
  })
})
