// The comparison from a terminal:  npm run --silent compare -- [--json] FILE.html…
// Prints a report for people, or with --json one line per input. Exit 1 where an input could not be read, 2 on wrong use.
import { compareArticle } from '../compare/compare.ts'
import { type Report, unreadableReport } from '../compare/report.ts'
import { readInput } from './input.ts'
import { printReport } from './print.ts'
import { indexStories, loadStories } from './stories.ts'

const USAGE = `Usage: npm run --silent compare -- [--json] FILE…

Compares saved news pages with the stories Crossread knows. Nothing is fetched.
  FILE      .html, or .txt with the title on its first line; - reads standard input
  --json    one line of JSON per input, in the format of DESIGN.md`

const args = process.argv.slice(2)
const isJson = args.includes('--json')
const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json' && arg !== '--help')
const inputs = args.filter((arg) => !arg.startsWith('--'))
if (args.includes('--help')) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}
if (unknown !== undefined || inputs.length === 0) {
  process.stderr.write(`${unknown === undefined ? 'No file was given.' : `There is no option ${unknown}.`}\n${USAGE}\n`)
  process.exit(2)
}

const stories = loadStories()
const indexes = indexStories(stories)
// A reader that closes early ("| head") is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

for (const input of inputs) {
  const { report, ms } = compareFile(input)
  if (isJson) process.stdout.write(`${JSON.stringify({ input, ...report, ms })}\n`)
  else process.stdout.write(`${printReport(input, report, stories)}\n`)
}

function compareFile(input: string): { report: Report; ms: { read: number; compare: number } } {
  const start = performance.now()
  const read = readInput(input)
  const middle = performance.now()
  if (!read.ok) {
    process.stderr.write(`${input}: ${read.message}\n`)
    process.exitCode = 1
    return { report: unreadableReport(read.message), ms: { read: tenths(middle - start), compare: 0 } }
  }
  const report = compareArticle(indexes, read.article)
  return { report, ms: { read: tenths(middle - start), compare: tenths(performance.now() - middle) } }
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10
}
