import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, daysBetween } from './day.ts'

describe('days', () => {
  it.each([
    '2025-02-30',
    '2025-06-31',
    '2025-13-01',
    '2025-07-00',
    '2025-07-84',
    '0000-00-00',
    '2025-7-3',
    'today',
    '',
  ])('are those of the calendar: not %s', (text) => expect(dayNumber(text)).toBeNull())

  it('are counted over the ends of months and years, and leap days', () => {
    expect(dayNumber('1970-01-02')).toBe(1)
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1)
    expect(daysBetween('2025-07-03', '2025-07-01')).toBe(-2)
    expect(daysBetween(null, '2025-07-01')).toBeNull()
    expect(daysBetween('2025-07-03', '2025-06-31')).toBeNull()
  })

  it('are a number or nothing, whatever the text', () => {
    const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(fc.tuple(digits, digits, digits, digits), ([a, b, month, day]) => {
        const number = dayNumber(`${a}${b}-${month}-${day}`)
        expect(number === null || Number.isInteger(number)).toBe(true)
      }),
    )
  })
})
