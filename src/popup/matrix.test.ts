import { describe, expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import { presentReport } from '../compare/present.ts'
import type { DetailFinding, Report } from '../compare/report.ts'
import { matrixRows } from './matrix.tsx'

const [story] = loadStories()
const details = story!.details.map(
  ({ id, toldBy }, i): DetailFinding => ({
    id,
    state: i % 3 === 0 ? 'told' : i % 3 === 1 ? 'partly' : 'not-found',
    strength: 0,
    sentences: [],
    closest: null,
    outlets: Object.keys(toldBy),
    unknown: story!.outlets.slice(-1).flatMap((outlet) => (outlet.id in toldBy ? [] : [outlet.id])),
    why: '',
    reason: null,
  }),
)
const report: Report = {
  verdict: 'covers',
  story: story!.id,
  confidence: 1,
  why: '',
  kind: null,
  article: null,
  details,
  added: [],
  differs: [],
}
const rows = matrixRows(presentReport(report, story!))

describe('matrixRows', () => {
  it('has every detail once, and a cell for the page and for each outlet', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual(story!.details.map(({ id }) => id).sort())
    for (const { cells } of rows) expect(cells).toHaveLength(1 + story!.outlets.length)
  })

  it('puts core facts on top, then what most outlets tell', () => {
    const order = rows.map(({ id }) => story!.details.find((detail) => detail.id === id)!)
    for (const [i, detail] of order.slice(1).entries()) {
      const before = order[i]!
      expect(before.salience).toBeGreaterThanOrEqual(detail.salience)
      if (before.salience === detail.salience)
        expect(Object.keys(before.toldBy).length).toBeGreaterThanOrEqual(Object.keys(detail.toldBy).length)
    }
  })

  it('draws what is told, in part, not, and not known as four things', () => {
    for (const { id, cells } of rows) {
      const { toldBy, partlyToldBy } = story!.details.find((detail) => detail.id === id)!
      for (const [i, outlet] of story!.outlets.entries()) {
        const wanted =
          outlet.id in toldBy
            ? 'told'
            : outlet.id in partlyToldBy
              ? 'partly'
              : i === story!.outlets.length - 1
                ? 'unknown'
                : 'not'
        expect(cells[i + 1], `${id} ${outlet.id}`).toBe(wanted)
      }
    }
  })
})
