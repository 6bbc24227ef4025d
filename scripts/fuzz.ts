// npm run fuzz [-- --minutes N] [--seed N] [--target read|compare|import] [--keep] [--again FILE]
// Searches for an input that breaks something which must hold (tests/fuzz/holds.ts), guided by the blocks of our code that
// inputs reach. The same time goes to the same changes without the guidance and to inputs made up from nothing, in turn, so
// that one run shows what the guidance is worth. What breaks is made small and written to out/fuzz, to be run with --again;
// --keep writes the inputs that reached something new to the seeds' folder, made small too.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Coverage, Reached } from '../tests/fuzz/coverage.ts'
import { blind, guided, made, type Search, tryInput } from '../tests/fuzz/guide.ts'
import { makeInputs } from '../tests/fuzz/made.ts'
import { chanceFrom, shrink } from '../tests/fuzz/mutate.ts'
import { seedsOf, TARGETS } from '../tests/fuzz/targets.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    target: { type: 'string' },
    again: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? Date.now() % 1e9)
const root = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(root, 'out/fuzz')
const SEEDS = join(root, 'tests/fuzz/seeds')
/** All seeds together, and one. */
const SEEDS_BYTES = 190_000
const SEED_BYTES = 12_000
/** Tries to make a seed smaller; rows of the table. */
const SEED_TRIES = 120
const ROWS = 10

if (values.again !== undefined) {
  const target = TARGETS.find(({ name }) => basename(values.again!).startsWith(`${name}-`))
  if (!target) throw new Error('The name of the file begins with its target: read-, compare- or import-.')
  target.run(readFileSync(values.again, 'utf8'))
  console.log('nothing broke')
  process.exit(0)
}

const targets = TARGETS.filter(({ name }) => values.target === undefined || name === values.target)
if (targets.length === 0) throw new Error(`There is no target ${values.target}.`)
const coverage = new Coverage()
const WAYS = ['guided', 'unguided', 'made up'] as const
const searches = targets.map((target) => {
  const seeds = seedsOf(target)
  const inputs = makeInputs(target.name, seed)
  return {
    target,
    ways: [
      guided(target, coverage, seeds, chanceFrom(seed)),
      blind(target, coverage, seeds, chanceFrom(seed)),
      made(target, coverage, () => inputs.next().value),
    ],
    /** Milliseconds that each way has had. */
    spent: [0, 0, 0],
  }
})

const budget = (Number(values.minutes) * 60_000) / targets.length / WAYS.length
console.log(
  `seed ${seed}; ${(budget / 1000).toFixed(0)} s for each of ${WAYS.length} ways on each of ${targets.map(({ name }) => name).join(', ')}`,
)
const told = new Set<Search>()
let said = Date.now()
for (;;) {
  // Whoever has had least goes next, so that a busy machine is busy for all.
  const turns = searches.flatMap((search) => search.ways.map((way, i) => ({ search, way, i })))
  const { search, way, i } = turns.reduce((a, b) => (b.search.spent[b.i]! < a.search.spent[a.i]! ? b : a))
  if (search.spent[i]! >= budget) break
  const start = performance.now()
  way.step(Math.max(1, Math.round(search.spent[i]!)))
  search.spent[i]! += performance.now() - start
  if (way.failures.length > 0 && !told.has(way)) report(way)
  if (Date.now() - said > 60_000) {
    said = Date.now()
    for (const one of searches) console.log(`  ${one.target.name}: ${line(one.ways, one.spent)}`)
  }
}

function line(ways: Search[], spent: number[]): string {
  return ways
    .map(
      (way, i) =>
        `${WAYS[i]} ${(spent[i]! / 1000).toFixed(0)} s, ${way.executions} inputs, ${way.reached.blocks(coverage.borders)} blocks`,
    )
    .join(' | ')
}

function report(way: Search): void {
  told.add(way)
  mkdirSync(OUT, { recursive: true })
  for (const { target, input, message } of way.failures) {
    const file = join(OUT, nameFor(target, input))
    writeFileSync(file, input)
    console.error(`\n${target}: ${message}\n  ${input.length} characters, again with: npm run fuzz -- --again ${file}`)
  }
}

for (const { target, ways, spent } of searches) {
  console.log(`\n${target.name}: blocks of our code reached after so many seconds of each way`)
  console.log(`  seconds   ${WAYS.map((way) => way.padStart(10)).join('')}`)
  for (let row = 0; row <= ROWS; row++) {
    const moment = row === 0 ? 1 : (budget * row) / ROWS
    const blocks = ways.map(({ reached }) => String(reached.blocks(coverage.borders, moment)).padStart(10))
    console.log(`  ${(row === 0 ? 0 : moment / 1000).toFixed(1).padStart(7)}   ${blocks.join('')}`)
  }
  console.log(`  ${line(ways, spent)}; ${ways[0]!.kept.length} inputs kept`)
}
for (const { ways } of searches) for (const way of ways) if (way.failures.length > 1) report(way)
if (values.keep) for (const { target, ways } of searches) keepSeeds(target.name, ways[0]!)
coverage.stop()
const broken = searches.reduce((sum, { ways }) => sum + ways.reduce((all, { failures }) => all + failures.length, 0), 0)
console.log(broken === 0 ? '\nnothing broke' : `\n${broken} broke: see above`)
process.exit(broken === 0 ? 0 : 1)

/** The seeds anew: the fewest of the inputs kept that reach all that they reach together, each made small. */
function keepSeeds(name: string, search: Search): void {
  const target = TARGETS.find((one) => one.name === name)!
  const old = readdirSync(SEEDS).filter((file) => file.startsWith(`${name}-`))
  const bytesOf = (files: string[]) => files.reduce((sum, file) => sum + statSync(join(SEEDS, file)).size, 0)
  const others = bytesOf(readdirSync(SEEDS).filter((file) => !old.includes(file)))
  const room = Math.min(SEEDS_BYTES - others, SEEDS_BYTES / TARGETS.length)
  for (const file of old) rmSync(join(SEEDS, file))
  const placesOf = (input: string) => {
    coverage.take()
    tryInput(target, input)
    return coverage.take()
  }
  const sofar = new Reached()
  let bytes = 0
  let count = 0
  // Those that were the first to reach most lead; what they reach in passing needs no seed of its own.
  for (const { input } of [...search.kept].sort((a, b) => b.news.length - a.news.length)) {
    const ran = placesOf(input)
    if (!sofar.wouldAdd(ran)) continue
    const wanted = sofar.missing(ran)
    const small = shrink(input, (shorter) => covers(placesOf(shorter), wanted), SEED_TRIES)
    const size = Buffer.byteLength(small)
    if (size > SEED_BYTES || bytes + size > room) continue
    sofar.add(placesOf(small), 1)
    writeFileSync(join(SEEDS, nameFor(name, small)), small)
    bytes += size
    count++
  }
  console.log(`${name}: ${count} seeds, ${(bytes / 1000).toFixed(0)} kB`)
}

function covers(ran: Map<string, Uint8Array>, wanted: [url: string, offset: number][]): boolean {
  return wanted.every(([url, at]) => ran.get(url)?.[at] === 1)
}

function nameFor(target: string, input: string): string {
  return `${target}-${createHash('sha256').update(input).digest('hex').slice(0, 10)}.txt`
}
