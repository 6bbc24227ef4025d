// Presentation → text to take away: Markdown to paste, JSON, and CSV for researchers (one row per detail). Strings only:
// who copies or saves them is not known here.
import type { Presentation, ShownDetail, ShownOutlet } from '../compare/present.ts'
import { sayBrings } from './say-reason.ts'
import { summarise } from './summarise.ts'
import type { Words } from './words.ts'

const namesOf = (outlets: ShownOutlet[]): string => outlets.map(({ name }) => name).join(', ')

/** Characters that Markdown would take for markup, and line breaks that would end a list item. */
const escapeMarkdown = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&')

const link = ({ name, url }: ShownOutlet): string =>
  url === null ? escapeMarkdown(name) : `[${escapeMarkdown(name)}](<${url.replace(/[<>]/g, encodeURIComponent)}>)`

export function toMarkdown(shown: Presentation, words: Words): string {
  const { page, story, notFound, added, differs, alsoTold, verdict } = shown
  const source = [page.site, page.published].flatMap((part) => (part === null ? [] : escapeMarkdown(part))).join(', ')
  const lines = [
    `# ${escapeMarkdown(page.title)}`,
    ...(source ? [source] : []),
    words.say('comparedWith', escapeMarkdown(story.title), words.day(story.date)),
    escapeMarkdown(summarise(shown, words)),
  ]
  const section = (title: string, items: string[][]) => {
    if (items.length > 0)
      lines.push(
        `## ${title} (${items.length})`,
        items.map(([first, ...more]) => [`- ${first}`, ...more.map((line) => `  - ${line}`)].join('\n')).join('\n'),
      )
  }
  const tellers = (item: ShownDetail) => `${escapeMarkdown(item.statement)} (${item.outlets.map(link).join(', ')})`
  if (verdict === 'covers') {
    section(
      words.say('sectionNotFound'),
      notFound.map((item) => [
        tellers(item),
        ...(item.closest ? [words.say('labelled', words.say('closestHere'), escapeMarkdown(item.closest.text))] : []),
        ...(item.unknown.length > 0 ? [words.say('unknownOf', escapeMarkdown(namesOf(item.unknown)))] : []),
      ]),
    )
    section(
      words.say('sectionAdded'),
      added.map((item) => [escapeMarkdown(item.text), escapeMarkdown(sayBrings(item, words))]),
    )
    section(
      words.say('sectionDiffers'),
      differs.map(({ about, here, elsewhere }) => [
        escapeMarkdown(about),
        words.say('labelled', words.say('here'), escapeMarkdown(here)),
        ...elsewhere.map(({ statement, outlets }) =>
          words.say('labelled', outlets.map(link).join(', '), escapeMarkdown(statement)),
        ),
      ]),
    )
  }
  section(
    words.say('sectionTold'),
    alsoTold.map((item) => [`${tellers(item)}${item.state === 'partly' ? `, ${words.say('toldInPart')}` : ''}`]),
  )
  return `${lines.join('\n\n')}\n`
}

export const toJson = (shown: Presentation, words: Words): string =>
  `${JSON.stringify({ summary: summarise(shown, words), ...shown }, null, 2)}\n`

const COLUMNS = [
  'detail',
  'kind',
  'salience',
  'state',
  'corrected',
  'statement',
  'speaker',
  'outlets',
  'unknown',
  'here',
  'closest',
  'why',
]

/** One row per detail of the story, in the report's order; comma-separated by RFC 4180, in UTF-8. */
export function toCsv({ notFound, alsoTold }: Presentation): string {
  const rows = [...notFound, ...alsoTold].map((item) => [
    item.id,
    item.kind,
    String(item.salience),
    item.state,
    item.isCorrected ? 'yes' : 'no',
    item.statement,
    item.speaker ?? '',
    namesOf(item.outlets),
    namesOf(item.unknown),
    item.evidence.map(({ text }) => text).join(' … '),
    item.closest?.text ?? '',
    item.why,
  ])
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A page's words must not become a formula where a spreadsheet opens them. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Characters of a page's title that a file's name takes. */
const MOST_NAME = 60

/** A page's title as a file's name that every system takes. */
export const fileNameOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MOST_NAME)
    .replace(/^-|-$/g, '') || 'page'
