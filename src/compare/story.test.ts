import { describe, expect, it } from 'vitest'
import { loadStories } from '../cli/stories.ts'
import { loadStory, parseStory, type Story } from './story.ts'

const [bundled] = loadStories()
const broken = (change: (story: Story) => void) => {
  const copy = structuredClone(bundled!)
  change(copy)
  const loaded = loadStory(copy, 'my.json')
  return loaded.ok ? 'valid' : loaded.message
}

describe('the bundled story', () => {
  it('holds what the annotation holds', () => {
    expect(bundled!.outlets.map(({ id }) => id)).toEqual([
      'unattributed-report',
      'result-of-ipo',
      'neutral-echo',
      'cibercuba',
      'quetta-voice',
    ])
    expect(bundled!.details).toHaveLength(94)
    expect(bundled!.differences).toHaveLength(20)
    for (const { phrasings, essentials, nearMisses } of bundled!.details) {
      expect(phrasings.length).toBeGreaterThan(0)
      expect(essentials.length).toBeGreaterThan(0)
      expect(nearMisses.length).toBeGreaterThan(0)
    }
  })
})

describe('loadStory', () => {
  it.each<[string, (story: Story) => void, string]>([
    ['a salience out of range', (s) => Object.assign(s.details[3]!, { salience: 9 }), 'details[3].salience'],
    ['a missing statement', (s) => Reflect.deleteProperty(s.details[0]!, 'statement'), 'details[0].statement'],
    ['an unknown field', (s) => Object.assign(s.outlets[1]!, { adress: 'x' }), 'outlets[1].adress'],
    ['an outlet that is no slug', (s) => Object.assign(s.outlets[0]!, { id: 'No Slug' }), 'outlets[0].id'],
    ['an address that is none', (s) => Object.assign(s.outlets[1]!, { url: 'javascript:alert(1)' }), 'outlets[1].url'],
    [
      'a teller that is no outlet',
      (s) => Object.assign(s.details[2]!.toldBy, { nobody: [1] }),
      'details[2].toldBy.nobody',
    ],
    [
      'a detail that stands twice',
      (s) => s.details.push(s.details[0]!),
      'details[94].id: "russia-recognises-taliban" stands twice',
    ],
    ['an event that is no detail', (s) => s.event.push('no-such'), 'event[3]'],
    [
      'a difference that points at nothing',
      (s) => s.differences[0]!.variants[0]!.details.push('no-such'),
      'differences[0].variants[0].details',
    ],
    ['a date that is none', (s) => Object.assign(s, { date: '3 July' }), 'date'],
    ['a later format', (s) => Object.assign(s, { format: 2 }), 'format'],
  ])('names the field of %s', (_, change, field) => {
    const message = broken(change)
    expect(message).toContain('my.json is not a story Crossread can use')
    expect(message).toContain(field)
  })

  it('says so of what is not JSON', () => {
    const loaded = parseStory('{', 'my.json')
    expect(loaded.ok ? '' : loaded.message).toContain('It is not JSON')
  })

  it('takes an outlet known by the beginning of its article only, and details without phrasings', () => {
    expect(
      broken((story) => {
        story.outlets.push({
          id: 'newcomer',
          name: 'Newcomer',
          url: null,
          extent: 'beginning',
          note: null,
          setAside: [],
          repeats: {},
        })
        story.details[0] = { ...story.details[0]!, phrasings: [], essentials: [], nearMisses: [] }
      }),
    ).toBe('valid')
  })
})
