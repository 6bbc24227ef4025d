// The gate, as it runs on every page.
import type { GateExpressions } from '../../src/page/cues.ts'
import { mayCover } from '../../src/page/gate.ts'
import { done } from './stage.ts'

declare const GATE_EXPRESSIONS: GateExpressions
done(mayCover(document, GATE_EXPRESSIONS))
