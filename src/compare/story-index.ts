// Story → index: the story's texts as weighted terms in an inverted index, built once per worker life from texts that were
// cut into stems when the extension was built (story-cut.ts).
// Terms are stems; weights are tf-idf with the idf taken over all texts of the story (Spärck Jones 1972),
// so that "Taliban" and "Russia", which every text has, weigh little and "credentials" much.
import { type Group, parseGroups } from './essentials.ts'
import { buildGroupIndex, type GroupIndex } from './group-index.ts'
import { makeNameResolver, type NameResolver } from './names.ts'
import { loadNetwork, type Network } from './network.ts'
import type { Detail, Story, Variant } from './story.ts'
import { cutStory, type StoryCut } from './story-cut.ts'

/** One statement or phrasing. */
export interface IndexedText {
  detail: number
  role: 'statement' | 'phrasing'
  /** Stem → weight; the vector has length 1. */
  terms: Map<string, number>
  /** Sum of the idf of its terms: what full coverage would reach. */
  mass: number
}

/** Where a stem stands: the texts that have it, and its weight in each. */
export interface Posting {
  idf: number
  texts: number[]
  weights: number[]
}

export interface IndexedDetail {
  detail: Detail
  /** Its texts are those from `from` up to but not including `to`; the statement comes first. */
  from: number
  to: number
  /** The statement's content words, each once. */
  words: { text: string; stem: string }[]
}

/** A variant of a difference, ready to be held against a page. */
export interface IndexedVariant {
  variant: Variant
  cues: Group[]
  unless: Group[]
  /** Its label and statement as a vector of length 1. */
  terms: Map<string, number>
}

export interface StoryIndex {
  story: Story
  idf: (stem: string) => number
  texts: IndexedText[]
  postings: Map<string, Posting>
  details: IndexedDetail[]
  groups: GroupIndex
  /** The story's cues: its actors and the act. */
  gate: Group[]
  /** Per difference of the story its variants. */
  variants: IndexedVariant[][]
  /** All stems of its texts, places, actors, title and summary: what is no news. */
  knownStems: ReadonlySet<string>
  detailById: Map<string, number>
  /** Brings the page's spellings of names to the story's. */
  resolveNames: NameResolver
  /** Null for a story that none was trained for. */
  network: Network | null
}

/**
 * `networkFile` is what stands beside the story in assets/networks, unvalidated; undefined where nothing does. `cut` is the
 * story's texts as `cutStory` gives them, where that was done before.
 */
export function buildStoryIndex(story: Story, networkFile?: unknown, cut: StoryCut = cutStory(story)): StoryIndex {
  const stems = cut.stems.split(' ')
  const listed = cut.details.flatMap(({ texts }) => texts)
  const documents = new Uint16Array(stems.length)
  for (const text of listed) for (const stem of new Set(text)) documents[stem]!++
  const counts = new Map(stems.map((stem, i) => [stem, documents[i]!]))
  const idf = (stem: string) => Math.log((listed.length + 1) / ((counts.get(stem) ?? 0) + 0.5))
  const vectorOf = (text: number[]) =>
    weighTerms(
      text.map((stem) => stems[stem]!),
      idf,
    )

  const postings = new Map<string, Posting>()
  const texts: IndexedText[] = []
  const details = cut.details.map(({ texts: ofDetail, words }, i): IndexedDetail => {
    const from = texts.length
    for (const [j, text] of ofDetail.entries()) {
      const terms = vectorOf(text)
      let mass = 0
      for (const [stem, weight] of terms) {
        const posting = postings.get(stem) ?? { idf: idf(stem), texts: [], weights: [] }
        posting.texts.push(texts.length)
        posting.weights.push(weight)
        postings.set(stem, posting)
        mass += posting.idf
      }
      texts.push({ detail: i, role: j === 0 ? 'statement' : 'phrasing', terms, mass })
    }
    return {
      detail: story.details[i]!,
      from,
      to: texts.length,
      words: words.map(([text, stem]) => ({ text, stem: stems[stem]! })),
    }
  })
  const network = loadNetwork(networkFile, story)
  return {
    story,
    resolveNames: makeNameResolver(story.aliases, (word) => network?.knows(word) ?? false),
    idf,
    texts,
    postings,
    details,
    groups: buildGroupIndex(story.details),
    gate: parseGroups(story.gate),
    variants: story.differences.map(({ variants }, i) =>
      variants.map((variant, j) => ({
        variant,
        cues: parseGroups(variant.cues),
        unless: parseGroups(variant.unless),
        terms: vectorOf(cut.variants[i]![j]!),
      })),
    ),
    knownStems: new Set([...postings.keys(), ...cut.known.map((stem) => stems[stem]!)]),
    detailById: new Map(story.details.map(({ id }, i) => [id, i])),
    network,
  }
}

/** Stems → tf-idf vector of length 1; tf is damped to 1 + ln(count). */
export function weighTerms(stems: readonly string[], idf: (stem: string) => number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  let square = 0
  for (const [stem, count] of counts) {
    const weight = (1 + Math.log(count)) * idf(stem)
    counts.set(stem, weight)
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (const [stem, weight] of counts) counts.set(stem, weight / length)
  return counts
}
