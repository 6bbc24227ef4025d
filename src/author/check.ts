// A story file against the rules that it must keep beyond its schema. Each problem is a sentence that names the place.
import { metGroups, parseGroups } from '../compare/essentials.ts'
import { makeNameResolver } from '../compare/names.ts'
import type { Detail, Story } from '../compare/story.ts'
import { splitWords } from '../compare/terms.ts'
import { PLACEHOLDERS } from './blank.ts'
import { numberSentences } from './number-sentences.ts'

export interface SourceText {
  outlet: string
  text: string
}

/** So many words in a row that a source has too are the publisher's, not ours. */
const RUN = 8

export function checkStory(story: Story, sources: readonly SourceText[]): string[] {
  return [
    ...checkFilledIn(story),
    ...checkWords(story, sources),
    ...checkAssigned(story, sources),
    ...checkMatching(story),
  ]
}

/** Other wordings that a detail must have: the matcher lives on them. */
const LEAST_PHRASINGS = 3

/** What \`new\` wrote and nobody has replaced, and what a matcher cannot do without. */
function checkFilledIn({ gate, outlets, details }: Story): string[] {
  return [
    ...(gate.flat().includes(PLACEHOLDERS.gate)
      ? ['gate: still says what “new” wrote: name whom a page must name']
      : []),
    ...(outlets.some(({ id }) => id === PLACEHOLDERS.outlet) ? ['outlets: “first-outlet” is what “new” wrote'] : []),
    ...details.flatMap(({ id, phrasings }) =>
      phrasings.length < LEAST_PHRASINGS
        ? [`${id}: has ${phrasings.length} phrasings; write ${LEAST_PHRASINGS} at least, five or more are better`]
        : [],
    ),
  ]
}

/** Every text of the story in which an author may have copied, with where it stands. */
function textsOf(story: Story): [where: string, text: string][] {
  return [
    ['title', story.title],
    ['summary', story.summary],
    ...story.details.flatMap(({ id, statement, phrasings, nearMisses }): [string, string][] => [
      [`${id}: statement`, statement],
      ...phrasings.map((text, i): [string, string] => [`${id}: phrasing ${i + 1}`, text]),
      ...nearMisses.map((text, i): [string, string] => [`${id}: near miss ${i + 1}`, text]),
    ]),
    ...story.differences.flatMap(({ id, about, variants }): [string, string][] => [
      [`${id}: about`, about],
      ...variants.flatMap(({ label, statement }): [string, string][] => [
        [`${id}: label`, label],
        [`${id}: variant`, statement],
      ]),
    ]),
  ]
}

const wordsOf = (text: string): string[] => splitWords(text).map(({ text: word }) => word)

function checkWords(story: Story, sources: readonly SourceText[]): string[] {
  const runs = new Map<string, string>()
  for (const { outlet, text } of sources) {
    const words = wordsOf(text)
    for (let at = 0; at + RUN <= words.length; at++) runs.set(words.slice(at, at + RUN).join(' '), outlet)
  }
  return textsOf(story).flatMap(([where, text]) => {
    // An official's words in quotation marks are facts; each stretch between them is ours.
    for (const own of text.split(/["“”«»][^"“”«»]*["“”«»]/)) {
      const words = wordsOf(own)
      for (let at = 0; at + RUN <= words.length; at++) {
        const run = words.slice(at, at + RUN).join(' ')
        const outlet = runs.get(run)
        if (outlet) return [`${where}: “${run}” stands in ${outlet} too: say it in your own words`]
      }
    }
    return []
  })
}

function checkAssigned(story: Story, sources: readonly SourceText[]): string[] {
  return sources.flatMap(({ outlet: id, text }) => {
    const outlet = story.outlets.find((known) => known.id === id)
    if (!outlet) return [`there is no outlet "${id}" for the source of that name`]
    const sentences = numberSentences(text)
    const assigned = new Set<number>([...outlet.setAside, ...Object.keys(outlet.repeats).map(Number)])
    for (const { toldBy, partlyToldBy } of story.details)
      for (const numbers of [toldBy[id], partlyToldBy[id]]) for (const number of numbers ?? []) assigned.add(number)
    const open = sentences.flatMap((_, i) => (assigned.has(i + 1) ? [] : [i + 1]))
    const tells = new Set(
      story.details.flatMap(({ toldBy, partlyToldBy }) => [...(toldBy[id] ?? []), ...(partlyToldBy[id] ?? [])]),
    )
    const both = outlet.setAside.filter((number) => tells.has(number))
    const beyond = [...assigned].filter((number) => number < 1 || number > sentences.length)
    return [
      ...open.map(
        (number) =>
          `${id}: sentence ${number} tells no detail and is not set aside: “${shorten(sentences[number - 1]!)}”`,
      ),
      ...both.map((number) => `${id}: sentence ${number} tells a detail and is set aside`),
      ...beyond.map((number) => `${id}: there is no sentence ${number}: its source has ${sentences.length}`),
    ]
  })
}

function checkMatching(story: Story): string[] {
  const resolve = makeNameResolver(story.aliases, () => false)
  return story.details.flatMap((detail) => {
    const groups = parseGroups(detail.essentials)
    if (groups.length === 0) return []
    const meetsAll = (text: string) => metGroups(groups, resolve(splitWords(text))).every(Boolean)
    return [
      ...lackEssentials(detail, meetsAll),
      ...detail.nearMisses.flatMap((text, i) =>
        meetsAll(text)
          ? [`${detail.id}: near miss ${i + 1} meets all essentials, so nothing but its wording tells it apart`]
          : [],
      ),
    ]
  })
}

const lackEssentials = ({ id, statement, phrasings }: Detail, meetsAll: (text: string) => boolean): string[] =>
  [statement, ...phrasings].flatMap((text, i) =>
    meetsAll(text) ? [] : [`${id}: ${i === 0 ? 'the statement' : `phrasing ${i}`} does not meet its essentials`],
  )

const SHORT = 60
const shorten = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text)
