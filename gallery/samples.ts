// Sample views for every state of popup, panel, options, welcome and print: what a reader may ever see, without an extension.
import storyFile from '../assets/stories/russia-recognises-taliban.json'
import { type Choice, NO_CHOICE, type Presentation, presentReport } from '../src/compare/present.ts'
import type { AddedSentence, DetailFinding, DetailState, DifferenceFinding, Report } from '../src/compare/report.ts'
import type { Story } from '../src/compare/story.ts'
import type { KnownStory, TabView } from '../src/messages.ts'

const bundled = storyFile as unknown as Story
/** One outlet's article is known by its beginning only, so that unknown is among what is shown. */
const story: Story = {
  ...bundled,
  outlets: bundled.outlets.map((outlet, i) => (i === 2 ? { ...outlet, extent: 'beginning' } : outlet)),
}

/** Sentences of a made-up page. */
const SENTENCES = [
  'Harbour town hears of a far-off handshake',
  'The envoy’s papers were taken with a smile, the ministry said, and tea was served in the green room.',
  'Ferry owner Ana Brook, 61, read the news aloud on the 7.40 to the islands.',
  '“A brave decision,” the minister called it, and hoped that others would follow.',
  'The talks took place in Moscow, according to the harbour radio.',
]

const finding = (i: number, state: DetailState): DetailFinding => {
  const detail = story.details[i]!
  return {
    id: detail.id,
    state,
    strength: state === 'not-found' ? 0.1 : 0.9,
    sentences: state === 'not-found' ? [] : [1 + (i % 3)],
    closest: 1 + (i % 4),
    outlets: Object.keys(detail.toldBy),
    unknown: story.outlets
      .filter(({ extent, id }) => extent === 'beginning' && !(id in detail.toldBy))
      .map(({ id }) => id),
    why: '',
    reason: {
      words: i % 2 === 0 ? 'papers were taken with a smile' : null,
      shared: ['ministry', 'envoy'].slice(0, i % 3),
      essentials: 1,
      needed: 2,
      hasRival: i % 4 === 0,
    },
  }
}

const added = (sentence: number, text: string): AddedSentence => ({
  sentence,
  text,
  why: '',
  brings: { names: ['Ana Brook'], figures: 2, hasQuote: false, words: ['ferry'] },
})

const differs = (sentences: string[], count: number): DifferenceFinding[] =>
  story.differences.slice(0, count).map((difference, i) => ({
    difference: difference.id,
    sentences: [i % sentences.length || 1],
    variant: i % 2 === 0 ? null : difference.variants[0]!.label,
    here: sentences[i % sentences.length || 1]!,
    elsewhere: difference.variants.map(({ statement, toldBy }) => ({ statement, outlets: toldBy })),
  }))

function reportOf(state: (i: number) => DetailState, more: Partial<Report> = {}, sentences = SENTENCES): Report {
  return {
    verdict: 'covers',
    story: story.id,
    confidence: 0.9,
    why: '',
    kind: 'report',
    article: { title: sentences[0]!, site: 'The Quay Courier', published: '2025-07-04', language: 'en', sentences },
    details: story.details.map((_, i) => finding(i, state(i))),
    added: [added(2, sentences[2]!)],
    differs: differs(sentences, 4),
    ...more,
  }
}

const typical = (i: number): DetailState => (i % 3 === 0 ? 'told' : i % 11 === 0 ? 'partly' : 'not-found')

function view(report: Report, more: Partial<Extract<TabView, { state: 'report' }>> = {}, choice?: Choice): TabView {
  return {
    state: 'report',
    presentation: presentReport(report, story, choice),
    url: 'https://quay.example/story',
    isPrivate: false,
    own: null,
    remembered: 'no',
    ...more,
  }
}

/** Three times the story, so that lists hold hundreds of items. */
function long(): TabView {
  const once = presentReport(
    reportOf(() => 'not-found', { differs: differs(SENTENCES, 20) }),
    story,
  )
  const more = <T extends { id: string }>(items: T[]): T[] =>
    [0, 1, 2, 3].flatMap((round) => items.map((item) => ({ ...item, id: `${item.id}-${round}` })))
  const presentation: Presentation = {
    ...once,
    notFound: more(once.notFound).map((item) => ({ ...item, salience: 3 })),
    added: Array.from({ length: 60 }, (_, i) => ({
      ...added(i + 1, `${SENTENCES[2]} It was read ${i + 1} times.`),
      translation: null,
    })),
    differs: more(once.differs),
  }
  return {
    state: 'report',
    presentation,
    url: 'https://quay.example/story',
    isPrivate: false,
    own: null,
    remembered: 'no',
  }
}

/** Thirteen outlets with long names. */
function manyOutlets(): TabView {
  const once = presentReport(reportOf(typical), story)
  const outlets = Array.from({ length: 13 }, (_, i) => ({
    id: `outlet-${i}`,
    name: i % 3 === 0 ? `Frankfurter Allgemeine Zeitung für Deutschland ${i}` : `The Outlet No. ${i}`,
    url: null,
  }))
  const spread = (items: Presentation['notFound']) =>
    items.map((item, i) => ({
      ...item,
      outlets: outlets.filter((_, j) => (i + j) % 3 > 0),
      unknown: outlets.slice(0, i % 2),
    }))
  return {
    state: 'report',
    presentation: { ...once, outlets, notFound: spread(once.notFound), alsoTold: spread(once.alsoTold) },
    url: 'https://quay.example/story',
    isPrivate: false,
    own: null,
    remembered: 'no',
  }
}

const SPANISH = [
  'La ciudad del puerto oye hablar de un lejano apretón de manos',
  'Los papeles del enviado fueron aceptados con una sonrisa, dijo el ministerio, y se sirvió té en la sala verde.',
  'Ana Brook, de 61 años y dueña del transbordador, leyó la noticia en voz alta en el de las 7.40.',
  '«Una decisión valiente», la llamó el ministro, y esperó que otros la siguieran.',
  'Las conversaciones tuvieron lugar en Moscú, según la radio del puerto.',
]
const HOSTILE = [
  '<img src=x onerror=alert(1)> </script><b>Title</b> {{7*7}} [link](javascript:alert(1))',
  `${'Unbreakable'.repeat(40)}.`,
  'Right to left: \u202Eevil\u202C, zero\u200Bwidth\u200Dwords, lone \uD800 surrogate, e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 stacked.',
  '=HYPERLINK("http://evil.example") & "quotes" \'single\' `ticks` \\backslash \u0000 null.',
  'https://a-very-long-address.example/with/many/parts/and/no/space/at/all/so/that/it/has/to/be/broken/somewhere?x=1&y=2',
]
const RIGHT_TO_LEFT = [
  'روسیه حکومت طالبان را به رسمیت شناخت',
  'وزارت خارجه گفت که اعتبارنامه سفیر را پذیرفته است.',
  'آنا بروک، صاحب کشتی، این خبر را بلند خواند.',
  'وزیر آن را «تصمیمی شجاعانه» خواند.',
  'گفتگوها در مسکو برگزار شد.',
]

export const STORIES: KnownStory[] = [
  { id: story.id, title: story.title, date: story.date, outlets: presentReport(reportOf(typical), story).outlets },
]

/** By name: what popup and panel show. */
export const VIEWS: Record<string, TabView> = {
  report: view(reportOf(typical)),
  analysis: view(reportOf(typical, { kind: 'analysis' })),
  long: long(),
  complete: view(reportOf(() => 'told', { added: [], differs: [] })),
  nothing: view(reportOf(() => 'not-found', { added: [], differs: [] })),
  'one-outlet': view(
    reportOf(typical),
    {},
    { ...NO_CHOICE, without: new Set(story.outlets.slice(1).map(({ id }) => id)) },
  ),
  corrected: view(
    reportOf(typical),
    {},
    {
      ...NO_CHOICE,
      corrections: new Map([
        [story.details[1]!.id, true],
        [story.details[0]!.id, false],
      ]),
    },
  ),
  'many-outlets': manyOutlets(),
  remembered: view(reportOf(typical), { remembered: 'yes' }),
  translated: view(
    reportOf(typical, {
      article: {
        title: SENTENCES[0]!,
        site: 'La Gaceta del Muelle',
        published: '2025-07-04',
        language: 'en',
        sentences: SENTENCES,
        translated: { from: 'es', originals: SPANISH },
      },
    }),
  ),
  'second-reading': view(
    reportOf(typical),
    {},
    {
      ...NO_CHOICE,
      second: new Map([
        [story.details[1]!.id, 'told'],
        [story.details[0]!.id, 'not-found'],
      ]),
    },
  ),
  private: view(reportOf(typical), { isPrivate: true }),
  mentions: view(
    reportOf((i) => (i < 3 ? 'told' : 'not-found'), { verdict: 'mentions', kind: null, added: [], differs: [] }),
  ),
  hostile: view(
    reportOf(
      typical,
      { added: HOSTILE.slice(1).map((text, i) => added(i + 1, text)), differs: differs(HOSTILE, 5) },
      HOSTILE,
    ),
  ),
  'right-to-left': view(
    reportOf(typical, { added: [added(2, RIGHT_TO_LEFT[2]!)], differs: differs(RIGHT_TO_LEFT, 3) }, RIGHT_TO_LEFT),
  ),
  reading: { state: 'reading' },
  'not-known': { state: 'not-known', wasRead: false, stories: STORIES, own: [], isPrivate: false, language: null },
  'not-known-read': {
    state: 'not-known',
    wasRead: true,
    stories: STORIES,
    own: [{ id: 'own-1', title: 'The old harbour bridge closes', pages: 3 }],
    isPrivate: false,
    language: null,
  },
  'other-language': {
    state: 'not-known',
    wasRead: true,
    stories: STORIES,
    own: [],
    isPrivate: false,
    language: 'es',
  },
  'own-story': view(reportOf(typical, { kind: null, added: [], differs: [] }), {
    own: { id: 'own-1', title: 'The old harbour bridge closes', pages: 4 },
  }),
  'not-article': { state: 'not-article', why: 'no-article' },
  'too-large': { state: 'not-article', why: 'too-large' },
  'not-html': { state: 'not-article', why: 'not-html' },
  'no-access': { state: 'no-access', host: 'news.quay.example', origins: ['https://news.quay.example/*'] },
  'no-access-anywhere': { state: 'no-access', host: '', origins: ['http://*/*', 'https://*/*'] },
  'off-limits': { state: 'off-limits' },
  'not-looked': { state: 'not-looked', hasMoved: false },
  moved: { state: 'not-looked', hasMoved: true },
  silent: { state: 'silent', host: 'news.quay.example' },
  broken: { state: 'broken', why: 'Could not establish connection. Receiving end does not exist.' },
}
