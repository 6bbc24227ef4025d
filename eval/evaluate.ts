// npm run evaluate [-- [--misses] [--against] [--timing] [FOLDER…]]
// Scores the comparison as it ships on labelled pages (pages.json and labels.json in each folder), by group and kind of
// page and kind of detail, with bootstrap intervals over pages.
//   --misses   lists each error with its sentence and the reason of the verdict
//   --against  runs simple ways to match beside it (baselines.ts)
//   --timing   compares the time of matching with that of Readability on the same pages as HTML
// The models that ship were fitted on the project's own pages: what this prints for those flatters, and `npm run fit` prints
// the held-out figures. For a folder of new pages it is the truth.
import { indexStories, loadStories } from '../src/cli/stories.ts'
import { compareArticle } from '../src/compare/compare.ts'
import type { Report } from '../src/compare/report.ts'
import { describeResult, runBaselines } from './baselines.ts'
import { type LabelledPage, loadLabelled, PAGE_FOLDERS, seededRandom, sentencesOf, toArticle } from './labelled.ts'
import {
  addCounts,
  type Counts,
  countPage,
  f1Of,
  noCounts,
  precisionOf,
  recallOf,
  wronglyLeftOutOf,
} from './metrics.ts'
import { printMisses } from './misses.ts'
import { printTiming } from './timing.ts'
import { countVariants, type VariantCounts } from './variants.ts'

/** Pages on which the baselines are run at most, evenly spread. */
const AGAINST_PAGES = 40
const ROUNDS = 1000
const SEED = 7

const args = process.argv.slice(2)
const folders = args.filter((arg) => !arg.startsWith('--'))
const stories = loadStories()
const indexes = indexStories(stories)
const kinds = new Map(stories.flatMap(({ details }) => details.map(({ id, kind }) => [id, kind] as const)))

export interface Scored extends LabelledPage {
  report: Report
  details: Counts
  added: Counts
  variants: VariantCounts
  /** "Partly" verdicts, and how many of them are right. */
  partly: { said: number; right: number }
}

const pages = (folders.length > 0 ? folders : PAGE_FOLDERS).flatMap((folder) => loadLabelled(folder)).map(score)
if (pages.length === 0) {
  console.error(`No pages.json with pages was found in ${folders.join(', ')}.`)
  process.exit(2)
}

function score(labelled: LabelledPage): Scored {
  const report = compareArticle(indexes, toArticle(labelled.page))
  const { labels, page } = labelled
  const nothing = {
    details: noCounts(),
    added: noCounts(),
    variants: { right: 0, said: 0, point: 0 },
    partly: { said: 0, right: 0 },
  }
  if (!page.covers) return { ...labelled, report, ...nothing }
  const listed = new Set(report.added.map(({ sentence }) => sentence))
  const judged = sentencesOf(page).flatMap((_, at) => (at === 0 || labels.either?.includes(at) ? [] : [String(at)]))
  const partly = report.details.filter(({ state }) => state === 'partly')
  return {
    ...labelled,
    report,
    details: countDetails(labelled, report, [...kinds.keys()]),
    added: countPage(judged, (at) => listed.has(Number(at)), new Set(labels.new.map(String)), new Set()),
    variants: countVariants(labels, report),
    partly: {
      said: partly.length,
      right: partly.filter(({ id }) => id in labels.partly && !(id in labels.told)).length,
    },
  }
}

function countDetails({ labels }: LabelledPage, report: Report, ids: string[]): Counts {
  const found = new Set(report.details.filter(({ state }) => state !== 'not-found').map(({ id }) => id))
  const told = new Set(Object.keys(labels.told))
  return countPage(ids, (id) => found.has(id), told, new Set(Object.keys(labels.partly)))
}

const isRight = ({ report, page }: Scored): boolean => (report.verdict === 'covers') === page.covers
const sum = (part: Scored[], what: 'details' | 'added'): Counts =>
  part.map((page) => page[what]).reduce(addCounts, noCounts())

/** 95 % interval of `measure` over pages drawn with replacement (Efron 1979). */
function interval(part: Scored[], measure: (part: Scored[]) => number): string {
  const random = seededRandom(SEED)
  const values = Array.from({ length: ROUNDS }, () =>
    measure(part.map(() => part[Math.floor(random() * part.length)]!)),
  ).sort((a, b) => a - b)
  return `[${values[Math.floor(ROUNDS * 0.025)]!.toFixed(3)}, ${values[Math.floor(ROUNDS * 0.975)]!.toFixed(3)}]`
}

function printGroup(name: string, part: Scored[]): void {
  const covering = part.filter(({ page }) => page.covers)
  const details = sum(covering, 'details')
  const added = sum(covering, 'added')
  console.log(`\n${name}: ${part.length} pages, ${covering.length} of them on the story`)
  console.log(`  detection         ${part.filter(isRight).length} of ${part.length} right`)
  if (covering.length === 0) return
  console.log(
    `  details           F1 ${f1Of(details).toFixed(3)} ${interval(covering, (some) => f1Of(sum(some, 'details')))}  precision ${precisionOf(details).toFixed(3)}  recall ${recallOf(details).toFixed(3)}`,
  )
  const left = wronglyLeftOutOf(details)
  console.log(
    `  wrongly left out  ${left.toFixed(3)} ${interval(covering, (some) => wronglyLeftOutOf(sum(some, 'details')))} of ${details.notFound} not-found claims`,
  )
  console.log(
    `  added             F1 ${f1Of(added).toFixed(3)} ${interval(covering, (some) => f1Of(sum(some, 'added')))}  precision ${precisionOf(added).toFixed(3)}  recall ${recallOf(added).toFixed(3)}`,
  )
  const partly = covering.reduce(
    (all, page) => ({ said: all.said + page.partly.said, right: all.right + page.partly.right }),
    { said: 0, right: 0 },
  )
  console.log(`  partly told       ${partly.right} right of ${partly.said} said`)
  const variants = covering.reduce(
    (all, { variants: { right, said, point } }) => ({
      right: all.right + right,
      said: all.said + said,
      point: all.point + point,
    }),
    { right: 0, said: 0, point: 0 },
  )
  if (variants.point > 0)
    console.log(
      `  told differently  ${variants.right} variants right of ${variants.said} named, on ${variants.point} labelled points`,
    )
}

function printBy(title: string, keyOf: (page: Scored) => string): void {
  console.log(`\n${title}`)
  for (const key of [...new Set(pages.map(keyOf))].sort()) {
    const part = pages.filter((page) => keyOf(page) === key)
    const covering = part.filter(({ page }) => page.covers)
    const details = sum(covering, 'details')
    const figures =
      covering.length === 0
        ? ''
        : `  details F1 ${f1Of(details).toFixed(3)}  wrongly left out ${(100 * wronglyLeftOutOf(details)).toFixed(1)} %  added F1 ${f1Of(sum(covering, 'added')).toFixed(3)}`
    console.log(
      `  ${key.padEnd(14)} ${String(part.length).padStart(3)} pages  detection ${part.filter(isRight).length} right${figures}`,
    )
  }
}

printGroup('All', pages)
for (const letter of [...new Set(pages.map(({ page }) => groupOf(page.id)))].sort())
  printGroup(
    `Pages ${letter}`,
    pages.filter(({ page }) => groupOf(page.id) === letter),
  )
function groupOf(id: string): string {
  return /^[A-Z]+/.exec(id)?.[0] ?? id
}
printBy('By kind of page', ({ page }) => page.kind)

console.log('\nBy kind of detail')
for (const kind of [...new Set(kinds.values())].sort()) {
  const ids = [...kinds].filter(([, of]) => of === kind).map(([id]) => id)
  const counts = pages
    .filter(({ page }) => page.covers)
    .map((page) => countDetails(page, page.report, ids))
    .reduce(addCounts, noCounts())
  console.log(describeResult(kind, counts))
}

console.log('\nConfidence of the verdict on the page')
for (const [low, high] of [
  [0.5, 0.7],
  [0.7, 0.9],
  [0.9, 0.97],
  [0.97, 1.01],
] as const) {
  const band = pages.filter(({ report: { confidence } }) => confidence >= low && confidence < high)
  console.log(`  ${low} to ${Math.min(1, high)}: ${band.filter(isRight).length} of ${band.length} right`)
}

if (args.includes('--against')) {
  // Fuzzy search takes seconds a page.
  const some = pages
    .filter(({ page }) => page.covers)
    .filter((_, i, all) => i % Math.ceil(all.length / AGAINST_PAGES) === 0)
  console.log(
    `\nAgainst simple ways to match, on ${some.length} pages; their thresholds are chosen on these very pages`,
  )
  for (const { name, counts } of runBaselines(stories[0]!, some)) console.log(describeResult(name, counts))
  console.log(describeResult('Crossread', sum(some, 'details')))
}
if (args.includes('--timing')) printTiming(pages, indexes)
if (args.includes('--misses')) printMisses(pages, isRight)
