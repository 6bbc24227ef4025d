// Makes up stories: valid story files on events that never happened, with overlaps as real news has them (a few countries are
// in most of it, their leaders are in many stories of one month, wordings repeat). The same seed gives the same stories.
import type { Story } from '../../src/compare/story.ts'
import { type Draw, drawFrom, seedOf } from './draw.ts'
import { BODIES, COUNTRIES, type Country, FAMILY, GIVEN, MIDDLES, OUTLETS, type Region, TOWNS } from './places.ts'
import { EVENTS, type EventKind, FACTS, GROUPS, JUDGED, SECTORS, TOPIC_ENDS, TOPIC_NOUNS } from './wordings.ts'

/** Stories of one month: ten thousand fill five years. */
export const STORIES_PER_MONTH = 170
const FIRST_YEAR = 2021
/** Further details of a story, besides those of the event. */
const FURTHER_DETAILS = 11
const PHRASINGS = 3

export type Slots = Record<string, string>

/** A story with what it was made of, for making pages of it. */
export interface MadeStory {
  story: Story
  number: number
  seed: number
  event: EventKind
  /** Two, or one for an event that concerns one country. */
  countries: Country[]
  month: number
  slots: Slots
  /** Detail id → its wordings, not yet drawn from. */
  wordings: Map<string, string[]>
}

const person = (draw: Draw, region: Region): string => {
  const [begins, ends] = FAMILY[region]
  return `${draw.of(GIVEN[region])} ${draw.of(begins)}${draw.of(MIDDLES)}${draw.of(ends)}`
}

interface Leaders {
  leader: string
  minister: string
}

/** Months after which a country has another leader and minister. */
const TERM = 24

/** Leader and minister of a country: the same in all stories of one term. */
function leadersOf(country: Country, month: number, seed: number): Leaders {
  const draw = drawFrom(seedOf(seed, COUNTRIES.indexOf(country), Math.floor(month / TERM)))
  return { leader: person(draw, country.region), minister: person(draw, country.region) }
}

const town = (draw: Draw): string => `${draw.of(TOWNS[0])}${draw.of(TOWNS[1])}`
const article = (word: string): string => (/^[AEIOU]/.test(word) ? 'an' : 'a')
const surnameOf = (name: string): string => name.split(' ').at(-1)!.toLowerCase()

/** How often an author lists a country's capital, leader, minister, and somebody whom this story alone is about. */
const LISTED = [0.9, 0.7, 0.4, 0.3] as const

/** Names that stand for a country, as an author would list them: its own always, of the others some. */
function namesOf(country: Country, { leader, minister }: Leaders, local: string, draw: Draw): string[] {
  const [name, people] = [country.name.toLowerCase(), country.people.toLowerCase()]
  const further = [country.capital.toLowerCase(), ...[leader, minister, local].map(surnameOf)]
  return [
    ...(people.startsWith(name) ? [`${name}*`] : [name, people]),
    ...further.filter((_, i) => draw.share() < LISTED[i]!),
  ]
}

/** What a story is about, where it must not be left to chance: for pages that look like a story and are of none. */
export interface Wanted {
  countries: Country[]
  event: EventKind
  /** Of stories of one number, which. */
  variant: number
}

/** The story of a number. */
export function makeStory(number: number, seed: number, wanted?: Wanted): MadeStory {
  const draw = drawFrom(seedOf(seed, number, wanted?.variant ?? 0))
  const month = Math.floor(number / STORIES_PER_MONTH)
  const event = wanted?.event ?? draw.of(EVENTS)
  const countries = wanted?.countries ?? countriesFor(event, draw)
  const [a, b = a] = countries as [Country, Country?]
  const c = otherThan(countries, draw)
  const [leadersA, leadersB] = [leadersOf(a, month, seed), leadersOf(b, month, seed)]
  const slots: Slots = {
    A: a.name,
    peopleA: a.people,
    capitalA: a.capital,
    leaderA: leadersA.leader,
    localA: person(draw, a.region),
    townA: town(draw),
    B: b.name,
    aB: article(b.people),
    peopleB: b.people,
    capitalB: b.capital,
    leaderB: leadersB.leader,
    localB: person(draw, b.region),
    townB: town(draw),
    C: c.name,
    peopleC: c.people,
    capitalC: c.capital,
    localC: person(draw, c.region),
    topic: `the ${draw.byRank(TOPIC_NOUNS)} ${draw.byRank(TOPIC_ENDS)}`,
    body: draw.byRank(BODIES),
    judged: draw.of(JUDGED),
    group: draw.byRank(GROUPS),
    sector: draw.byRank(SECTORS),
    few: String(draw.whole(3, 48)),
    hours: String(draw.whole(1, 4) * 24),
    many: String(draw.whole(50, 990)),
    money: String(draw.whole(11, 940)),
    pct: String(draw.whole(4, 79)),
    mag: `${draw.whole(5, 7)}.${draw.whole(0, 9)}`,
    year: String(draw.whole(1991, 2019)),
  }
  const wordings = new Map([
    ['event', event.event],
    ['second', event.second],
    ...draw.some(FACTS, FURTHER_DETAILS).map(({ id, wordings: list }): [string, string[]] => [id, list]),
  ])
  const outlets = draw.some(OUTLETS, draw.whole(3, 5))
  const tell = (text: string) => sentence(draw.wording(text), slots)
  const gate = [
    namesOf(a, leadersA, slots.localA!, draw),
    event.isAlone ? [slots.townA!.toLowerCase(), surnameOf(slots.localA!)] : namesOf(b, leadersB, slots.localB!, draw),
    event.act,
  ]
  const story: Story = {
    format: 1,
    id: `made-${number}`,
    title: title(draw, event, slots),
    summary: [event.event[0]!, event.second[0]!].map(tell).join(' '),
    date: new Date(Date.UTC(FIRST_YEAR, month, draw.whole(1, 28))).toISOString().slice(0, 10),
    language: 'en',
    places: [...new Set([a.name, b.name, slots.townA!])],
    actors: [leadersA.leader, leadersB.leader, slots.localA!],
    aliases: [],
    gate,
    event: ['event', 'second'],
    outlets: outlets.map((id) => ({
      id,
      name: `The ${id}`,
      url: null,
      extent: 'whole',
      note: null,
      setAside: [],
      repeats: {},
    })),
    details: [...wordings].map(([id, texts], i) => ({
      id,
      statement: tell(texts[0]!),
      kind: FACTS.find((fact) => fact.id === id)?.kind ?? 'event',
      salience: i < 2 ? 3 : i < 7 ? 2 : 1,
      speaker: null,
      toldBy: Object.fromEntries(draw.some(outlets, draw.whole(1, outlets.length)).map((outlet) => [outlet, []])),
      partlyToldBy: {},
      phrasings: Array.from({ length: PHRASINGS }, (_, j) => tell(texts[(j + 1) % texts.length]!)),
      essentials: id === 'event' ? [gate[1]!, event.act] : [],
      nearMisses: [],
      note: null,
    })),
    differences: [],
    facts: [],
  }
  return { story, number, seed, event, countries, month, slots, wordings }
}

function countriesFor(event: EventKind, draw: Draw): Country[] {
  const first = draw.byRank(COUNTRIES)
  return event.isAlone ? [first] : [first, otherThan([first], draw)]
}

export function otherThan(countries: readonly Country[], draw: Draw): Country {
  let other = draw.byRank(COUNTRIES)
  while (countries.includes(other)) other = draw.byRank(COUNTRIES)
  return other
}

export const makeStories = (count: number, seed: number): MadeStory[] =>
  Array.from({ length: count }, (_, number) => makeStory(number, seed))

export const title = (draw: Draw, event: EventKind, slots: Slots): string =>
  sentence(draw.wording(draw.of(event.titles)), { ...slots, topic: slots.topic!.replace(/^the /, '') })

/** Slots filled, the first letter made a capital. */
export function sentence(text: string, slots: Slots): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? name)
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
