// The comparison as a whole: what it makes of pages written to be told apart, and what its parts must never do.
import { describe, expect, it } from 'vitest'
import { loadLabelled, toArticle } from '../../eval/labelled.ts'
import { indexStories, loadStories } from '../cli/stories.ts'
import { buildArticle } from '../read/plain-text.ts'
import { compareArticle } from './compare.ts'
import { isUnreal } from './detect.ts'
import type { Report } from './report.ts'
import { buildStoryIndex } from './story-index.ts'

const stories = loadStories()
const indexes = indexStories(stories)

function compare(title: string, paragraphs: string[], published: string | null = '2025-07-04'): Report {
  const reading = buildArticle(title, paragraphs, { site: null, published, language: 'en' })
  if (!reading.ok) throw new Error(reading.why)
  return compareArticle(indexes, reading.article)
}
const stateOf = (report: Report, id: string) => report.details.find((detail) => detail.id === id)?.state

const EVENT = [
  'Russia on Thursday became the first country to formally recognise the Taliban government of Afghanistan.',
  'The foreign ministry in Moscow said that it had accepted the credentials of the new Afghan ambassador, Gul Hassan Hassan.',
  'Foreign minister Amir Khan Muttaqi called the decision brave when he met Russian ambassador Dmitry Zhirnov in Kabul.',
]

describe('compareArticle', () => {
  const report = compare('Russia first to recognise Taliban government', EVENT)

  it('finds what a plain report tells, with its evidence', () => {
    expect(report.verdict).toBe('covers')
    for (const id of [
      'russia-recognises-taliban',
      'first-state-to-recognise',
      'announced-thursday',
      'credentials-accepted',
      'ambassador-named',
      'muttaqi-zhirnov-met',
      'called-brave',
    ])
      expect(stateOf(report, id), id).toBe('told')
    expect(report.details.find(({ id }) => id === 'ambassador-named')!.sentences).toEqual([2])
  })

  it('does not find what it does not tell', () => {
    for (const id of [
      'us-froze-reserves',
      'un-gender-apartheid',
      'trade-corridors',
      'nato-withdrawal',
      'economic-deals-2022',
      'minorities-restricted',
    ])
      expect(stateOf(report, id), id).toBe('not-found')
  })

  it('gives every detail a reason and a closest sentence, and never a phrasing', () => {
    const hidden = stories.flatMap(({ details }) =>
      details.flatMap(({ phrasings, nearMisses }) => [...phrasings, ...nearMisses]),
    )
    for (const { why, closest } of report.details) {
      expect(why).not.toBe('')
      expect(closest).not.toBeNull()
      for (const phrasing of hidden) expect(why).not.toContain(phrasing)
    }
  })

  it('lists a sentence that brings names and figures, not the event told once more', () => {
    const fresh =
      'A spokeswoman for the Union of Afghan Traders, Palwasha Noori, put the value of stranded goods at 412 million dollars.'
    const added = compare('Russia first to recognise Taliban government', [...EVENT, fresh]).added
    expect(added[0]).toMatchObject({ text: fresh, why: expect.stringContaining('Palwasha Noori') })
    expect(added.map(({ sentence }) => sentence)).not.toContain(1)
  })

  it('names the variant that the page takes where outlets differ', () => {
    const difference = report.differs.find((finding) => finding.difference === 'announcement-act')
    expect(difference?.elsewhere.length).toBeGreaterThan(0)
    for (const { outlets } of difference!.elsewhere) expect(outlets.length).toBeGreaterThan(0)
  })

  it.each([
    ['the same words before the event', compare('Russia recognises Taliban government', EVENT, '2025-04-20'), 'other'],
    ['a search page that lists it', compare('Search results for: Taliban', EVENT), 'mentions'],
    [
      'another country, another government',
      compare('Spain formally recognises the State of Palestine', [
        'Spain on Tuesday formally recognised the State of Palestine, the first large country of the union to do so.',
        'The new ambassador has handed over his credentials in Madrid.',
      ]),
      'other',
    ],
  ])('%s', (_, { verdict }, expected) => expect(verdict).toBe(expected))

  it('tells story pages from near misses on the development pages', () => {
    const wrong = loadLabelled('eval/dev').filter(
      ({ page }) => (compareArticle(indexes, toArticle(page)).verdict === 'covers') !== page.covers,
    )
    expect(wrong.length).toBeLessThanOrEqual(3)
  })

  it('takes no page for one on the story that does not name whom it is about', () => {
    const rocket = compare('Seeking a bigger role for a big rocket', [
      'The agency in Washington formally accepted the new rocket on Thursday, the first to be recognised as fit for crews.',
      'The minister called the decision brave and hopes that others will follow the example.',
      'Analysts say that it could alter the balance and that the lasting effects are unclear.',
    ])
    expect(rocket).toMatchObject({ verdict: 'other', details: [] })
  })

  it('needs no network: a new story is matched by its texts', () => {
    const plain = compareArticle(
      stories.map((story) => buildStoryIndex(story)),
      toArticle(loadLabelled('eval/dev').find(({ page }) => page.id === 'E04')!.page),
    )
    expect(plain.verdict).toBe('covers')
    expect(stateOf(plain, 'credentials-accepted')).not.toBe('not-found')
  })

  it('says "unknown", not "left out", of an outlet known by its beginning', () => {
    const story = structuredClone(stories[0]!)
    story.outlets.push({
      id: 'newcomer',
      name: 'Newcomer',
      url: null,
      extent: 'beginning',
      note: null,
      setAside: [],
      repeats: {},
    })
    const reading = buildArticle('Russia first to recognise Taliban government', EVENT, {
      site: null,
      published: null,
      language: null,
    })
    if (!reading.ok) throw new Error(reading.why)
    const [first] = compareArticle(indexStories([story]), reading.article).details
    expect(first).toMatchObject({ unknown: ['newcomer'] })
    expect(first!.outlets).not.toContain('newcomer')
  })
})

describe('isUnreal', () => {
  it.each([
    ['Will Russia be the first to recognise the Taliban?', true],
    ['Moscow is considering recognition of the Taliban government.', true],
    ['China has stopped short of recognition.', true],
    ['Russia has recognised the Taliban government.', false],
    ['Moscow’s decision could sway others, analysts say.', false],
  ])('%s: %s', (sentence, expected) => expect(isUnreal(sentence)).toBe(expected))
})
