import { describe, expect, it } from 'vitest'
import { correctionsFor, exportNotes, type Note, parseNotes, withNote, withoutNote } from './notes.ts'
import { pageOf } from './page-address.ts'

const note = (more: Partial<Note> = {}): Note => ({
  story: 's',
  detail: 'd',
  page: 'https://quay.example/a',
  title: 'A',
  isTold: true,
  said: 'not-found',
  sentence: 'Two men had tea.',
  day: '2026-11-25',
  ...more,
})

describe('notes', () => {
  it('are one to a detail of a page: the last word counts', () => {
    const notes = withNote(withNote([], note()), note({ isTold: false }))
    expect(notes).toEqual([note({ isTold: false })])
    expect(withNote(notes, note({ detail: 'e' }))).toHaveLength(2)
    expect(withoutNote(notes, note())).toEqual([])
  })

  it('correct the page they were made on, whatever place on it the address names', () => {
    const notes = [note(), note({ detail: 'e', isTold: false }), note({ detail: 'f', page: 'https://quay.example/b' })]
    expect([...correctionsFor(notes, 's', 'https://quay.example/a#top')]).toEqual([
      ['d', true],
      ['e', false],
    ])
    expect(correctionsFor(notes, 'other', 'https://quay.example/a').size).toBe(0)
    expect(pageOf('https://quay.example/#/a')).toBe('https://quay.example/#/a')
  })

  it('are kept where one among them cannot be read, and so is that one', () => {
    expect(parseNotes([note(), { detail: 'from a later version' }, 7])).toEqual({
      notes: [note()],
      unread: [{ detail: 'from a later version' }, 7],
    })
    expect(parseNotes(undefined)).toEqual({ notes: [], unread: [] })
    expect(parseNotes('damaged')).toEqual({ notes: [], unread: ['damaged'] })
  })

  it('are exported in a form with a version', () => {
    expect(JSON.parse(exportNotes([note()]))).toEqual({ format: 'crossread-notes', version: 1, notes: [note()] })
  })
})
