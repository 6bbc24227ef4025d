// A story's cues → what the gate runs. Worked out when the extension is built: the gate itself only runs expressions.

/** Per story: groups of alternatives, each of which the text must meet; the form of essentials (see compare/essentials.ts). */
export type Cues = string[][][]

export interface GateExpressions {
  /**
   * Beginnings of all names and places that some story names, in lower case: a page that holds none of them anywhere in its
   * opening is left at once. Plain strings, because a search for one costs a cold script a tenth of what an expression does.
   */
  names: string[]
  /** Per story: one expression a group, each of which must be met; sources, to be run with the flag i. */
  stories: string[][]
}

/** A story's last group is the act, which says nothing alone ("move", "deal"). */
export function gateExpressions(cues: Cues): GateExpressions {
  const names = cues.flatMap((groups) => (groups.length > 1 ? groups.slice(0, -1) : groups).flat())
  const plain = [...new Set(names.map((name) => name.replace(/\*$/, '').toLowerCase().split(/\s/)[0]!))]
  return {
    // What holds a longer name holds its beginning too.
    names: plain.filter((name) => !plain.some((other) => other !== name && name.includes(other))),
    stories: cues.map((groups) => groups.map(cueSource)),
  }
}

/** A word boundary, any of the alternatives; `*` lets the word go on. Linear: no repeats nested. */
export function cueSource(group: readonly string[]): string {
  const alternatives = group.map((cue) => {
    const isPrefix = cue.endsWith('*')
    const words = (isPrefix ? cue.slice(0, -1) : cue).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    return isPrefix ? words : `${words}(?![a-z0-9])`
  })
  return `(?:^|[^a-z0-9])(?:${alternatives.join('|')})`
}
