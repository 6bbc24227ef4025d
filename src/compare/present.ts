// Report + story → what a person is shown: items with their words, in the order that matters. Pure, so that popup, badge
// and terminal say the same. No layout and no markup here.
import type { AddedSentence, DetailFinding, DetailState, Report, Verdict } from './report.ts'
import type { Detail, Outlet, Story } from './story.ts'

/** A detail that this many outlets tell is missed by more than one editor's choice: the badge counts those. */
export const CORROBORATED = 2

export interface ShownOutlet {
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
  state: DetailState
  speaker: string | null
  outlets: ShownOutlet[]
  /** Outlets known only by their beginning: whether they tell it is not known. */
  unknown: ShownOutlet[]
  /** The page's sentences that tell it; empty where not found. */
  evidence: ShownSentence[]
  closest: ShownSentence | null
  why: string
}

export interface ShownDifference {
  id: string
  about: string
  evidence: ShownSentence[]
  here: string
  elsewhere: { statement: string; outlets: ShownOutlet[] }[]
}

export interface Presentation {
  verdict: Verdict
  story: { title: string; date: string }
  /** What is compared with it. */
  page: { title: string; site: string | null; published: string | null }
  /** Details told, of all; not found that at least CORROBORATED outlets tell; sentences added; points told differently. */
  counts: {
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

/** How many details that at least two outlets tell are not found on the page: the badge's number. */
export const countLeftOut = (report: Report): number =>
  report.verdict === 'covers'
    ? report.details.filter(({ state, outlets }) => state === 'not-found' && outlets.length >= CORROBORATED).length
    : 0

export function presentReport(report: Report, story: Story): Presentation {
  const outlets = new Map(story.outlets.map((outlet) => [outlet.id, outlet]))
  const details = new Map(story.details.map((detail) => [detail.id, detail]))
  const sentences = report.article?.sentences ?? []
  const show = (finding: DetailFinding): ShownDetail | null => {
    const detail = details.get(finding.id)
    return detail ? showDetail(finding, detail, outlets, sentences) : null // a report kept from an older corpus
  }
  const shown = report.details.map(show).filter((item) => item !== null)
  const order = new Map(story.details.map(({ id }, i) => [id, i]))
  shown.sort(
    (a, b) => b.outlets.length - a.outlets.length || b.salience - a.salience || order.get(a.id)! - order.get(b.id)!,
  )
  const notFound = shown.filter(({ state }) => state === 'not-found')
  const alsoTold = shown.filter(({ state }) => state !== 'not-found')
  const differs = report.differs.flatMap((finding) => {
    const difference = [...story.facts, ...story.differences].find(({ id }) => id === finding.difference)
    if (!difference) return [] // a report kept from an older corpus
    return {
      id: difference.id,
      about: difference.about,
      evidence: showSentences(finding.sentences, sentences),
      here: finding.here,
      elsewhere: finding.elsewhere.map(({ statement, outlets: ids }) => ({
        statement,
        outlets: showOutlets(ids, outlets),
      })),
    }
  })
  return {
    verdict: report.verdict,
    story: { title: story.title, date: story.date },
    page: {
      title: report.article?.title ?? '',
      site: report.article?.site ?? null,
      published: report.article?.published ?? null,
    },
    counts: {
      told: alsoTold.filter(({ state }) => state === 'told').length,
      partly: alsoTold.filter(({ state }) => state === 'partly').length,
      details: shown.length,
      notFound: notFound.length,
      leftOut: countLeftOut(report),
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
): ShownDetail {
  return {
    id: detail.id,
    statement: detail.statement,
    kind: detail.kind,
    salience: detail.salience,
    speaker: detail.speaker,
    state: finding.state,
    outlets: showOutlets(finding.outlets, outlets),
    unknown: showOutlets(finding.unknown, outlets),
    evidence: showSentences(finding.sentences, sentences),
    closest: finding.closest === null ? null : (showSentences([finding.closest], sentences)[0] ?? null),
    why: finding.why,
  }
}

const showOutlets = (ids: string[], outlets: Map<string, Outlet>): ShownOutlet[] =>
  ids.flatMap((id) => {
    const outlet = outlets.get(id)
    return outlet ? [{ name: outlet.name, url: outlet.url }] : []
  })

const showSentences = (numbers: number[], sentences: string[]): ShownSentence[] =>
  numbers.flatMap((sentence) => {
    const text = sentences[sentence]
    return text === undefined ? [] : [{ sentence, text }]
  })

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The summary in one line, for popup, badge title and terminal. */
export function summarise({ counts, verdict }: Presentation): string {
  if (verdict === 'mentions')
    return `This page mentions the story without covering it. It tells ${plural(counts.told, 'detail', 'details')} of ${counts.details}.`
  const left =
    counts.leftOut === 0
      ? 'Every detail that at least two outlets tell was found'
      : `${plural(counts.leftOut, 'detail', 'details')} that at least two outlets tell ${counts.leftOut === 1 ? 'was' : 'were'} not found`
  const partly = counts.partly > 0 ? ` (and ${counts.partly} more in part)` : ''
  const more = [
    counts.added > 0 ? `it adds ${plural(counts.added, 'sentence', 'sentences')} of its own` : '',
    counts.differs > 0 ? `tells ${plural(counts.differs, 'point', 'points')} differently from others` : '',
  ].filter(Boolean)
  return `This page tells ${counts.told} of ${counts.details} details${partly}. ${left}${more.length > 0 ? `; ${more.join(' and ')}` : ''}.`
}
