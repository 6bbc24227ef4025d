// A page against a drafted story. Nobody has worded its details or said what is essential to them, so a claim that one is
// missing must be earned: it is made where at least two other articles tell it and nothing on the page comes near what these
// share. Everything between "told" and "missing" is called uncertain, and no claim is made of it.
import { type Article, sentenceTexts } from '../read/article.ts'
import { type DraftSource, draftStory, FIRST, likenessOf } from './draft.ts'
import { analyseArticle } from './features.ts'
import fitted from './likeness.json' with { type: 'json' }
import { type PooledSentence, poolSentences, type Weigh } from './likeness.ts'
import { matchDetails } from './match.ts'
import type { DetailFinding, Report } from './report.ts'
import { articleOf } from './report.ts'
import type { Detail, Story } from './story.ts'
import { buildStoryIndex } from './story-index.ts'

/**
 * Probability that the page does not tell a detail from which we say so: of the claims on the first third of the public events
 * (`npm run evaluate:drafts -- --part 1/3`) that a judge read, 13 of 15 are right from here on, of the others 20 of 24.
 */
const ABSENT = 0.85
/** Articles that must tell a detail before a page can be said to lack it. */
export const CORROBORATING = 2
/**
 * And two of their sentences must be this likely to tell the same: under it lies what was joined on the same third without a
 * fact in common.
 */
export const PLAINLY_SAME = 0.95
/** What makes the features of absence 1. */
const MANY_TELLERS = 4
const MANY_STEMS = 8

export interface DraftComparison {
  story: Story
  report: Report
}

/** `others`: the articles that the page is compared with, two at least. */
export function compareWithOthers(id: string, others: readonly DraftSource[], article: Article): DraftComparison {
  const story = draftStory(id, null, others)
  const texts = sentenceTexts(article)
  const base: Report = {
    verdict: 'other',
    story: null,
    confidence: 1,
    why: 'the articles have no sentence in common',
    kind: null,
    article: articleOf(article, texts),
    details: [],
    added: [],
    differs: [],
  }
  if (story.details.length === 0) return { story, report: base }
  const index = buildStoryIndex(story)
  const { findings, strengths } = matchDetails(index, analyseArticle(index, article), article)
  const pool = poolSentences([...others.map(({ article: other }) => sentenceTexts(other)), texts])
  const mine = pool.sentences.filter(({ source }) => source === others.length)
  const details = findings.map((finding, i): DetailFinding => {
    const detail = story.details[i]!
    const members = membersOf(detail, others, pool.sentences)
    const strength = Math.max(0, ...strengths[i]!)
    const absence = absenceOf(members, mine, strength, pool.weigh)
    const isAbsent = absence >= ABSENT && isCorroborated(members, pool.weigh)
    if (finding.state !== 'not-found' || isAbsent) return finding
    return { ...finding, state: 'partly', sentences: finding.closest === null ? [] : [finding.closest] }
  })
  return {
    story,
    report: { ...base, verdict: 'covers', story: id, why: 'compared with other articles on the same event', details },
  }
}

function membersOf({ toldBy }: Detail, others: readonly DraftSource[], pool: PooledSentence[]): PooledSentence[] {
  return Object.entries(toldBy).flatMap(([id, numbers]) => {
    const source = others.findIndex((other) => other.id === id)
    return numbers.flatMap((number) => pool.find((one) => one.source === source && one.at === number - FIRST) ?? [])
  })
}

/** Whether sentences of two articles plainly tell the same. */
export const isCorroborated = (members: readonly PooledSentence[], weigh: Weigh): boolean =>
  members.some((one) =>
    members.some((other) => one.source < other.source && likenessOf(one, other, weigh) >= PLAINLY_SAME),
  )

export const ABSENCE_FEATURES = ['strength', 'page', 'sentence', 'likeness', 'tellers', 'core'] as const
export type AbsenceVector = Record<(typeof ABSENCE_FEATURES)[number], number>

/** What speaks for and against "the page does not tell it". */
export function absenceFeatures(
  members: PooledSentence[],
  mine: PooledSentence[],
  strength: number,
  weigh: Weigh,
): AbsenceVector {
  const tellers = new Map<string, Set<number>>()
  for (const { stems, source } of members)
    for (const stem of stems) tellers.set(stem, (tellers.get(stem) ?? new Set()).add(source))
  // What the articles share of the detail: the rest may be each one's own.
  const core = [...tellers].flatMap(([stem, sources]) => (sources.size >= CORROBORATING ? [stem] : []))
  const mass = core.reduce((sum, stem) => sum + weigh(stem), 0) || 1
  const coverBy = (stems: ReadonlySet<string>) =>
    core.reduce((sum, stem) => sum + (stems.has(stem) ? weigh(stem) : 0), 0) / mass
  return {
    strength,
    page: coverBy(new Set(mine.flatMap(({ stems }) => [...stems]))),
    sentence: Math.max(0, ...mine.map(({ stems }) => coverBy(stems))),
    likeness: Math.max(0, ...mine.flatMap((one) => members.map((other) => likenessOf(one, other, weigh)))),
    tellers: new Set(members.map(({ source }) => source)).size / MANY_TELLERS,
    core: Math.min(1, core.length / MANY_STEMS),
  }
}

function absenceOf(members: PooledSentence[], mine: PooledSentence[], strength: number, weigh: Weigh): number {
  const vector = absenceFeatures(members, mine, strength, weigh)
  let sum = fitted.absence.bias
  for (const name of ABSENCE_FEATURES) sum += fitted.absence.features[name] * vector[name]
  return 1 / (1 + Math.exp(-sum))
}
