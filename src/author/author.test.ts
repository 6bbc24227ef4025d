// The rules for authors, each seen to find what it is for.
import { describe, expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import { loadStory, type Story } from '../compare/story.ts'
import { blankStory } from './blank.ts'
import { checkStory } from './check.ts'
import { numberSentences } from './number-sentences.ts'
import { compareAnnotations, describeCoverage } from './stats.ts'

const blank = blankStory('bridge', 'The old harbour bridge closes', '2026-05-04')
const withDetail = (
  more: Partial<Story['details'][number]>,
  outlet: Partial<Story['outlets'][number]> = {},
): Story => ({
  ...blank,
  gate: [['quayside']],
  outlets: [{ ...blank.outlets[0]!, id: 'courier', ...outlet }],
  details: [{ ...blank.details[0]!, toldBy: {}, phrasings: ['Shut it is.', 'It is shut.', 'They shut it.'], ...more }],
})
const source = (text: string) => [{ outlet: 'courier', text }]

it('a new story is valid', () => {
  expect(loadStory(blank, 'blank')).toMatchObject({ ok: true })
})

it('numbers sentences by line and stop, the title first', () => {
  expect(numberSentences('Bridge closes\n\nIt was old. It was rusty.\n')).toEqual([
    'Bridge closes',
    'It was old.',
    'It was rusty.',
  ])
})

describe('checkStory', () => {
  it('passes the bundled stories', () => {
    for (const story of loadStories()) expect(checkStory(story, [])).toEqual([])
  })

  it('finds eight words in a row that a source has too, but for officials’ quoted words', () => {
    const text = 'The mayor said that the old iron bridge will never open to cars again.'
    const copied = withDetail({
      statement: 'It is said that the old iron bridge will never open again.',
      toldBy: { courier: [1] },
    })
    expect(checkStory(copied, source(text))[0]).toMatch(
      /the-event: statement: “said that the old iron bridge will never”/,
    )
    const quoted = withDetail({
      statement: 'The mayor says “that the old iron bridge will never open to cars again”.',
      toldBy: { courier: [1] },
    })
    expect(checkStory(quoted, source(text))).toEqual([])
  })

  it('finds what “new” wrote and nobody has replaced, and details without other wordings', () => {
    expect(checkStory(blank, [])).toEqual([
      'gate: still says what “new” wrote: name whom a page must name',
      'outlets: “first-outlet” is what “new” wrote',
      'the-event: has 0 phrasings; write 3 at least, five or more are better',
    ])
  })

  it('finds a sentence that is both told and set aside', () => {
    const story = withDetail({ toldBy: { courier: [1, 2] } }, { setAside: [2] })
    expect(checkStory(story, source('Bridge closes\nIt was old.'))).toEqual([
      'courier: sentence 2 tells a detail and is set aside',
    ])
  })

  it('finds sentences that nobody assigned, and numbers that no sentence has', () => {
    const text = 'Bridge closes\nIt was old. Subscribe now. It closed on Monday.'
    const story = withDetail({ toldBy: { courier: [1, 9] } }, { setAside: [3], repeats: { '4': 1 } })
    expect(checkStory(story, source(text))).toEqual([
      'courier: sentence 2 tells no detail and is not set aside: “It was old.”',
      'courier: there is no sentence 9: its source has 4',
    ])
  })

  it('finds a phrasing that misses its essentials, and a near miss that meets them', () => {
    const story = withDetail({
      essentials: [['bridge*'], ['clos*', 'shut']],
      phrasings: ['The bridge is shut.', 'No car may cross any more.', 'The bridge has closed.'],
      nearMisses: ['The bridge may close.', 'The road is shut.'],
    })
    expect(checkStory(story, [])).toEqual([
      'the-event: phrasing 2 does not meet its essentials',
      'the-event: near miss 1 meets all essentials, so nothing but its wording tells it apart',
    ])
  })
})

describe('stats', () => {
  const [story] = loadStories() as [Story]

  it('counts what each outlet tells', () => {
    expect(describeCoverage(story)).toContain(`${story.details.length} details`)
  })

  it('finds an annotation in full agreement with itself, and less with a changed one', () => {
    expect(compareAnnotations(story, story)).toMatchObject({ told: 1, sentences: 1, onlyFirst: [], onlySecond: [] })
    const changed = {
      ...story,
      details: story.details.map((detail, i) => (i < 40 ? { ...detail, toldBy: {} } : detail)),
    }
    expect(compareAnnotations(story, changed).told).toBeLessThan(0.8)
  })
})
