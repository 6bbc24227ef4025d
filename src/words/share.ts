// Presentation → text to take away: Markdown to paste, JSON, and CSV for researchers (one row per detail). Strings only:
// who copies or saves them is not known here.
import type { Presentation, ShownDetail, ShownOutlet } from './present.ts'

const namesOf = (outlets: ShownOutlet[]): string => outlets.map(({ name }) => name).join(', ')

/** Characters that Markdown would take for markup, and line breaks that would end a list item. */
const escapeMarkdown = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&')

const link = ({ name, url }: ShownOutlet): string =>
  url === null ? escapeMarkdown(name) : `[${escapeMarkdown(name)}](<${url.replace(/[<>]/g, encodeURIComponent)}>)`

export function toMarkdown(shown: Presentation, summary: string): string {
  const { page, story, notFound, added, differs, alsoTold, verdict } = shown
  const source = [page.site, page.published].flatMap((part) => (part === null ? [] : escapeMarkdown(part))).join(', ')
  const lines = [
    `# ${escapeMarkdown(page.title)}`,
    ...(source ? [source] : []),
    `Compared with “${escapeMarkdown(story.title)}” (${story.date}) by Crossread.`,
    escapeMarkdown(summary),
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
      'Not found on this page',
      notFound.map((item) => [
        tellers(item),
        ...(item.closest ? [`closest sentence: ${escapeMarkdown(item.closest.text)}`] : []),
        ...(item.unknown.length > 0 ? [`not known of ${escapeMarkdown(namesOf(item.unknown))}`] : []),
      ]),
    )
    section(
      'Only on this page',
      added.map(({ text, why }) => [escapeMarkdown(text), escapeMarkdown(why)]),
    )
    section(
      'Told differently',
      differs.map(({ about, here, elsewhere }) => [
        escapeMarkdown(about),
        `here: ${escapeMarkdown(here)}`,
        ...elsewhere.map(({ statement, outlets }) => `${outlets.map(link).join(', ')}: ${escapeMarkdown(statement)}`),
      ]),
    )
  }
  section(
    'Also told here',
    alsoTold.map((item) => [`${tellers(item)}${item.state === 'partly' ? ', in part' : ''}`]),
  )
  return `${lines.join('\n\n')}\n`
}

export const toJson = (shown: Presentation, summary: string): string =>
  `${JSON.stringify({ summary, ...shown }, null, 2)}\n`

const COLUMNS = [
  'detail',
  'kind',
  'salience',
  'state',
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
