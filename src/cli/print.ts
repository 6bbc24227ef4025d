// Report → text for people at a terminal: the same sections, in the same order, as the popup.
import { type Presentation, presentReport, type ShownDetail, type ShownOutlet } from '../compare/present.ts'
import type { Report } from '../compare/report.ts'
import type { Story } from '../compare/story.ts'
import { summarise } from '../words/summarise.ts'
import { ENGLISH } from './english.ts'

/** Columns that text is folded to. */
const WIDTH = 100

export function printReport(input: string, report: Report, stories: Story[]): string {
  const story = stories.find(({ id }) => id === report.story)
  const heading = report.article?.title
    ? `${report.article.title}\n${[input, report.article.site, report.article.published].filter(Boolean).join(' · ')}`
    : input
  if (report.verdict === 'unreadable') return `${heading}\n  Not readable: ${report.why}.\n`
  if (!story) return `${heading}\n  Not a story in the corpus: ${report.why}.\n`
  const shown = presentReport(report, story)
  return [
    heading,
    `  ${shown.story.title} (${shown.story.date})`,
    ...fold(summarise(shown, ENGLISH), '  '),
    ...(report.verdict === 'covers' ? section('Not found on this page', shown.notFound.flatMap(printNotFound)) : []),
    ...section(
      'Only on this page',
      shown.added.flatMap(({ text, why }) => [...bullet(text), ...fold(why, '        ')]),
    ),
    ...section('Told differently', shown.differs.flatMap(printDifference)),
    ...section(
      'Also told here',
      shown.alsoTold.flatMap((item) =>
        bullet(`${item.statement}${item.state === 'partly' ? ' (in part)' : ''} [${names(item.outlets)}]`),
      ),
    ),
    '',
  ].join('\n')
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines]
}

function printNotFound(item: ShownDetail): string[] {
  return [
    ...bullet(`${item.statement} [${names(item.outlets)}]`),
    ...(item.closest ? fold(`closest: ${item.closest.text}`, '        ') : []),
  ]
}

function printDifference(item: Presentation['differs'][number]): string[] {
  return [
    ...bullet(item.about),
    ...fold(`here: ${item.here}`, '        '),
    ...item.elsewhere.flatMap(({ statement, outlets }) => fold(`${names(outlets)}: ${statement}`, '        ')),
  ]
}

const names = (outlets: ShownOutlet[]): string => outlets.map(({ name }) => name).join(', ')

const bullet = (text: string): string[] =>
  fold(text, '      ').map((line, i) => (i === 0 ? line.replace(/^ {6}/, '    - ') : line))

function fold(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH && line.trim()) {
      lines.push(line)
      line = indent
    }
    line += line === indent ? word : ` ${word}`
  }
  return [...lines, line]
}
