// Which places of our code have run: V8's own block coverage, by the inspector that node brings. Nothing is installed and no
// source is rewritten, so what is measured is what runs. A place is a character of a source; V8's blocks only say where the
// borders between places that differ are, because it joins blocks that happen to run equally often.
import { type Profiler, Session } from 'node:inspector'

/** What ships and meets a stranger's input. The rest (linkedom, parse5, node) leads nowhere that a browser would follow. */
export const OURS = /\/src\/(?!cli\/)[^?]*\.tsx?(?:\?|$)|@mozilla\/readability/

/** Per source: when each of its characters first ran, counted by whoever asks; 0 for never. */
type Firsts = Map<string, Uint32Array>

export class Coverage {
  #session = new Session()
  #isOurs: RegExp
  /** Per source, the offsets at which some block was seen to begin or end. */
  readonly borders = new Map<string, Set<number>>()

  constructor(isOurs: RegExp = OURS) {
    this.#isOurs = isOurs
    this.#session.connect()
    this.#post('Profiler.enable')
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    this.take()
    this.borders.clear()
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage')
    this.#session.disconnect()
  }

  /** What has run since it was last asked: per source, 1 at each character that did. */
  take(): Map<string, Uint8Array> {
    const { result } = this.#post('Profiler.takePreciseCoverage') as { result: Profiler.ScriptCoverage[] }
    const taken = new Map<string, Uint8Array>()
    for (const { url, functions } of result) if (this.#isOurs.test(url)) taken.set(url, this.#paint(url, functions))
    return taken
  }

  #paint(url: string, functions: Profiler.FunctionCoverage[]): Uint8Array {
    const borders = this.borders.get(url) ?? new Set()
    this.borders.set(url, borders)
    const ranges = functions.flatMap((one) => one.ranges)
    // From the outside in: what lies within says more.
    ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
    const ran = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)))
    for (const { startOffset, endOffset, count } of ranges) {
      borders.add(startOffset).add(endOffset)
      ran.fill(count > 0 ? 1 : 0, startOffset, endOffset)
    }
    return ran
  }

  // The session answers before the call returns: all of it happens in this thread.
  #post(method: string, params: object = {}): unknown {
    let answer: unknown
    this.#session.post(method, params, (error: Error | null, result?: object) => {
      if (error) throw error
      answer = result
    })
    return answer
  }
}

/** What one way of making inputs has reached so far. */
export class Reached {
  readonly #firsts: Firsts = new Map()

  /** Notes what ran at `moment` (from 1 up). Where the runs of new places begin. */
  add(ran: Map<string, Uint8Array>, moment: number): [url: string, offset: number][] {
    const found = this.missing(ran)
    if (found.length === 0) return found
    for (const [url, places] of ran) {
      const firsts = this.#grown(url, places.length)
      for (let i = 0; i < places.length; i++) if (places[i] === 1 && firsts[i] === 0) firsts[i] = moment
    }
    return found
  }

  /** Where the runs of new places begin that `ran` would add. */
  missing(ran: Map<string, Uint8Array>): [url: string, offset: number][] {
    const found: [string, number][] = []
    for (const [url, places] of ran) {
      const firsts = this.#grown(url, places.length)
      const isNew = (i: number) => places[i] === 1 && firsts[i] === 0
      for (let i = 0; i < places.length; i++) if (isNew(i) && (i === 0 || !isNew(i - 1))) found.push([url, i])
    }
    return found
  }

  wouldAdd(ran: Map<string, Uint8Array>): boolean {
    return this.missing(ran).length > 0
  }

  /** Blocks that had run by the moment, where `borders` part them. */
  blocks(borders: Coverage['borders'], moment = Number.POSITIVE_INFINITY): number {
    let sum = 0
    for (const [url, offsets] of borders) {
      const firsts = this.#firsts.get(url)
      if (!firsts) continue
      for (const at of offsets) if (firsts[at] !== undefined && firsts[at] > 0 && firsts[at] <= moment) sum++
    }
    return sum
  }

  #grown(url: string, length: number): Uint32Array {
    const known = this.#firsts.get(url)
    if (known && known.length >= length) return known
    const grown = new Uint32Array(length)
    if (known) grown.set(known)
    this.#firsts.set(url, grown)
    return grown
  }
}
