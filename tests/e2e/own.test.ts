// A story of the reader's own: three tabs, one story, each popup right; kept, exported, deleted, brought back.
import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { until } from '../../drive/driver.ts'
import { ENGINES, readSample, useBrowser } from './in-browser.ts'

const page = (title: string, ...paragraphs: string[]) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`

const PAGES = {
  '/courier.html': page(
    'Old harbour bridge in Quayside closes after cracks are found',
    'The old harbour bridge in Quayside was closed to all traffic on Monday after engineers found cracks in two of its steel girders.',
    'Repairs will cost about 2 million pounds and take until October, the council said in a statement on Monday evening.',
    'Mayor Dorothy Hale called the closure a bitter day for the fishing families of the island, who use it every morning.',
  ),
  '/herald.html': page(
    'Cracks close the harbour bridge at Quayside',
    'Engineers found cracks in the steel girders of the old harbour bridge at Quayside, and it was closed to traffic on Monday.',
    'The council puts the cost of repairs at 2 million pounds and expects them to take until October.',
    'Ferry captain Ana Brook will sail every half hour from the north pier, and bicycles travel free of charge until further notice.',
  ),
  '/post.html': page(
    'Quayside island cut off as harbour bridge is shut',
    'Shopkeepers on the island of Quayside fear for the summer season and demand compensation from the county.',
    'Lorries with fresh fish have to drive forty miles around the bay, and the cannery has sent sixty workers home.',
    'Mayor Dorothy Hale called the closure a bitter day for the fishing families of the island and promised a temporary ferry.',
  ),
  '/ferry.html': page(
    'Ferry to run while the old harbour bridge in Quayside is repaired',
    'A ferry will run from the north pier of Quayside while the old harbour bridge is closed, the council said on Tuesday.',
    'Engineers found cracks in two of the bridge’s steel girders on Monday, and it was closed to all traffic.',
    'Mayor Dorothy Hale said that the repairs would cost 2 million pounds and take until October.',
  ),
  '/second.html': readSample('story.html').replace(/<title>[^<]*/, '<title>The same once more'),
  '/travel.html': page(
    'Ten gardens to see in the Alps this spring',
    'Gentians, edelweiss and alpine roses bloom above Lucerne, and the cog railway runs from the first of May.',
    'Visitors who stay in Meiringen for three nights receive a pass for the waterfalls and the botanical collection.',
  ),
}

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, PAGES)
  const { open, use, heading, press, notice, texts, shot, openSections } = shown

  it('lists the open tabs, those on the same event ticked, and makes a story of them', async () => {
    await shown.driver.install()
    const others: Page[] = []
    for (const path of ['/travel.html', '/herald.html', '/post.html']) others.push(await shown.openBeside(path))
    await open('/courier.html')
    await use(() => shown.driver.openPopup())
    await heading('Not a story Crossread knows')
    await shown.popup.run(`document.querySelector('.compare-with').open = true`)
    await until('the tabs', async () => (await texts('.tabs li')).length === 3)
    const listed = await texts('.tabs label')
    expect(listed.slice(0, 2).sort()).toEqual([
      'Cracks close the harbour bridge at Quayside',
      'Quayside island cut off as harbour bridge is shut',
    ])
    const ticked = await shown.popup.run<boolean[]>(
      `return [...document.querySelectorAll('.tabs input')].map(({ checked }) => checked)`,
    )
    expect(ticked.at(-1)).toBe(false)
    // The reader has the last word.
    await shown.popup.run(
      `for (const box of [...document.querySelectorAll('.tabs input')].slice(0, 2)) if (!box.checked) box.click()`,
    )
    await shot('tabs')
    await press('Compare with 2 pages')
    await notice('Kept as a story of yours')
    await heading('Old harbour bridge in Quayside closes after cracks are found')
    expect((await texts('.story')).join()).toContain('Compared with 2 other pages of your story')
    expect(await texts('.section .title')).not.toContain('Told differently')
    await shot('own-story')
    for (const other of others) await other.close()
  })

  it('says on another of its pages what two others tell and it plainly lacks', async () => {
    await open('/post.html')
    await use(() => shown.driver.openPopup())
    await heading('Old harbour bridge in Quayside closes after cracks are found')
    await openSections()
    const missing = (await texts('.section:not(.told) .item')).join('\n')
    expect(missing).toMatch(/2 million pounds/)
    await shot('own-story-other-page')
  })

  it('is renamed, deleted and brought back, exported and imported in the options', async () => {
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await until('the story', async () => (await texts('.entry li')).length === 3)
    await shot('library')
    const rename = (title: string) =>
      shown.popup.run(
        `const field = document.querySelector('.title-field'); field.value = ${JSON.stringify(title)}; field.dispatchEvent(new window.Event('change', { bubbles: true }))`,
      )
    await rename('The bridge')
    const title = () => shown.popup.run<string>(`return document.querySelector('.title-field')?.value ?? ''`)
    await until('the new title', async () => (await title()) === 'The bridge')
    await press('Delete the story')
    await until('no story', async () => (await texts('.entry')).length === 0)
    await press('Undo')
    await until('the story again', async () => (await title()) === 'The bridge')
    const imported = JSON.stringify({
      format: 'crossread-library',
      version: 1,
      stories: [
        {
          id: 'own-from-elsewhere',
          title: 'From another device',
          created: '2026-11-24',
          pages: [{ url: 'https://quay.example/', title: 'A', site: 'Quay', added: '2026-11-24', article: null }],
        },
      ],
    })
    await shown.importStories(imported)
    await until('the imported story', async () => (await texts('.entry')).length === 2)
    await notice('1 story was imported')
  })

  it('offers the story by itself on another page that seems to be about it', async () => {
    await open('/ferry.html')
    await use(() => shown.driver.openPopup())
    await heading('Not a story Crossread knows')
    await until('the offer', async () =>
      (await texts('.offer')).join().includes('seems to be about your story “The bridge”'),
    )
    await shot('offer')
    await press('Add this page to “The bridge”')
    await heading('The bridge')
    expect((await texts('.story')).join()).toContain('Compared with 3 other pages of your story')
    await open('/travel.html')
    await use(() => shown.driver.openPopup())
    await heading('Not a story Crossread knows')
    expect(await texts('.offer')).toEqual([])
  })

  it('remembers a page as one more outlet of the bundled story, and forgets it', async () => {
    await open('/mention.html')
    const other = shown.page
    await open('/story.html')
    await shown.badgeText(/\d/)
    await use(() => shown.driver.openPopup())
    await press('Remember this page as an outlet of the story')
    await until('the page to be remembered', async () => (await texts('.remember')).join().includes('is remembered'))
    await shot('remembered')
    // Another page on the story counts it among its outlets.
    await open('/second.html')
    await shown.badgeText(/\d/)
    await use(() => shown.driver.openPopup())
    await heading('Russia formally recognises the Taliban government of Afghanistan')
    await shown.openSections()
    expect((await texts('.section .item')).join()).toMatch(/\(your page\)/)
    await open('/story.html')
    await use(() => shown.driver.openPopup())
    await press('Forget it')
    await until('the page to be forgotten', async () =>
      (await texts('.remember')).join().includes('Remember this page'),
    )
    await other.close()
  })

  it('still has stories, notes and options when the browser is opened again', async () => {
    await open('/story.html')
    await shown.badgeText(/\d/)
    await use(() => shown.driver.openPopup())
    await heading('Russia formally recognises the Taliban government of Afghanistan')
    await openSections()
    await press('Wrong? Note that the page tells it')
    await notice('Noted on this device')
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await heading('Crossread: options')
    await shown.popup.run(
      `const field = document.querySelector('#least'); field.value = '4'; field.dispatchEvent(new window.Event('change', { bubbles: true }))`,
    )
    await press('Save')
    await notice('Saved.')
    await shown.restart()
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await until('the stories', async () => (await texts('.entry')).length >= 2)
    expect(
      await shown.popup.run(`return [...document.querySelectorAll('.title-field')].map(({ value }) => value)`),
    ).toContain('The bridge')
    expect(await shown.popup.run(`return document.querySelector('#least').value`)).toBe('4')
    expect((await texts('main')).join()).toContain('1 note ')
    await open('/post.html')
    await use(() => shown.driver.openPopup())
    await heading('The bridge')
  })
})
