// The reader's library in a database of the same make as the browsers', and its file.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { changeStory, listStories, listSummaries, putStory, removeStory, storiesWith } from './library.ts'
import { exportLibrary, extensionOf, FORMAT, type OwnStory, ownPage, parseLibrary, sourcesOf } from './own-story.ts'

const article = (title: string) => ({
  blocks: [title, 'It was old. It was rusty.'],
  sentences: [
    { block: 0, start: 0, end: title.length },
    { block: 1, start: 0, end: 11 },
  ],
  site: 'Courier',
  published: null,
  language: 'en',
})
const story = (id: string, ...urls: string[]): OwnStory => ({
  id,
  title: 'The bridge',
  created: '2026-11-25',
  pages: urls.map((url) => ownPage(url, article(`Bridge at ${url}`), '2026-11-25')),
})

const find = async (id: string) => {
  const all = await listStories()
  return all.ok ? all.value.find((kept) => kept.id === id) : undefined
}

beforeEach(async () => {
  const all = await listStories()
  if (all.ok) for (const { id } of all.value) await removeStory(id)
})

describe('the library', () => {
  it('keeps, finds by page, changes and deletes', async () => {
    await putStory(story('own-a', 'https://a.example/', 'https://b.example/'))
    await putStory(story('own-b', 'https://b.example/'))
    expect(await storiesWith('https://b.example/')).toMatchObject({
      ok: true,
      value: [{ id: 'own-a' }, { id: 'own-b' }],
    })
    await changeStory('own-a', (kept) => ({ ...kept, title: 'Renamed', pages: kept.pages.slice(0, 1) }))
    expect(await storiesWith('https://b.example/')).toMatchObject({ value: [{ id: 'own-b' }] })
    expect(await find('own-a')).toMatchObject({ title: 'Renamed' })
    await removeStory('own-a')
    expect(await find('own-a')).toBeUndefined()
    expect(await changeStory('own-a', (kept) => kept)).toEqual({ ok: true, value: null })
  })

  it.each([
    ['with locks', { request: (_: string, run: () => unknown) => run() }],
    ['without locks', undefined],
  ])('is not written to where a file has no room on the disk, %s', async (_, locks) => {
    await putStory(story('own-a', 'https://a.example/'))
    const removed: string[] = []
    const getFileHandle = async () => ({
      createWritable: async () => ({
        write: async () => Promise.reject(new DOMException('', 'QuotaExceededError')),
      }),
    })
    const getDirectory = async () => ({ getFileHandle, removeEntry: async (name: string) => void removed.push(name) })
    vi.stubGlobal('navigator', { locks, storage: { getDirectory } })
    const full = { ok: false, why: 'reasonDiskFull' }
    expect(await putStory(story('own-b', 'https://b.example/'))).toEqual(full)
    expect(await changeStory('own-a', (kept) => ({ ...kept, title: 'Renamed' }))).toEqual(full)
    expect(await removeStory('own-a')).toEqual(full)
    vi.unstubAllGlobals()
    expect(await listStories()).toEqual({ ok: true, value: [story('own-a', 'https://a.example/')] })
    expect(removed).toEqual(['room', 'room', 'room'])
  })

  it('lists stories without their text, as they were last written', async () => {
    await putStory(story('own-a', 'https://a.example/', 'https://b.example/'))
    await putStory({ ...story('own-b', 'https://c.example/'), created: '2026-11-26' })
    await changeStory('own-a', (kept) => ({ ...kept, title: 'Renamed', pages: kept.pages.slice(0, 1) }))
    const listed = await listSummaries()
    expect(listed).toMatchObject({
      ok: true,
      value: [
        { id: 'own-b' },
        {
          id: 'own-a',
          title: 'Renamed',
          pages: [{ url: 'https://a.example/', site: 'Courier', hasText: true, names: ['Bridge'] }],
        },
      ],
    })
    expect(JSON.stringify(listed)).not.toContain('rusty')
    await removeStory('own-b')
    expect(await listSummaries()).toMatchObject({ value: [{ id: 'own-a' }] })
  })

  it('summarises anew what has no readable summary, and leaves alone what cannot be read', async () => {
    await putStory(story('own-a', 'https://a.example/'))
    await putStory(story('own-b', 'https://b.example/'))
    const database = await openDB('crossread')
    await database.put('summaries', { id: 'own-a', title: 7 })
    await database.delete('summaries', 'own-b')
    await database.put('stories', { id: 'own-c', title: 'damaged', urls: [] })
    await database.put('summaries', { id: 'own-d' })
    database.close()
    const listed = await listSummaries()
    expect(listed.ok && listed.value.map(({ id, title }) => [id, title]).sort()).toEqual([
      ['own-a', 'The bridge'],
      ['own-b', 'The bridge'],
    ])
    const again = await openDB('crossread')
    expect(await again.get('stories', 'own-c')).toMatchObject({ title: 'damaged' })
    await again.delete('stories', 'own-c')
    again.close()
  })

  it('does not lose one of two changes made at once', async () => {
    await putStory(story('own-a'))
    const add = (url: string) =>
      changeStory('own-a', (kept) => ({ ...kept, pages: [...kept.pages, ...story('x', url).pages] }))
    await Promise.all([add('https://a.example/'), add('https://b.example/')])
    expect((await find('own-a'))?.pages).toHaveLength(2)
  })

  it('holds hundreds of stories', async () => {
    for (let i = 0; i < 200; i++) await putStory(story(`own-${i}`, `https://a.example/${i}`))
    expect(await listStories()).toMatchObject({ ok: true, value: { length: 200 } })
    expect(await listSummaries()).toMatchObject({ ok: true, value: { length: 200 } })
  })
})

describe('a database of version 1, whose stories have no summaries', () => {
  it('keeps its stories, lists and changes them', async () => {
    vi.resetModules()
    vi.stubGlobal('indexedDB', new IDBFactory())
    try {
      const { pages, ...rest } = story('own-a', 'https://a.example/')
      const old = await openDB('crossread', 1, {
        upgrade: (database) =>
          void database
            .createObjectStore('stories', { keyPath: 'id' })
            .createIndex('urls', 'urls', { multiEntry: true }),
      })
      await old.put('stories', { ...rest, pages, urls: ['https://a.example/'] })
      await old.put('stories', { id: 'own-damaged', urls: [] })
      old.close()
      const fresh = await import('./library.ts')
      expect(await fresh.listSummaries()).toMatchObject({
        ok: true,
        value: [{ id: 'own-a', pages: [{ hasText: true }] }],
      })
      expect(await fresh.storiesWith('https://a.example/')).toEqual({
        ok: true,
        value: [story('own-a', 'https://a.example/')],
      })
      await fresh.changeStory('own-a', (kept) => ({ ...kept, title: 'Renamed' }))
      expect(await fresh.findOwnStory('own-a')).toMatchObject({ value: { title: 'Renamed', pages } })
      expect(await fresh.listSummaries()).toMatchObject({ value: [{ title: 'Renamed' }] })
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

describe('a browser without a database', () => {
  it('is said to have none, and nothing throws', async () => {
    vi.resetModules()
    vi.stubGlobal('indexedDB', undefined)
    try {
      const library = await import('./library.ts')
      expect(await library.listStories()).toEqual({ ok: false, why: expect.any(String) })
      expect(await library.putStory(story('own-a'))).toEqual({ ok: false, why: expect.any(String) })
      expect(await library.storiesWith('https://a.example/')).toMatchObject({ ok: false })
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

describe('its file', () => {
  const stories = [story('own-a', 'https://a.example/')]

  it('comes back as it went, with the text where the reader asks for it', () => {
    expect(parseLibrary(exportLibrary(stories, true))).toEqual({ ok: true, stories, damaged: 0 })
  })

  it('holds no text of a publisher’s article where the reader does not', () => {
    const file = exportLibrary(stories, false)
    expect(file).not.toContain('rusty')
    const parsed = parseLibrary(file)
    expect(parsed).toMatchObject({ ok: true, stories: [{ pages: [{ article: null }] }] })
    expect(parsed.ok && sourcesOf(parsed.stories[0]!, null)).toEqual([])
  })

  it.each([
    ['{', 'not-json'],
    ['[]', 'not-library'],
    ['{"format":"crossread-library","version":3,"stories":[]}', 'newer'],
  ])('%s is refused: %s', (json, why) => expect(parseLibrary(json)).toEqual({ ok: false, why }))

  it('reads files of version 1 as they are', () => {
    const file = JSON.stringify({ format: FORMAT, version: 1, stories: [story('own-a', 'https://a.example/')] })
    expect(parseLibrary(file)).toEqual({ ok: true, stories: [story('own-a', 'https://a.example/')], damaged: 0 })
  })

  it('takes pages that are remembered for a bundled story along', () => {
    const kept: OwnStory = {
      ...story(extensionOf('envoys'), 'https://a.example/'),
      extends: 'envoys',
    }
    kept.pages[0]!.tells = { 'they-met': [2] }
    expect(parseLibrary(exportLibrary([kept], true))).toEqual({ ok: true, stories: [kept], damaged: 0 })
  })

  it('keeps the good stories of a damaged file', () => {
    const file = JSON.parse(exportLibrary(stories, true)) as { stories: unknown[] }
    file.stories.push({ id: 'own-b' }, 7)
    expect(parseLibrary(JSON.stringify(file))).toEqual({ ok: true, stories, damaged: 2 })
  })

  // Found by the fuzzing: a popup that was to show a report of such a page showed nothing.
  it.each([
    { block: 2, start: 0, end: 1 },
    { block: 1, start: 0, end: 99 },
    { block: 1, start: 5, end: 4 },
  ])('takes a story for damaged whose article has a sentence at %j', (place) => {
    const bad = story('own-a', 'https://a.example/')
    bad.pages[0]!.article!.sentences[1] = place
    expect(parseLibrary(exportLibrary([bad], true))).toEqual({ ok: true, stories: [], damaged: 1 })
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.json(), (json) => void parseLibrary(json)))
  })
})
