// Content script on every http and https page. Says one thing to the background, at most once: this page may cover a story.
import type { GateExpressions } from './cues.ts'
import { mayCover } from './gate.ts'
import { mayCoverAny } from './gate-many.ts'
import { send } from './line.ts'
import type { NameFilter } from './name-filter.ts'

/** Put in by the build from the corpus (vite.config.ts): one of the two, and the way of the other is dropped from the script. */
declare const GATE_EXPRESSIONS: GateExpressions
declare const GATE_FILTER: NameFilter | null

if (document.body && (GATE_FILTER === null ? mayCover(document, GATE_EXPRESSIONS) : mayCoverAny(document, GATE_FILTER)))
  send({ crossread: 'gatePassed', args: [] })
