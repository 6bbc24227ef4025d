// Report + story → what a person is shown: items with their words, in the order that matters. Pure, so that popup, badge
// and terminal say the same. No layout and no markup here.
import type { AddedSentence, DetailFinding, DetailState, MatchReason, PageKind, Report, Verdict } from './report.ts'
import type { Detail, Outlet, Story } from './story.ts'

/** A detail that this many outlets tell is missed by more than one editor's choice: the badge counts those at first. */
export const CORROBORATED = 2

/** A page that the reader added to the story: what it tells is the comparison's word, no annotator has read it. */
export interface RememberedPage {
  /** As it is shown: it should say that it is the reader's. */
  name: string
  url: string | null
  /** Detail → sentences as story files count them. */
  tells: Readonly<Record<string, number[]>>
}

/** The story with further outlets. Details that it no longer has are passed over. */
export function withRemembered(story: Story, pages: readonly RememberedPage[]): Story {
  if (pages.length === 0) return story
  const outlets = pages.map(({ name, url }, i): Outlet => {
    return { id: `remembered-${i + 1}`, name, url, extent: 'whole', note: null, setAside: [], repeats: {} }
  })
  const details = story.details.map((detail) => {
    const toldBy = { ...detail.toldBy }
    for (const [i, { tells }] of pages.entries())
      if (Object.hasOwn(tells, detail.id)) toldBy[outlets[i]!.id] = tells[detail.id]!
    return { ...detail, toldBy }
  })
  return { ...story, outlets: [...story.outlets, ...outlets], details }
}

/** What the reader chose: how a report is shown, never what was found. */
export interface Choice {
  /** Ids of the story's outlets that are not compared with. */
  without: ReadonlySet<string>
  /** Outlets that must tell a detail before it counts as left out. */
  least: number
  /** The reader's word on a detail of this page against ours. */
  corrections: ReadonlyMap<string, boolean>
  /** What a second reader says of details that the comparison is not sure of (src/device/second-reader.ts). */
  second: ReadonlyMap<string, DetailState>
}
export const NO_CHOICE: Choice = {
  without: new Set(),
  least: CORROBORATED,
  corrections: new Map(),
  second: new Map(),
}

/**
 * Between these strengths the comparison is not sure: on pages of unread authors a third of its verdicts there are wrong,
 * outside them one in seventy (`npm run fit` prints both).
 */
export const UNSURE = { from: 0.08, to: 0.6 }

export interface ShownOutlet {
  id: string
  name: string
  url: string | null
}

export interface ShownSentence {
  sentence: number
  /** As it stands on the page. */
  text: string
  /** In English where the page was translated, else null. */
  translation: string | null
}

/** An added sentence, with its reason. */
export type ShownAddition = AddedSentence & ShownSentence

export interface ShownDetail {
  id: string
  statement: string
  kind: Detail['kind']
  salience: Detail['salience']
  /** As the reader corrected it, where they did. */
  state: DetailState
  /** What the comparison says; another than `state` only where the reader corrected it. */
  found: DetailState
  isCorrected: boolean
  /** Whether `state` is a second reader's word against the comparison's. */
  isSecond: boolean
  /** Whether a second reader would be of use. */
  isUnsure: boolean
  speaker: string | null
  outlets: ShownOutlet[]
  /** Outlets that tell it in part. */
  partlyBy: ShownOutlet[]
  /** Outlets known only by their beginning: whether they tell it is not known. */
  unknown: ShownOutlet[]
  /** The page's sentences that tell it; empty where not found. */
  evidence: ShownSentence[]
  closest: ShownSentence | null
  why: string
  reason: MatchReason | null
}

export interface ShownDifference {
  id: string
  about: string
  evidence: ShownSentence[]
  here: string
  /** Whether the page's version is none of the outlets'. */
  isOwn: boolean
  elsewhere: { statement: string; outlets: ShownOutlet[] }[]
}

export interface Presentation {
  verdict: Verdict
  kind: PageKind | null
  story: { id: string; title: string; date: string; language: string }
  /** The outlets compared with. */
  outlets: ShownOutlet[]
  /** What is compared with it. */
  page: { title: string; site: string | null; published: string | null; translatedFrom: string | null }
  /** Details told, of all; not found that at least `least` outlets tell; sentences added; points told differently. */
  counts: {
    least: number
    corrected: number
    told: number
    partly: number
    details: number
    notFound: number
    leftOut: number
    added: number
    differs: number
  }
  notFound: ShownDetail[]
  added: ShownAddition[]
  differs: ShownDifference[]
  alsoTold: ShownDetail[]
}

export function presentReport(report: Report, story: Story, choice: Choice = NO_CHOICE): Presentation {
  const compared = story.outlets.filter(({ id }) => !choice.without.has(id))
  const outlets = new Map(compared.map((outlet) => [outlet.id, outlet]))
  const details = new Map(story.details.map((detail) => [detail.id, detail]))
  const sentences = shownSentences(report)
  const shown = report.details.flatMap((finding): ShownDetail[] => {
    const detail = details.get(finding.id)
    if (!detail) return [] // a report kept from an older corpus
    const item = showDetail(finding, detail, outlets, sentences, choice)
    // What only outlets tell that the reader does not compare with is no part of the story for them.
    return item.outlets.length > 0 || item.partlyBy.length > 0 || tellsNobody(detail) ? [item] : []
  })
  const order = new Map(story.details.map(({ id }, i) => [id, i]))
  shown.sort(
    (a, b) => b.outlets.length - a.outlets.length || b.salience - a.salience || order.get(a.id)! - order.get(b.id)!,
  )
  const notFound = shown.filter(({ state }) => state === 'not-found')
  const alsoTold = shown.filter(({ state }) => state !== 'not-found')
  // Where fewer outlets are compared than are asked for, all of them must tell it.
  const least = Math.max(1, Math.min(choice.least, compared.length))
  const isLeftOut = ({ outlets: tellers }: ShownDetail) => tellers.length >= least
  const differs = report.differs.flatMap((finding) => {
    const difference = [...story.facts, ...story.differences].find(({ id }) => id === finding.difference)
    if (!difference) return [] // a report kept from an older corpus
    return {
      id: difference.id,
      about: difference.about,
      evidence: showSentences(finding.sentences, sentences),
      here: finding.here,
      isOwn: finding.variant === null,
      elsewhere: finding.elsewhere
        .map(({ statement, outlets: ids }) => ({ statement, outlets: showOutlets(ids, outlets) }))
        .filter(({ outlets: tellers }) => tellers.length > 0),
    }
  })
  return {
    verdict: report.verdict,
    kind: report.kind ?? null,
    story: { id: story.id, title: story.title, date: story.date, language: story.language },
    outlets: compared.map(showOutlet),
    page: {
      title: sentences[0]?.text ?? report.article?.title ?? '',
      site: report.article?.site ?? null,
      published: report.article?.published ?? null,
      translatedFrom: report.article?.translated?.from ?? null,
    },
    counts: {
      least,
      corrected: shown.filter(({ isCorrected }) => isCorrected).length,
      told: alsoTold.filter(({ state }) => state === 'told').length,
      partly: alsoTold.filter(({ state }) => state === 'partly').length,
      details: shown.length,
      notFound: notFound.length,
      leftOut: report.verdict === 'covers' ? notFound.filter(isLeftOut).length : 0,
      added: report.added.length,
      differs: differs.length,
    },
    notFound,
    added: report.added.map((item) => ({ ...item, ...(sentences[item.sentence] ?? { translation: null }) })),
    differs,
    alsoTold,
  }
}

function showDetail(
  finding: DetailFinding,
  detail: Detail,
  outlets: Map<string, Outlet>,
  sentences: ShownSentence[],
  { corrections, second }: Choice,
): ShownDetail {
  const correction = corrections.get(detail.id)
  const read = second.get(detail.id) ?? finding.state
  const state = correction === undefined ? read : !correction ? 'not-found' : read === 'partly' ? 'partly' : 'told'
  const closest = finding.closest === null ? null : (sentences[finding.closest] ?? null)
  const evidence = showSentences(finding.sentences, sentences)
  return {
    id: detail.id,
    statement: detail.statement,
    kind: detail.kind,
    salience: detail.salience,
    speaker: detail.speaker,
    state,
    found: finding.state,
    isCorrected: correction !== undefined && state !== read,
    isSecond: correction === undefined && read !== finding.state,
    isUnsure: finding.state === 'partly' || (finding.strength >= UNSURE.from && finding.strength < UNSURE.to),
    outlets: showOutlets(Object.keys(detail.toldBy), outlets),
    partlyBy: showOutlets(Object.keys(detail.partlyToldBy), outlets),
    unknown: showOutlets(finding.unknown, outlets),
    // Who disagrees with "not found" has the closest sentence in mind.
    evidence: state !== 'not-found' && evidence.length === 0 && closest ? [closest] : evidence,
    closest,
    why: finding.why,
    reason: finding.reason ?? null,
  }
}

const showOutlet = ({ id, name, url }: Outlet): ShownOutlet => ({ id, name, url })

/** A detail of the event that no outlet's article is known to tell in full or in part. */
const tellsNobody = ({ toldBy, partlyToldBy }: Detail): boolean =>
  Object.keys(toldBy).length === 0 && Object.keys(partlyToldBy).length === 0

const showOutlets = (ids: string[], outlets: Map<string, Outlet>): ShownOutlet[] =>
  ids.flatMap((id) => {
    const outlet = outlets.get(id)
    return outlet ? [showOutlet(outlet)] : []
  })

const showSentences = (numbers: number[], sentences: ShownSentence[]): ShownSentence[] =>
  numbers.flatMap((number) => sentences[number] ?? [])

function shownSentences({ article }: Report): ShownSentence[] {
  const originals = article?.translated?.originals
  return (article?.sentences ?? []).map((text, sentence) =>
    originals === undefined
      ? { sentence, text, translation: null }
      : { sentence, text: originals[sentence] ?? text, translation: text },
  )
}
