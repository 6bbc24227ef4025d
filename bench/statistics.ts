// Figures of repeated measurements: medians, percentiles, and ratios of two series with a bootstrap interval.
import { seededRandom } from '../eval/labelled.ts'

export const percentile = (values: number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
export const median = (values: number[]): number => percentile(values, 0.5)

const DRAWS = 1_000

/** Median of `a` over median of `b`, with the interval that 95 of 100 resamplings fall into. */
export function ratioOf(a: number[], b: number[]): { ratio: number; low: number; high: number } {
  const random = seededRandom(7)
  const draw = (values: number[]) => median(values.map(() => values[Math.floor(random() * values.length)]!))
  const ratios = Array.from({ length: DRAWS }, () => draw(a) / draw(b))
  return { ratio: median(a) / median(b), low: percentile(ratios, 0.025), high: percentile(ratios, 0.975) }
}

export const describeRatio = (a: number[], b: number[]): string => {
  const { ratio, low, high } = ratioOf(a, b)
  return `${ratio.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
