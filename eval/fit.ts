// Fits the matcher on labelled pages and prints what it reaches on pages held back.
//   npm run fit [-- [--write] [--quick] [--sources DIR]]
// --sources names a folder with the story's source articles, which are not in this repository (see sources.ts); --quick
// leaves out the cross-validation of the model for stories without a classifier.
// Trains the classifier per detail (train-classifier.ts), then a logistic model over the features of
// src/compare/features.ts with two thresholds, then one over the page features of src/compare/detect.ts. Everything is
// cross-validated by page with a fixed seed: the figures printed are of pages that no part of the model has seen.
// With --write the models fitted on all pages go to assets/classifiers and src/compare/weights.json.
import { writeFileSync } from 'node:fs'
import { loadStories } from '../src/cli/stories.ts'
import { ADDED_FEATURES, addedFeatures } from '../src/compare/added.ts'
import { packClassifier } from '../src/compare/classifier.ts'
import { DETECTION_FEATURES, detectionFeatures } from '../src/compare/detect.ts'
import {
  analyseArticle,
  classifierFeatures,
  FEATURES,
  type FeatureVector,
  featuresOf,
  scoreSentence,
} from '../src/compare/features.ts'
import { buildStoryIndex } from '../src/compare/story-index.ts'
import { splitWords } from '../src/compare/terms.ts'
import {
  dealFolds,
  type LabelledPage,
  loadLabelled,
  loadPhrasings,
  NATURAL,
  PAGE_FOLDERS,
  sentencesOf,
  toArticle,
} from './labelled.ts'
import { fitLogistic, type Row, scoreRow } from './logistic.ts'
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
import { loadSources } from './sources.ts'
import { prepareTraining, type TrainedClassifier, trainClassifier } from './train-classifier.ts'

const SEED = 20250703
const FOLDS = 5
/** Folds inside a training part: the classifier's scores that the weights are fitted on must be of unseen pages too. */
const INNER_FOLDS = 3
/** Pages written as real outlets write count this often: the others are denser and harder worded than any real page. */
const NATURAL_WEIGHT = 3
/** A wrong "not found" weighs this much more than a wrong "told" where the threshold is chosen: it is an accusation. */
const MISS_COST = 1.6

const [story] = loadStories()
if (!story) throw new Error('There is no story to fit for.')
const sourcesAt = process.argv.indexOf('--sources')
const sources = sourcesAt > 0 ? loadSources(process.argv[sourcesAt + 1] ?? '', story) : []
const pages = [...PAGE_FOLDERS.flatMap((folder) => loadLabelled(folder)), ...sources]
const prepared = prepareTraining(story, loadPhrasings(story.id), pages)
const plainIndex = buildStoryIndex(story)
const ids = story.details.map(({ id }) => id)

/** What does not depend on the fold: every page as an article, and its features but for the classifier's. */
const plain = new Map(
  pages.map((labelled) => {
    const article = toArticle(labelled.page)
    const analysed = analyseArticle(plainIndex, article)
    return [
      labelled,
      { article, analysed, vectors: article.sentences.map((_, at) => featuresOf(plainIndex, analysed, article, at)) },
    ]
  }),
)

/** [sentence][detail] → features, the classifier's put in. */
function vectorsOf(labelled: LabelledPage, classifier: TrainedClassifier | null): FeatureVector[][] {
  const { vectors } = plain.get(labelled)!
  if (!classifier) return vectors
  return sentencesOf(labelled.page).map((text, at) => {
    const classified = classifierFeatures(scoreSentence(text, splitWords(text), classifier.score))
    return vectors[at]!.map((vector, detail) => ({ ...vector, ...classified(detail) }))
  })
}

const inputOf = (vector: FeatureVector): number[] => FEATURES.map((name) => vector[name])

function detailRows({ page, labels }: LabelledPage, vectors: FeatureVector[][]): Row[] {
  const weight = NATURAL.test(page.id) ? NATURAL_WEIGHT : 1
  return vectors.flatMap((row, at) =>
    row.flatMap((vector, detail): Row[] => {
      const id = ids[detail]!
      if (labels.partly[id]?.includes(at)) return []
      return [{ x: inputOf(vector), y: labels.told[id]?.includes(at) ? 1 : 0, weight }]
    }),
  )
}

interface Scored {
  labelled: LabelledPage
  /** [detail][sentence], as match.ts computes them. */
  strengths: number[][]
  best: number[]
}

function scorePage(labelled: LabelledPage, vectors: FeatureVector[][], weights: number[]): Scored {
  const strengths = ids.map((_, detail) => vectors.map((row) => scoreRow(weights, inputOf(row[detail]!))))
  return { labelled, strengths, best: strengths.map((row) => Math.max(0, ...row)) }
}

function countAt(scored: Scored[], threshold: number): Counts {
  return scored
    .map(({ labelled: { labels }, best }) => {
      const found = new Set(ids.filter((_, i) => best[i]! >= threshold))
      return countPage(
        ids,
        (id) => found.has(id),
        new Set(Object.keys(labels.told)),
        new Set(Object.keys(labels.partly)),
      )
    })
    .reduce(addCounts, noCounts())
}

/** From this strength on a detail counts as found: best F-measure on natural pages, misses weighing more. */
function chooseFound(scored: Scored[]): number {
  const natural = scored.filter(({ labelled }) => NATURAL.test(labelled.page.id))
  let best = { threshold: 0.5, value: -1 }
  for (let threshold = 0.02; threshold < 0.95; threshold += 0.01) {
    const { hit, extra, missed } = countAt(natural, threshold)
    const value = ((1 + MISS_COST) * hit) / ((1 + MISS_COST) * hit + extra + MISS_COST * missed || 1)
    if (value > best.value) best = { threshold, value }
  }
  return best.threshold
}

/** Width of the band of strengths that is looked at to set the threshold between "partly" and "told". */
const BAND = 0.1

/** From this strength on a found detail is likelier told in full than not; below it, "in part, or not surely". */
function chooseTold(scored: Scored[], found: number): number {
  for (let threshold = found; threshold < 0.9; threshold += 0.01) {
    let told = 0
    let all = 0
    for (const { labelled, best } of scored)
      for (const [i, strength] of best.entries()) {
        if (strength < threshold || strength >= threshold + BAND) continue
        all++
        if (ids[i]! in labelled.labels.told) told++
      }
    if (told >= all / 2) return threshold
  }
  return found
}

const detectionRow = ({ labelled, strengths }: Scored, found: number, hasDate: boolean): Row => {
  const { article } = plain.get(labelled)!
  const seen = hasDate ? article : { ...article, published: null }
  const vector = detectionFeatures({ story, article: seen, strengths, found })
  return { x: DETECTION_FEATURES.map((name) => vector[name]), y: labelled.page.covers ? 1 : 0, weight: 1 }
}

/** Each page with its date and without: many real pages give none, and the model must not lean on it. */
const detectionRows = (page: Scored, found: number): Row[] => [
  detectionRow(page, found, true),
  detectionRow(page, found, false),
]

/** One row per sentence that the labels call new or not; what they call "either" teaches nothing. */
function addedRows({ labelled, strengths }: Scored, found: number): Row[] {
  const { analysed } = plain.get(labelled)!
  const weight = NATURAL.test(labelled.page.id) ? NATURAL_WEIGHT : 1
  return addedFeatures(plainIndex, analysed, { strengths, found }).flatMap((vector, at): Row[] =>
    at === 0 || labelled.labels.either?.includes(at)
      ? []
      : [{ x: ADDED_FEATURES.map((name) => vector[name]), y: labelled.labels.new.includes(at) ? 1 : 0, weight }],
  )
}

function countAdded(rows: Row[], weights: number[], least: number): Counts {
  const counts = noCounts()
  for (const { x, y } of rows) {
    const isListed = scoreRow(weights, x) >= least
    if (isListed && y === 1) counts.hit++
    else if (isListed) counts.extra++
    else if (y === 1) counts.missed++
  }
  return counts
}

/** Probability from which a sentence is listed as added: best F1 on natural pages. */
function chooseLeast(scored: Scored[], found: number, weights: number[]): number {
  const rows = scored.filter(({ labelled }) => NATURAL.test(labelled.page.id)).flatMap((page) => addedRows(page, found))
  let best = { least: 0.5, f1: -1 }
  for (let least = 0.2; least < 0.8; least += 0.05) {
    const f1 = f1Of(countAdded(rows, weights, least))
    if (f1 > best.f1) best = { least, f1 }
  }
  return best.least
}

const LIST = DETECTION_FEATURES.indexOf('list')
/** As detect.ts decides: a list of headlines covers nothing, whatever the model says. */
const coverProbability = (weights: number[], row: Row): number => (row.x[LIST] === 1 ? 0.05 : scoreRow(weights, row.x))

/** Features of unseen pages, for fitting the weights on top of the classifier. */
function crossVectors(part: LabelledPage[], hasClassifier: boolean): Map<LabelledPage, FeatureVector[][]> {
  if (!hasClassifier) return new Map(part.map((page) => [page, vectorsOf(page, null)]))
  return new Map(
    dealFolds(part, INNER_FOLDS, SEED + 1).flatMap((fold) => {
      const classifier = trainClassifier(
        prepared,
        part.filter((page) => !fold.includes(page)),
      )
      return fold.map((page): [LabelledPage, FeatureVector[][]] => [page, vectorsOf(page, classifier)])
    }),
  )
}

function fitOn(part: LabelledPage[], hasClassifier: boolean) {
  const vectors = crossVectors(part, hasClassifier)
  const covering = part.filter(({ page }) => page.covers)
  const weights = fitLogistic(
    covering.flatMap((page) => detailRows(page, vectors.get(page)!)),
    FEATURES.length,
  )
  const scored = part.map((page) => scorePage(page, vectors.get(page)!, weights))
  const coveringScored = scored.filter(({ labelled }) => labelled.page.covers)
  const found = chooseFound(coveringScored)
  const detection = fitLogistic(
    scored.flatMap((page) => detectionRows(page, found)),
    DETECTION_FEATURES.length,
    DETECTION_PENALTY,
  )
  const added = fitLogistic(
    coveringScored.flatMap((page) => addedRows(page, found)),
    ADDED_FEATURES.length,
    ADDED_PENALTY,
  )
  const least = chooseLeast(coveringScored, found, added)
  return { weights, found, told: chooseTold(coveringScored, found), detection, added, least, scored: coveringScored }
}

const ADDED_PENALTY = 1e-4
/** A few hundred pages fit eight weights: without this the model would be surer than it may be. */
const DETECTION_PENALTY = 1e-3

const show = (name: string, counts: Counts) =>
  console.log(
    `${name.padEnd(30)} F1 ${f1Of(counts).toFixed(3)}  precision ${precisionOf(counts).toFixed(3)}  recall ${recallOf(counts).toFixed(3)}  wrongly left out ${(100 * wronglyLeftOutOf(counts)).toFixed(1)} %`,
  )

const GROUPS: Record<string, RegExp> = {
  'D (hard wording)': /^D/,
  'E, F': /^[EF]/,
  'G–K (dense)': /^[GHJK]/,
  'L–N (natural)': /^[LMN]/,
  'S (the sources)': /^S/,
}

interface Held {
  scored: Scored
  found: number
  told: number
  probability: number
  added: Counts
}

function reportHeld(held: Held[]): Counts {
  const covering = held.filter(({ scored }) => scored.labelled.page.covers)
  const countsOf = (pick: RegExp) =>
    covering
      .filter(({ scored }) => pick.test(scored.labelled.page.id))
      .map(({ scored, found }) => countAt([scored], found))
      .reduce(addCounts, noCounts())
  show('held out, all', countsOf(/./))
  for (const [group, pick] of Object.entries(GROUPS)) show(`held out, ${group}`, countsOf(pick))
  for (const [group, pick] of Object.entries(GROUPS)) {
    const counts = covering
      .filter(({ scored }) => pick.test(scored.labelled.page.id))
      .map(({ added }) => added)
      .reduce(addCounts, noCounts())
    if (counts.hit + counts.extra + counts.missed === 0) continue // the sources: what they add is not labelled
    console.log(
      `${`added held out, ${group}`.padEnd(30)} F1 ${f1Of(counts).toFixed(3)}  precision ${precisionOf(counts).toFixed(3)}  recall ${recallOf(counts).toFixed(3)}`,
    )
  }
  let partlyRight = 0
  let partlySaid = 0
  for (const { scored, found, told } of covering)
    for (const [i, strength] of scored.best.entries())
      if (strength >= found && strength < told) {
        partlySaid++
        if (ids[i]! in scored.labelled.labels.partly) partlyRight++
      }
  console.log(`partly said ${partlySaid} times, right ${partlyRight}`)
  const isBefore = ({ scored: { labelled } }: Held) =>
    labelled.page.published !== null && labelled.page.published < '2025-07-02'
  const wrong = held.filter((page) => (page.probability >= 0.5 && !isBefore(page)) !== page.scored.labelled.page.covers)
  console.log(
    `detection held out: ${held.length - wrong.length} of ${held.length} right; wrong: ${wrong.map(({ scored, probability }) => `${scored.labelled.page.id} ${probability.toFixed(2)}`).join(', ') || 'none'}`,
  )
  for (const [low, high] of [
    [0.5, 0.7],
    [0.7, 0.9],
    [0.9, 0.97],
    [0.97, 1.01],
  ] as const) {
    const sure = held
      .map((page) => ({ confidence: Math.max(page.probability, 1 - page.probability), isRight: !wrong.includes(page) }))
      .filter(({ confidence }) => confidence >= low && confidence < high)
    console.log(
      `  confidence ${low}–${Math.min(1, high)}: ${sure.filter(({ isRight }) => isRight).length} of ${sure.length} right`,
    )
  }
  return countsOf(/./)
}

const results: Record<string, object> = {}
for (const hasClassifier of [false, true]) {
  console.log(
    `\n${hasClassifier ? 'With' : 'Without'} classifier: ${pages.length} pages, ${FOLDS} folds by page, seed ${SEED}`,
  )
  const held: Held[] = []
  for (const fold of process.argv.includes('--quick') && !hasClassifier ? [] : dealFolds(pages, FOLDS, SEED)) {
    const rest = pages.filter((page) => !fold.includes(page))
    const { weights, found, told, detection, added, least } = fitOn(rest, hasClassifier)
    const classifier = hasClassifier ? trainClassifier(prepared, rest) : null
    for (const page of fold) {
      const scored = scorePage(page, vectorsOf(page, classifier), weights)
      held.push({
        scored,
        found,
        told,
        probability: coverProbability(detection, detectionRow(scored, found, true)),
        added: countAdded(addedRows(scored, found), added, least),
      })
    }
  }
  const heldCounts = reportHeld(held)
  const all = fitOn(pages, hasClassifier)
  show('fitted on all (flatters)', countAt(all.scored, all.found))
  const named = (names: readonly string[], weights: number[]) =>
    Object.fromEntries(names.map((name, i) => [name, round(weights[i + 1]!)]))
  results[hasClassifier ? 'withClassifier' : 'withoutClassifier'] = {
    heldOutF1: round(f1Of(heldCounts)),
    bias: round(all.weights[0]!),
    features: named(FEATURES, all.weights),
    found: round(all.found),
    told: round(all.told),
  }
  results.added = { bias: round(all.added[0]!), features: named(ADDED_FEATURES, all.added), least: round(all.least) }
  results.detection = { bias: round(all.detection[0]!), features: named(DETECTION_FEATURES, all.detection) }
}
console.log(`\n${JSON.stringify(results)}`)

if (process.argv.includes('--write')) {
  const provenance = `npm run fit: ${pages.length} pages (${[...PAGE_FOLDERS, ...(sources.length > 0 ? [`the story's ${sources.length} sources`] : [])].join(', ')}), ${FOLDS} folds by page, seed ${SEED}`
  writeFileSync('src/compare/weights.json', `${JSON.stringify({ provenance, ...results }, null, 2)}\n`)
  const { bias, weights } = trainClassifier(prepared, pages)
  const file = packClassifier({ story, provenance, bias, weights })
  writeFileSync(`assets/classifiers/${story.id}.json`, `${JSON.stringify(file)}\n`)
  console.log(
    `Wrote src/compare/weights.json and assets/classifiers/${story.id}.json (${Object.keys(file.terms).length} terms)`,
  )
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
