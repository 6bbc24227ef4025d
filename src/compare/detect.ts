// Does the article cover the story, mention it, or neither? Covering means that the event itself is what the page reports,
// reacts to or analyses: it stands in the title or the opening as something that has happened, and the page stays with it.
// A logistic model over a few page features, fitted on labelled pages with near misses (npm run fit); its probability is
// the confidence.
import { type Article, sentenceText, titleOf } from '../read/article.ts'
import { daysBetween } from '../read/day.ts'
import { metGroups } from './essentials.ts'
import type { AnalysedArticle } from './features.ts'
import { probabilityOf } from './logistic.ts'
import type { Models } from './models.ts'
import type { Verdict } from './report.ts'
import type { Detail } from './story.ts'
import type { StoryIndex } from './story-index.ts'
import type { Word } from './terms.ts'

export const DETECTION_FEATURES = [
  /** How strongly the title tells the event as something that has happened, 0 to 1. */
  'title',
  /** The same for the strongest of the opening's sentences. */
  'opening',
  /** Share of the page's sentences that tell the event. */
  'eventShare',
  /** Share of the page's sentences that tell any detail of the story. */
  'storyShare',
  /** Details told, as ln(1 + n) / ln(1 + 30). */
  'told',
  /** The same of those that only a page about the event has reason to tell: the event, what was said of it, what it may bring. */
  'specific',
  /** Share of the page's sentences that tell one of those. */
  'specificShare',
  /** How strongly the page's strongest sentence tells the event proper, as something that has happened. */
  'proper',
  /** Share of the page's quarters in which a specific detail is told: a digest has the story in one place. */
  'spread',
  /** Share of the story's gate groups (actors, act) that the title meets. */
  'gateTitle',
  /** Share of the opening's sentences that meet all of them. */
  'gateOpening',
  /** Share of the page's blocks that meet two of them at least: an article stays with its actors, a section front does not. */
  'actorShare',
  /** Share of the page's blocks that meet none: a front page is mostly about something else. */
  'alien',
  /** 1 where the page looks like a list of headlines or a quiz: such a page covers nothing. */
  'list',
  /** Months between the event and the page, 6 at most; 0 where the page has no date. */
  'months',
  /** Share of the event's sentences that put it as a question, a plan or a refusal. */
  'unreal',
] as const
export type DetectionVector = Record<(typeof DETECTION_FEATURES)[number], number>

/** Sentences after the title that count as the opening, at least; or this share of the page, where that is more. */
const OPENING_SENTENCES = 4
const OPENING_SHARE = 0.2
/** Blocks of a headline list have fewer words than this in the middle, and most lack a full stop. */
const LIST_MEDIAN_WORDS = 14
const LIST_MIN_BLOCKS = 6
const LIST_UNSTOPPED_SHARE = 0.5
/** A page with this share of questions among its sentences is a quiz, not an article. */
const QUIZ_SHARE = 0.5
/** Kinds of detail that speak of the event itself; the others are background, which many a page shares. */
const SPECIFIC_KINDS: ReadonlySet<Detail['kind']> = new Set(['event', 'quote', 'reaction', 'analysis'])
/** Details told at which the feature reaches 1. */
const MANY_TOLD = 30
const MAX_MONTHS = 6
/** Days by which a page may be dated before the event: time zones, and clocks set to another day. */
const SLACK_DAYS = 1
/** Probability from which a page covers the story. */
const COVERS = 0.5
/** Confidence that a page dated before the event does not cover it. */
const DATE_CONFIDENCE = 0.98

/** Confidence that a page which does not name the story's people and places is about something else: one of 691 was not. */
const UNNAMED_CONFIDENCE = 0.99
/** Confidence that a list of headlines covers nothing. */
const LIST_CONFIDENCE = 0.95

export interface Detection {
  verdict: Exclude<Verdict, 'unreadable'>
  confidence: number
  why: string
}

/** What detection looks at: the strength of each detail in each sentence, [detail][sentence], and when it counts as told. */
export interface StoryStrengths {
  index: StoryIndex
  article: Article
  analysed: AnalysedArticle
  strengths: number[][]
  found: number
}

// The event as a question, a plan or a refusal: "Will …?", "considers", "has yet to", "stopped short of".
const UNREAL =
  /\?["'”’]?$|\b(?:whether|considers?|considering|considered|ponders?|weighs|weighing|mulls?|mulling|plans? to|expected to|likely to|poised to|ready to|about to|hopes? to|urged?|urges|calls? on|has not|have not|had not|hasn['’]t|not yet|yet to|stopp(?:ed|ing) short|short of|withh[eo]ld\w*|refus\w+|edges?|(?:steps?|moves?) closer|talks? on|ahead of|could|may|might|would)\b/i
const REAL =
  /\b(?:recogni[sz]ed|became|becomes|has become|have become|accepted|accepts|granted|grants|extended|extends|recogni[sz]es|recogni[sz]ing|(?:moscow|russia|kremlin|putin)['’]s (?:\w+ ){0,3}(?:recognition|nod|move|decision|step|embrace))\b/i

export const isUnreal = (sentence: string): boolean => UNREAL.test(sentence) && !REAL.test(sentence)

export function detectionFeatures(input: StoryStrengths): DetectionVector {
  const { index, article, analysed, strengths, found } = input
  const { story, gate } = index
  const count = article.sentences.length
  const eventRows = story.details.flatMap(({ id }, i) => (story.event.includes(id) ? [strengths[i]!] : []))
  const isAboutActors = sentencesAboutActors(input)
  const event = article.sentences.map((_, at) =>
    isAboutActors[at] ? Math.max(0, ...eventRows.map((row) => row[at]!)) : 0,
  )
  const proper = strengths[story.details.findIndex(({ id }) => id === story.event[0])] ?? []
  const unreal = article.sentences.map((_, at) => isUnreal(sentenceText(article, at)))
  const real = event.map((value, at) => (unreal[at] ? value / 2 : value))
  const gateOf = (words: readonly Word[]) => metGroups(gate, words).filter(Boolean).length
  const blocks = analysed.blocks.slice(1).map(gateOf)
  const openingEnd = 1 + Math.max(OPENING_SENTENCES, Math.ceil(count * OPENING_SHARE))
  const eventSentences = event.flatMap((value, at) => (value >= found ? [at] : []))
  const isTold = (row: number[]) => row.some((value) => value >= found)
  const told = strengths.filter(isTold).length
  const specific = strengths.filter((_, i) => SPECIFIC_KINDS.has(story.details[i]!.kind))
  const tellsAny = (rows: number[][]) => article.sentences.map((_, at) => rows.some((row) => row[at]! >= found))
  const isSpecific = tellsAny(specific)
  return {
    title: real[0] ?? 0,
    opening: Math.max(0, ...real.slice(1, openingEnd)),
    eventShare: eventSentences.length / count,
    storyShare: shareOf(tellsAny(strengths), Boolean),
    told: Math.min(1, Math.log1p(told) / Math.log1p(MANY_TOLD)),
    specific: Math.min(1, Math.log1p(specific.filter(isTold).length) / Math.log1p(MANY_TOLD)),
    specificShare: shareOf(isSpecific, Boolean),
    proper: Math.max(0, ...proper.map((value, at) => (isAboutActors[at] ? (unreal[at] ? value / 2 : value) : 0))),
    spread: spreadOf(isSpecific),
    gateTitle: gateOf(analysed.blocks[0]!) / gate.length,
    gateOpening: shareOf(analysed.sentences.slice(1, openingEnd), ({ words }) => gateOf(words) === gate.length),
    actorShare: shareOf(blocks, (met) => met >= Math.min(2, gate.length)),
    alien: shareOf(blocks, (met) => met === 0),
    list: isHeadlineList(article) ? 1 : 0,
    months: monthsAfter(story.date, article.published),
    unreal: eventSentences.filter((at) => unreal[at]).length / (eventSentences.length || 1),
  }
}

/** Parts into which a page is cut to see whether it stays with the story. */
const PARTS = 4

/** Share of the parts of the list that hold a true. */
function spreadOf(list: boolean[]): number {
  const met = new Set(list.flatMap((isMet, at) => (isMet ? [Math.floor((at * PARTS) / list.length)] : [])))
  return met.size / PARTS
}

const shareOf = <T>(list: T[], test: (item: T, index: number) => boolean): number =>
  list.length === 0 ? 0 : list.filter(test).length / list.length

/**
 * Per sentence: does its block, with the title and the first two blocks, meet the story's gate? Another country's
 * recognition of another government shares every word with the event but the actors' names.
 */
function sentencesAboutActors({ index: { gate }, article, analysed: { blocks } }: StoryStrengths): boolean[] {
  const opening = metGroups(gate, blocks.slice(0, 3).flat())
  const met = blocks.map((words) => metGroups(gate, words).every((isMet, group) => isMet || opening[group]))
  return article.sentences.map(({ block }) => met[block]!)
}

/**
 * Does the page name, anywhere, somebody of each of the gate's groups but the last, which is the act? The model below has
 * learned from pages that nearly all do; of one that does not it knows nothing.
 */
function namesAll({ index: { gate }, analysed: { blocks } }: StoryStrengths): boolean {
  const names = gate.length > 1 ? gate.slice(0, -1) : gate
  const met = blocks.map((words) => metGroups(names, words))
  return names.every((_, group) => met.some((block) => block[group]))
}

/** Whether the page is dated before the event: it cannot cover it then. */
export const isBeforeEvent = ({ published }: Article, date: string): boolean =>
  (daysBetween(published, date) ?? 0) > SLACK_DAYS

export function detectStory(input: StoryStrengths, model: Models['detection']): Detection {
  const { article, strengths, found } = input
  const { story } = input.index
  if (isBeforeEvent(article, story.date))
    return {
      verdict: 'other',
      confidence: DATE_CONFIDENCE,
      why: `the page is dated ${article.published}, before the event`,
    }
  if (!namesAll(input))
    return { verdict: 'other', confidence: UNNAMED_CONFIDENCE, why: 'it does not name all whom the story is about' }
  const vector = detectionFeatures(input)
  const probability = probabilityOf(model, DETECTION_FEATURES, vector)
  if (probability >= COVERS && vector.list === 0)
    return { verdict: 'covers', confidence: round(probability), why: explain(vector) }
  const isAboutActors = sentencesAboutActors(input)
  const tellsEvent = story.details.some(
    ({ id }, i) =>
      story.event.includes(id) &&
      strengths[i]!.some((value, at) => value >= found && isAboutActors[at] && !isUnreal(sentenceText(article, at))),
  )
  return tellsEvent
    ? {
        verdict: 'mentions',
        confidence: round(vector.list === 1 ? LIST_CONFIDENCE : Math.max(COVERS, 1 - probability)),
        why: `the event is told, but the page is not about it: ${explain(vector)}`,
      }
    : {
        verdict: 'other',
        confidence: round(Math.max(COVERS, 1 - probability)),
        why: 'no sentence says that the event has happened',
      }
}

function explain({ title, opening, storyShare, list, months }: DetectionVector): string {
  const percent = `${Math.round(storyShare * 100)} % of its sentences tell the story`
  return [
    title >= 0.5
      ? 'the title tells the event'
      : opening >= 0.5
        ? 'the opening tells the event'
        : 'neither title nor opening tells the event',
    percent,
    list === 1 ? 'it looks like a list of headlines' : '',
    months >= 2 ? `it is dated ${Math.floor(months)} months after the event` : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** What pages that list articles call themselves, whatever their subject. */
const LIST_TITLE =
  /^\s*(?:search results|results for|topics?\s*:|tags?\s*:|category\s*:|archives?\b)|\b(?:latest (?:news|headlines|stories)|all (?:episodes|articles|stories)|news quiz)\b/i

function isHeadlineList(article: Article): boolean {
  if (LIST_TITLE.test(titleOf(article))) return true
  const blocks = article.blocks.slice(1)
  if (shareOf(article.sentences, (_, at) => /\?["'”’]?$/.test(sentenceText(article, at))) >= QUIZ_SHARE) return true
  if (blocks.length < LIST_MIN_BLOCKS) return false
  const lengths = blocks.map((text) => text.split(' ').length).sort((a, b) => a - b)
  const unstopped = blocks.filter((text) => !/[.!?…]["'”’»)\]]*$/.test(text)).length / blocks.length
  return lengths[Math.floor(lengths.length / 2)]! < LIST_MEDIAN_WORDS && unstopped >= LIST_UNSTOPPED_SHARE
}

/** Days of a mean month. */
const MONTH_DAYS = 30.4

function monthsAfter(event: string, published: string | null): number {
  return Math.max(0, Math.min(MAX_MONTHS, (daysBetween(event, published) ?? 0) / MONTH_DAYS))
}

const round = (value: number): number => Math.round(value * 1000) / 1000
