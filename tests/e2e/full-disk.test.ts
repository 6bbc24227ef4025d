// A disk that is really full: the browser's profile lies on a small file system in memory, which is filled while it runs.
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../../drive/driver.ts'
import { ENGINES, expectedFor, useBrowser } from './in-browser.ts'

const mount = (folder: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', folder], { stdio: 'ignore' })
const unmount = (folder: string) => execFileSync('umount', [folder], { stdio: 'ignore' })

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'crossread-disk-'))
  try {
    mount(folder)
    unmount(folder)
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes until not a byte is left. */
function fill(file: string): void {
  const opened = openSync(file, 'a')
  for (let size = 1 << 20; size >= 1; size >>= 1)
    try {
      while (writeSync(opened, Buffer.alloc(size)) === size);
    } catch {
      // Full for this size: half of it may still fit.
    }
  closeSync(opened)
}

const STORIES = JSON.stringify({
  format: 'crossread-library',
  version: 1,
  // The newest stands first.
  stories: ['b', 'a'].map((name, i) => ({
    id: `own-${name}`,
    title: `The bridge ${name}`,
    created: `2026-11-2${i}`,
    pages: [{ url: `https://quay.example/${name}`, title: 'A', site: 'Quay', added: '2026-11-24', article: null }],
  })),
})

describe.skipIf(!canMount()).each(ENGINES)('%s (skipped where nothing may be mounted)', (engine) => {
  const disk = mkdtempSync(join(tmpdir(), 'crossread-disk-'))
  // Around the browser's own life: what is registered first runs last in the end.
  beforeAll(() => void mount(disk))
  afterAll(() => {
    unmount(disk)
    rmSync(disk, { recursive: true })
  })
  const shown = useBrowser(engine, {}, join(disk, 'profile'))
  const { use, heading, press, notice, texts } = shown
  const filler = join(disk, 'filler')

  /** The disk, and what room the browser's files still have in their last blocks. */
  const fillAll = async () => {
    fill(filler)
    for (const area of ['sync', 'local'])
      await shown.driver.inBackground(
        `for (let i = 0; i < 1_000; i++) try { await browser.storage.${area}.set({ filler: i + 'x'.repeat(200) }) } catch { return i } return null`,
      )
    fill(filler)
  }
  const openOptions = async () => {
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await heading('Crossread: options')
  }
  const choose = (selector: string, value: string) =>
    shown.popup.run(
      `const field = document.querySelector(${JSON.stringify(selector)}); field.value = ${JSON.stringify(value)};
       for (const name of ['input', 'change']) field.dispatchEvent(new window.Event(name, { bubbles: true }))`,
    )
  const save = async (least: string) => {
    await choose('#least', least)
    await press('Save')
  }
  const note = async (number: number, before = async () => {}) => {
    await shown.open('/story.html')
    await shown.badgeText(/\d/)
    await use(() => shown.driver.openPopup())
    await heading(expectedFor('story.html').story.title)
    await shown.openSections()
    const NOTE = `[...document.querySelectorAll('button')].filter((one) => one.textContent.trim() === 'Wrong? Note that the page tells it')`
    await before()
    await shown.popup.run(`${NOTE}[${number}].click()`)
  }
  const keptAre = async (title: string, least: string, notes: string) => {
    await openOptions()
    await until('all that was kept', async () => {
      const found = await shown.popup.run<string[]>(
        `return [...document.querySelectorAll('#least, .title-field')].map(({ value }) => value)`,
      )
      expect(found.sort()).toEqual([least, title, 'The bridge b'].sort())
      expect((await texts('main')).join()).toContain(notes)
      return true
    })
  }

  it('is there', () => shown.driver.install())

  it('loses nothing while the disk is full, and says what could not be kept', async () => {
    await openOptions()
    await shown.importStories(STORIES)
    await notice('2 stories were imported')
    await openOptions()
    await save('3')
    await notice('Saved.')
    await note(0)
    await notice('Noted on this device')
    await keptAre('The bridge a', '3', '1 note ')

    await fillAll()
    await openOptions()
    for (let i = 0; i < 3; i++) {
      await choose('.title-field', `The tunnel ${i}`)
      await notice('The library could not be changed: The disk is full.')
    }
    await fillAll()
    await save('4')
    await notice('Not saved')
    await note(1, fillAll)
    await notice('The note could not be kept')

    rmSync(filler)
    await keptAre('The bridge a', '3', '1 note ')
    await choose('.title-field', 'The tunnel')
    // The page must not close on a change that is under way.
    await until('the change', () =>
      shown.driver.inBackground<boolean>(`
        const request = indexedDB.open('crossread')
        await new Promise((resolve) => Object.assign(request, { onsuccess: resolve }))
        const story = request.result.transaction('stories').objectStore('stories').get('own-a')
        await new Promise((resolve) => Object.assign(story, { onsuccess: resolve }))
        request.result.close()
        return story.result.title === 'The tunnel'`),
    )
    await keptAre('The tunnel', '3', '1 note ')
    await shown.restart()
    await keptAre('The tunnel', '3', '1 note ')
  }, 180_000)
})
