// The measures of the comparison, the same as those of the scorer the product is judged by: F1 over details with partly
// told ones left out of the count, and the share of not-found claims that are wrong.

export interface Counts {
  hit: number
  extra: number
  missed: number
  /** Items reported not found, the wrong ones (missed) among them. */
  notFound: number
}

export const noCounts = (): Counts => ({ hit: 0, extra: 0, missed: 0, notFound: 0 })

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    hit: a.hit + b.hit,
    extra: a.extra + b.extra,
    missed: a.missed + b.missed,
    notFound: a.notFound + b.notFound,
  }
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

export const f1Of = ({ hit, extra, missed }: Counts): number => ratio(2 * hit, 2 * hit + extra + missed)
export const precisionOf = ({ hit, extra }: Counts): number => ratio(hit, hit + extra)
export const recallOf = ({ hit, missed }: Counts): number => ratio(hit, hit + missed)
export const wronglyLeftOutOf = ({ missed, notFound }: Counts): number => ratio(missed, notFound)

/** Counts one page: which of `all` ids were found, against its told and partly told ids. */
export function countPage(
  all: Iterable<string>,
  isFound: (id: string) => boolean,
  told: Set<string>,
  partly: Set<string>,
): Counts {
  const counts = noCounts()
  for (const id of all) {
    if (partly.has(id) && !told.has(id)) continue
    const found = isFound(id)
    if (!found) counts.notFound++
    if (found && told.has(id)) counts.hit++
    else if (found) counts.extra++
    else if (told.has(id)) counts.missed++
  }
  return counts
}
