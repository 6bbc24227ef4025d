// The models on top of the network: features of every sentence of every page, and the fits over them. A page's features
// come from a network that has not seen the page (see fit.ts), so that the weights are those that unseen pages need.
import { ADDED_FEATURES, addedFeatures } from '../src/compare/added.ts'
import { DETECTION_FEATURES, detectionFeatures } from '../src/compare/detect.ts'
import { type AnalysedArticle, analyseArticle, FEATURES, measure } from '../src/compare/features.ts'
import { judge } from '../src/compare/match.ts'
import { KIND_FEATURES, kindFeatures } from '../src/compare/page-kind.ts'
import type { PageKind } from '../src/compare/report.ts'
import type { StoryIndex } from '../src/compare/story-index.ts'
import type { Article } from '../src/read/article.ts'
import {
  dealByAuthor,
  isNatural,
  isReal,
  kindOfLabelled,
  type LabelledPage,
  seededRandom,
  toArticle,
} from './labelled.ts'
import { fitLogistic, type Row, scoreRow } from './logistic.ts'
import { addCounts, type Counts, countPage, f1Of, noCounts } from './metrics.ts'

/** Pages whose choice of facts is that of real outlets count this often, other natural ones that often, the rest once. */
const REAL_WEIGHT = 5
const NATURAL_WEIGHT = 2
const weightOf = (labelled: LabelledPage): number =>
  isReal(labelled) ? REAL_WEIGHT : isNatural(labelled) ? NATURAL_WEIGHT : 1
/** A wrong "not found" weighs this much more than a wrong "told" where the threshold is chosen: it is an accusation. */
const MISS_COST = 1.6
/** "Partly" is said where it is right more often than not on held-out pages; a little more, to be so on others too. */
const PARTLY_RIGHT = 0.65
/** Of sentences that plainly do not tell a detail so many are kept, each counting for all that are left out. */
const KEPT_NEGATIVES = 0.03
/** A sentence plainly does not tell a detail under these log odds of the network, in the unit of the features, or this cosine. */
const PLAIN_ODDS = -1
const PLAIN_COSINE = 0.15
const [TOLD, COSINE] = [FEATURES.indexOf('told'), FEATURES.indexOf('cosine')]
const isPlainlyNot = (x: Float32Array, hasNetwork: boolean): boolean =>
  hasNetwork ? x[TOLD]! < PLAIN_ODDS : x[COSINE]! < PLAIN_COSINE
const SEED = 11
/** A few hundred pages fit a dozen weights: without these the models would be surer than they may be. */
const DETECTION_PENALTY = 1e-3
const ADDED_PENALTY = 1e-4
const KIND_PENALTY = 1e-3

export interface Prepared {
  labelled: LabelledPage
  article: Article
  analysed: AnalysedArticle
  sentences: number
  /** [sentence][detail][feature] */
  features: Float32Array
}

export function preparePage(index: StoryIndex, labelled: LabelledPage): Prepared {
  const article = toArticle(labelled.page)
  const analysed = analyseArticle(index, article)
  const { sentences, values } = measure(index, analysed, article)
  return { labelled, article, analysed, sentences, features: Float32Array.from(values) }
}

const rowOf = ({ features }: Prepared, details: number, at: number, detail: number): Float32Array => {
  const from = (at * details + detail) * FEATURES.length
  return features.subarray(from, from + FEATURES.length)
}

/** Features of the wider context: a sentence more on the page may add evidence and never takes any away (features.ts). */
const CONTEXT = (['paragraphTold', 'contextEssentials', 'paragraphCoverage'] as const).map((name) =>
  FEATURES.indexOf(name),
)

export type Level = 'told' | 'partly'

function detailRows(pages: Prepared[], ids: string[], level: Level): Row[] {
  const random = seededRandom(SEED)
  const rows: Row[] = []
  for (const page of pages) {
    const { labels } = page.labelled
    const base = weightOf(page.labelled)
    const hasNetwork = page.analysed.sentences.some(({ scores }) => scores !== null)
    for (let at = 0; at < page.sentences; at++)
      for (const [detail, id] of ids.entries()) {
        const isTold = labels.told[id]?.includes(at) ?? false
        const isPartly = !isTold && (labels.partly[id]?.includes(at) ?? false)
        if (isPartly && level === 'told') continue
        const x = rowOf(page, ids.length, at, detail)
        const y = (level === 'told' ? isTold : isPartly) ? 1 : 0
        const isPlain = y === 0 && isPlainlyNot(x, hasNetwork)
        if (isPlain && random() >= KEPT_NEGATIVES) continue
        rows.push({ x, y, weight: isPlain ? base / KEPT_NEGATIVES : base })
      }
  }
  return rows
}

export interface Scored extends Prepared {
  /** [detail][sentence], as match.ts computes them. */
  strengths: number[][]
  best: number[]
  bestPartly: number[]
}

export interface Model {
  weights: Record<Level, number[]>
  found: number
  partlyFound: number
  /** What the bias of `detection` was lowered by. */
  shift: number
  detection: number[]
  added: number[]
  least: number
  /** One model per kind of page. */
  kind: Record<PageKind, number[]>
}

export function scorePage(page: Prepared, ids: string[], { told, partly }: Record<Level, number[]>): Scored {
  const rows = (weights: number[]) =>
    ids.map((_, detail) =>
      Array.from({ length: page.sentences }, (_, at) => scoreRow(weights, rowOf(page, ids.length, at, detail))),
    )
  const strengths = rows(told)
  return {
    ...page,
    strengths,
    best: strengths.map((row) => Math.max(0, ...row)),
    bestPartly: rows(partly).map((row) => Math.max(0, ...row)),
  }
}

/** What the comparison would say of a detail. */
export const stateOf = (scored: Scored, detail: number, thresholds: Pick<Model, 'found' | 'partlyFound'>) =>
  judge(scored.best[detail]!, scored.bestPartly[detail]!, thresholds)

export function countAt(scored: Scored[], ids: string[], thresholds: Pick<Model, 'found' | 'partlyFound'>): Counts {
  return scored
    .map((page) => {
      const found = new Set(ids.filter((_, i) => stateOf(page, i, thresholds) !== 'not-found'))
      const { told, partly } = page.labelled.labels
      return countPage(ids, (id) => found.has(id), new Set(Object.keys(told)), new Set(Object.keys(partly)))
    })
    .reduce(addCounts, noCounts())
}

/**
 * From this strength on a detail counts as told: best F-measure, misses weighing more. The mean over authors decides, so
 * that no author's habits of labelling do.
 */
function chooseFound(scored: Scored[], ids: string[]): number {
  const hands = dealByAuthor(scored.map(({ labelled }) => labelled)).map((pages) => new Set(pages))
  const groups = hands
    .map((hand) => scored.filter(({ labelled }) => hand.has(labelled)))
    .filter((group) => group.length > 0)
  let best = { threshold: 0.5, value: -1 }
  for (let threshold = 0.1; threshold < 0.9; threshold += 0.01) {
    let value = 0
    for (const group of groups) {
      const { hit, extra, missed } = countAt(group, ids, { found: threshold, partlyFound: 2 })
      value += ((1 + MISS_COST) * hit) / ((1 + MISS_COST) * hit + extra + MISS_COST * missed || 1)
    }
    if (value > best.value) best = { threshold, value }
  }
  return best.threshold
}

/** The lowest strength of "in part only" from which saying so is right more often than not. */
function choosePartly(scored: Scored[], ids: string[]): number {
  const said = scored
    .flatMap(({ labelled: { labels }, best, bestPartly }) =>
      ids.flatMap((id, i) =>
        bestPartly[i]! <= best[i]!
          ? []
          : [{ strength: bestPartly[i]!, isRight: id in labels.partly && !(id in labels.told) }],
      ),
    )
    .sort((a, b) => b.strength - a.strength)
  let right = 0
  let threshold = 1
  for (const [i, { strength, isRight }] of said.entries()) {
    if (isRight) right++
    if (i >= LEAST_SAID && right / (i + 1) >= PARTLY_RIGHT) threshold = strength
  }
  return threshold
}
/** So many "partly" verdicts are looked at before their share of right ones means anything. */
const LEAST_SAID = 20

export function detectionRow(
  { labelled, article, analysed, strengths }: Scored,
  index: StoryIndex,
  found: number,
  hasDate: boolean,
): Row {
  const seen = hasDate ? article : { ...article, published: null }
  const vector = detectionFeatures({ index, article: seen, analysed, strengths, found })
  return { x: DETECTION_FEATURES.map((name) => vector[name]), y: labelled.page.covers ? 1 : 0, weight: 1 }
}

const LIST = DETECTION_FEATURES.indexOf('list')

/** By how much the bias must fall for one half to be where the fewest pages are judged wrongly; lists are judged apart. */
function findShift(weights: number[], rows: Row[]): number {
  const judged = rows
    .filter(({ x }) => x[LIST] === 0)
    .map(({ x, y }) => ({ covers: y === 1, probability: scoreRow(weights, x) }))
  let best = { threshold: 0.5, wrong: Number.POSITIVE_INFINITY }
  for (let threshold = 0.2; threshold <= 0.6; threshold += 0.05) {
    const wrong = judged.filter(({ covers, probability }) => probability >= threshold !== covers).length
    if (wrong < best.wrong) best = { threshold, wrong }
  }
  return Math.log(best.threshold / (1 - best.threshold))
}

/** Each page with its date and without: many real pages give none, and the model must not lean on it. */
const detectionRows = (page: Scored, index: StoryIndex, found: number): Row[] => [
  detectionRow(page, index, found, true),
  detectionRow(page, index, found, false),
]

/** One row per sentence that the labels call new or not; what they call "either" teaches nothing. */
export function addedRows({ labelled, analysed, strengths }: Scored, index: StoryIndex, found: number): Row[] {
  const weight = weightOf(labelled)
  return addedFeatures(index, analysed, { strengths, found }).flatMap((vector, at): Row[] =>
    at === 0 || labelled.labels.either?.includes(at)
      ? []
      : [{ x: ADDED_FEATURES.map((name) => vector[name]), y: labelled.labels.new.includes(at) ? 1 : 0, weight }],
  )
}

export function countAdded(rows: Row[], weights: number[], least: number): Counts {
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
function chooseLeast(rows: Row[], weights: number[]): number {
  let best = { least: 0.5, f1: -1 }
  for (let least = 0.2; least < 0.8; least += 0.05) {
    const f1 = f1Of(countAdded(rows, weights, least))
    if (f1 > best.f1) best = { least, f1 }
  }
  return best.least
}

/** Fits everything on top of the network on these pages. `foldShift`: the shift of detection, where it is known already. */
export function fitStack(pages: Prepared[], index: StoryIndex, foldShift?: number): Model {
  const ids = index.story.details.map(({ id }) => id)
  const covering = pages.filter(({ labelled }) => labelled.page.covers)
  const weights = {
    told: fitLogistic(detailRows(covering, ids, 'told'), FEATURES.length, undefined, CONTEXT),
    partly: fitLogistic(detailRows(covering, ids, 'partly'), FEATURES.length, undefined, CONTEXT),
  }
  const scored = pages.map((page) => scorePage(page, ids, weights))
  const coveringScored = scored.filter(({ labelled }) => labelled.page.covers)
  const natural = coveringScored.filter(({ labelled }) => isNatural(labelled))
  const real = coveringScored.filter(({ labelled }) => isReal(labelled))
  const found = chooseFound(real, ids)
  const partlyFound = choosePartly(coveringScored, ids)
  const detectionPages = scored.flatMap((page) => detectionRows(page, index, found))
  const detection = fitLogistic(detectionPages, DETECTION_FEATURES.length, DETECTION_PENALTY)
  const shift = foldShift ?? findShift(detection, detectionPages)
  detection[0]! -= shift
  const added = fitLogistic(
    coveringScored.flatMap((page) => addedRows(page, index, found)),
    ADDED_FEATURES.length,
    ADDED_PENALTY,
  )
  const least = chooseLeast(
    natural.flatMap((page) => addedRows(page, index, found)),
    added,
  )
  return { weights, found, partlyFound, shift, detection, added, least, kind: fitKinds(coveringScored, index, found) }
}

export const kindRow = ({ analysed, strengths }: Scored, index: StoryIndex, found: number): number[] => {
  const vector = kindFeatures(index, analysed, { strengths, found })
  return KIND_FEATURES.map((name) => vector[name])
}

/** A kind of few pages counts for more, or nothing would ever be called a reaction: by one over the root of their number. */
function fitKinds(pages: Scored[], index: StoryIndex, found: number): Record<PageKind, number[]> {
  const rows = pages.map((page) => ({ kind: kindOfLabelled(page.labelled), x: kindRow(page, index, found) }))
  const weightOfKind = (kind: PageKind) => 1 / Math.sqrt(rows.filter((row) => row.kind === kind).length || 1)
  const fitOne = (kind: PageKind) =>
    fitLogistic(
      rows.map((row) => ({ x: row.x, y: row.kind === kind ? 1 : 0, weight: weightOfKind(row.kind) })),
      KIND_FEATURES.length,
      KIND_PENALTY,
    )
  return { report: fitOne('report'), reaction: fitOne('reaction'), analysis: fitOne('analysis') }
}
