// Report + story → what a person is shown: items with their words, in the order that matters. Pure, so that popup, badge
// and terminal say the same. No layout and no markup here.
import type { AddedSentence, DetailFinding, DetailState, MatchReason, PageKind, Report, Verdict } from './report.ts'
import type { Detail, Outlet, Story } from './story.ts'

/** A detail that this many outlets tell is missed by more than one editor's choice: the badge counts those at first. */
export const CORROBORATED = 2

/** What the reader chose: how a report is shown, never what was found. */
export interface Choice {
  /** Ids of the story's outlets that are not compared with. */
  without: ReadonlySet<string>
  /** Outlets that must tell a detail before it counts as left out. */
  least: number
  /** The reader's word on a detail of this page against ours. */
  corrections: ReadonlyMap<string, boolean>
}
export const NO_CHOICE: Choice = { without: new Set(), least: CORROBORATED, corrections: new Map() }

export interface ShownOutlet {
  id: string
  name: string
  url: string | null
}

export interface ShownSentence {
  sentence: number
  text: string
}

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
  page: { title: string; site: string | null; published: string | null }
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
  added: AddedSentence[]
  differs: ShownDifference[]
  alsoTold: ShownDetail[]
}

export function presentReport(report: Report, story: Story, choice: Choice = NO_CHOICE): Presentation {
  const compared = story.outlets.filter(({ id }) => !choice.without.has(id))
  const outlets = new Map(compared.map((outlet) => [outlet.id, outlet]))
  const details = new Map(story.details.map((detail) => [detail.id, detail]))
  const sentences = report.article?.sentences ?? []
  const shown = report.details.flatMap((finding): ShownDetail[] => {
    const detail = details.get(finding.id)
    if (!detail) return [] // a report kept from an older corpus
    const item = showDetail(finding, detail, outlets, sentences, choice.corrections.get(finding.id))
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
      title: report.article?.title ?? '',
      site: report.article?.site ?? null,
      published: report.article?.published ?? null,
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
    added: report.added,
    differs,
    alsoTold,
  }
}

function showDetail(
  finding: DetailFinding,
  detail: Detail,
  outlets: Map<string, Outlet>,
  sentences: string[],
  correction: boolean | undefined,
): ShownDetail {
  const state =
    correction === undefined
      ? finding.state
      : correction
        ? finding.state === 'partly'
          ? 'partly'
          : 'told'
        : 'not-found'
  const closest = finding.closest === null ? null : (showSentences([finding.closest], sentences)[0] ?? null)
  return {
    id: detail.id,
    statement: detail.statement,
    kind: detail.kind,
    salience: detail.salience,
    speaker: detail.speaker,
    state,
    found: finding.state,
    isCorrected: state !== finding.state,
    outlets: showOutlets(finding.outlets, outlets),
    partlyBy: showOutlets(Object.keys(detail.partlyToldBy), outlets),
    unknown: showOutlets(finding.unknown, outlets),
    evidence: showSentences(finding.sentences, sentences),
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

const showSentences = (numbers: number[], sentences: string[]): ShownSentence[] =>
  numbers.flatMap((sentence) => {
    const text = sentences[sentence]
    return text === undefined ? [] : [{ sentence, text }]
  })
