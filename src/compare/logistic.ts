// A fitted logistic model (weights.json) applied to a feature vector. One place for the three models of the comparison.

export interface LogisticModel<Name extends string> {
  bias: number
  features: Record<Name, number>
}

/** Probability, 0 to 1. */
export function probabilityOf<Name extends string>(
  { bias, features }: LogisticModel<Name>,
  names: readonly Name[],
  vector: Record<Name, number>,
): number {
  let sum = bias
  for (const name of names) sum += vector[name] * features[name]
  return 1 / (1 + Math.exp(-sum))
}
