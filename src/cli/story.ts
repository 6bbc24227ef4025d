// Writing a curated story, from a terminal:  npm run story -- new | draft | check | stats …   (docs/stories.md is the guide)
// Nothing is fetched. Exit 1 where a file could not be read or a rule is broken, 2 on wrong use.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { blankStory } from '../author/blank.ts'
import { checkStory, type SourceText } from '../author/check.ts'
import { compareAnnotations, describeCoverage } from '../author/stats.ts'
import { type DraftSource, draftStory } from '../compare/draft.ts'
import { loadStory, parseStory, type Story } from '../compare/story.ts'
import { expandFolders, readInput } from './input.ts'
import { STORIES_FOLDER } from './stories.ts'

const USAGE = `Usage: npm run --silent story -- COMMAND …

  new ID TITLE [--date YYYY-MM-DD]    writes assets/stories/ID.json, empty but valid
  draft [--json] [--id ID] [--title TITLE] FILE…
                                      proposes details with the articles that tell them; --json in the corpus's own format
  check STORY [--sources DIR]         holds a story file against the rules; DIR has its sources as OUTLET.txt
  stats STORY [SECOND]                coverage, and the agreement of two annotations

STORY is a file, or the id of a bundled story. FILE is .html, .mhtml or .txt, with the title on its first line, or a folder of such. Nothing is fetched.`

const COMMANDS: Record<string, (args: string[], options: Options) => void> = { new: create, draft, check, stats }
interface Options {
  json: boolean
  id: string
  title: string | undefined
  date: string
  sources: string | undefined
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
main()

function main(): void {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        id: { type: 'string', default: 'draft' },
        title: { type: 'string' },
        date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
        sources: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    const [name = '', ...args] = positionals
    if (values.help) {
      say(USAGE)
      return
    }
    if (!Object.hasOwn(COMMANDS, name)) {
      misuse(name ? `There is no command ${name}.` : 'No command was given.')
      return
    }
    COMMANDS[name]!(args, { ...values, title: values.title, sources: values.sources })
  } catch (error) {
    misuse((error as Error).message)
  }
}

function create([id, ...title]: string[], { date }: Options): void {
  if (!id || title.length === 0) {
    misuse('new needs an id and a title.')
    return
  }
  const loaded = loadStory(blankStory(id, title.join(' '), date), id)
  if (!loaded.ok) {
    fail(loaded.message)
    return
  }
  const file = join(STORIES_FOLDER, `${id}.json`)
  if (existsSync(file)) {
    fail(`${file} is there already; nothing was written.`)
    return
  }
  writeFileSync(file, `${JSON.stringify(loaded.story, null, 2)}\n`)
  say(`Wrote ${file}. docs/stories.md says how to go on.`)
}

function draft(named: string[], { json, id, title }: Options): void {
  const files = expandFolders(named)
  if (files.length < 2) {
    misuse('draft needs two articles at least.')
    return
  }
  const names = new Set<string>()
  const sources = files.flatMap((file): DraftSource[] => {
    const input = readInput(file)
    if (!input.ok) {
      process.stderr.write(`${file}: ${input.message}\n`)
      process.exitCode = 1
      return []
    }
    return [
      {
        id: uniqueSlug(file, names),
        name: input.article.site ?? basename(file, extname(file)),
        url: null,
        article: input.article,
      },
    ]
  })
  if (sources.length < 2) {
    fail('Fewer than two articles could be read: there is nothing to compare.')
    return
  }
  const story = draftStory(id, title ?? null, sources)
  const loaded = loadStory(story, 'the draft')
  if (!loaded.ok) {
    fail(loaded.message)
    return
  }
  say(json ? JSON.stringify(loaded.story, null, 2) : printDraft(loaded.story))
}

/** A file's name as a slug that no other file of the draft has. */
function uniqueSlug(file: string, taken: Set<string>): string {
  const base =
    basename(file, extname(file))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'article'
  let slug = base
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`
  taken.add(slug)
  return slug
}

function printDraft({ title, details }: Story): string {
  const list = details.map(({ id, statement, toldBy, phrasings }) =>
    [
      `${id} · ${Object.entries(toldBy)
        .map(([outlet, numbers]) => `${outlet} ${numbers.join(', ')}`)
        .join(' · ')}`,
      `    ${statement}`,
      ...phrasings.map((text) => `    ${text}`),
    ].join('\n'),
  )
  return [`${title}: ${details.length} proposed details. Word each anew before it goes into a story.`, ...list].join(
    '\n\n',
  )
}

function check([name]: string[], { sources }: Options): void {
  const story = readStory(name)
  if (!story) return
  const texts = sources ? readSources(sources, story) : []
  if (texts === null) return
  const problems = checkStory(story, texts)
  for (const problem of problems) say(problem)
  say(
    problems.length === 0
      ? `${story.id} keeps the rules${sources ? '' : ' that can be checked without its sources (--sources DIR)'}.`
      : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
  )
  if (problems.length > 0) process.exitCode = 1
}

/** Files named by outlet, or, where none is and there are as many, in the order of the story's outlets. Null, and said, where neither is so. */
function readSources(folder: string, { outlets }: Story): SourceText[] | null {
  if (!existsSync(folder)) {
    fail(`There is no folder ${folder}.`)
    return null
  }
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
  if (files.length === 0) {
    fail(`${folder} has no .txt file.`)
    return null
  }
  const isNamed = files.some((file) => outlets.some(({ id }) => file === `${id}.txt`))
  if (!isNamed && files.length !== outlets.length) {
    fail(
      `No file in ${folder} is named by an outlet of the story (${outlets.map(({ id }) => `${id}.txt`).join(', ')}).`,
    )
    return null
  }
  return files.flatMap((file, i) => {
    const outlet = isNamed ? basename(file, '.txt') : outlets[i]?.id
    return outlet === undefined ? [] : [{ outlet, text: readFileSync(join(folder, file), 'utf8') }]
  })
}

function stats([name, second]: string[]): void {
  const story = readStory(name)
  if (!story) return
  say(describeCoverage(story))
  if (second === undefined) return
  const other = readStory(second)
  if (!other) return
  const { both, onlyFirst, onlySecond, told, sentences } = compareAnnotations(story, other)
  say(
    `\nAgreement: ${both.length} details in both, ${onlyFirst.length} only in the first, ${onlySecond.length} only in the second; told F1 ${told.toFixed(3)}, sentences F1 ${sentences.toFixed(3)}`,
  )
}

function readStory(name: string | undefined): Story | null {
  if (!name) {
    misuse('Which story?')
    return null
  }
  const file = existsSync(name) ? name : join(STORIES_FOLDER, `${name}.json`)
  if (!existsSync(file)) {
    fail(`There is no story ${name}.`)
    return null
  }
  const loaded = parseStory(readFileSync(file, 'utf8'), file)
  if (loaded.ok) return loaded.story
  fail(loaded.message)
  return null
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

function misuse(message: string): void {
  process.stderr.write(`${message}\n${USAGE}\n`)
  process.exitCode = 2
}
