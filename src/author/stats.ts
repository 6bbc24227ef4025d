// What a story file holds in figures, and how far two annotations of the same story agree.
import type { Story } from '../compare/story.ts'

export function describeCoverage({ title, outlets, details, differences }: Story): string {
  const share = (count: number) => `${count} (${Math.round((100 * count) / (details.length || 1))} %)`
  const lines = [
    `${title}: ${details.length} details, ${differences.length} differences, ${outlets.length} outlets`,
    '',
    'Told by',
    ...outlets.map(({ id, name, extent }) => {
      const told = details.filter(({ toldBy }) => id in toldBy).length
      const partly = details.filter(({ partlyToldBy }) => id in partlyToldBy).length
      return `  ${name}: ${share(told)} in full, ${partly} in part${extent === 'beginning' ? '; only its beginning is known' : ''}`
    }),
    '',
    'Details by the number of outlets that tell them',
    ...Array.from({ length: outlets.length + 1 }, (_, count) => {
      const those = details.filter(({ toldBy }) => Object.keys(toldBy).length === count).length
      return `  ${count}: ${those}`
    }),
    '',
    'By kind',
    ...[...new Set(details.map(({ kind }) => kind))]
      .sort()
      .map((kind) => `  ${kind}: ${details.filter((detail) => detail.kind === kind).length}`),
    '',
    `Phrasings a detail: ${mean(details.map(({ phrasings }) => phrasings.length))}; near misses: ${mean(details.map(({ nearMisses }) => nearMisses.length))}; with essentials: ${share(details.filter(({ essentials }) => essentials.length > 0).length)}`,
  ]
  return lines.join('\n')
}

const mean = (values: number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / (values.length || 1)).toFixed(1)

export interface Agreement {
  /** Details that both have, by id; and those that one has alone. */
  both: string[]
  onlyFirst: string[]
  onlySecond: string[]
  /** F1 over (detail, outlet) "told in full", and over (detail, outlet, sentence). 0 to 1. */
  told: number
  sentences: number
}

/** Details are matched by their ids: let the second annotator work on the first one's list, without its outlets. */
export function compareAnnotations(first: Story, second: Story): Agreement {
  const ids = (story: Story) => story.details.map(({ id }) => id)
  const both = ids(first).filter((id) => ids(second).includes(id))
  const pairs = (story: Story) =>
    new Set(
      story.details.flatMap(({ id, toldBy }) =>
        both.includes(id) ? Object.keys(toldBy).map((outlet) => `${id}/${outlet}`) : [],
      ),
    )
  const places = (story: Story) =>
    new Set(
      story.details.flatMap(({ id, toldBy }) =>
        both.includes(id)
          ? Object.entries(toldBy).flatMap(([outlet, numbers]) => numbers.map((number) => `${id}/${outlet}/${number}`))
          : [],
      ),
    )
  return {
    both,
    onlyFirst: ids(first).filter((id) => !both.includes(id)),
    onlySecond: ids(second).filter((id) => !both.includes(id)),
    told: overlap(pairs(first), pairs(second)),
    sentences: overlap(places(first), places(second)),
  }
}

/** F1 of two sets; 1 where both are empty. */
function overlap(a: Set<string>, b: Set<string>): number {
  if (a.size + b.size === 0) return 1
  const shared = [...a].filter((item) => b.has(item)).length
  return (2 * shared) / (a.size + b.size)
}
