// A gate as one would write it first: one expression over all names of all stories, then each story's own.
import type { GateExpressions } from '../../src/page/cues.ts'
import { MAX_CHARACTERS, readHead, readProse } from '../../src/page/gate.ts'
import { done } from './stage.ts'

declare const GATE_EXPRESSIONS: GateExpressions
const { names, stories } = GATE_EXPRESSIONS
const text = `${readHead(document)} ${readProse(document, MAX_CHARACTERS)}`
done(
  new RegExp(`(?:^|[^a-z0-9])(?:${names.join('|')})`, 'i').test(text) &&
    stories.some((groups) => groups.every((source) => new RegExp(source, 'i').test(text))),
)
