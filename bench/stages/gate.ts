// The gate, as it runs on every page.
import { mayCover } from '../../src/page/gate.ts'
import { done } from './stage.ts'

declare const GATE_EXPRESSIONS: string[][]
done(mayCover(document, GATE_EXPRESSIONS))
