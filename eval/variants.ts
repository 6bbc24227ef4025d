// How well the variants of differences are told apart: of the points that the labels speak of, the report names one of the
// labelled variants, or says that the page's own is another ('own').
import type { Report } from '../src/compare/report.ts'
import type { Labels } from './labelled.ts'

export interface VariantCounts {
  /** Points on which the report names a labelled variant. */
  right: number
  /** Labelled points on which the report says anything. */
  said: number
  /** Points that the labels speak of. */
  point: number
}

export function countVariants({ variants = {} }: Labels, report: Report): VariantCounts {
  const counts = { right: 0, said: 0, point: 0 }
  for (const [id, labelled] of Object.entries(variants)) {
    counts.point++
    const finding = report.differs.find(({ difference }) => difference === id)
    if (!finding) continue
    counts.said++
    const names = labelled.map((entry) => (typeof entry === 'string' ? entry : entry.variant))
    if (names.includes(finding.variant ?? 'own')) counts.right++
  }
  return counts
}
