// npm run fit:likeness [-- [--write] [--sources DIR] [--public DIR]]
// Fits what drafted stories rest on, on groups of labelled pages that tell the story as outlets do: whether two sentences
// tell the same (src/compare/likeness.ts), and whether a page lacks what others tell (compare-draft.ts). Groups are drawn
// with a fixed seed; pages of the last groups are in none of the others, and what is printed as held back is about them.
// With --sources DIR the five source articles are a further group, which nothing is fitted on. With --public DIR the model of
// same events learns from the first third of the public events too (public-articles.ts): our own pages are all on one story.
import { writeFileSync } from 'node:fs'
import { loadStories } from '../src/cli/stories.ts'
import { ABSENCE_FEATURES, absenceFeatures, CORROBORATING, isCorroborated } from '../src/compare/compare-draft.ts'
import { type DraftSource, draftStory, FIRST } from '../src/compare/draft.ts'
import { analyseArticle } from '../src/compare/features.ts'
import { LIKENESS_FEATURES, likenessFeatures, poolSentences } from '../src/compare/likeness.ts'
import { matchDetails } from '../src/compare/match.ts'
import { EVENT_FEATURES, eventFeatures } from '../src/compare/same-event.ts'
import { buildStoryIndex } from '../src/compare/story-index.ts'
import { type Article, sentenceTexts } from '../src/read/article.ts'
import { type LabelledPage, loadLabelled, PAGE_FOLDERS, seededRandom, sentencesOf, toArticle } from './labelled.ts'
import { fitLogistic, type Row, scoreRow } from './logistic.ts'
import { eventPairs, loadPublic, takePart } from './public-articles.ts'
import { loadSources } from './sources.ts'

const SEED = 5
/** Pages of a group, as many as a reader may have open on one event. */
const SIZE = 5
const GROUPS = { fit: 16, held: 8 }
/** Share of the pages that only held-back groups are drawn from. */
const HELD_SHARE = 0.3
/** Pages that tell the story as outlets do. */
const OUTLETS = /^(?:A[IJKLOP]|[EFLMNG])\d/
const LEAST_TOLD = 8
const PENALTY = 1e-3
/** Pairs of pages that the model of same events is fitted on; half as many are held back. */
const EVENT_PAIRS = 1_000
/** Of the public events one in so many is fitted on; a pair of theirs counts so often, since they are what readers meet. */
const PUBLIC_PARTS = 3
const PUBLIC_WEIGHT = 20
/** Probabilities at which the claims are counted. */
const CUTS = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]

const [story] = loadStories()
const pages = PAGE_FOLDERS.flatMap(loadLabelled).filter(
  ({ page, labels }) => page.covers && OUTLETS.test(page.id) && Object.keys(labels.told).length >= LEAST_TOLD,
)
const random = seededRandom(SEED)
const shuffled = shuffle(pages)
const border = Math.floor(pages.length * HELD_SHARE)
const groups = {
  fit: draw(shuffled.slice(border), GROUPS.fit),
  held: draw(shuffled.slice(0, border), GROUPS.held),
}
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at > 0 ? process.argv[at + 1] : undefined
}
const sourcesFolder = option('--sources')
const sources = sourcesFolder ? loadSources(sourcesFolder, story!) : []
const publicFolder = option('--public')

const likeness = fitLogistic(groups.fit.flatMap(pairRows), LIKENESS_FEATURES.length)
const absence = fitLogistic(groups.fit.flatMap(claimRows), ABSENCE_FEATURES.length, PENALTY)
for (const [name, list] of [
  ['fitted on', groups.fit],
  ['held back', groups.held],
  ['the sources', sources.length > 0 ? [sources] : []],
] as const)
  report(name, list)
const event = fitEvents()
if (process.argv.includes('--write')) write()

function shuffle<T>(list: T[]): T[] {
  return list
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

function draw(from: LabelledPage[], count: number): LabelledPage[][] {
  return Array.from({ length: count }, () => shuffle(from).slice(0, SIZE))
}

/** Details that the page's sentence tells. */
function toldIn({ labels }: LabelledPage, sentence: number): string[] {
  return Object.entries(labels.told).flatMap(([id, numbers]) => (numbers.includes(sentence) ? [id] : []))
}

/** Pairs of sentences of different pages: 1 where both tell one detail. */
function pairRows(group: LabelledPage[]): Row[] {
  const { sentences, weigh } = poolSentences(group.map(({ page }) => sentencesOf(page)))
  return sentences.flatMap((a, i) =>
    sentences.slice(i + 1).flatMap((b): Row[] => {
      if (a.source === b.source) return []
      const vector = likenessFeatures(a, b, weigh)
      if (vector.shared === 0) return []
      const told = toldIn(group[a.source]!, a.at)
      const isSame = told.some((id) => toldIn(group[b.source]!, b.at).includes(id))
      return [{ x: LIKENESS_FEATURES.map((name) => vector[name]), y: isSame ? 1 : 0, weight: 1 }]
    }),
  )
}

function asSources(group: LabelledPage[]): DraftSource[] {
  return group.map(({ page }, i) => ({ id: `page-${i}`, name: page.site, url: null, article: toArticle(page) }))
}

function numberOf(id: string): number {
  return Number(id.slice('page-'.length))
}

/** Each page of the group against a draft of the others: 1 where it tells nothing of what a corroborated detail rests on. */
function claimRows(group: LabelledPage[]): Row[] {
  return group.flatMap((page, own) => {
    const others = asSources(group).filter((_, i) => i !== own)
    const draft = draftStory('draft', null, others)
    const index = buildStoryIndex(draft)
    const article = toArticle(page.page)
    const { strengths } = matchDetails(index, analyseArticle(index, article), article)
    const pool = poolSentences([...others.map((other) => sentenceTexts(other.article)), sentenceTexts(article)])
    const mine = pool.sentences.filter(({ source }) => source === others.length)
    return draft.details.flatMap(({ toldBy }, i): Row[] => {
      const tellers = Object.entries(toldBy)
      if (tellers.length < CORROBORATING) return []
      const told = tellers.map(
        ([id, numbers]) => new Set(numbers.flatMap((number) => toldIn(group[numberOf(id)]!, number - FIRST))),
      )
      const shared = [...new Set(told.flatMap((set) => [...set]))].filter(
        (id) => told.filter((set) => set.has(id)).length >= CORROBORATING,
      )
      if (shared.length === 0) return [] // nothing that the labels know of: it cannot be judged
      const members = tellers.flatMap(([id, numbers]) => {
        const source = others.findIndex((other) => other.id === id)
        return numbers.flatMap((n) => pool.sentences.find((one) => one.source === source && one.at === n - FIRST) ?? [])
      })
      if (!isCorroborated(members, pool.weigh)) return []
      const vector = absenceFeatures(members, mine, Math.max(0, ...strengths[i]!), pool.weigh)
      const isAbsent = !shared.some((id) => id in page.labels.told || id in page.labels.partly)
      return [{ x: ABSENCE_FEATURES.map((name) => vector[name]), y: isAbsent ? 1 : 0, weight: 1 }]
    })
  })
}

/** Share of the details told by two pages at least that a drafted detail joins from two of them. */
function countFound(group: LabelledPage[]): { found: number; total: number } {
  const draft = draftStory('draft', null, asSources(group))
  const wanted = story!.details.filter(
    ({ id }) => group.filter(({ labels }) => id in labels.told).length >= CORROBORATING,
  )
  const found = wanted.filter(({ id }) =>
    draft.details.some(
      ({ toldBy }) =>
        Object.entries(toldBy).filter(([source, numbers]) =>
          numbers.some((number) => toldIn(group[numberOf(source)]!, number - FIRST).includes(id)),
        ).length >= CORROBORATING,
    ),
  )
  return { found: found.length, total: wanted.length }
}

function report(name: string, list: readonly LabelledPage[][]): void {
  if (list.length === 0) return
  const counts = list.map(countFound)
  const sum = (key: 'found' | 'total') => counts.reduce((total, count) => total + count[key], 0)
  const rows = list.flatMap(claimRows)
  const absent = rows.filter(({ y }) => y === 1).length
  console.log(
    `${name}: ${list.length} groups; of the details that two pages tell ${((100 * sum('found')) / sum('total')).toFixed(0)} % found (${sum('total')}); ${rows.length} claims could be made, ${absent} would be right`,
  )
  for (const cut of CUTS) {
    const made = rows.filter(({ x }) => scoreRow(absence, x) >= cut)
    const right = made.filter(({ y }) => y === 1).length
    console.log(
      `  claims from ${cut}: ${made.length} made, ${made.length === 0 ? '–' : `${((100 * right) / made.length).toFixed(0)} %`} right`,
    )
  }
}

/** Pairs of story pages, and of a story page with a near miss: fitted on one part of the pages, counted on the rest. */
function fitEvents(): number[] {
  const all = shuffle(PAGE_FOLDERS.flatMap(loadLabelled).filter(({ page }) => !page.index))
  const cut = Math.floor(all.length * HELD_SHARE)
  const rowsOf = (part: LabelledPage[], count: number): Row[] => {
    const about = part.filter(({ page }) => page.covers)
    const others = part.filter(({ page }) => !page.covers)
    const pick = (list: LabelledPage[]) => toArticle(list[Math.floor(random() * list.length)]!.page)
    return Array.from({ length: count }, (_, i): Row => {
      const isSame = i % 2 === 0
      const { vector } = eventFeatures(pick(about), pick(isSame ? about : others))
      return { x: EVENT_FEATURES.map((name) => vector[name]), y: isSame ? 1 : 0, weight: 1 }
    })
  }
  // All labelled pages share their people and places. Articles that share nothing are not among them, and must be learned too.
  const strangers = Array.from(
    { length: EVENT_PAIRS / 2 },
    (): Row => ({ x: EVENT_FEATURES.map(() => 0), y: 0, weight: 1 }),
  )
  const news = publicFolder ? eventPairs(takePart(loadPublic(publicFolder), 1, PUBLIC_PARTS)) : []
  // Each pair with its days and without: many real pages give none.
  const newsRows = [...news, ...news.map(({ isSame, a, b }) => ({ isSame, a: undated(a), b: undated(b) }))].map(
    ({ isSame, a, b }): Row => {
      const { vector } = eventFeatures(a, b)
      return { x: EVENT_FEATURES.map((name) => vector[name]), y: isSame ? 1 : 0, weight: PUBLIC_WEIGHT }
    },
  )
  const weights = fitLogistic(
    [...rowsOf(all.slice(cut), EVENT_PAIRS), ...strangers, ...newsRows],
    EVENT_FEATURES.length,
    PENALTY,
  )
  const held = rowsOf(all.slice(0, cut), EVENT_PAIRS / 2)
  for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    const said = held.filter(({ x }) => scoreRow(weights, x) >= threshold)
    const right = said.filter(({ y }) => y === 1).length
    console.log(
      `same event from ${threshold}, held back: precision ${(right / said.length).toFixed(2)}, recall ${(right / held.filter(({ y }) => y === 1).length).toFixed(2)}`,
    )
  }
  return weights
}

function undated(article: Article): Article {
  return { ...article, published: null }
}

function write(): void {
  const named = (names: readonly string[], [bias, ...weights]: number[]) => ({
    bias: round(bias!),
    features: Object.fromEntries(names.map((name, i) => [name, round(weights[i]!)])),
  })
  const fitted = {
    provenance: `npm run fit:likeness: ${pages.length} pages, groups of ${SIZE}, seed ${SEED}`,
    likeness: named(LIKENESS_FEATURES, likeness),
    absence: named(ABSENCE_FEATURES, absence),
    sameEvent: named(EVENT_FEATURES, event),
  }
  writeFileSync('src/compare/likeness.json', `${JSON.stringify(fitted, null, 2)}\n`)
  console.log('Wrote src/compare/likeness.json. Drafts have changed with it: run once more for the figures.')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
