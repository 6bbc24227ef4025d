// Fits the matcher on labelled pages and prints what it reaches on pages held back.
//   npm run fit [-- [--write] [--sources DIR] [--networks DIR] [--network-only]]
// --sources names a folder with the story's source articles, which are not in this repository (see sources.ts).
// --networks keeps the trained networks in DIR and takes those that lie there from an earlier run: training is the long part.
// --network-only leaves out the models for stories without a network; not together with --write, which needs both.
// The pages are dealt into folds by author (labelled.ts). Per fold a network is trained on all other pages (train-fold.ts);
// it gives the features of the fold's pages. The models on top of it (stack.ts) are fitted, again without the fold, on such
// features. So no figure printed as held out comes from a model that has read a page of that author.
// With --write the models fitted on all pages go to assets/networks and src/compare/weights.json.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadStories } from '../src/cli/stories.ts'
import { ADDED_FEATURES } from '../src/compare/added.ts'
import { DETECTION_FEATURES } from '../src/compare/detect.ts'
import { FEATURES } from '../src/compare/features.ts'
import { KIND_FEATURES } from '../src/compare/page-kind.ts'
import { PAGE_KINDS } from '../src/compare/report.ts'
import { buildStoryIndex } from '../src/compare/story-index.ts'
import { chooseCut, type HeldPage, reportHeld } from './fit-report.ts'
import { dealByAuthor, loadLabelled, PAGE_FOLDERS } from './labelled.ts'
import { loadSources } from './sources.ts'
import {
  addedRows,
  countAdded,
  detectionRow,
  fitStack,
  kindRow,
  type Model,
  type Prepared,
  preparePage,
  scorePage,
} from './stack.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at > 0 ? process.argv[at + 1] : undefined
}
const [story] = loadStories()
if (!story) throw new Error('There is no story to fit for.')
const ids = story.details.map(({ id }) => id)
const sourcesFolder = option('--sources')
const sources = sourcesFolder ? loadSources(sourcesFolder, story) : []
const pages = [...PAGE_FOLDERS.flatMap(loadLabelled), ...sources]
const folds = dealByAuthor(pages)
const folder = option('--networks') ?? mkdtempSync(join(tmpdir(), 'crossread-fit-'))
mkdirSync(folder, { recursive: true })

await trainAll()
const results: Record<string, object> = {}
for (const hasNetwork of process.argv.includes('--network-only') ? [true] : [true, false]) {
  console.log(`\n${hasNetwork ? 'With' : 'Without'} a network: ${pages.length} pages, ${folds.length} folds by author`)
  const prepared = folds.map((fold, i) => {
    const index = buildStoryIndex(story, hasNetwork ? readNetwork(String(i)) : undefined)
    return { index, pages: fold.map((labelled) => preparePage(index, labelled)) }
  })
  const held: HeldPage[] = prepared.flatMap(({ index, pages: fold }, i) => {
    const rest = prepared.flatMap(({ pages: others }, j) => (j === i ? [] : others))
    const model = fitStack(rest, index)
    console.error(`models without fold ${i}`)
    return fold.map((page) => holdOut(page, model))
  })
  reportHeld(held, ids)
  // Fitted on all pages, detection separates them better than it will any new ones: the folds know where to cut.
  const cut = chooseCut(held)
  const shift = held.reduce((sum, { model }) => sum + model.shift, 0) / held.length + Math.log(cut / (1 - cut))
  console.log(`detection is cut at ${cut.toFixed(2)}`)
  const all = fitStack(
    prepared.flatMap(({ pages: fold }) => fold),
    prepared[0]!.index,
    shift,
  )
  results[hasNetwork ? 'withNetwork' : 'withoutNetwork'] = describe(all)

  function holdOut(page: Prepared, model: Model): HeldPage {
    const { index } = prepared[0]!
    const scored = scorePage(page, ids, model.weights)
    return {
      scored,
      model,
      detection: detectionRow(scored, index, model.found, true),
      kind: kindRow(scored, index, model.found),
      added: page.labelled.page.covers
        ? countAdded(addedRows(scored, index, model.found), model.added, model.least)
        : null,
    }
  }
}

if (process.argv.includes('--write')) {
  const network = readFileSync(join(folder, 'none.json'), 'utf8')
  const { provenance } = JSON.parse(network) as { provenance: string }
  writeFileSync('src/compare/weights.json', `${JSON.stringify({ provenance, ...results }, null, 2)}\n`)
  writeFileSync(`assets/networks/${story.id}.json`, network)
  console.log(`\nWrote src/compare/weights.json and assets/networks/${story.id}.json`)
}

function readNetwork(fold: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${fold}.json`), 'utf8'))
}

/** Trains one network per fold and one on all pages, as many at a time as the machine has cores. */
async function trainAll(): Promise<void> {
  const left = [...folds.map((_, i) => String(i)), 'none'].filter((fold) => !existsSync(join(folder, `${fold}.json`)))
  const work = async () => {
    for (let fold = left.shift(); fold !== undefined; fold = left.shift()) await trainFold(fold)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}

function trainFold(fold: string): Promise<void> {
  const args = ['--import', 'tsx', 'eval/train-fold.ts', fold, join(folder, `${fold}.json`)]
  if (sourcesFolder) args.push(sourcesFolder)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' })
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Training fold ${fold} ended with ${code}.`)),
    )
  })
}

function describe(model: Model) {
  const named = (names: readonly string[], weights: number[]) => ({
    bias: round(weights[0]!),
    features: Object.fromEntries(names.map((name, i) => [name, round(weights[i + 1]!)])),
  })
  return {
    told: named(FEATURES, model.weights.told),
    partly: named(FEATURES, model.weights.partly),
    found: round(model.found),
    partlyFound: round(model.partlyFound),
    added: { ...named(ADDED_FEATURES, model.added), least: round(model.least) },
    detection: named(DETECTION_FEATURES, model.detection),
    kind: Object.fromEntries(PAGE_KINDS.map((kind) => [kind, named(KIND_FEATURES, model.kind[kind])])),
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
