// The story: one event, how outlets told it, and what a matcher needs to know of it. Its schema, and the way in for
// story files from anywhere (the bundle, a reader's disk): a broken file becomes a value that names the field.
// The file format is described for authors in DESIGN.md, "The story file".
import * as v from 'valibot'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be a slug: lower-case letters, digits and single hyphens'),
)
const day = v.pipe(v.string(), v.isoDate('must be a day: YYYY-MM-DD'))
const webAddress = v.pipe(
  v.string(),
  v.url('must be a web address'),
  v.regex(/^https?:\/\//, 'must begin with http:// or https://'),
)
const sentenceNumbers = v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))
/** Outlet id → numbers of the sentences of its article that tell the detail, counted from 1; empty where not recorded. */
const tellers = v.record(slug, sentenceNumbers)
const groups = v.array(v.pipe(v.array(text), v.minLength(1)))

export const KINDS = [
  'event',
  'context',
  'background',
  'quote',
  'economy',
  'security',
  'analysis',
  'reaction',
  'rights',
] as const

export const NATURES = ['fact', 'scope', 'wording'] as const

const outletSchema = v.strictObject({
  id: slug,
  name: text,
  /** The outlet's own page, where a reader is sent. */
  url: v.nullable(webAddress),
  /** How much of the article the annotators had. What an outlet known by its beginning does not tell is unknown, not left out. */
  extent: v.picklist(['whole', 'beginning']),
  note: v.optional(v.nullable(text), null),
  /** Sentences that tell no detail: furniture, empty phrases. For authors. */
  setAside: v.optional(sentenceNumbers, []),
  /** Sentence → the earlier sentence that it repeats. For authors. */
  repeats: v.optional(v.record(v.pipe(v.string(), v.regex(/^\d+$/)), v.number()), {}),
})

const detailSchema = v.strictObject({
  id: slug,
  statement: text,
  kind: v.picklist(KINDS),
  /** 3 core, 2 notable, 1 colour. */
  salience: v.picklist([1, 2, 3]),
  speaker: v.optional(v.nullable(text), null),
  toldBy: tellers,
  partlyToldBy: v.optional(tellers, {}),
  /** Other ways to word the detail. For matching only, never shown. */
  phrasings: v.optional(v.array(text), []),
  essentials: v.optional(groups, []),
  /** Near in words, other in content. For matching and testing only, never shown. */
  nearMisses: v.optional(v.array(text), []),
  note: v.optional(v.nullable(text), null),
})

const variantSchema = v.strictObject({
  label: text,
  statement: text,
  toldBy: v.pipe(v.array(slug), v.minLength(1)),
  details: v.array(slug),
  /** Groups, as in essentials, that the words of a page which takes this variant meet. */
  cues: v.optional(groups, []),
  /** Groups of which such words meet none. */
  unless: v.optional(groups, []),
})

const differenceSchema = v.strictObject({
  id: slug,
  about: text,
  /** What kind of point it is: those of fact come first, those of wording last. */
  nature: v.optional(v.picklist(NATURES), 'fact'),
  variants: v.pipe(v.array(variantSchema), v.minLength(2)),
  note: v.optional(v.nullable(text), null),
})

/** A value on which the outlets agree and that pages get wrong: a place, a day, a name, a sum. */
const factSchema = v.strictObject({
  id: slug,
  /** The detail of whose telling it is a part. */
  detail: slug,
  about: text,
  kind: v.picklist(['place', 'date', 'name', 'sum']),
  /** Ways to write the right value, as in essentials. */
  values: v.pipe(v.array(text), v.minLength(1)),
  /** Values in whose company the page says something else, where none of the right ones stands in the sentence. */
  others: v.pipe(v.array(text), v.minLength(1)),
})

export const STORY_FORMAT = 1

const storySchema = v.pipe(
  v.strictObject({
    format: v.literal(STORY_FORMAT),
    id: slug,
    title: text,
    summary: text,
    /** The day of the event. */
    date: day,
    language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, 'must be a language tag')),
    places: v.optional(v.array(text), []),
    actors: v.optional(v.array(text), []),
    /** Names with their other spellings, the story's own first. */
    aliases: v.optional(v.array(v.pipe(v.array(text), v.minLength(2))), []),
    /** A page is looked at only if its title, description or first paragraphs meet every group. */
    gate: v.pipe(groups, v.minLength(1)),
    /** The details that are the event itself: a page covers the story if it is about these. */
    event: v.pipe(v.array(slug), v.minLength(1)),
    outlets: v.pipe(v.array(outletSchema), v.minLength(1)),
    details: v.pipe(v.array(detailSchema), v.minLength(1)),
    differences: v.optional(v.array(differenceSchema), []),
    facts: v.optional(v.array(factSchema), []),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { path, message } of findBrokenReferences(dataset.value))
      addIssue({ message, path: path.map(asPathItem) as [v.IssuePathItem, ...v.IssuePathItem[]] })
  }),
)

const asPathItem = (key: string | number): v.IssuePathItem => ({
  type: 'unknown',
  origin: 'value',
  input: null,
  key,
  value: null,
})

export type Story = v.InferOutput<typeof storySchema>
export type Outlet = Story['outlets'][number]
export type Detail = Story['details'][number]
export type Difference = Story['differences'][number]
export type Variant = Difference['variants'][number]
export type Fact = Story['facts'][number]

type BrokenReference = { path: [string, ...(string | number)[]]; message: string }

/** Ids that stand twice, and ids that point at nothing. */
function findBrokenReferences(story: Story): BrokenReference[] {
  const broken: BrokenReference[] = []
  const outlets = new Set(story.outlets.map(({ id }) => id))
  const details = new Set(story.details.map(({ id }) => id))
  const twice = (list: { id: string }[], name: string) => {
    const seen = new Set<string>()
    for (const [i, { id }] of list.entries()) {
      if (seen.has(id)) broken.push({ path: [name, i, 'id'], message: `"${id}" stands twice` })
      seen.add(id)
    }
  }
  twice(story.outlets, 'outlets')
  twice(story.details, 'details')
  twice(story.differences, 'differences')
  twice(story.facts, 'facts')
  for (const [i, { detail }] of story.facts.entries())
    if (!details.has(detail)) broken.push({ path: ['facts', i, 'detail'], message: `no detail has the id "${detail}"` })
  for (const [i, id] of story.event.entries())
    if (!details.has(id)) broken.push({ path: ['event', i], message: `no detail has the id "${id}"` })
  for (const [i, detail] of story.details.entries())
    for (const field of ['toldBy', 'partlyToldBy'] as const)
      for (const outlet of Object.keys(detail[field]))
        if (!outlets.has(outlet))
          broken.push({ path: ['details', i, field, outlet], message: `no outlet has the id "${outlet}"` })
  for (const [i, difference] of story.differences.entries())
    for (const [j, variant] of difference.variants.entries()) {
      for (const outlet of variant.toldBy)
        if (!outlets.has(outlet))
          broken.push({
            path: ['differences', i, 'variants', j, 'toldBy'],
            message: `no outlet has the id "${outlet}"`,
          })
      for (const id of variant.details)
        if (!details.has(id))
          broken.push({ path: ['differences', i, 'variants', j, 'details'], message: `no detail has the id "${id}"` })
    }
  return broken
}

export type StoryLoad = { ok: true; story: Story } | { ok: false; message: string }

/** Errors named at most; a file with more gets their number. */
const MAX_NAMED = 5

/** Validates what a story file holds. `name` is what the message calls the file. */
export function loadStory(value: unknown, name: string): StoryLoad {
  const result = v.safeParse(storySchema, value)
  if (result.success) return { ok: true, story: result.output }
  const named = result.issues.slice(0, MAX_NAMED).map((issue) => {
    const field = issue.path
      ?.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
      .replace(/^\./, '')
    return `${field || 'the whole file'}: ${issue.message}`
  })
  const rest = result.issues.length - named.length
  return {
    ok: false,
    message: `${name} is not a story Crossread can use. ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`,
  }
}

/** The same for the text of a file. */
export function parseStory(json: string, name: string): StoryLoad {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return {
      ok: false,
      message: `${name} is not a story Crossread can use. It is not JSON: ${(error as Error).message}`,
    }
  }
  return loadStory(value, name)
}
