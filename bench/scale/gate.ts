// The gate for many stories in a real browser: cold, on pages that it should stop, beside the gate for one story, one
// expression over all names, and names asked for in turn.
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import { serve } from '../../drive/serve.ts'
import { designs, toHtml } from '../../eval/html.mjs'
import { parsePage } from '../../src/cli/input.ts'
import { loadStories } from '../../src/cli/stories.ts'
import { type Cues, gateExpressions } from '../../src/page/cues.ts'
import { mayCover } from '../../src/page/gate.ts'
import { FILTER_FROM, gateConstants } from '../../src/page/gate-constants.ts'
import { mayCoverAny } from '../../src/page/gate-many.ts'
import { makeFilter } from '../../src/page/make-filter.ts'
import { bundleStage, launch, runCold, savedPages } from '../cold.ts'
import { describeRatio, median, ms, percentile } from '../statistics.ts'
import { lookAlikes, type MadePage, ordinaryPages } from './pages.ts'
import { SEED, SIZES } from './sizes.ts'
import type { MadeStory } from './stories.ts'

/** Pages of each kind that the gate is timed on, and that it is asked about. */
const TIMED = 8
const ASKED = 150
/** Loads of each page with each gate; the quickest counts, since all that a busy machine does is add. */
const LOADS = 4
/** Sizes at which the alternatives are timed: at ten thousand they take a second a page. */
const ALTERNATIVES = [20, FILTER_FROM, 100, 1_000]

interface Gate {
  what: string
  stories: number
  script: string
}

type Kind = 'ordinary' | 'news' | 'saved'

export async function benchGate(path: string, made: readonly MadeStory[], folder: string | null): Promise<void> {
  const cuesOf = (count: number): Cues =>
    [...loadStories().map(({ gate }) => gate), ...made.map(({ story }) => story.gate)].slice(0, count)
  const gates: Gate[] = []
  const add = async (what: string, stories: number, stage: string, define: Record<string, string>) =>
    gates.push({ what, stories, script: await bundleStage(stage, define) })
  for (const count of SIZES) await add('as built', count, 'gate', gateConstants(cuesOf(count)))
  await add('filter', FILTER_FROM, 'gate', {
    GATE_EXPRESSIONS: 'null',
    GATE_FILTER: JSON.stringify(makeFilter(cuesOf(FILTER_FROM))),
  })
  for (const count of ALTERNATIVES) {
    const define = { GATE_EXPRESSIONS: JSON.stringify(gateExpressions(cuesOf(count))), GATE_FILTER: 'null' }
    await add('names in turn', count, 'gate', define)
    await add('one expression', count, 'gate-union', define)
  }
  const pages = timedPages(made, folder)
  const times = await timeGates(path, pages, gates)
  const base = gates[0]!
  console.log(
    `\nThe gate, cold, on pages that no story fits; ratio to the gate for one story; every page with every gate in turn, the quickest of ${LOADS} loads`,
  )
  for (const gate of gates) {
    console.log(
      `  ${gate.what.padEnd(14)} ${String(gate.stories).padStart(6)} stories  ${(gzipSync(gate.script).length / 1000).toFixed(1).padStart(6)} kB gzipped`,
    )
    for (const kind of Object.keys(pages) as Kind[]) {
      const [series, one] = [times.get(gate)![kind], times.get(base)![kind]]
      console.log(
        `      ${kind.padEnd(9)} ${ms(median(series)).padStart(8)}  p95 ${ms(percentile(series, 0.95)).padStart(8)}  ${describeRatio(series, one)} × one story`,
      )
    }
  }
  for (const count of SIZES.slice(1)) printPasses(made.slice(0, count - 1), cuesOf(count))
}

/** Long enough to be read to the gate's end: what costs most. */
function longPage({ page }: MadePage, more: MadePage): string {
  return toHtml({ ...page, paragraphs: [...page.paragraphs, ...more.page.paragraphs, ...more.page.paragraphs] }, 0)
}

function timedPages(made: readonly MadeStory[], folder: string | null): Partial<Record<Kind, Record<string, string>>> {
  const ordinary = ordinaryPages(TIMED, SEED + 1)
  const news = lookAlikes(made, 3 * TIMED, SEED + 2).filter(({ kind }) => kind === 'elsewhere')
  const named = (list: MadePage[]) =>
    Object.fromEntries(list.slice(0, TIMED).map((one, i) => [`/${one.page.id}.html`, longPage(one, ordinary[i]!)]))
  return { ordinary: named(ordinary), news: named(news), ...(folder === null ? {} : { saved: savedPages(folder) }) }
}

async function timeGates(path: string, pages: ReturnType<typeof timedPages>, gates: Gate[]) {
  const times = new Map(gates.map((gate) => [gate, { ordinary: [], news: [], saved: [] } as Record<Kind, number[]>]))
  const site = await serve(tmpdir(), Object.assign({}, ...Object.values(pages)))
  const browser = await launch(path, null)
  const timeOnce = async (address: string, { script }: Gate): Promise<number> => {
    const page = await browser.newPage()
    await page.goto(address, { waitUntil: 'load' })
    const time = await runCold(await page.createCDPSession(), script, 'bench')
    await page.close()
    return time ?? Number.POSITIVE_INFINITY
  }
  for (const [kind, list] of Object.entries(pages) as [Kind, Record<string, string>][])
    for (const name of Object.keys(list)) {
      const least = new Map(gates.map((gate) => [gate, Number.POSITIVE_INFINITY]))
      for (let round = 0; round < LOADS; round++)
        for (const gate of gates)
          least.set(gate, Math.min(least.get(gate)!, await timeOnce(`${site.origin}${name}`, gate)))
      for (const [gate, time] of least) if (Number.isFinite(time)) times.get(gate)![kind].push(time)
    }
  await browser.close()
  await site.close()
  return times
}

/** Pages of none of the stories that pass: through the gate as built, and through the stories' expressions, which ask for the act too. */
function printPasses(made: readonly MadeStory[], cues: Cues): void {
  const filter = makeFilter(cues)
  const expressions = gateExpressions(cues)
  const kinds = new Map<string, { count: number; filter: number; expressions: number }>()
  for (const [i, { page, kind }] of [
    ...ordinaryPages(ASKED / 3, SEED + 3),
    ...lookAlikes(made, ASKED, SEED + 4),
  ].entries()) {
    const document = parsePage(toHtml(page, i % designs.length))
    const sums = kinds.get(kind) ?? { count: 0, filter: 0, expressions: 0 }
    sums.count++
    if (mayCoverAny(document, filter)) sums.filter++
    if (cues.length <= 1_000 && mayCover(document, expressions)) sums.expressions++
    kinds.set(kind, sums)
  }
  const share = (part: number, all: number) => `${Math.round((100 * part) / all)} %`
  console.log(
    `\nPages of no story that pass, ${cues.length} stories: filter${cues.length <= 1_000 ? ' (expressions)' : ''}`,
  )
  for (const [kind, { count, filter: passed, expressions: exact }] of kinds)
    console.log(
      `  ${kind.padEnd(13)} ${share(passed, count)}${cues.length <= 1_000 ? ` (${share(exact, count)})` : ''} of ${count}`,
    )
}
