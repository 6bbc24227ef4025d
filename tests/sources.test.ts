// The story's own sources, where they are at hand beside the project (their text belongs to their publishers and is not
// in it): each is read from text and from HTML in four site designs, covers the story, and tells what its annotators found.
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { designs } from '../eval/html.mjs'
import { addCounts, countPage, f1Of, noCounts } from '../eval/metrics.ts'
import { loadSources } from '../eval/sources.ts'
import { parsePage } from '../src/cli/input.ts'
import { indexStories, loadStories } from '../src/cli/stories.ts'
import { compareArticle } from '../src/compare/compare.ts'
import type { Report } from '../src/compare/report.ts'
import type { Story } from '../src/compare/story.ts'
import { readPlainText } from '../src/read/plain-text.ts'
import { readDocument } from '../src/read/read.ts'

const FOLDER = '../shared/seeds'
const [story] = loadStories() as [Story]
const indexes = indexStories([story])
const sources = loadSources(FOLDER, story)

describe.skipIf(!existsSync(FOLDER))('the sources of the bundled story', () => {
  const ways: [string, (i: number) => Report][] = [
    [
      'text',
      (i) =>
        reportOf(
          readPlainText(
            [titleOf(i), ...sources[i]!.page.paragraphs.map((sentences) => sentences.join(' '))].join('\n'),
          ),
        ),
    ],
    ...designs.map((design, n): [string, (i: number) => Report] => [
      `HTML in design ${n}`,
      (i) =>
        reportOf(
          readDocument(parsePage(design({ ...sources[i]!.page, title: titleOf(i), published: '2025-07-04' })), null),
        ),
    ]),
  ]
  const titleOf = (i: number) => sources[i]!.page.title || 'Russia and the Taliban'
  function reportOf(reading: ReturnType<typeof readPlainText>): Report {
    if (!reading.ok) throw new Error(reading.why)
    return compareArticle(indexes, reading.article)
  }

  it.each(ways)('cover the story and agree with the annotation, from %s', (_, read) => {
    let counts = noCounts()
    for (const [i, { page, labels }] of sources.entries()) {
      const report = read(i)
      expect(report.verdict, page.site).toBe('covers')
      const found = new Set(report.details.filter(({ state }) => state !== 'not-found').map(({ id }) => id))
      counts = addCounts(
        counts,
        countPage(
          story.details.map(({ id }) => id),
          (id) => found.has(id),
          new Set(Object.keys(labels.told)),
          new Set(Object.keys(labels.partly)),
        ),
      )
      const added = report.added.map(({ text }) => text).join(' ')
      expect(added).not.toMatch(
        /Editorial Team|team of journalists|email address|Quetta Voice is|QV has|Leave a Reply|Required fields/,
      )
    }
    expect(f1Of(counts)).toBeGreaterThanOrEqual(0.95)
  })
})
