// Told differently: which variant of each difference does the page take, and what do the others say? And facts: values on
// which all outlets agree (where, when, who, how much) and that the page gives otherwise.
//
// A difference is reported where the page speaks to the point: it tells a detail of one of the variants. The variant it
// takes is the one whose details it tells and whose cues its words meet; where none fits, its own is another.
import { metGroups, parseGroups } from './essentials.ts'
import type { AnalysedArticle, AnalysedSentence } from './features.ts'
import type { DetailFinding, DifferenceFinding } from './report.ts'
import type { Difference, Fact, NATURES } from './story.ts'
import type { IndexedVariant, StoryIndex } from './story-index.ts'

/** What speaks for a variant: the share of its details that the page tells, its cues met, its statement's words. */
const DETAILS_WEIGHT = 1
const CUES_WEIGHT = 1.2
const COSINE_WEIGHT = 0.8
/** What speaks against it: words that it excludes. */
const UNLESS_WEIGHT = 1
/** From this sum on the page is said to take the variant; under it, its own is another. */
const TAKES = 1.1
/** Evidence shown at most. */
const MOST_SENTENCES = 3
/** Conflicts of fact first, wording last. */
const ORDER: Record<(typeof NATURES)[number], number> = { fact: 0, scope: 1, wording: 2 }

export function findDifferences(
  index: StoryIndex,
  analysed: AnalysedArticle,
  findings: DetailFinding[],
): DifferenceFinding[] {
  const found = new Map(findings.filter(({ state }) => state !== 'not-found').map((finding) => [finding.id, finding]))
  const facts = index.story.facts.flatMap((fact) => findOtherValue(fact, index, analysed, found.get(fact.detail)) ?? [])
  const points = index.story.differences
    .flatMap((difference, i) => {
      const finding = takeSide(difference, index.variants[i]!, analysed, found)
      return finding ? [{ finding, order: ORDER[difference.nature] }] : []
    })
    .sort((a, b) => a.order - b.order)
  return [...facts, ...points.map(({ finding }) => finding)]
}

function takeSide(
  difference: Difference,
  variants: IndexedVariant[],
  { sentences: analysed }: AnalysedArticle,
  found: Map<string, DetailFinding>,
): DifferenceFinding | null {
  const told = [...new Set(difference.variants.flatMap(({ details }) => details))].flatMap((id) => found.get(id) ?? [])
  if (!told.some(({ state }) => state === 'told')) return null
  const sentences = rankSentences(told.flatMap((finding) => finding.sentences))
  const evidence = sentences.map((at) => analysed[at]!)
  const scored = variants
    .map((indexed) => ({ variant: indexed.variant, ...scoreVariant(indexed, evidence, found) }))
    .sort((a, b) => b.score - a.score)
  const [best] = scored
  if (!best) return null
  const takes = best.score >= TAKES ? best.variant : null
  const first = sentences[best.nearest]!
  const others = difference.variants.filter((variant) => variant !== takes)
  return {
    difference: difference.id,
    sentences: [first, ...sentences.filter((at) => at !== first)].slice(0, MOST_SENTENCES),
    variant: takes?.label ?? null,
    here: analysed[first]!.text,
    elsewhere: others.map(({ statement, toldBy }) => ({ statement, outlets: toldBy })),
  }
}

/** How well the page's evidence fits the variant, and which piece of it fits best. */
function scoreVariant(
  { variant: { details }, cues, unless, terms }: IndexedVariant,
  evidence: AnalysedSentence[],
  found: Map<string, DetailFinding>,
): { score: number; nearest: number } {
  const share = details.filter((id) => found.has(id)).length / (details.length || 1)
  const all = evidence.flatMap(({ words }) => words)
  const hasExcluded = metGroups(unless, all).some(Boolean)
  const met = cues.length === 0 ? 0 : metGroups(cues, all).filter(Boolean).length / cues.length
  const cosines = evidence.map((sentence) => dot(terms, sentence.terms))
  const nearest = cosines.indexOf(Math.max(...cosines))
  return {
    score:
      DETAILS_WEIGHT * share +
      CUES_WEIGHT * (met === 1 ? 1 : met / 2) +
      COSINE_WEIGHT * (cosines[nearest] ?? 0) -
      (hasExcluded ? UNLESS_WEIGHT : 0),
    nearest: Math.max(0, nearest),
  }
}

/** The first sentence told of the fact's detail that has another value and none of the right ones. */
function findOtherValue(
  fact: Fact,
  index: StoryIndex,
  { sentences }: AnalysedArticle,
  finding: DetailFinding | undefined,
): DifferenceFinding | null {
  if (!finding) return null
  const right = parseGroups([fact.values])
  const other = parseGroups([fact.others])
  const detail = index.details[index.detailById.get(fact.detail)!]!
  // The strongest sentence decides: a later mention that leaves the value out contradicts nothing.
  const [at] = finding.sentences
  if (at === undefined) return null
  const { words, text } = sentences[at]!
  if (metGroups(right, words)[0] || !metGroups(other, words)[0]) return null
  return {
    difference: fact.id,
    sentences: [at],
    variant: null,
    here: text,
    elsewhere: [{ statement: detail.detail.statement, outlets: Object.keys(detail.detail.toldBy) }],
  }
}

/** Sentences by how many of the details they are evidence for. */
function rankSentences(sentences: number[]): number[] {
  const counts = new Map<number, number>()
  for (const at of sentences) counts.set(at, (counts.get(at) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at)
}

function dot(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0)
  return sum
}
