import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../cli/english.ts'
import { loadStories } from '../cli/stories.ts'
import { summarise } from '../words/summarise.ts'
import { type Choice, NO_CHOICE, presentReport, withRemembered } from './present.ts'
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
  reason: null,
})
const report = (states: Record<string, DetailState>, more: Partial<Report> = {}): Report => ({
  verdict: 'covers',
  story: story.id,
  confidence: 1,
  why: '',
  kind: 'report',
  article: { title: 'T', site: null, published: null, language: 'en', sentences: ['T', 'One.'] },
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
    expect(shown.notFound[0]!.closest).toEqual({ sentence: 1, text: 'One.', translation: null })
    expect(shown.alsoTold[0]!.evidence).toEqual([{ sentence: 1, text: 'One.', translation: null }])
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

describe('the count of what is left out', () => {
  const count = (shown: Report, choice?: Choice) => presentReport(shown, story, choice).counts.leftOut
  const states: Record<string, DetailState> = {
    'power-vacuum': 'not-found',
    'called-brave': 'not-found',
    'hope-others-follow': 'partly',
  }

  it('is of what at least two outlets tell', () => expect(count(report(states))).toBe(1))

  it('is nothing on a page that is about something else', () =>
    expect(count(report(states, { verdict: 'mentions' }))).toBe(0))

  it('goes by the number of outlets that the reader asks for', () => {
    expect(count(report(states), { ...NO_CHOICE, least: 1 })).toBe(2)
    expect(count(report(states), { ...NO_CHOICE, least: 4 })).toBe(0)
  })
})

describe('what the reader chose', () => {
  const tellers = (id: string) => Object.keys(story.details.find((detail) => detail.id === id)!.toldBy)
  const kept = report({ 'power-vacuum': 'not-found', 'called-brave': 'not-found' })

  it('leaves out outlets, and details that none of the others tells', () => {
    const without = new Set(tellers('power-vacuum'))
    const { notFound, outlets } = presentReport(kept, story, { ...NO_CHOICE, without })
    expect(notFound.map(({ id }) => id)).toEqual(['called-brave'])
    for (const id of without) expect(outlets.map((outlet) => outlet.id)).not.toContain(id)
  })

  it('corrects the report, and says that it did', () => {
    const corrections = new Map([['called-brave', true]])
    const { notFound, alsoTold, counts } = presentReport(kept, story, { ...NO_CHOICE, corrections })
    expect(notFound.map(({ id }) => id)).toEqual(['power-vacuum'])
    expect(alsoTold[0]).toMatchObject({ id: 'called-brave', state: 'told', found: 'not-found', isCorrected: true })
    expect(counts).toMatchObject({ told: 1, leftOut: 0, corrected: 1 })
  })

  it('takes back what was wrongly found', () => {
    const told = report({ 'called-brave': 'told' })
    const { notFound } = presentReport(told, story, { ...NO_CHOICE, corrections: new Map([['called-brave', false]]) })
    expect(notFound[0]).toMatchObject({ id: 'called-brave', found: 'told' })
  })
})

describe('summarise', () => {
  const say = (states: Record<string, DetailState>, more: Partial<Report> = {}) =>
    summarise(presentReport(report(states, more), story), ENGLISH)
  it.each([
    [
      say({ 'called-brave': 'told' }),
      'This page tells 1 of 1 details. Every detail that at least 2 outlets tell was found.',
    ],
    [
      say({ 'called-brave': 'not-found' }),
      'This page tells 0 of 1 details. 1 detail that at least 2 outlets tell was not found.',
    ],
    [
      say(
        { 'called-brave': 'not-found', 'good-example': 'not-found', 'new-chapter': 'partly' },
        {
          added: [
            { sentence: 1, text: 'One.', why: '', brings: { names: [], figures: 0, hasQuote: false, words: ['one'] } },
          ],
        },
      ),
      'This page tells 0 of 3 details. 1 more is told in part. 2 details that at least 2 outlets tell were not found. It adds 1 sentence of its own.',
    ],
    [
      say({ 'called-brave': 'told' }, { verdict: 'mentions' }),
      'This page mentions the story without covering it. This page tells 1 of 1 details.',
    ],
  ])('%s', (said, expected) => expect(said).toBe(expected))
})

describe('a page compared by a translation', () => {
  const shown = presentReport(
    report(
      { 'called-brave': 'told', 'power-vacuum': 'not-found' },
      {
        article: {
          title: 'T',
          site: null,
          published: null,
          language: 'en',
          sentences: ['T', 'One.'],
          translated: { from: 'es', originals: ['Té', 'Uno.'] },
        },
        added: [{ sentence: 1, text: 'One.', why: '', brings: { names: [], figures: 0, hasQuote: false, words: [] } }],
      },
    ),
    story,
  )

  it('shows its own sentences, which stand on the page, beside their translation', () => {
    const one = { sentence: 1, text: 'Uno.', translation: 'One.' }
    expect(shown.page).toMatchObject({ title: 'Té', translatedFrom: 'es' })
    expect(shown.alsoTold[0]!.evidence).toEqual([one])
    expect(shown.notFound[0]!.closest).toEqual(one)
    expect(shown.added[0]).toMatchObject(one)
  })
})

describe('a second reader', () => {
  const found = report({ 'called-brave': 'not-found', 'power-vacuum': 'partly', 'others-may-rethink': 'told' })
  const chosen = (second: Record<string, DetailState>, corrections: Record<string, boolean> = {}) =>
    presentReport(found, story, {
      ...NO_CHOICE,
      second: new Map(Object.entries(second)),
      corrections: new Map(Object.entries(corrections)),
    })
  const itemOf = (id: string, { notFound, alsoTold }: ReturnType<typeof chosen>) =>
    [...notFound, ...alsoTold].find((item) => item.id === id)!

  it('changes verdicts, and is named where it did', () => {
    const shown = chosen({ 'called-brave': 'told', 'others-may-rethink': 'told' })
    expect(itemOf('called-brave', shown)).toMatchObject({ state: 'told', found: 'not-found', isSecond: true })
    // Its evidence is what it was shown.
    expect(itemOf('called-brave', shown).evidence).toHaveLength(1)
    expect(itemOf('others-may-rethink', shown)).toMatchObject({ state: 'told', isSecond: false })
    expect(shown.counts.told).toBe(2)
  })

  it('gives way to the reader of the page', () => {
    const item = itemOf('called-brave', chosen({ 'called-brave': 'told' }, { 'called-brave': false }))
    expect(item).toMatchObject({ state: 'not-found', isCorrected: true, isSecond: false })
  })

  it('is asked only about what is not sure', () => {
    expect(itemOf('power-vacuum', chosen({})).isUnsure).toBe(true)
    const sure = report({ 'called-brave': 'told' })
    sure.details[0]!.strength = 0.95
    expect(presentReport(sure, story).alsoTold[0]!.isUnsure).toBe(false)
  })
})

describe('withRemembered', () => {
  const remembered = {
    name: 'The Quay (your page)',
    url: 'https://quay.example/',
    tells: { 'called-brave': [3], gone: [1] },
  }
  const shown = presentReport(report({ 'called-brave': 'not-found' }), withRemembered(story, [remembered]))

  it('adds an outlet, named as told, to the details that it tells', () => {
    expect(shown.outlets.at(-1)).toMatchObject({ name: remembered.name, url: remembered.url })
    expect(shown.notFound[0]!.outlets.map(({ name }) => name)).toContain(remembered.name)
    expect(story.outlets).toHaveLength(5)
  })
})
