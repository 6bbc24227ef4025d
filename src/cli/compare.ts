// The comparison from a terminal:  npm run --silent compare -- [--json] FILE.html…
// Prints a report for people, or with --json one line per input. Exit 1 where an input could not be read, 2 on wrong use.
// With --among the inputs are compared with one another: each with a story drafted from the rest.
import { compareArticle } from '../compare/compare.ts'
import { compareWithOthers } from '../compare/compare-draft.ts'
import type { DraftSource } from '../compare/draft.ts'
import { type Report, unreadableReport } from '../compare/report.ts'
import type { Story } from '../compare/story.ts'
import { expandFolders, readInput } from './input.ts'
import { printReport } from './print.ts'
import { indexStories, loadStories } from './stories.ts'

const USAGE = `Usage: npm run --silent compare -- [--json] FILE…

Compares saved news pages with the stories Crossread knows. Nothing is fetched.
  FILE      .html, .mhtml, or .txt with the title on its first line; a folder of such; - reads standard input
  --json    one line of JSON per input, in the format of DESIGN.md
  --among   no story is needed: each file is compared with a story drafted from the others (three files at least).
            Only what two others tell and the page plainly lacks is called not found`

const args = process.argv.slice(2)
const isJson = args.includes('--json')
const unknown = args.find((arg) => arg.startsWith('--') && !['--json', '--among', '--help'].includes(arg))
const inputs = expandFolders(args.filter((arg) => !arg.startsWith('--')))
if (args.includes('--help')) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}
if (unknown !== undefined || inputs.length === 0) {
  process.stderr.write(`${unknown === undefined ? 'No file was given.' : `There is no option ${unknown}.`}\n${USAGE}\n`)
  process.exit(2)
}

const isAmong = args.includes('--among')
if (isAmong && inputs.length < 3) {
  process.stderr.write(`--among needs three files at least.\n${USAGE}\n`)
  process.exit(2)
}
const stories = loadStories()
const indexes = indexStories(stories)
const read = inputs.map(readOne)
// A reader that closes early ("| head") is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

for (const [i, input] of inputs.entries()) {
  const { report, ms, story } = compareOne(i)
  if (isJson)
    process.stdout.write(
      `${JSON.stringify({ input, ...report, ms, ...(isAmong ? { details: withWords(report, story) } : {}) })}\n`,
    )
  else process.stdout.write(`${printReport(input, report, story ? [story] : stories, isAmong)}\n`)
}

function readOne(input: string): { result: ReturnType<typeof readInput>; ms: number } {
  const start = performance.now()
  const result = readInput(input)
  if (!result.ok) {
    process.stderr.write(`${input}: ${result.message}\n`)
    process.exitCode = 1
  }
  return { result, ms: tenths(performance.now() - start) }
}

function compareOne(i: number): { report: Report; ms: { read: number; compare: number }; story: Story | null } {
  const { result, ms } = read[i]!
  if (!result.ok) return { report: unreadableReport(result.message), ms: { read: ms, compare: 0 }, story: null }
  const start = performance.now()
  const { report, story } = isAmong
    ? compareWithOthers('among', othersOf(i), result.article)
    : { report: compareArticle(indexes, result.article), story: null }
  return { report, ms: { read: ms, compare: tenths(performance.now() - start) }, story }
}

/** All inputs that could be read but this one. */
function othersOf(own: number): DraftSource[] {
  return read.flatMap(({ result }, i) =>
    i === own || !result.ok ? [] : [{ id: `file-${i + 1}`, name: inputs[i]!, url: null, article: result.article }],
  )
}

/** A drafted story is nowhere to look up: each detail brings its words. */
function withWords({ details }: Report, story: Story | null) {
  const statements = new Map(story?.details.map(({ id, statement }) => [id, statement]))
  return details.map((detail) => ({ ...detail, statement: statements.get(detail.id) }))
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10
}
