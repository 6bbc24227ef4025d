// Content script on every http and https page. Says one thing to the background, at most once: this page may cover a story.
import type { GateExpressions } from './cues.ts'
import { mayCover } from './gate.ts'
import { send } from './line.ts'

/** Put in by the build from the corpus (vite.config.ts). */
declare const GATE_EXPRESSIONS: GateExpressions

if (document.body && mayCover(document, GATE_EXPRESSIONS)) send({ crossread: 'gatePassed', args: [] })
