// A story's cues → what the gate runs. Worked out when the extension is built: the gate itself only runs expressions.

/** Per story: groups of alternatives, each of which the text must meet; the form of essentials (see compare/essentials.ts). */
export type Cues = string[][][]

/** Per story: one expression a group, as its source. The last group is the act, those before it who and where. */
export type GateExpressions = string[][]

export const gateExpressions = (cues: Cues): GateExpressions => cues.map((groups) => groups.map(cueSource))

/** A word boundary, any of the alternatives; `*` lets the word go on. Linear: no repeats nested. To be run with the flag i. */
export function cueSource(group: readonly string[]): string {
  const alternatives = group.map((cue) => {
    const isPrefix = cue.endsWith('*')
    const words = (isPrefix ? cue.slice(0, -1) : cue).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    return isPrefix ? words : `${words}(?![a-z0-9])`
  })
  return `(?:^|[^a-z0-9])(?:${alternatives.join('|')})`
}
