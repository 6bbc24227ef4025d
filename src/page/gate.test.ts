import { describe, expect, it } from 'vitest'
import { designs, toHtml } from '../../eval/html.mjs'
import { loadLabelled } from '../../eval/labelled.ts'
import { parsePage } from '../cli/input.ts'
import { loadStories } from '../cli/stories.ts'
import { cueSource, gateExpressions } from './cues.ts'
import { mayCover } from './gate.ts'

const cues = gateExpressions(loadStories().map(({ gate }) => gate))
const cueExpression = (group: string[]) => new RegExp(cueSource(group), 'i')
const passes = (html: string) => mayCover(parsePage(html), cues)
const page = (title: string, body = '') =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`

describe('mayCover', () => {
  it.each(designs.map((_, i) => i))('lets every story page through in site design %i', (design) => {
    const stopped = loadLabelled('eval/dev').filter(
      ({ page: labelled }) => labelled.covers && !passes(toHtml(labelled, design)),
    )
    expect(stopped.map(({ page: { id } }) => id)).toEqual([])
  })

  it('decides by the title where that is enough', () => {
    expect(passes(page('Moscow recognises Taliban'))).toBe(true)
  })

  it.each([
    ['another recognition', 'Three states formally recognise the State of Palestine'],
    ['the same country, another matter', 'Moscow formally opens its new metro line'],
    ['the same people, another matter', 'Taliban win cricket match in Kabul'],
    ['words that contain a cue', 'Prussian Afghanistanism denoted'],
  ])('stops %s', (_, title) => {
    expect(passes(page(title, `<p>${title}.</p>`))).toBe(false)
  })

  it('looks at a bounded piece of the page only', () => {
    const filler = '<p>Nothing of the kind stands in this paragraph of a long page about something else entirely.</p>'
    expect(passes(page('A long page', `${filler.repeat(200)}<p>Moscow recognises Taliban</p>`))).toBe(false)
  })

  it('reads no more paragraphs than it needs', () => {
    const document = parsePage(page('A long page', '<p>Nothing of the kind stands in this paragraph.</p>'.repeat(500)))
    let read = 0
    for (const paragraph of document.getElementsByTagName('p')) {
      const text = paragraph.textContent
      Object.defineProperty(paragraph, 'textContent', {
        get: () => {
          read++
          return text
        },
      })
    }
    mayCover(document, cues)
    expect(read).toBeGreaterThan(0)
    // A few hundred characters: nobody is named.
    expect(read).toBeLessThanOrEqual(30)
  })

  it('does not read scripts', () => {
    expect(
      passes(page('A page', '<script>var teaser = "Moscow formally recognises the Taliban government"</script>')),
    ).toBe(false)
  })
})

describe('cueSource', () => {
  it.each([
    [['recogni*'], 'Recognised', true],
    [['nod'], 'nodded', false],
    [['nod'], 'a nod.', true],
    [['islamic emirate'], 'Islamic  Emirate', true],
    [['putin'], 'computing', false],
  ])('%j in %s: %s', (group, text, expected) => {
    expect(cueExpression(group as string[]).test(text as string)).toBe(expected)
  })

  it('stays linear on text built to make it slow', () => {
    const time = (length: number) => {
      const text = 'islamic '.repeat(length)
      const start = performance.now()
      for (let i = 0; i < 20; i++) cueExpression(['islamic emirate', 'recogni*']).test(text)
      return performance.now() - start
    }
    time(1000)
    // Eight times the text may take eight times as long, with room for noise; a quadratic expression would take 64 times.
    expect(time(40_000) / Math.max(0.05, time(5_000))).toBeLessThan(32)
  })
})
