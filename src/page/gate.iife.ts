// Content script on every http and https page. Says one thing to the background, at most once: this page may cover a story.
import { type Cues, mayCover } from './gate.ts'
import { send } from './line.ts'

/** Put in by the build from the corpus (vite.config.ts). */
declare const GATE_CUES: Cues

if (document.body && mayCover(document, GATE_CUES)) send({ crossread: 'gatePassed', args: [] })
