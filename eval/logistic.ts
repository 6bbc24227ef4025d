// Logistic regression over a few dense features, fitted by full-batch Adam (Kingma & Ba 2015) on the weighted log loss.

export interface Row {
  x: ArrayLike<number>
  y: 0 | 1
  weight: number
}

const STEPS = 200
const RATE = 0.1
/** L2: features that say the same share the weight. */
const DEFAULT_PENALTY = 1e-5

/** weights[0] is the bias. The features listed in `nonNegative` get no weight below 0. */
export function fitLogistic(
  rows: Row[],
  size: number,
  penalty: number = DEFAULT_PENALTY,
  nonNegative: readonly number[] = [],
): number[] {
  const weights = new Array<number>(size + 1).fill(0)
  weights[0] = -3
  const mean = new Array<number>(size + 1).fill(0)
  const square = new Array<number>(size + 1).fill(0)
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Array<number>(size + 1).fill(0)
    for (const { x, y, weight } of rows) {
      const error = (scoreRow(weights, x) - y) * weight
      gradient[0]! += error
      for (let i = 0; i < size; i++) gradient[i + 1]! += error * x[i]!
    }
    for (let i = 0; i <= size; i++) {
      const g = gradient[i]! / total + (i === 0 ? 0 : penalty * weights[i]!)
      mean[i] = 0.9 * mean[i]! + 0.1 * g
      square[i] = 0.99 * square[i]! + 0.01 * g * g
      weights[i]! -= (RATE * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.99 ** step)) + 1e-9)
    }
    for (const i of nonNegative) weights[i + 1] = Math.max(0, weights[i + 1]!)
  }
  return weights
}

/** Probability, 0 to 1. */
export function scoreRow(weights: number[], x: ArrayLike<number>): number {
  let sum = weights[0]!
  for (let i = 0; i < x.length; i++) sum += weights[i + 1]! * x[i]!
  return 1 / (1 + Math.exp(-sum))
}
