// An empty story file for an author to fill in: valid, so that `check` has something to say from the first minute.
import type { Story } from '../compare/story.ts'

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
    gate: [['replace-with-a-name*']],
    event: ['the-event'],
    outlets: [
      {
        id: 'first-outlet',
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
        id: 'the-event',
        statement: title,
        kind: 'event',
        salience: 3,
        speaker: null,
        toldBy: { 'first-outlet': [] },
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
