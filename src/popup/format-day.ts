// A day of the form YYYY-MM-DD → the reader's way to write it.
export function formatDay(day: string): string {
  const time = Date.parse(`${day}T12:00:00Z`)
  return Number.isNaN(time)
    ? day
    : new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' }).format(time)
}
