// npm run evaluate [-- [--misses] [FOLDER…]]
// Scores the comparison as it ships on labelled pages (pages.json and labels.json in each folder), by group of pages and
// kind of detail, with bootstrap intervals over pages. The models that ship were fitted on the project's own pages: what
// this prints for those flatters, and `npm run fit` prints the held-out figures. For a folder of new pages it is the truth.
import { indexStories, loadStories } from '../src/cli/stories.ts'
import { compareArticle } from '../src/compare/compare.ts'
import type { Report } from '../src/compare/report.ts'
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

const ROUNDS = 1000
const SEED = 7

const args = process.argv.slice(2)
const folders = args.filter((arg) => !arg.startsWith('--'))
const stories = loadStories()
const indexes = indexStories(stories)
const kinds = new Map(stories.flatMap(({ details }) => details.map(({ id, kind }) => [id, kind] as const)))

interface Scored extends LabelledPage {
  report: Report
  details: Counts
  added: Counts
}

const pages = (folders.length > 0 ? folders : PAGE_FOLDERS).flatMap((folder) => loadLabelled(folder)).map(score)
if (pages.length === 0) {
  console.error(`No pages.json with pages was found in ${folders.join(', ')}.`)
  process.exit(2)
}

function score(labelled: LabelledPage): Scored {
  const report = compareArticle(indexes, toArticle(labelled.page))
  const { labels, page } = labelled
  if (!page.covers) return { ...labelled, report, details: noCounts(), added: noCounts() }
  const found = new Set(report.details.filter(({ state }) => state !== 'not-found').map(({ id }) => id))
  const details = countPage(
    kinds.keys(),
    (id) => found.has(id),
    new Set(Object.keys(labels.told)),
    new Set(Object.keys(labels.partly)),
  )
  const listed = new Set(report.added.map(({ sentence }) => sentence))
  const judged = sentencesOf(page).flatMap((_, at) => (at === 0 || labels.either?.includes(at) ? [] : [String(at)]))
  const added = countPage(judged, (at) => listed.has(Number(at)), new Set(labels.new.map(String)), new Set())
  return { ...labelled, report, details, added }
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
  console.log(
    `  wrongly left out  ${(100 * wronglyLeftOutOf(details)).toFixed(1)} % of ${details.notFound} not-found claims`,
  )
  console.log(
    `  added             F1 ${f1Of(added).toFixed(3)} ${interval(covering, (some) => f1Of(sum(some, 'added')))}  precision ${precisionOf(added).toFixed(3)}  recall ${recallOf(added).toFixed(3)}`,
  )
}

printGroup('All', pages)
for (const letter of [...new Set(pages.map(({ page }) => page.id[0]!))].sort())
  printGroup(
    `Pages ${letter}`,
    pages.filter(({ page }) => page.id.startsWith(letter)),
  )

console.log('\nBy kind of detail')
for (const kind of [...new Set(kinds.values())].sort()) {
  const counts = pages
    .filter(({ page }) => page.covers)
    .map(({ report, labels }) => {
      const found = new Set(report.details.filter(({ state }) => state !== 'not-found').map(({ id }) => id))
      const ids = [...kinds].filter(([, of]) => of === kind).map(([id]) => id)
      return countPage(
        ids,
        (id) => found.has(id),
        new Set(Object.keys(labels.told)),
        new Set(Object.keys(labels.partly)),
      )
    })
    .reduce(addCounts, noCounts())
  console.log(
    `  ${kind.padEnd(12)} F1 ${f1Of(counts).toFixed(3)}  wrongly left out ${(100 * wronglyLeftOutOf(counts)).toFixed(1)} %`,
  )
}

if (args.includes('--misses'))
  for (const { page, labels, report } of pages) {
    if (!isRight({ page, labels, report, details: noCounts(), added: noCounts() }))
      console.log(`${page.id} is said to be ${report.verdict}: ${report.why}`)
    if (!page.covers) continue
    for (const { id, state, closest, why } of report.details) {
      const isTold = id in labels.told
      if (isTold === (state !== 'not-found') || (id in labels.partly && !isTold)) continue
      console.log(
        `${page.id} ${isTold ? 'misses' : 'wrongly finds'} ${id}\n    “${closest === null ? '' : report.article?.sentences[closest]}”\n    ${why}`,
      )
    }
  }
