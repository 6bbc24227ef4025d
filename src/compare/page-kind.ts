// What a page that covers the story does with it: a report tells what happened, a reaction gives somebody's answer to it, an
// analysis explains or judges it. One logistic model per kind over features of title and text (npm run fit); the surest wins.
import type { AnalysedArticle } from './features.ts'
import { type LogisticModel, probabilityOf } from './logistic.ts'
import { modelsFor } from './models.ts'
import { PAGE_KINDS, type PageKind } from './report.ts'
import type { Detail } from './story.ts'
import type { StoryIndex } from './story-index.ts'

export const KIND_FEATURES = [
  /** 1 where the title asks, or begins like an explanation. */
  'titleAsks',
  /** 1 where the title says that somebody answers: welcomes, condemns, warns. */
  'titleAnswers',
  /** 1 where it calls itself an opinion, an analysis, a timeline. */
  'titleNames',
  /** How strongly the title tells the event itself. */
  'titleEvent',
  /** The same for the first sentences. */
  'openingEvent',
  /** 1 where the first sentence says that somebody answers. */
  'openingAnswers',
  /** Share of the sentences in the past tense of a report: happened, met, was raised. */
  'telling',
  /** Share of them that tell any detail of the story. */
  'story',
  /** Share of the details told that are the event, its quotations, reactions, analysis. */
  'event',
  'quote',
  'reaction',
  'analysis',
  /** Share of the sentences with a verb of saying. */
  'saying',
  /** Share of them with a word of judgement or of the writer's own voice. */
  'judging',
  /** Share of them in which somebody approves or objects. */
  'answering',
  /** Share of them that are questions. */
  'asking',
  /** The page's length, as ln(1 + sentences) / ln(1 + 60). */
  'length',
] as const
export type KindVector = Record<(typeof KIND_FEATURES)[number], number>
export type KindModels = Record<PageKind, LogisticModel<(typeof KIND_FEATURES)[number]>>

const ASKS =
  /\?["'”’]?\s*$|^["'“‘]?(?:why|what|how|who|where|can|could|should|is|are|does|will)\b|\bexplain(?:ed|er|s)?\b/i
const ANSWERS =
  /\b(?:react\w*|condemn\w*|slam\w*|welcom\w*|critici[sz]\w*|denounc\w*|reject\w*|hail\w*|urg\w+|protest\w*|warn\w*|fear\w*|dismay\w*|outrag\w*|prais\w*|betray\w*|applaud\w*|anger\w*|fury|alarm\w*|decr\w+|respond\w*|rebuk\w*|wary|caution\w*)\b/i
const NAMES = /\b(?:opinion|analysis|editorial|comment(?:ary)?|column|timeline|essay|lessons?|guide|primer|q&a|view)\b/i
const SAYING =
  /\b(?:said|says|told|added|stated|announced|according to|noted|declared|wrote|confirmed|tweeted|posted)\b/i
const JUDGING =
  /\b(?:I|we|our|should|must|perhaps|arguably|of course|indeed|clearly|suggests?|means|signals?|implies|therefore|thus|question|calculat\w+|logic|pragmati\w+|symbol\w*|paradox|irony|analysts?|experts?|observers?|scholars?)\b/
const ANSWERING =
  /\b(?:condemn\w*|welcom\w*|critici[sz]\w*|denounc\w*|reject\w*|hail\w*|urg(?:e|ed|es|ing)|protest\w*|warn\w*|betray\w*|call(?:ed|s)? (?:it|the|for|on)|prais\w*|slam\w*|react\w*|respon(?:d|se)\w*|disappoint\w*|concern(?:ed)?|regret\w*)\b/i
const TELLING =
  /\b(?:was|were|had|met|took|came|became|made|held|received|accepted|presented|raised|lifted|visited|signed|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i
const OPENING = 4
const LONG = 60

/** The strength of each detail in each sentence, [detail][sentence], and from where on it counts as found. */
interface Strengths {
  strengths: number[][]
  found: number
}

export function kindFeatures(
  index: StoryIndex,
  { sentences }: AnalysedArticle,
  { strengths, found }: Strengths,
): KindVector {
  const title = sentences[0]?.text ?? ''
  const body = sentences.slice(1)
  const shareOf = (test: (text: string) => boolean) =>
    body.length === 0 ? 0 : body.filter(({ text }) => test(text)).length / body.length
  const told = index.details.filter((_, i) => strengths[i]!.some((value) => value >= found))
  const kindShare = (...kinds: Detail['kind'][]) =>
    told.filter(({ detail }) => kinds.includes(detail.kind)).length / (told.length || 1)
  const sentencesTold = body.filter((_, i) => strengths.some((row) => row[i + 1]! >= found)).length
  const event = strengths.filter((_, i) => index.story.event.includes(index.details[i]!.detail.id))
  const strongest = (from: number, to: number) => Math.max(0, ...event.flatMap((row) => row.slice(from, to)))
  return {
    titleAsks: ASKS.test(title) ? 1 : 0,
    titleAnswers: ANSWERS.test(title) ? 1 : 0,
    titleNames: NAMES.test(title) ? 1 : 0,
    titleEvent: strongest(0, 1),
    openingEvent: strongest(1, 1 + OPENING),
    openingAnswers: ANSWERING.test(
      body
        .slice(0, 2)
        .map(({ text }) => text)
        .join(' '),
    )
      ? 1
      : 0,
    telling: shareOf((text) => TELLING.test(text)),
    story: body.length === 0 ? 0 : sentencesTold / body.length,
    event: kindShare('event'),
    quote: kindShare('quote'),
    reaction: kindShare('reaction'),
    analysis: kindShare('analysis', 'context', 'background'),
    saying: shareOf((text) => SAYING.test(text)),
    judging: shareOf((text) => JUDGING.test(text)),
    answering: shareOf((text) => ANSWERING.test(text)),
    asking: shareOf((text) => /\?/.test(text)),
    length: Math.min(1, Math.log1p(body.length) / Math.log1p(LONG)),
  }
}

export function kindOfPage(index: StoryIndex, analysed: AnalysedArticle, matching: Strengths): PageKind {
  const models = modelsFor(index).kind as KindModels
  const vector = kindFeatures(index, analysed, matching)
  const sure = (kind: PageKind) => probabilityOf(models[kind], KIND_FEATURES, vector)
  return PAGE_KINDS.toSorted((a, b) => sure(b) - sure(a))[0]!
}
