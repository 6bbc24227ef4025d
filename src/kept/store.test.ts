// Where options and notes end up when the browser's storage refuses, is full, or is damaged.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULTS } from './settings.ts'

const areas = { sync: new Map<string, unknown>(), local: new Map<string, unknown>() }
const refuses = { sync: false, local: false }
type Area = keyof typeof areas
const full = { ok: false, why: 'QUOTA_BYTES_PER_ITEM quota exceeded' }

vi.mock('../browser.ts', () => ({
  readKept: async (area: Area, key: string) => ({ ok: true, value: areas[area].get(key) }),
  writeKept: async (area: Area, key: string, value: unknown) => {
    if (refuses[area]) return full
    areas[area].set(key, structuredClone(value))
    return { ok: true }
  },
  removeKept: async (area: Area, key: string) => {
    areas[area].delete(key)
    return { ok: true }
  },
}))
vi.stubGlobal('navigator', { locks: { request: (_: string, run: () => unknown) => run() } })

const { changeNotes, deleteNotes, loadNotes, loadSettings, resetSettings, saveSettings } = await import('./store.ts')
const note = {
  story: 's',
  detail: 'd',
  page: 'https://quay.example/',
  title: '',
  isTold: true,
  said: 'not-found' as const,
  sentence: null,
  day: '2026-11-25',
}

beforeEach(() => {
  for (const area of Object.values(areas)) area.clear()
  Object.assign(refuses, { sync: false, local: false })
})

describe('settings', () => {
  it('travel with the browser’s account', async () => {
    expect(await saveSettings({ ...DEFAULTS, least: 3 })).toEqual({ ok: true, isLocal: false })
    expect(areas.sync.get('settings')).toMatchObject({ least: 3 })
    expect((await loadSettings()).settings.least).toBe(3)
  })

  it('stay on the device where that refuses them, until it takes them again', async () => {
    await saveSettings({ ...DEFAULTS, least: 3 })
    refuses.sync = true
    expect(await saveSettings({ ...DEFAULTS, least: 4 })).toEqual({ ok: true, isLocal: true })
    expect((await loadSettings()).settings.least).toBe(4)
    refuses.sync = false
    await saveSettings({ ...DEFAULTS, least: 1 })
    expect((await loadSettings()).settings.least).toBe(1)
    expect(areas.local.has('settings')).toBe(false)
  })

  it('are what they were where nothing takes them, and the reason is given', async () => {
    await saveSettings({ ...DEFAULTS, least: 3 })
    Object.assign(refuses, { sync: true, local: true })
    expect(await saveSettings({ ...DEFAULTS, least: 4 })).toEqual(full)
    expect((await loadSettings()).settings.least).toBe(3)
  })

  it('of the first version are read, with what came later as it is at first', async () => {
    const first = {
      withoutOutlets: ['envoys/courier'],
      least: 3,
      colors: { told: '#40a060', partly: '#40a060', added: '#4682dc', differs: '#dc8c1e' },
      silentSites: ['quay.example'],
      language: 'de',
    }
    areas.sync.set('settings', first)
    expect(await loadSettings()).toEqual({ settings: { ...DEFAULTS, ...first }, damaged: [] })
  })

  it('are set back, whatever was stored', async () => {
    areas.sync.set('settings', { least: 'many', colors: 7 })
    expect((await loadSettings()).damaged.sort()).toEqual(['colors', 'least'])
    await resetSettings()
    expect(await loadSettings()).toEqual({ settings: DEFAULTS, damaged: [] })
  })
})

describe('notes', () => {
  it('are added, kept beside what cannot be read, and deleted with it', async () => {
    areas.local.set('notes', [{ from: 'a later version' }])
    await changeNotes((notes) => [...notes, note])
    expect(await loadNotes()).toEqual([note])
    expect(areas.local.get('notes')).toEqual([{ from: 'a later version' }, note])
    await deleteNotes()
    expect(areas.local.has('notes')).toBe(false)
  })

  it('are kept in a browser without locks', async () => {
    const { locks } = navigator
    try {
      Object.assign(navigator, { locks: undefined })
      await changeNotes((notes) => [...notes, note])
      expect(await loadNotes()).toEqual([note])
    } finally {
      Object.assign(navigator, { locks })
    }
  })

  it('are what they were where the disk is full', async () => {
    await changeNotes(() => [note])
    refuses.local = true
    expect(await changeNotes(() => [])).toEqual(full)
    expect(await loadNotes()).toEqual([note])
  })
})
