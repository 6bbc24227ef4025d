// Differences: points on which outlets contradict or colour each other. Which variant does this page take, and what do
// the others say? A difference is reported only where the page speaks to the point: it tells one of the variant's details.
import { type Article, sentenceText } from '../read/article.ts'
import type { DetailFinding, DifferenceFinding } from './report.ts'
import type { Variant } from './story.ts'
import { contentStems, type StoryIndex, weighTerms } from './story-index.ts'
import { splitWords } from './terms.ts'

/** Cosine of a variant's statement with the page's evidence from which the page is said to take it. */
const TAKES = 0.35
/** By how much the nearest variant must lead the next: otherwise the page's own words are shown without a label. */
const LEAD = 0.05

export function findDifferences(index: StoryIndex, article: Article, findings: DetailFinding[]): DifferenceFinding[] {
  const told = new Map(findings.filter(({ state }) => state === 'told').map((finding) => [finding.id, finding]))
  const found: DifferenceFinding[] = []
  for (const difference of index.story.differences) {
    const spoken = difference.variants.filter(({ details }) => details.some((id) => told.has(id)))
    if (spoken.length === 0) continue
    const sentences = rankSentences(
      spoken.flatMap(({ details }) => details.flatMap((id) => told.get(id)?.sentences ?? [])),
    )
    const scored = spoken
      .map((variant) => ({ variant, ...nearest(index, article, variant, sentences) }))
      .sort((a, b) => b.cosine - a.cosine)
    const [best, next] = scored
    if (!best) continue
    const takes = best.cosine >= TAKES && best.cosine - (next?.cosine ?? 0) >= LEAD ? best.variant : null
    const others = difference.variants.filter((variant) => variant !== takes)
    found.push({
      difference: difference.id,
      sentences: [best.sentence, ...sentences.filter((at) => at !== best.sentence)].slice(0, 3),
      variant: takes?.label ?? null,
      here: sentenceText(article, best.sentence),
      elsewhere: others.map(({ statement, toldBy }) => ({ statement, outlets: toldBy })),
    })
  }
  return found
}

/** Sentences by how many of the details they are evidence for. */
function rankSentences(sentences: number[]): number[] {
  const counts = new Map<number, number>()
  for (const at of sentences) counts.set(at, (counts.get(at) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at)
}

function nearest(
  index: StoryIndex,
  article: Article,
  variant: Variant,
  sentences: number[],
): { cosine: number; sentence: number } {
  const wanted = vectorOf(index, `${variant.label} ${variant.statement}`)
  let best = { cosine: -1, sentence: sentences[0]! }
  for (const at of sentences) {
    const cosine = dot(wanted, vectorOf(index, sentenceText(article, at)))
    if (cosine > best.cosine) best = { cosine, sentence: at }
  }
  return best
}

const vectorOf = (index: StoryIndex, text: string): Map<string, number> =>
  weighTerms(contentStems(splitWords(text)), index.idf)

function dot(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0)
  return sum
}
