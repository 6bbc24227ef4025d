// Which of many stories may an article cover? Comparing with one takes milliseconds, so of thousands only those are compared
// whose gate the article's words meet, and of these the few whose words they come nearest to. An inverted index over the cues
// of all gates finds the first; cosine over the words of all their details ranks them.
import type { Article } from '../read/article.ts'
import { isBeforeEvent } from './detect.ts'
import { type Alternative, parseGroups } from './essentials.ts'
import { type GroupFinder, makeGroupFinder } from './group-index.ts'
import type { Story } from './story.ts'
import type { StoryIndex } from './story-index.ts'
import { contentStems, splitWords } from './terms.ts'

/**
 * Stories compared with an article at most. On the labelled pages among ten thousand made-up stories (candidates.test.ts has
 * a thousand) the right one was first wherever its gate was met; the others are there for detection to say which is better.
 * Up to so many there is nothing to choose.
 */
export const MOST_CANDIDATES = 3
/** Stories kept indexed: what people read in an hour is about few of them, and each holds a megabyte with its network. */
const MOST_OPENED = 32

/** Many stories, of which few are taken out for an article. */
export interface Shelf {
  choose(article: Article): StoryIndex[]
}

/** What is asked of each of many stories. Plain JSON, made when the extension is built: cutting ten thousand takes seconds. */
export interface CandidateTables {
  /** Each group of some gate once: its alternatives, ready to match, parted by "|". */
  groups: string[]
  /** Per group the stories that have it. */
  storiesOf: number[][]
  dates: string[]
  /** Stems of titles, summaries and statements, separated by spaces, and per story which it has. */
  stems: string
  lists: number[][]
}

/** The tables ready to be asked. */
export interface CandidateIndex {
  groups: GroupFinder
  storiesOf: number[][]
  /** Per story how many groups its gate has. */
  needed: Uint8Array
  dates: string[]
  stems: Map<string, number>
  /** Per stem its weight: what few stories have says much (idf, squared for the cosine). */
  weights: Float32Array
  lists: number[][]
  /** Per story the length of its vector of weights. */
  lengths: Float32Array
}

/** `count` stories; `open` indexes the one of a number, and what was opened last stays. `tables` are read on first need. */
export function makeShelf(count: number, open: (number: number) => StoryIndex, tables: () => CandidateTables): Shelf {
  const opened = new Map<number, StoryIndex>()
  const take = (number: number): StoryIndex => {
    const index = opened.get(number) ?? open(number)
    opened.delete(number)
    opened.set(number, index)
    for (const [oldest] of opened) if (opened.size > MOST_OPENED) opened.delete(oldest)
    return index
  }
  let index: CandidateIndex | null = null
  return {
    choose(article) {
      if (count <= MOST_CANDIDATES) return Array.from({ length: count }, (_, number) => take(number))
      index ??= openCandidates(tables())
      return findCandidates(index, article).slice(0, MOST_CANDIDATES).map(take)
    },
  }
}

export function cutCandidates(stories: readonly Story[]): CandidateTables {
  const [groups, stems] = [new Map<string, number>(), new Map<string, number>()]
  const numberIn = (map: Map<string, number>, key: string): number => {
    const number = map.get(key) ?? map.size
    map.set(key, number)
    return number
  }
  const storiesOf: number[][] = []
  const lists = stories.map(({ gate, aliases, ...texts }, story) => {
    // Groups that are alike in two places of one gate are one.
    for (const group of new Set(gate.map((cues) => numberIn(groups, writeGroup(withSpellings(cues, aliases)))))) {
      storiesOf[group] ??= []
      storiesOf[group].push(story)
    }
    return [...stemsOf(texts)].map((stem) => numberIn(stems, stem))
  })
  const dates = stories.map(({ date }) => date)
  return { groups: [...groups.keys()], storiesOf, dates, stems: [...stems.keys()].join(' '), lists }
}

/** A name's other spellings are the name (names.ts). */
function withSpellings(cues: string[], aliases: Story['aliases']): string[] {
  const further = aliases.filter(([name = '']) => cues.some((cue) => cue.replace(/\*$/, '') === name.toLowerCase()))
  return [...cues, ...further.flat()]
}

const writeGroup = (cues: string[]): string =>
  parseGroups([cues])[0]!
    .map((words) => words.map(({ word, isPrefix }) => (isPrefix ? `${word}*` : word)).join(' '))
    .join('|')

const readAlternative = (text: string): Alternative =>
  text
    .split(' ')
    .map((word) => (word.endsWith('*') ? { word: word.slice(0, -1), isPrefix: true } : { word, isPrefix: false }))

const stemsOf = ({ title, summary, details }: Pick<Story, 'title' | 'summary' | 'details'>): Set<string> =>
  new Set(contentStems(splitWords([title, summary, ...details.map(({ statement }) => statement)].join('. '))))

export function openCandidates({ groups, storiesOf, dates, stems, lists }: CandidateTables): CandidateIndex {
  const finder = makeGroupFinder()
  for (const [group, texts] of groups.entries()) finder.add(group, texts.split('|').map(readAlternative))
  const needed = new Uint8Array(dates.length)
  for (const list of storiesOf) for (const story of list) needed[story]!++
  const numbers = new Map(stems.split(' ').map((stem, number) => [stem, number]))
  const counts = new Uint32Array(numbers.size)
  for (const list of lists) for (const stem of list) counts[stem]!++
  const weights = Float32Array.from(counts, (count) => Math.log((dates.length + 1) / count) ** 2)
  const lengths = Float32Array.from(lists, (list) => Math.sqrt(list.reduce((sum, stem) => sum + weights[stem]!, 0)))
  return { groups: finder, storiesOf, needed, dates, stems: numbers, weights, lists, lengths }
}

/** The stories whose gate the article's words meet and that are not younger than it, nearest first. */
export function findCandidates(index: CandidateIndex, article: Article): number[] {
  const blocks = article.blocks.map(splitWords)
  const met = new Uint8Array(index.storiesOf.length)
  for (const words of blocks) index.groups.meet(words, met)
  const counts = new Map<number, number>()
  for (const [group, isMet] of met.entries())
    if (isMet === 1) for (const story of index.storiesOf[group]!) counts.set(story, (counts.get(story) ?? 0) + 1)
  const named = [...counts].flatMap(([story, count]) =>
    count >= index.needed[story]! && !isBeforeEvent(article, index.dates[story]!) ? [story] : [],
  )
  if (named.length <= 1) return named
  const page = new Set(contentStems(blocks.flat()).flatMap((stem) => index.stems.get(stem) ?? []))
  const scores = new Map(named.map((story) => [story, nearness(index, story, page)]))
  return named.sort((a, b) => scores.get(b)! - scores.get(a)! || a - b)
}

/** The cosine of story and page, but for the page's length, which is the same for all stories. */
function nearness({ lists, weights, lengths }: CandidateIndex, story: number, page: ReadonlySet<number>): number {
  let shared = 0
  for (const stem of lists[story]!) if (page.has(stem)) shared += weights[stem]!
  return shared / (lengths[story]! || 1)
}
