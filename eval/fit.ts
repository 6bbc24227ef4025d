// Fits the matcher's weights on labelled pages: logistic regression over src/compare/features.ts, by page, with a fixed
// seed. Prints the held-out figures of a cross-validation and writes src/compare/weights.json with its provenance.
//   npm run fit [-- --write] [FOLDER…]
import { readFileSync, writeFileSync } from 'node:fs'
import { analyseArticle, FEATURES, featuresOf } from '../src/compare/features.ts'
import { parseStory } from '../src/compare/story.ts'
import { buildStoryIndex } from '../src/compare/story-index.ts'
import { dealFolds, type LabelledPage, loadLabelled, toArticle } from './labelled.ts'

const SEED = 20250703
const FOLDS = 5
/** L2 penalty: weights of correlated features stay small. */
const PENALTY = 1e-4
const STEPS = 400

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (folders.length === 0) folders.push('eval/dev')

const file = 'assets/stories/russia-recognises-taliban.json'
const loaded = parseStory(readFileSync(file, 'utf8'), file)
if (!loaded.ok) throw new Error(loaded.message)
const index = buildStoryIndex(loaded.story)

interface Row {
  x: number[]
  y: number
  detail: number
}
interface PageRows {
  id: string
  rows: Row[]
  told: Set<number>
  partly: Set<number>
}

function rowsOf({ page, labels }: LabelledPage): PageRows {
  const article = toArticle(page)
  const analysed = analyseArticle(index, article)
  const rows: Row[] = []
  article.sentences.forEach((_, at) => {
    featuresOf(index, analysed, article, at).forEach((vector, detail) => {
      const id = index.details[detail]!.detail.id
      if (labels.partly[id]?.includes(at)) return
      rows.push({ x: FEATURES.map((name) => vector[name]), y: labels.told[id]?.includes(at) ? 1 : 0, detail })
    })
  })
  const ids = (record: Record<string, number[]>) => new Set(Object.keys(record).map((id) => index.detailById.get(id)!))
  return { id: page.id, rows, told: ids(labels.told), partly: ids(labels.partly) }
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
const score = (weights: number[], x: number[]) =>
  x.reduce((sum, value, i) => sum + value * weights[i + 1]!, weights[0]!)

/** Full-batch Adam on the log loss. weights[0] is the bias. */
function fit(rows: Row[]): number[] {
  const size = FEATURES.length + 1
  const weights = new Array<number>(size).fill(0)
  weights[0] = -3
  const m = new Array<number>(size).fill(0)
  const v = new Array<number>(size).fill(0)
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Array<number>(size).fill(0)
    for (const { x, y } of rows) {
      const error = sigmoid(score(weights, x)) - y
      gradient[0]! += error
      for (let i = 0; i < x.length; i++) gradient[i + 1]! += error * x[i]!
    }
    for (let i = 0; i < size; i++) {
      const g = gradient[i]! / rows.length + PENALTY * (i === 0 ? 0 : weights[i]!)
      m[i] = 0.9 * m[i]! + 0.1 * g
      v[i] = 0.99 * v[i]! + 0.01 * g * g
      weights[i]! -= (0.15 * (m[i]! / (1 - 0.9 ** step))) / (Math.sqrt(v[i]! / (1 - 0.99 ** step)) + 1e-9)
    }
  }
  return weights
}

function pageScores(weights: number[], page: PageRows): number[] {
  const best = new Array<number>(index.details.length).fill(0)
  for (const { x, detail } of page.rows) best[detail] = Math.max(best[detail]!, sigmoid(score(weights, x)))
  return best
}

function count(pages: { page: PageRows; scores: number[] }[], threshold: number) {
  let hit = 0
  let extra = 0
  let missed = 0
  let notFound = 0
  for (const { page, scores } of pages)
    scores.forEach((value, detail) => {
      if (page.partly.has(detail) && !page.told.has(detail)) return
      const found = value >= threshold
      const told = page.told.has(detail)
      if (!found) notFound++
      if (found && told) hit++
      else if (found) extra++
      else if (told) missed++
    })
  return {
    f1: (2 * hit) / (2 * hit + extra + missed || 1),
    p: hit / (hit + extra || 1),
    r: hit / (hit + missed || 1),
    left: missed / (notFound || 1),
  }
}

function bestThreshold(pages: { page: PageRows; scores: number[] }[]): number {
  let best = { t: 0.5, f1: 0 }
  for (let t = 0.02; t < 0.9; t += 0.02) {
    const { f1 } = count(pages, t)
    if (f1 > best.f1) best = { t, f1 }
  }
  return best.t
}

const show = (name: string, c: ReturnType<typeof count>) =>
  console.log(
    `${name.padEnd(22)} F1 ${c.f1.toFixed(3)}  precision ${c.p.toFixed(3)}  recall ${c.r.toFixed(3)}  wrongly left out ${(100 * c.left).toFixed(1)} %`,
  )

const pages = folders
  .flatMap(loadLabelled)
  .filter(({ page }) => page.covers)
  .map(rowsOf)
const held: { page: PageRows; scores: number[] }[] = []
const thresholds: number[] = []
const predictions: { page: PageRows; scores: number[]; t: number }[] = []
for (const fold of dealFolds(pages, FOLDS, SEED)) {
  const rest = pages.filter((page) => !fold.includes(page))
  const weights = fit(rest.flatMap(({ rows }) => rows))
  const t = bestThreshold(rest.map((page) => ({ page, scores: pageScores(weights, page) })))
  thresholds.push(t)
  for (const page of fold) {
    const scores = pageScores(weights, page)
    predictions.push({ page, scores: scores.map((value) => (value >= t ? 1 : 0)), t })
    held.push({ page, scores })
  }
}
const named = (prefix: RegExp) => predictions.filter(({ page }) => prefix.test(page.id))
show('held out, all', count(predictions, 0.5))
for (const group of [...new Set(pages.map(({ id }) => id[0]!))])
  show(`held out, ${group}`, count(named(new RegExp(`^${group}`)), 0.5))
const weights = fit(pages.flatMap(({ rows }) => rows))
const all = pages.map((page) => ({ page, scores: pageScores(weights, page) }))
const t = bestThreshold(all)
show('fitted, all', count(all, t))
console.log('threshold', t.toFixed(2), 'of folds', thresholds.map((x) => x.toFixed(2)).join(' '))
console.log(
  'bias',
  weights[0]!.toFixed(2),
  FEATURES.map((name, i) => `${name} ${weights[i + 1]!.toFixed(2)}`).join(', '),
)
if (flags.includes('--write')) {
  const provenance = `npm run fit: ${pages.length} pages of ${folders.join(', ')}, ${FOLDS} folds, seed ${SEED}; held out F1 ${count(predictions, 0.5).f1.toFixed(3)}`
  const out = {
    provenance,
    bias: round(weights[0]!),
    weights: Object.fromEntries(FEATURES.map((name, i) => [name, round(weights[i + 1]!)])),
    told: round(t),
  }
  writeFileSync('src/compare/weights.json', `${JSON.stringify(out, null, 2)}\n`)
}
function round(x: number) {
  return Math.round(x * 1000) / 1000
}
