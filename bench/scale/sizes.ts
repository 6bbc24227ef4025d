// With how many stories the chain is measured.
export const SIZES = [1, 10, 100, 1_000, 10_000]
/** More stories than this are never compared one by one: a page would take seconds. */
export const MOST_ONE_BY_ONE = 100
export const SEED = 1
