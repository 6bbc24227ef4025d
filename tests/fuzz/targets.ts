// The three ways in for what a stranger wrote: a page that is read, an article that is compared, a file that is imported.
// An input is always text, so that it can be changed, shortened and kept as a file the same way.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePage } from '../../src/cli/input.ts'
import { indexStories, loadStories } from '../../src/cli/stories.ts'
import { compareArticle } from '../../src/compare/compare.ts'
import { compareWithOthers } from '../../src/compare/compare-draft.ts'
import { compareEvents } from '../../src/compare/same-event.ts'
import { loadStory, parseStory, type Story } from '../../src/compare/story.ts'
import { buildStoryIndex } from '../../src/compare/story-index.ts'
import { parseNotes } from '../../src/kept/notes.ts'
import { parseSettings } from '../../src/kept/settings.ts'
import { exportLibrary, parseLibrary, sourcesOf } from '../../src/library/own-story.ts'
import { gateExpressions } from '../../src/page/cues.ts'
import { locateQuote } from '../../src/page/find-quote.ts'
import { mayCover } from '../../src/page/gate.ts'
import { type Article, sentenceTexts } from '../../src/read/article.ts'
import { collectBlocks } from '../../src/read/blocks.ts'
import { htmlOfMhtml } from '../../src/read/mhtml.ts'
import { buildArticle, readPlainText } from '../../src/read/plain-text.ts'
import { readDocument } from '../../src/read/read.ts'
import type { Target } from './guide.ts'
import { checkArticle, checkReport, holds } from './holds.ts'

const stories = loadStories()
const indexes = indexStories(stories)
const cues = gateExpressions(stories.map(({ gate }) => gate))

/** Sentences that are looked for on the page again. */
const LOOKED_FOR = 5

function readPage(html: string): void {
  const document = parsePage(html)
  if (document.body) mayCover(document, cues)
  const before = document.documentElement?.outerHTML
  const reading = readDocument(document, 'quay.example')
  holds('reading leaves the page as it was', document.documentElement?.outerHTML === before)
  if (!reading.ok) return
  checkArticle(reading.article)
  const blocks = collectBlocks(document.body)
  for (const text of sentenceTexts(reading.article).slice(0, LOOKED_FOR)) {
    const place = locateQuote(blocks, text)
    if (!place) continue
    const { start, end } = place
    holds('a place lies in its text', start.offset < start.node.data.length && end.offset <= end.node.data.length)
  }
}

interface Comparison {
  title?: unknown
  paragraphs?: unknown
  site?: unknown
  published?: unknown
  language?: unknown
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function articleOf({ title, paragraphs, site, published, language }: Comparison): Article | null {
  const day = orNull(published)
  const reading = buildArticle(asText(title), (Array.isArray(paragraphs) ? paragraphs : []).map(asText), {
    site: orNull(site),
    // The reader gives days or nothing (metadata.ts).
    published: day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    language: orNull(language),
  })
  return reading.ok ? reading.article : null
}

/** `{ page, others, story }`: a page, other articles on its event, and a story file, any of which may be missing. */
function compare(json: string): void {
  const input = parseJson(json)
  if (typeof input !== 'object' || input === null) return
  const { page, others, story } = input as { page?: Comparison; others?: Comparison[]; story?: unknown }
  const article = articleOf(page ?? {})
  if (!article) return
  checkArticle(article)
  const report = compareArticle(indexes, article)
  checkReport(report, stories.find(({ id }) => id === report.story) ?? null)
  const loaded = loadStory(story, 'fuzz.json')
  if (loaded.ok) checkReport(compareArticle([buildStoryIndex(loaded.story)], article), loaded.story)
  const read = (Array.isArray(others) ? others : []).slice(0, 4).flatMap((one) => articleOf(one ?? {}) ?? [])
  for (const other of read) compareEvents(article, other)
  if (read.length === 0) return
  const sources = read.map((one, i) => ({ id: `page-${i + 1}`, name: `Page ${i + 1}`, url: null, article: one }))
  const among = compareWithOthers('own-fuzz', sources, article)
  checkReport(among.report, among.story)
}

function importFile(text: string): void {
  const parsed = parseLibrary(text)
  if (parsed.ok) {
    const again = parseLibrary(exportLibrary(parsed.stories, true))
    holds(
      'a library survives its own file',
      again.ok && again.stories.length === parsed.stories.length && again.damaged === 0,
    )
    for (const story of parsed.stories) {
      const [first, ...others] = sourcesOf(story, null)
      if (!first || others.length === 0) continue
      const { report, story: draft } = compareWithOthers(story.id, others.slice(0, 4), first.article as Article)
      checkReport(report, draft)
    }
  }
  const story = parseStory(text, 'fuzz.json')
  holds('a refusal has words', story.ok || story.message.length > 0)
  if (story.ok) loadsAgain(story.story)
  const value = parseJson(text)
  parseNotes(value)
  parseSettings(value)
  htmlOfMhtml(text)
  const plain = readPlainText(text)
  if (plain.ok) checkArticle(plain.article)
}

function loadsAgain(story: Story): void {
  const again = loadStory(JSON.parse(JSON.stringify(story)), 'fuzz.json')
  holds('a story survives its own file', again.ok)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const phrases = stories.flatMap(({ details }) =>
  details.flatMap(({ statement, phrasings }) => [statement, ...phrasings.slice(0, 2)]),
)
const SEEDS = fileURLToPath(new URL('./seeds', import.meta.url))

const HTML_TOKENS = [
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<br>',
  '<br><br>',
  '<h1>',
  '<h2>',
  '<article>',
  '</article>',
  '<main>',
  '<aside>',
  '<nav>',
  '<form>',
  '<table><tr><td>',
  '</table>',
  '<ul><li>',
  '<blockquote>',
  '<a href="#">',
  '</a>',
  '<b>',
  '</b>',
  '<template>',
  '<svg>',
  '<title>',
  '<noscript>',
  '<!--',
  '-->',
  '<![CDATA[',
  '&#xD800;',
  '&#0;',
  '&amp',
  '&nbsp;',
  '</body>',
  '<body>',
  '<frameset>',
  '<html lang="en">',
  '<meta property="og:title" content="',
  '<meta name="date" content="2025-07-03">',
  '<time datetime="2025-07-03T10:00">',
  '<script type="application/ld+json">',
  '{"@type":"NewsArticle","headline":"',
  '"@graph":[',
  '</script>',
  '<iframe srcdoc="',
  'Also read: ',
  'Leave a Reply',
  'About the Author',
  'Advertisement',
  '(Reporting by ',
  'Photo: ',
  ' | The Quay',
  'Fri 4 Jul 2025',
]
const JSON_TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  'null',
  '"__proto__"',
  '__proto__',
  'constructor',
  '"\\ud800"',
  '1e999',
  '\\u0000',
]
const STORY_TOKENS = [
  'toldBy',
  'partlyToldBy',
  'essentials',
  'russia*',
  'event',
  'gate',
  'cues',
  'unless',
  'values',
  'others',
  'aliases',
]
const LIBRARY_TOKENS = [
  'crossread-library',
  '"version":2',
  'own-a',
  'pages',
  'article',
  'blocks',
  'sentences',
  'tells',
  'https://a.example/',
]
const MHTML_TOKENS = [
  'Content-Type: multipart/related; boundary="b"\r\n\r\n',
  '--b\r\n',
  'Content-Type: text/html; charset=utf-16le\r\n',
  'Content-Transfer-Encoding: base64\r\n\r\n',
  '=C3=',
  '=\r\n',
]

export const TARGETS: readonly Target[] = [
  { name: 'read', dialect: { kind: 'html', tokens: [...HTML_TOKENS, ...phrases] }, run: readPage },
  { name: 'compare', dialect: { kind: 'json', tokens: [...JSON_TOKENS, ...STORY_TOKENS, ...phrases] }, run: compare },
  {
    name: 'import',
    dialect: { kind: 'json', tokens: [...JSON_TOKENS, ...LIBRARY_TOKENS, ...STORY_TOKENS, ...MHTML_TOKENS] },
    run: importFile,
  },
]

/** What a search begins with: files of the seeds' folder whose name begins with the target's. */
export const seedsOf = ({ name }: Target): string[] =>
  readdirSync(SEEDS)
    .filter((file) => file.startsWith(`${name}-`))
    .sort()
    .map((file) => readFileSync(join(SEEDS, file), 'utf8'))
