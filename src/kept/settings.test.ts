import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULTS, isSilent, parseSettings, parseSites } from './settings.ts'

describe('parseSettings', () => {
  it('gives what there is at first where nothing is stored', () => {
    expect(parseSettings(undefined)).toEqual({ settings: DEFAULTS, damaged: [] })
  })

  it('lets a damaged field fall back by itself and keeps the others', () => {
    const { settings, damaged } = parseSettings({ least: 3, colors: { told: 'red' }, language: 'ru', silentSites: 'x' })
    expect(settings).toEqual({ ...DEFAULTS, least: 3, language: 'ru' })
    expect(damaged.sort()).toEqual(['colors', 'silentSites'])
  })

  it('always gives settings that can be used, whatever is stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { settings } = parseSettings(stored)
        expect(parseSettings(settings)).toEqual({ settings, damaged: [] })
      }),
    )
  })
})

describe('parseSites', () => {
  it('takes names and addresses, one a line or with commas, each once', () => {
    expect(parseSites('Example.org\nhttps://www.quay.example/news?x, *.harbour.example\n\nexample.org')).toEqual({
      sites: ['example.org', 'quay.example', 'harbour.example'],
      bad: [],
    })
  })

  it('turns names of other scripts into what the browser calls them', () => {
    expect(parseSites('пример.рф').sites).toEqual(['xn--e1afmkfd.xn--p1ai'])
  })

  it.each(['-x.example', 'a b@c', '://', 'x..y', '[::1]'])('finds fault with %s', (line) => {
    expect(parseSites(line).bad.length).toBeGreaterThan(0)
  })
})

describe('isSilent', () => {
  const settings = { silentSites: ['quay.example'] }
  it.each([
    ['https://quay.example/a', true],
    ['https://news.quay.example/', true],
    ['https://notquay.example/', false],
    ['https://quay.example.org/', false],
    ['no address', false],
  ])('%s: %s', (url, expected) => expect(isSilent(settings, url)).toBe(expected))
})
