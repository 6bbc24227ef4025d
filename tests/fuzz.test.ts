// A short guided search with a fixed seed, each time the tests run; npm run fuzz is the long one. And the search itself: what
// is kept leads it where the same changes without keeping do not come.
import { expect, it } from 'vitest'
import { Coverage } from './fuzz/coverage.ts'
import { blind, guided, type Search, type Target } from './fuzz/guide.ts'
import { chanceFrom } from './fuzz/mutate.ts'
import { seedsOf, TARGETS } from './fuzz/targets.ts'

const SEED = 20250703
/** Counted in inputs and not in time, so that a slow machine tries the same ones. */
const INPUTS = { read: 150, compare: 60, import: 1_500 } as Record<string, number>

const tryUntil = (search: Search, inputs: number) => {
  while (search.executions < inputs && search.failures.length === 0) search.step(1)
  return search.failures
}

it.each(TARGETS)('$name: nothing breaks', { timeout: 120_000 }, (target) => {
  const coverage = new Coverage()
  const seeds = seedsOf(target)
  expect(seeds.length).toBeGreaterThan(0)
  const search = guided(target, coverage, seeds, chanceFrom(SEED))
  expect(tryUntil(search, INPUTS[target.name]!)).toEqual([])
  expect(search.kept.length).toBeGreaterThan(5)
  coverage.stop()
})

/** Breaks at five letters in a row, which nobody finds who is not told that the first are right. */
const PLANTED: Target = {
  name: 'planted',
  dialect: { kind: 'text', tokens: [...'aeiocrst'] },
  run(input) {
    if (input[0] !== 'c') return
    if (input[1] !== 'r') return
    if (input[2] !== 'o') return
    if (input[3] !== 's') return
    if (input[4] === 's') throw new Error('found')
  },
}

it('finds by keeping what it does not find without', { timeout: 60_000 }, () => {
  const inputs = 12_000
  const coverage = new Coverage(/fuzz\.test\.ts/)
  expect(tryUntil(guided(PLANTED, coverage, ['.....'], chanceFrom(SEED)), inputs)).toMatchObject([
    { input: 'cross', message: 'Error: found' },
  ])
  expect(tryUntil(blind(PLANTED, coverage, ['.....'], chanceFrom(SEED)), inputs)).toEqual([])
  coverage.stop()
})

it('takes a text that is slow for broken', () => {
  const coverage = new Coverage()
  const slow: Target = {
    ...PLANTED,
    slowMs: 100,
    run: () => {
      const start = process.cpuUsage()
      while (process.cpuUsage(start).user < 200_000);
    },
  }
  const search = blind(slow, coverage, [''], chanceFrom(SEED))
  search.step(1)
  expect(search.failures).toMatchObject([{ message: 'took more than 100 ms' }])
  coverage.stop()
})
