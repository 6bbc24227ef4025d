// What the build puts into the gate in the corpus's name: expressions for a few stories, a filter for many.
import { type Cues, gateExpressions } from './cues.ts'
import { makeFilter } from './make-filter.ts'

/**
 * Stories from which on the gate is a filter. At 20, names asked for in turn cost a page as little as those of one story; at
 * 100 three times as much, and more than the filter, whose cost hardly grows (`npm run bench -- scale`).
 */
export const FILTER_FROM = 50

/** Source of the constants that gate.iife.ts declares. */
export function gateConstants(cues: Cues): { GATE_EXPRESSIONS: string; GATE_FILTER: string } {
  return cues.length < FILTER_FROM
    ? { GATE_EXPRESSIONS: JSON.stringify(gateExpressions(cues)), GATE_FILTER: 'null' }
    : { GATE_EXPRESSIONS: 'null', GATE_FILTER: JSON.stringify(makeFilter(cues)) }
}
