// Story → index: the story's texts as weighted terms in an inverted index, built once per worker life.
// Terms are stems; weights are tf-idf with the idf taken over all texts of the story (Spärck Jones 1972),
// so that "Taliban" and "Russia", which every text has, weigh little and "credentials" much.
import { type Group, parseGroups } from './essentials.ts'
import { buildGroupIndex, type GroupIndex } from './group-index.ts'
import { makeNameResolver, type NameResolver } from './names.ts'
import { loadNetwork, type Network } from './network.ts'
import type { Detail, Story, Variant } from './story.ts'
import { STOP_WORDS, splitWords, type Word } from './terms.ts'

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

/** The content stems of a text, each once or more. */
export const contentStems = (words: readonly Word[]): string[] =>
  words.filter(({ text }) => !STOP_WORDS.has(text)).map(({ stem }) => stem)

/** `networkFile` is what stands beside the story in assets/networks, unvalidated; undefined where nothing does. */
export function buildStoryIndex(story: Story, networkFile?: unknown): StoryIndex {
  const raw = story.details.flatMap((detail, i) => [
    { detail: i, role: 'statement' as const, stems: contentStems(splitWords(detail.statement)) },
    ...detail.phrasings.map((text) => ({
      detail: i,
      role: 'phrasing' as const,
      stems: contentStems(splitWords(text)),
    })),
  ])
  const documents = new Map<string, number>()
  for (const { stems } of raw) for (const stem of new Set(stems)) documents.set(stem, (documents.get(stem) ?? 0) + 1)
  const idf = (stem: string) => Math.log((raw.length + 1) / ((documents.get(stem) ?? 0) + 0.5))

  const texts = raw.map(({ detail, role, stems }): IndexedText => {
    const terms = weighTerms(stems, idf)
    let mass = 0
    for (const stem of terms.keys()) mass += idf(stem)
    return { detail, role, terms, mass }
  })
  const postings = new Map<string, Posting>()
  for (const [i, { terms }] of texts.entries())
    for (const [stem, weight] of terms) {
      const posting = postings.get(stem) ?? { idf: idf(stem), texts: [], weights: [] }
      posting.texts.push(i)
      posting.weights.push(weight)
      postings.set(stem, posting)
    }
  const details = story.details.map((detail, i): IndexedDetail => {
    const from = texts.findIndex((text) => text.detail === i)
    const words = splitWords(detail.statement).filter(({ text }) => !STOP_WORDS.has(text))
    return {
      detail,
      from,
      to: from + 1 + detail.phrasings.length,
      words: [...new Map(words.map((word) => [word.text, word])).values()],
    }
  })
  const vectorOf = (text: string) => weighTerms(contentStems(splitWords(text)), idf)
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
    variants: story.differences.map(({ variants }) =>
      variants.map((variant) => ({
        variant,
        cues: parseGroups(variant.cues),
        unless: parseGroups(variant.unless),
        terms: vectorOf(`${variant.label} ${variant.statement}`),
      })),
    ),
    knownStems: new Set([
      ...postings.keys(),
      ...[...story.places, ...story.actors, story.title, story.summary].flatMap((text) =>
        contentStems(splitWords(text)),
      ),
    ]),
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
