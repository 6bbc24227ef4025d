// What the build puts into the gate in the corpus's name: expressions for a few stories, a filter for many.
import { type Cues, gateExpressions } from './cues.ts'
import { makeFilter } from './make-filter.ts'

/**
 * Stories from which on the gate is a filter: at 20, names asked for in turn cost a page hardly more than those of one story,
 * at 50 they cost as much as the filter, and at 1,000 four to nine times as much (`npm run bench -- scale`).
 */
export const FILTER_FROM = 50

/** Source of the constants that gate.iife.ts declares. */
export function gateConstants(cues: Cues): { GATE_EXPRESSIONS: string; GATE_FILTER: string } {
  return cues.length < FILTER_FROM
    ? { GATE_EXPRESSIONS: JSON.stringify(gateExpressions(cues)), GATE_FILTER: 'null' }
    : { GATE_EXPRESSIONS: 'null', GATE_FILTER: JSON.stringify(makeFilter(cues)) }
}
