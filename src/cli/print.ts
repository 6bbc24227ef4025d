// Report → text for people at a terminal: the same sections, in the same order, as the popup.
import { type Presentation, presentReport, type ShownDetail, type ShownOutlet } from '../compare/present.ts'
import type { Report } from '../compare/report.ts'
import type { Story } from '../compare/story.ts'
import { summarise } from '../words/summarise.ts'
import { ENGLISH } from './english.ts'

/** Columns that text is folded to. */
const WIDTH = 100

/** `isDraft`: nobody has edited the story, and what stands between told and missing is uncertain. */
export function printReport(input: string, report: Report, stories: Story[], isDraft = false): string {
  const story = stories.find(({ id }) => id === report.story)
  const heading = report.article?.title
    ? `${report.article.title}\n${[input, report.article.site, report.article.published].filter(Boolean).join(' · ')}`
    : input
  if (report.verdict === 'unreadable') return `${heading}\n  Not readable: ${report.why}.\n`
  if (!story) return `${heading}\n  Not a story in the corpus: ${report.why}.\n`
  const shown = presentReport(report, story)
  const told = shown.alsoTold
  return [
    heading,
    `  ${shown.story.title} (${shown.story.date})`,
    ...fold(isDraft ? summariseDraft(shown) : summarise(shown, ENGLISH), '  '),
    ...(report.verdict === 'covers' ? section('Not found on this page', shown.notFound.flatMap(printNotFound)) : []),
    ...section(
      'Only on this page',
      shown.added.flatMap(({ text, why }) => [...bullet(text), ...fold(why, '        ')]),
    ),
    ...section('Told differently', shown.differs.flatMap(printDifference)),
    ...(isDraft
      ? [
          ...section('Told here', told.filter(({ state }) => state === 'told').flatMap(printTold)),
          ...section('Uncertain', told.filter(({ state }) => state === 'partly').flatMap(printUncertain)),
        ]
      : section('Also told here', told.flatMap(printTold))),
    '',
  ].join('\n')
}

const summariseDraft = ({ counts: { leftOut, told, partly } }: Presentation): string =>
  `${ENGLISH.count('ownSummary', leftOut)} ${ENGLISH.say('ownTold', told, partly)}`

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines]
}

const printTold = (item: ShownDetail): string[] =>
  bullet(`${item.statement}${item.state === 'partly' ? ' (in part)' : ''} [${names(item.outlets)}]`)

const printUncertain = (item: ShownDetail): string[] => bullet(`${item.statement} [${names(item.outlets)}]`)

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
