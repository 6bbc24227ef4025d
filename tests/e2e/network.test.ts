// No request, ever: what leaves either browser while Crossread is used is written down, and none of it is ours.
import { describe, expect, it } from 'vitest'
import { ENGINES, expectedFor, readSample, useBrowser } from './in-browser.ts'

const title = expectedFor('story.html').story.title

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, { '/second.html': readSample('story.html') })
  const { open, use, heading, press, openSections } = shown

  it('asks no server anything from install to options', async () => {
    const seen = await shown.driver.recordRequests()
    await shown.driver.install()
    await use(() => shown.driver.findOwnPage('/welcome/'))
    await heading('Welcome to Crossread')
    await shown.closeView()
    for (const path of ['/story.html', '/second.html']) {
      await open(path)
      await shown.badgeText(/\d/)
      await use(() => shown.driver.openPopup())
      await heading(title)
      await openSections()
      await shown.popup.run(`document.querySelector('.marks input').click()`)
      await press('Remember this page as an outlet of the story')
      await shown.closeView()
    }
    await open('/other.html')
    await use(() => shown.driver.openPopup())
    await heading('Not a story Crossread knows')
    await press('Read it anyway')
    await shown.closeView()
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await press('Save')
    const requests = await seen()
    // The record sees what pages ask for, so that an empty one of ours means something.
    expect(requests.some(({ url, isOurs }) => url.includes('/story.html') && !isOurs)).toBe(true)
    expect(requests.filter(({ isOurs }) => isOurs)).toEqual([])
  })

  it('could not if it wanted to: the policy of its own pages stops it', async () => {
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    expect(
      await shown.popup.run(
        `return await window.fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => error.name)`,
      ),
    ).toBe('TypeError')
    expect(
      await shown.popup.run(
        `return await new Promise((resolve) => { document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective)); const picture = document.createElement('img'); picture.src = 'http://127.0.0.1:9/a.png'; document.body.append(picture); window.setTimeout(() => resolve('allowed'), 1500) })`,
      ),
    ).toBe('img-src')
  })
})
