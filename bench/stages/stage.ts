// What a stage of the bench is: a script of its own, run once, cold, in a fresh world of a page. The bench times the whole
// evaluation, so that what a script sets up at its top level is counted.

/** What a stage leaves for the bench: kept so that no engine drops the work. */
export const done = (value: unknown): void => {
  ;(globalThis as { benchResult?: unknown }).benchResult = value
}
