// The search: an input is kept when it reaches a block that none before it has, and what is kept is changed to make the next.
// Knows nothing of what is tested. The same search without keeping shows what the keeping is worth.
import { Script } from 'node:vm'
import { type Coverage, Reached } from './coverage.ts'
import { type Chance, type Dialect, mutate, shrink } from './mutate.ts'

export interface Target {
  name: string
  dialect: Dialect
  /** A run longer than this is a failure; SLOW_MS where it is not given. */
  slowMs?: number
  /** Throws where something that must hold does not. */
  run(input: string): void
}

export interface Failure {
  target: string
  input: string
  message: string
}

export interface Kept {
  input: string
  /** The places that it was the first to reach. */
  news: [url: string, offset: number][]
}

/** Inputs at most that are run before the coverage is looked at: looking costs more than most inputs do. */
const MOST_BATCH = 8
const SLOW_MS = 2_000
/** A run longer than this is ended. */
const HANG_MS = 20_000
/** Of the inputs kept, those found last lead on more often. */
const NEWEST = 24
const SHRINK_TRIES = 200
const TRIM_TRIES = 10

/** Null where all held. Ended by V8 itself where it hangs. */
export function tryInput(target: Target, input: string): string | null {
  const scope = globalThis as { fuzzNow?: () => void }
  scope.fuzzNow = () => target.run(input)
  const start = process.cpuUsage()
  try {
    GUARDED.runInThisContext({ timeout: HANG_MS })
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  } finally {
    delete scope.fuzzNow
  }
  const slow = target.slowMs ?? SLOW_MS
  if (msSince(start) <= slow) return null
  // Once more: the first of a kind pays for what V8 has yet to compile, an input that is slow is so each time.
  const again = process.cpuUsage()
  target.run(input)
  return msSince(again) > slow ? `took more than ${slow} ms` : null
}
/** Of this process, so that a machine that is busy with others is not taken for a slow input. */
const msSince = (start: NodeJS.CpuUsage): number => process.cpuUsage(start).user / 1000
const GUARDED = new Script('fuzzNow()')

/** One way of making inputs, with what it has reached. Each look at the coverage ends with it: the next begins from nothing. */
export class Search {
  readonly reached = new Reached()
  readonly kept: Kept[] = []
  readonly failures: Failure[] = []
  executions = 0
  readonly #target: Target
  readonly #coverage: Coverage
  readonly #make: (search: Search) => string
  #seeds: string[]
  #batch = 1

  /** `keeps`: whether what reaches something new is kept. `make` gives the next input. */
  constructor(
    target: Target,
    coverage: Coverage,
    seeds: readonly string[],
    make: (search: Search) => string,
    readonly keeps: boolean,
  ) {
    this.#target = target
    this.#coverage = coverage
    this.#make = make
    this.#seeds = [...seeds]
  }

  /** One batch, noted as run at `moment`. */
  step(moment: number): void {
    const inputs = this.#seeds.splice(0, this.#batch)
    if (inputs.length === 0) while (inputs.length < this.#batch) inputs.push(this.#make(this))
    for (const input of inputs) this.#run(input)
    const ran = this.#coverage.take()
    const isNew = this.reached.wouldAdd(ran)
    // While much is new each input is looked at alone; when little is, many at once and alone only where one of them was.
    if (!this.keeps || (isNew && inputs.length === 1)) this.#note(ran, inputs[0]!, moment)
    else if (isNew) for (const input of inputs) this.#runAlone(input, moment)
    this.#batch = isNew && this.keeps ? Math.max(1, this.#batch >> 1) : Math.min(MOST_BATCH, this.#batch * 2)
  }

  #runAlone(input: string, moment: number): void {
    this.#run(input, false)
    this.#note(this.#coverage.take(), input, moment)
  }

  #note(ran: Map<string, Uint8Array>, input: string, moment: number): void {
    const news = this.reached.add(ran, moment)
    if (this.keeps && news.length > 0) this.kept.push({ input: this.#trim(input, news), news })
  }

  /** What has grown longer than all others is cut: most changes to a long text miss the place that matters. */
  #trim(input: string, news: Kept['news']): string {
    if (this.#seeds.length > 0 || input.length <= Math.max(...this.kept.map((one) => one.input.length))) return input
    const reaches = (shorter: string) => {
      this.#run(shorter, false)
      const ran = this.#coverage.take()
      return news.every(([url, at]) => ran.get(url)?.[at] === 1)
    }
    return shrink(input, reaches, TRIM_TRIES)
  }

  #run(input: string, counts = true): void {
    if (counts) this.executions++
    const message = tryInput(this.#target, input)
    if (message === null || this.failures.some((known) => kindOf(known.message) === kindOf(message))) return
    const small = shrink(
      input,
      (shorter) => {
        const said = tryInput(this.#target, shorter)
        return said !== null && kindOf(said) === kindOf(message)
      },
      message.includes(' ms') ? SHRINK_TRIES / 20 : SHRINK_TRIES,
    )
    this.failures.push({ target: this.#target.name, input: small, message })
    // What was run to make it small is not this input's.
    this.#coverage.take()
  }
}

/** Failures that differ only in figures and quoted words are one. */
const kindOf = (message: string): string =>
  message
    .replace(/\d+/g, '#')
    .replace(/"[^"]*"|'[^']*'/g, '""')
    .slice(0, 120)

/** Changes what was kept. */
export const guided = (target: Target, coverage: Coverage, seeds: readonly string[], chance: Chance): Search =>
  new Search(
    target,
    coverage,
    seeds,
    ({ kept }) => {
      const from = chance.once(3) ? kept.slice(-NEWEST) : kept
      const inputs = from.map(({ input }) => input)
      return mutate(
        inputs.length > 0 ? chance.pick(inputs) : '',
        inputs.length > 0 ? inputs : [''],
        target.dialect,
        chance,
      )
    },
    true,
  )

/** The same changes to the seeds alone: nothing is learned. */
export const blind = (target: Target, coverage: Coverage, seeds: readonly string[], chance: Chance): Search =>
  new Search(
    target,
    coverage,
    seeds,
    () => mutate(seeds.length > 0 ? chance.pick(seeds) : '', seeds.length > 0 ? seeds : [''], target.dialect, chance),
    false,
  )

/** Inputs made up from nothing. */
export const made = (target: Target, coverage: Coverage, make: () => string): Search =>
  new Search(target, coverage, [], make, false)
