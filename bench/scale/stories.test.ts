import { describe, expect, it } from 'vitest'
import { loadStory } from '../../src/compare/story.ts'
import { lookAlikes, ordinaryPages, storyPage } from './pages.ts'
import { makeStories, STORIES_PER_MONTH } from './stories.ts'

const made = makeStories(400, 1)

describe('made-up stories', () => {
  it('are valid', () => {
    const broken = made.flatMap(({ story }) => {
      const loaded = loadStory(JSON.parse(JSON.stringify(story)), story.id)
      return loaded.ok ? [] : [loaded.message]
    })
    expect(broken).toEqual([])
  })

  it('are the same for the same seed, however many, and others for another', () => {
    expect(makeStories(50, 1)).toEqual(made.slice(0, 50))
    expect(makeStories(50, 2).map(({ story }) => story.title)).not.toEqual(
      made.slice(0, 50).map(({ story }) => story.title),
    )
  })

  it('meet each other: countries that many stories of a month name, a few of them most', () => {
    const counts = new Map<string, number>()
    for (const { countries } of made.slice(0, STORIES_PER_MONTH))
      for (const { name } of countries) counts.set(name, (counts.get(name) ?? 0) + 1)
    const sorted = [...counts.values()].sort((a, b) => b - a)
    expect(sorted[0]).toBeGreaterThan(20)
    expect(sorted.filter((count) => count > 1).length).toBeGreaterThan(30)
  })

  it('leave no slot and no choice of words unfilled, in stories and pages', () => {
    const pages = [
      ...made.slice(0, 60).map((one) => storyPage(one, 3)),
      ...lookAlikes(made, 60, 4),
      ...ordinaryPages(30, 5),
    ]
    expect(
      JSON.stringify(pages.map(({ page: { title, paragraphs } }) => [title, paragraphs.flat().join(' ')].join(' '))),
    ).not.toMatch(/\{\w+\}|\[\w+\||\bundefined\b/)
    expect(
      JSON.stringify(
        made.map(({ story: { title, summary, details } }) =>
          [title, summary, details.map(({ statement }) => statement)].join(),
        ),
      ),
    ).not.toMatch(/\{\w+\}|\||undefined/)
  })

  it('are not told by the pages that look like them', () => {
    const key = (events: string, date: string, title: string) => `${events} ${date.slice(0, 7)} ${title}`
    const titles = new Set(made.map(({ story }) => key('', story.date, story.title)))
    for (const { page, story } of lookAlikes(made, 90, 4)) {
      expect(story).toBeNull()
      expect(titles).not.toContain(key('', page.published!, page.title))
    }
  })
})
