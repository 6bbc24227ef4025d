// Prints what a cross-validated fit reached on its held-out pages, by group of pages.
import { DETECTION_FEATURES } from '../src/compare/detect.ts'
import { UNSURE } from '../src/compare/present.ts'
import { PAGE_KINDS } from '../src/compare/report.ts'
import { kindOfLabelled } from './labelled.ts'
import { type Row, scoreRow } from './logistic.ts'
import { addCounts, type Counts, f1Of, noCounts, precisionOf, recallOf, wronglyLeftOutOf } from './metrics.ts'
import { countAt, type Model, type Scored, stateOf } from './stack.ts'

export interface HeldPage {
  scored: Scored
  /** The model fitted without the page's author. */
  model: Model
  detection: Row
  kind: number[]
  /** Null where the page does not cover the story. */
  added: Counts | null
}

const GROUPS: [string, RegExp][] = [
  ['all', /./],
  ['D (hard wording)', /^D\d/],
  ['E, F', /^[EF]\d/],
  ['G–K (dense)', /^[GHJK]\d/],
  ['L–N (natural)', /^[LMN]\d/],
  ['voices', /^(?:[ABCPQRTZIO]|A[B-Z]|B[A-E])\d/],
  ['AI to BE (as agencies, papers and sites write)', /^(?:A[IJKLNOP-Z]|B[CDE])\d/],
  ['S (the sources)', /^S\d/],
]
/** Bands of confidence, to see whether it means what it says. */
const BANDS = [
  [0.5, 0.7],
  [0.7, 0.9],
  [0.9, 0.97],
  [0.97, 1.01],
] as const
/** As detect.ts decides: a page dated before the event covers nothing. */
const DAY_BEFORE = '2025-07-02'

export function reportHeld(held: HeldPage[], ids: string[]): void {
  const covering = held.filter(({ added }) => added !== null)
  for (const [name, pick] of GROUPS) {
    const part = covering.filter(({ scored }) => pick.test(scored.labelled.page.id))
    show(`held out, ${name}`, sum(part.map(({ scored, model }) => countAt([scored], ids, model))))
  }
  for (const [name, pick] of GROUPS) {
    const counts = sum(covering.filter(({ scored }) => pick.test(scored.labelled.page.id)).map(({ added }) => added!))
    if (counts.hit + counts.extra + counts.missed > 0) show(`added held out, ${name}`, counts, false)
  }
  reportThresholds(covering, ids)
  reportPartly(covering, ids)
  reportUnsure(covering, ids)
  reportDetection(held)
  reportKinds(covering)
}

/** How the threshold trades one error for the other, by group: the choice is made on natural pages (stack.ts). */
function reportThresholds(covering: HeldPage[], ids: string[]): void {
  console.log('threshold: F1 / wrongly left out, by group')
  for (let found = 0.15; found < 0.7; found += 0.05) {
    const figures = GROUPS.map(([name, pick]) => {
      const counts = sum(
        covering
          .filter(({ scored }) => pick.test(scored.labelled.page.id))
          .map(({ scored }) => countAt([scored], ids, { found, partlyFound: 2 })),
      )
      return `${name.split(' ')[0]!.replace(',', '')} ${f1Of(counts).toFixed(3)}/${(100 * wronglyLeftOutOf(counts)).toFixed(1)}`
    })
    console.log(`  ${found.toFixed(2)}: ${figures.join('  ')}`)
  }
}

function reportPartly(covering: HeldPage[], ids: string[]): void {
  const said = { told: 0, partly: 0, neither: 0 }
  for (const { scored, model } of covering)
    for (const [i, id] of ids.entries()) {
      if (stateOf(scored, i, model) !== 'partly') continue
      const { told, partly } = scored.labelled.labels
      said[id in told ? 'told' : id in partly ? 'partly' : 'neither']++
    }
  const total = said.told + said.partly + said.neither
  console.log(
    `"partly" said ${total} times: ${said.partly} are partly told, ${said.told} told in full, ${said.neither} not told`,
  )
}

const LIST = DETECTION_FEATURES.indexOf('list')

/** How often a verdict is wrong between the strengths that a second reader looks at, and outside them. */
function reportUnsure(covering: HeldPage[], ids: string[]): void {
  const count = { inside: { wrong: 0, all: 0 }, outside: { wrong: 0, all: 0 } }
  for (const { scored, model } of covering)
    for (const [i, id] of ids.entries()) {
      const { told, partly } = scored.labelled.labels
      if (id in partly && !(id in told)) continue
      const state = stateOf(scored, i, model)
      const strength = (state === 'partly' ? scored.bestPartly : scored.best)[i]!
      const band =
        state === 'partly' || (strength >= UNSURE.from && strength < UNSURE.to) ? count.inside : count.outside
      band.all++
      if ((state === 'not-found') === id in told) band.wrong++
    }
  const say = ({ wrong, all }: { wrong: number; all: number }) =>
    `${wrong} of ${all} wrong (${((100 * wrong) / all).toFixed(1)} %)`
  console.log(
    `verdicts not sure (strength ${UNSURE.from} to ${UNSURE.to}): ${say(count.inside)}; others: ${say(count.outside)}`,
  )
}

/** Probability at which the fewest held-out pages are judged wrongly. Chosen on them, so the figure at it is a little kind. */
export function chooseCut(held: HeldPage[]): number {
  const judged = judge(held)
  let best = { cut: 0.5, wrong: Number.POSITIVE_INFINITY }
  for (let cut = 0.2; cut < 0.7; cut += 0.05) {
    const wrong = judged.filter(({ probability, covers }) => probability >= cut !== covers).length
    if (wrong <= best.wrong) best = { cut, wrong } // of equals the one with fewer false alarms
  }
  return best.cut
}

function judge(held: HeldPage[]) {
  return held.map(({ scored: { labelled }, model, detection }) => {
    const { published, covers, id } = labelled.page
    const isBefore = published !== null && published < DAY_BEFORE
    const isOut = isBefore || detection.x[LIST] === 1
    const probability = isOut ? 0.03 : scoreRow(model.detection, detection.x)
    return {
      id,
      covers,
      probability,
      isRight: probability >= 0.5 === covers,
      confidence: Math.max(probability, 1 - probability),
    }
  })
}

function reportDetection(held: HeldPage[]): void {
  const judged = judge(held)
  const wrong = judged.filter(({ isRight }) => !isRight)
  console.log(
    `detection held out: ${judged.length - wrong.length} of ${judged.length} right; wrong: ${wrong.map(({ id, probability }) => `${id} ${probability.toFixed(2)}`).join(', ') || 'none'}`,
  )
  for (let cut = 0.25; cut < 0.7; cut += 0.05) {
    const alarmed = judged.filter(({ probability, covers }) => probability >= cut && !covers).length
    const missed = judged.filter(({ probability, covers }) => probability < cut && covers).length
    console.log(`  cut at ${cut.toFixed(2)}: ${alarmed} false alarms, ${missed} missed`)
  }
  const alarms = wrong.filter(({ probability }) => probability >= 0.5).length
  console.log(`  ${alarms} false alarms, ${wrong.length - alarms} missed`)
  for (const [low, high] of BANDS) {
    const band = judged.filter(({ confidence }) => confidence >= low && confidence < high)
    console.log(
      `  confidence ${low}–${Math.min(1, high)}: ${band.filter(({ isRight }) => isRight).length} of ${band.length} right`,
    )
  }
}

function reportKinds(covering: HeldPage[]): void {
  const judged = covering.map(({ scored, model, kind }) => {
    const sure = PAGE_KINDS.map((name) => ({ name, value: scoreRow(model.kind[name], kind) }))
    return { isRight: sure.sort((a, b) => b.value - a.value)[0]!.name === kindOfLabelled(scored.labelled) }
  })
  console.log(`kind of page held out: ${judged.filter(({ isRight }) => isRight).length} of ${judged.length} right`)
}

const sum = (counts: Counts[]): Counts => counts.reduce(addCounts, noCounts())

function show(name: string, counts: Counts, hasClaims = true): void {
  console.log(
    `${name.padEnd(32)} F1 ${f1Of(counts).toFixed(3)}  precision ${precisionOf(counts).toFixed(3)}  recall ${recallOf(counts).toFixed(3)}${hasClaims ? `  wrongly left out ${(100 * wronglyLeftOutOf(counts)).toFixed(1)} %` : ''}`,
  )
}
