// An empty story file for an author to fill in: valid, so that `check` has something to say from the first minute.
import type { Story } from '../compare/story.ts'

/** What an author must replace before the story is one. */
export const PLACEHOLDERS = { gate: 'replace-with-a-name*', outlet: 'first-outlet', detail: 'the-event' }

export function blankStory(id: string, title: string, date: string): Story {
  return {
    format: 1,
    id,
    title,
    summary: title,
    date,
    language: 'en',
    places: [],
    actors: [],
    aliases: [],
    gate: [[PLACEHOLDERS.gate]],
    event: [PLACEHOLDERS.detail],
    outlets: [
      {
        id: PLACEHOLDERS.outlet,
        name: 'First outlet',
        url: null,
        extent: 'whole',
        note: null,
        setAside: [],
        repeats: {},
      },
    ],
    details: [
      {
        id: PLACEHOLDERS.detail,
        statement: title,
        kind: 'event',
        salience: 3,
        speaker: null,
        toldBy: { [PLACEHOLDERS.outlet]: [] },
        partlyToldBy: {},
        phrasings: [],
        essentials: [],
        nearMisses: [],
        note: null,
      },
    ],
    differences: [],
    facts: [],
  }
}
