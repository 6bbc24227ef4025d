import { describe, expect, it } from 'vitest'
import { readPlainText } from '../read/plain-text.ts'
import { compareEvents, SAME } from './same-event.ts'

function article(text: string) {
  const reading = readPlainText(text)
  if (!reading.ok) throw new Error(reading.why)
  return reading.article
}
const COURIER = article(`Old harbour bridge in Quayside closes after cracks are found
The old harbour bridge in Quayside was closed on Monday after engineers found cracks in its girders.
Mayor Dorothy Hale called the closure a bitter day for the island and its fishing families.`)
const HERALD = article(`Cracks close the harbour bridge at Quayside
Engineers found cracks in the girders of the harbour bridge at Quayside, and it was closed on Monday.
Dorothy Hale, the mayor, promised a temporary ferry for the fishing families of the island.`)
const GARDENS = article(`Ten gardens to see in the Alps this spring
Gentians, edelweiss and alpine roses bloom above Lucerne, and the cog railway runs from May.
Visitors who stay in Meiringen for three nights receive a pass for the waterfalls there.`)

describe('compareEvents', () => {
  it('knows two reports of one event, and names what they share as the article writes it', () => {
    const { probability, shared } = compareEvents(COURIER, HERALD)
    expect(probability).toBeGreaterThan(SAME)
    expect(shared).toEqual(expect.arrayContaining(['Quayside', 'Hale']))
  })

  it('keeps apart what has nothing in common', () => {
    expect(compareEvents(COURIER, GARDENS)).toMatchObject({ shared: [] })
    expect(compareEvents(COURIER, GARDENS).probability).toBeLessThan(0.3)
  })

  it('is the same both ways', () => {
    expect(compareEvents(COURIER, HERALD).probability).toBeCloseTo(compareEvents(HERALD, COURIER).probability, 1)
  })

  it('takes an article of another month for another event sooner', () => {
    const dated = (published: string) => ({ ...HERALD, published })
    const from = { ...COURIER, published: '2026-05-04' }
    expect(compareEvents(from, dated('2026-09-04')).probability).toBeLessThan(
      compareEvents(from, dated('2026-05-05')).probability,
    )
  })
})
