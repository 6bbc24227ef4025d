// Does the article cover the story, mention it, or neither? Covering means that the event itself is what the page reports,
// reacts to or analyses: it stands in the title or the opening, as something that has happened, and comes back.
import { type Article, sentenceText } from '../read/article.ts'
import type { DetailMatch } from './match.ts'
import type { Verdict } from './report.ts'
import type { StoryIndex } from './story-index.ts'

/** Sentences after the title that count as the opening, at least. */
const OPENING_SENTENCES = 4
/** Or this share of the page, where that is more: features begin late. */
const OPENING_SHARE = 0.25
/** A page whose blocks have fewer words than this in the middle is a list of headlines, not an article. */
const INDEX_MEDIAN_WORDS = 14
const INDEX_MIN_BLOCKS = 8
/** A headline list has at least this share of blocks without a full stop at the end. */
const INDEX_UNSTOPPED_SHARE = 0.6
/** Details told that make a mention a coverage even where the opening is silent. */
const MANY_DETAILS = 14
/** Days by which a page may be dated before the event: time zones, and clocks set to another day. */
const SLACK_DAYS = 1

export interface Detection {
  verdict: Exclude<Verdict, 'unreadable'>
  confidence: number
  why: string
}

// "Will …?", "whether", "considering", "has not recognised", "yet to": the event as a question, a plan or a refusal.
const NOT_HAPPENED =
  /\b(?:will|would|could|may|might|whether|if|should|considers?|considering|considered|ponders?|weighs|weighing|mulls?|mulling|plans? to|expected to|likely to|poised to|ready to|about to|hopes? to|urged?|urges|calls? on|has not|have not|had not|hasn't|not yet|yet to|stopped? short|without|withh[eo]ld\w*|refus\w+|short of|edges?|steps? closer|moves? closer|talks? on|ahead of)\b/i
const HAPPENED =
  /\b(?:recogni[sz]ed|became|becomes|has become|have become|accepted|accepts|granted|grants|extended|extends|recogni[sz]es|recognition (?:of|by)|(?:moscow|russia|kremlin|putin)['’]s (?:\w+ ){0,2}(?:recognition|nod|move|decision|step|embrace))\b/i

export function detectStory(index: StoryIndex, article: Article, matches: DetailMatch[]): Detection {
  const { story } = index
  if (article.published !== null && daysBetween(article.published, story.date) > SLACK_DAYS)
    return { verdict: 'other', confidence: 0.98, why: `the page is dated ${article.published}, before the event` }

  const event = matches.filter(({ finding }) => story.event.includes(finding.id) && finding.state === 'told')
  const eventSentences = [...new Set(event.flatMap(({ finding }) => finding.sentences))]
    .filter((at) => hasHappened(sentenceText(article, at)))
    .sort((a, b) => a - b)
  if (eventSentences.length === 0)
    return { verdict: 'other', confidence: 0.9, why: 'no sentence says that the event has happened' }
  if (isHeadlineList(article))
    return { verdict: 'mentions', confidence: 0.8, why: 'a list of headlines, one of them on the event' }

  const told = matches.filter(({ finding }) => finding.state === 'told').length
  const opening = Math.max(OPENING_SENTENCES, Math.ceil(article.sentences.length * OPENING_SHARE))
  const inTitle = eventSentences[0] === 0
  const inOpening = eventSentences.some((at) => at > 0 && at <= opening)
  if (inTitle && (inOpening || told >= 3))
    return { verdict: 'covers', confidence: 0.97, why: 'title and opening tell the event' }
  if (inTitle || (inOpening && eventSentences.length > 1))
    return {
      verdict: 'covers',
      confidence: 0.85,
      why: inTitle ? 'the title tells the event' : 'the opening tells the event, and the page returns to it',
    }
  if (told >= MANY_DETAILS) return { verdict: 'covers', confidence: 0.75, why: `tells ${told} of the story's details` }
  return { verdict: 'mentions', confidence: 0.8, why: `the event is told once, in sentence ${eventSentences[0]}` }
}

const hasHappened = (sentence: string): boolean => HAPPENED.test(sentence) || !NOT_HAPPENED.test(sentence)

function isHeadlineList(article: Article): boolean {
  const blocks = article.blocks.slice(1)
  if (blocks.length < INDEX_MIN_BLOCKS) return false
  const lengths = blocks.map((text) => text.split(' ').length).sort((a, b) => a - b)
  const unstopped = blocks.filter((text) => !/[.!?…]["'”’»)\]]*$/.test(text)).length / blocks.length
  return lengths[Math.floor(lengths.length / 2)]! < INDEX_MEDIAN_WORDS && unstopped >= INDEX_UNSTOPPED_SHARE
}

/** Whole days from `a` to `b`, both YYYY-MM-DD. */
const daysBetween = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000
