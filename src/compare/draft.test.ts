// Drafting a story from articles, and comparing a page with it. The articles are made up for this.
import { describe, expect, it } from 'vitest'
import { readPlainText } from '../read/plain-text.ts'
import { compareWithOthers } from './compare-draft.ts'
import { type DraftSource, draftStory } from './draft.ts'
import { loadStory } from './story.ts'

function article(id: string, text: string): DraftSource {
  const reading = readPlainText(text)
  if (!reading.ok) throw new Error(reading.why)
  return { id, name: id, url: null, article: reading.article }
}

const COURIER = article(
  'courier',
  `Old harbour bridge in Quayside closes after cracks are found
The old harbour bridge in Quayside was closed to all traffic on Monday after engineers found cracks in two of its steel girders.
Repairs will cost about 2 million pounds and take until October, the council said.
Mayor Dorothy Hale called the closure a bitter day for the fishing families of the island.`,
)
const HERALD = article(
  'herald',
  `Cracks close the harbour bridge at Quayside
Engineers found cracks in the steel girders of the old harbour bridge at Quayside, and it was closed to traffic on Monday.
The council puts the cost of repairs at 2 million pounds.
Ferry captain Ana Brook will sail every half hour from the north pier.`,
)
const POST = article(
  'post',
  `Quayside loses its bridge
On Monday the council closed the old harbour bridge at Quayside to traffic because engineers had found cracks in its girders.
Repairs costing 2 million pounds will last until October, according to the council.
Shopkeepers on the island fear for the summer season and demand compensation from the county.`,
)
const SILENT = article(
  'silent',
  `A day out in Quayside
The market in Quayside sells herring, wool and honey, and visitors come from far away to taste the famous pies.
Children feed the gulls on the promenade while their parents listen to the brass band in the park.
In the evening the lighthouse is lit, and the last boats come home with lobster and crab.`,
)

describe('draftStory', () => {
  const story = draftStory('bridge', null, [COURIER, HERALD, POST])

  it('is a valid story in the corpus’s own form', () => {
    expect(loadStory(story, 'draft')).toMatchObject({ ok: true })
    expect(story.outlets.map(({ id }) => id)).toEqual(['courier', 'herald', 'post'])
  })

  it('makes one detail of what all tell, and keeps apart what one tells', () => {
    const closed = story.details.find(({ statement }) => /girders/.test(statement))!
    expect(Object.keys(closed.toldBy).sort()).toEqual(['courier', 'herald', 'post'])
    const repairs = story.details.find(({ statement }) => /[Rr]epairs/.test(statement))!
    expect(Object.keys(repairs.toldBy).length).toBeGreaterThanOrEqual(2)
    const ferry = story.details.find(({ statement }) => /Ana Brook/.test(statement))!
    expect(Object.keys(ferry.toldBy)).toEqual(['herald'])
  })

  it('counts sentences from 1, the title first', () => {
    const ferry = story.details.find(({ statement }) => /Ana Brook/.test(statement))!
    expect(ferry.toldBy.herald).toEqual([4])
  })

  it('is the same whatever the order of the articles', () => {
    const sets = (sources: DraftSource[]) =>
      draftStory('bridge', 'T', sources)
        .details.map(({ toldBy }) => JSON.stringify(Object.entries(toldBy).sort()))
        .sort()
    expect(sets([POST, COURIER, HERALD])).toEqual(sets([COURIER, HERALD, POST]))
  })

  it('survives articles without a sentence to speak of', () => {
    const empty: DraftSource = { ...SILENT, id: 'empty', article: { ...SILENT.article, blocks: ['Hm'], sentences: [] } }
    expect(draftStory('x', null, [empty, { ...empty, id: 'other' }]).details).toEqual([])
    expect(compareWithOthers('x', [empty, { ...empty, id: 'other' }], SILENT.article).report.verdict).toBe('other')
  })
})

describe('compareWithOthers', () => {
  const stateOf = (page: DraftSource, pattern: RegExp) => {
    const { story, report } = compareWithOthers('bridge', [COURIER, POST], page.article)
    const at = story.details.findIndex(({ statement }) => pattern.test(statement))
    return report.details[at]!
  }

  it('finds what the page tells in other words', () => {
    expect(stateOf(HERALD, /girders/).state).not.toBe('not-found')
  })

  it('says that a page lacks what two others tell, where nothing on it comes near', () => {
    expect(stateOf(SILENT, /girders/).state).toBe('not-found')
  })

  it('claims nothing of what only one other tells, and always has the closest sentence', () => {
    const { story, report } = compareWithOthers('bridge', [COURIER, POST], SILENT.article)
    for (const [i, { toldBy }] of story.details.entries()) {
      expect(report.details[i]!.closest).not.toBeNull()
      if (Object.keys(toldBy).length < 2) expect(report.details[i]!.state).not.toBe('not-found')
    }
  })
})
