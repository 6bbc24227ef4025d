// The gate, as it runs on every page: for a few stories or for many, whichever the bench puts in.
import type { GateExpressions } from '../../src/page/cues.ts'
import { mayCover } from '../../src/page/gate.ts'
import { mayCoverAny } from '../../src/page/gate-many.ts'
import type { NameFilter } from '../../src/page/name-filter.ts'
import { done } from './stage.ts'

declare const GATE_EXPRESSIONS: GateExpressions
declare const GATE_FILTER: NameFilter | null
done(GATE_FILTER === null ? mayCover(document, GATE_EXPRESSIONS) : mayCoverAny(document, GATE_FILTER))
