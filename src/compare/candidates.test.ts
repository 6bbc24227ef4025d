import { describe, expect, it } from 'vitest'
import { lookAlikes, type MadePage, storyPage } from '../../bench/scale/pages.ts'
import { makeStories } from '../../bench/scale/stories.ts'
import { toHtml } from '../../eval/html.mjs'
import { loadLabelled, PAGE_FOLDERS, toArticle } from '../../eval/labelled.ts'
import { parsePage } from '../cli/input.ts'
import { indexStories, loadStories } from '../cli/stories.ts'
import { gateExpressions } from '../page/cues.ts'
import { mayCover } from '../page/gate.ts'
import {
  type CandidateTables,
  cutCandidates,
  findCandidates,
  MOST_CANDIDATES,
  makeShelf,
  openCandidates,
} from './candidates.ts'
import { compareArticle } from './compare.ts'
import { buildStoryIndex } from './story-index.ts'

const bundled = loadStories()
const made = makeStories(1000, 1)
const stories = [...bundled, ...made.map(({ story }) => story)]
const tables = JSON.parse(JSON.stringify(cutCandidates(stories))) as CandidateTables
const index = openCandidates(tables)
const labelled = PAGE_FOLDERS.flatMap(loadLabelled)
const shelf = makeShelf(
  stories.length,
  (number) => buildStoryIndex(stories[number]!),
  () => tables,
)

describe('findCandidates', () => {
  it('has the story of every labelled page that the gate lets through, first of all', () => {
    const expressions = gateExpressions(bundled.map(({ gate }) => gate))
    const missed = labelled.filter(
      ({ page }) =>
        page.covers &&
        mayCover(parsePage(toHtml(page, 0)), expressions) &&
        findCandidates(index, toArticle(page))[0] !== 0,
    )
    expect(missed.map(({ page: { id } }) => id)).toEqual([])
  })

  it('has the story of every made-up page among those compared', () => {
    const missed = made.filter((one, i) => {
      const found = findCandidates(index, toArticle(storyPage(one, 5).page)).slice(0, MOST_CANDIDATES)
      return !found.includes(bundled.length + i)
    })
    expect(missed.map(({ story: { title } }) => title)).toEqual([])
  })

  it('leaves out stories that are younger than the page', () => {
    const { page } = storyPage(made[500]!, 5)
    expect(findCandidates(index, toArticle({ ...page, published: '2020-01-01' }))).toEqual([])
  })

  it('knows the spellings of a name', () => {
    const story = structuredClone(stories[1]!)
    story.gate = [['mottaki'], ['meet*']]
    story.aliases = [['Mottaki', 'Muttaqi']]
    const own = openCandidates(cutCandidates([story]))
    const { page } = storyPage(made[0]!, 1)
    const title = (text: string) => findCandidates(own, toArticle({ ...page, title: text, published: null }))
    expect(title('Muttaqi meets envoys')).toEqual([0])
    expect(title('Nobody meets envoys')).toEqual([])
  })
})

describe('compareArticle with a shelf', () => {
  it('says of a page what it says with all stories', () => {
    const few = stories.slice(0, 13)
    const all = few.map((story) => buildStoryIndex(story))
    const own = makeShelf(
      few.length,
      (number) => all[number]!,
      () => cutCandidates(few),
    )
    const told = (from: typeof own | typeof all, { page }: MadePage) => compareArticle(from, toArticle(page)).story
    for (const one of made.slice(0, 12).map((story) => storyPage(story, 6))) expect(told(own, one)).toBe(told(all, one))
    // A page of none of them that is mistaken for one is so no more often than with all.
    const wrong = (from: typeof own | typeof all) =>
      lookAlikes(made.slice(0, 12), 24, 7).filter((one) => told(from, one) !== null).length
    expect(wrong(own)).toBeLessThanOrEqual(wrong(all))
  })

  it('is the comparison with each where there are no more than would be compared', () => {
    const indexes = indexStories(bundled)
    const own = makeShelf(
      1,
      (number) => indexes[number]!,
      () => tables,
    )
    for (const { page } of labelled.slice(0, 40))
      expect(compareArticle(own, toArticle(page))).toEqual(compareArticle(indexes, toArticle(page)))
  })

  it('opens no story for a page that meets no gate', () => {
    const { page } = storyPage(made[0]!, 1)
    const closed = makeShelf(
      stories.length,
      () => expect.fail('opened'),
      () => tables,
    )
    const report = compareArticle(closed, toArticle({ ...page, title: 'Bread', paragraphs: [['Flour and water.']] }))
    expect(report).toMatchObject({ verdict: 'other', story: null })
  })

  it('finds the labelled story among a thousand others', () => {
    const alone = buildStoryIndex(bundled[0]!)
    for (const { page } of labelled.filter((one) => one.page.covers).slice(0, 30)) {
      const { story } = compareArticle([alone], toArticle(page))
      if (story !== null) expect(compareArticle(shelf, toArticle(page)).story, page.title).toBe(story)
    }
  })
})
