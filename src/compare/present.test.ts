import { describe, expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import { countLeftOut, presentReport, summarise } from './present.ts'
import type { DetailFinding, DetailState, Report } from './report.ts'
import type { Story } from './story.ts'

const [story] = loadStories() as [Story]
const finding = (id: string, state: DetailState): DetailFinding => ({
  id,
  state,
  strength: 0.5,
  sentences: state === 'not-found' ? [] : [1],
  closest: 1,
  outlets: Object.keys(story.details.find((detail) => detail.id === id)!.toldBy),
  unknown: [],
  why: '',
})
const report = (states: Record<string, DetailState>, more: Partial<Report> = {}): Report => ({
  verdict: 'covers',
  story: story.id,
  confidence: 1,
  why: '',
  article: { title: 'T', site: null, published: null, sentences: ['T', 'One.'] },
  details: Object.entries(states).map(([id, state]) => finding(id, state)),
  added: [],
  differs: [],
  ...more,
})

describe('presentReport', () => {
  const shown = presentReport(
    report({
      'power-vacuum': 'not-found',
      'called-brave': 'not-found',
      'others-may-rethink': 'not-found',
      'russia-recognises-taliban': 'told',
    }),
    story,
  )

  it('puts what most outlets tell first', () => {
    expect(shown.notFound.map(({ id, outlets }) => [id, outlets.length])).toEqual([
      ['others-may-rethink', 5],
      ['called-brave', 3],
      ['power-vacuum', 1],
    ])
  })

  it('shows the closest sentence of what was not found, and the evidence of what was', () => {
    expect(shown.notFound[0]!.closest).toEqual({ sentence: 1, text: 'One.' })
    expect(shown.alsoTold[0]!.evidence).toEqual([{ sentence: 1, text: 'One.' }])
  })

  it('never shows a phrasing or a near miss', () => {
    const words = JSON.stringify(shown)
    for (const { phrasings, nearMisses } of story.details)
      for (const hidden of [...phrasings, ...nearMisses]) expect(words).not.toContain(hidden)
  })

  it('leaves out of sight a detail that the corpus no longer has', () => {
    const kept = report({ 'called-brave': 'told' })
    kept.details.push({ ...kept.details[0]!, id: 'no-longer-there' })
    expect(presentReport(kept, story).alsoTold).toHaveLength(1)
  })
})

describe('countLeftOut', () => {
  it('counts what at least two outlets tell', () => {
    expect(
      countLeftOut(
        report({ 'power-vacuum': 'not-found', 'called-brave': 'not-found', 'hope-others-follow': 'partly' }),
      ),
    ).toBe(1)
  })

  it('counts nothing on a page that is about something else', () => {
    expect(countLeftOut(report({ 'called-brave': 'not-found' }, { verdict: 'mentions' }))).toBe(0)
  })
})

describe('summarise', () => {
  const say = (states: Record<string, DetailState>, more: Partial<Report> = {}) =>
    summarise(presentReport(report(states, more), story))
  it.each([
    [
      say({ 'called-brave': 'told' }),
      'This page tells 1 of 1 details. Every detail that at least two outlets tell was found.',
    ],
    [
      say({ 'called-brave': 'not-found' }),
      'This page tells 0 of 1 details. 1 detail that at least two outlets tell was not found.',
    ],
    [
      say(
        { 'called-brave': 'not-found', 'good-example': 'not-found', 'new-chapter': 'partly' },
        { added: [{ sentence: 1, text: 'One.', why: '' }] },
      ),
      'This page tells 0 of 3 details (and 1 more in part). 2 details that at least two outlets tell were not found; it adds 1 sentence of its own.',
    ],
    [
      say({ 'called-brave': 'told' }, { verdict: 'mentions' }),
      'This page mentions the story without covering it. It tells 1 detail of 1.',
    ],
  ])('%s', (said, expected) => expect(said).toBe(expected))
})
