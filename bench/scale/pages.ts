// Makes up pages for made-up stories: such that tell one of them, such that look like one and tell none of them, and such
// as most people open most of the time. Sentences are worded anew, and stand among others that say nothing of a story.
import type { Page } from '../../eval/labelled.ts'
import { type Draw, drawFrom, seedOf } from './draw.ts'
import { COUNTRIES } from './places.ts'
import { type MadeStory, makeStory, otherThan, STORIES_PER_MONTH, sentence, title } from './stories.ts'
import { EVENTS, FILLER_ENDS, FILLER_NOUNS, FILLER_VERBS, ORDINARY } from './wordings.ts'

const DAY_MS = 86_400_000

export interface MadePage {
  page: Page
  /** The story it tells, or null. */
  story: string | null
  kind: 'story' | 'same actors' | 'same event' | 'elsewhere' | 'ordinary'
}

const filler = (draw: Draw): string =>
  sentence(
    `[the|a|every] ${draw.byRank(FILLER_NOUNS)} ${draw.byRank(FILLER_VERBS)} the ${draw.byRank(FILLER_NOUNS)} ${draw.byRank(FILLER_ENDS)}.`.replace(
      /^\[[^\]]*\]/,
      (text) => draw.wording(text),
    ),
    {},
  )

const inParagraphs = (draw: Draw, sentences: string[]): string[][] => {
  const paragraphs: string[][] = []
  for (let i = 0; i < sentences.length; ) {
    const length = draw.whole(1, 3)
    paragraphs.push(sentences.slice(i, i + length))
    i += length
  }
  return paragraphs
}

const pageOf = (id: string, heading: string, paragraphs: string[][], published: string): Page => ({
  id,
  kind: 'news',
  title: heading,
  site: 'The courier',
  lang: 'en',
  published,
  covers: false,
  mentions: false,
  index: false,
  paragraphs,
})

/** A page that tells the story: its event first, half of its further details, and sentences of no story. */
function tellStory(made: MadeStory, draw: Draw, id: string): Page {
  const { slots, wordings, event, story } = made
  const tell = (list: readonly string[]) => sentence(draw.wording(draw.of(list)), slots)
  const further = draw.some([...wordings].slice(2), draw.whole(4, 8)).map(([, list]) => tell(list))
  const body = [...further, ...Array.from({ length: draw.whole(3, 9) }, () => filler(draw))]
  const sentences = [tell(event.event), tell(event.second), ...draw.some(body, body.length)]
  const published = new Date(Date.parse(story.date) + draw.whole(0, 2) * DAY_MS).toISOString().slice(0, 10)
  return pageOf(id, title(draw, event, slots), inParagraphs(draw, sentences), published)
}

export const storyPage = (made: MadeStory, seed: number): MadePage => ({
  page: tellStory(made, drawFrom(seedOf(seed, made.number, 3)), `page-${made.story.id}`),
  story: made.story.id,
  kind: 'story',
})

/**
 * Pages of no story: one in three about the actors of a story in its month, with another event; one about its event with
 * other actors; one about anything. None repeats an event of the same kind, month and countries that some story has.
 */
export function lookAlikes(stories: readonly MadeStory[], count: number, seed: number): MadePage[] {
  const key = ({ event, countries, month }: Pick<MadeStory, 'event' | 'countries' | 'month'>) =>
    `${event.id} ${month} ${countries.map(({ name }) => name).join(' ')}`
  const taken = new Set(stories.map(key))
  const made: MadePage[] = []
  for (let i = 0; made.length < count; i++) {
    const draw = drawFrom(seedOf(seed, i, 5))
    const near = draw.of(stories)
    const kind = (['same actors', 'same event', 'elsewhere'] as const)[i % 3]!
    const events = EVENTS.filter(({ isAlone }) => Boolean(isAlone) === Boolean(near.event.isAlone))
    const event = kind === 'same event' ? near.event : draw.of(events.filter(({ id }) => id !== near.event.id))
    const countries =
      kind === 'same actors'
        ? near.countries
        : near.countries.map((_, at) =>
            kind === 'same event'
              ? otherThan(near.countries, draw)
              : COUNTRIES.at(-1 - draw.whole(at * 30, at * 30 + 29))!,
          )
    // Any number of the month of the story that it looks like; the variant is no story's.
    const number = near.month * STORIES_PER_MONTH + draw.whole(0, STORIES_PER_MONTH - 1)
    const ghost = makeStory(number, near.seed, { event, countries, variant: i + 1 })
    if (new Set(countries).size < countries.length || taken.has(key(ghost))) continue
    made.push({ page: tellStory(ghost, draw, `like-${i}`), story: null, kind })
  }
  return made
}

/** Pages as most people open most of the time: no country, no leader, no event. */
export const ordinaryPages = (count: number, seed: number): MadePage[] =>
  Array.from({ length: count }, (_, i) => {
    const draw = drawFrom(seedOf(seed, i, 7))
    const sentences = Array.from({ length: draw.whole(12, 40) }, () => filler(draw))
    return {
      page: pageOf(`ordinary-${i}`, draw.wording(draw.of(ORDINARY)), inParagraphs(draw, sentences), '2025-07-03'),
      story: null,
      kind: 'ordinary',
    }
  })
