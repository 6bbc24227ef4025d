// Days as pages give them: YYYY-MM-DD. Engines disagree on days that the calendar lacks: of 31 June one makes the first of July,
// another nothing, and what is reckoned with nothing is no number any more.

const DAY_MS = 86_400_000

/** Days since 1970; null where the calendar has no such day. */
export function dayNumber(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (date === undefined) return null
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  return time.toISOString().startsWith(day) ? time.getTime() / DAY_MS : null
}

/** Whole days from `a` to `b`; null where one of them is no day. */
export function daysBetween(a: string | null, b: string | null): number | null {
  const [from, to] = [a, b].map((day) => (day === null ? null : dayNumber(day))) as [number | null, number | null]
  return from === null || to === null ? null : to - from
}
