// The reader's options: their form, what they are at first, and how stored ones are read. Whatever is stored is checked
// field by field: one damaged field falls back by itself, and the others are kept.
import * as v from 'valibot'
import type { Mark } from '../compare/marks.ts'
import { LANGUAGES, type Language } from '../words/languages.ts'

export interface Settings {
  /** Outlets left out of every comparison, as "story/outlet". */
  withoutOutlets: string[]
  /** A detail counts as left out from this number of outlets on that tell it. */
  least: number
  /** The tint of each mark on a page: #rrggbb. */
  colors: Record<Mark, string>
  /** Host names; their subdomains are meant too. */
  silentSites: string[]
  language: Language | 'browser'
  /** Whether the browser may translate pages on the device, when asked. */
  translate: boolean
  /** Whether a language model on the device may look at uncertain matches, when asked. */
  secondReader: boolean
}

export const DEFAULTS: Settings = {
  withoutOutlets: [],
  least: 2,
  // Dark enough for a line of 2 px to stand out on white by 3:1, light enough to do so on black.
  colors: { told: '#2c7d47', partly: '#2c7d47', added: '#2f66c2', differs: '#a86400' },
  silentSites: [],
  language: 'browser',
  translate: false,
  secondReader: false,
}

/** What `least` may be. */
export const LEAST_CHOICES = [1, 2, 3, 4] as const
/** Stored lists are no longer than this: sync storage takes 8 kB an item. */
const MOST_SITES = 200
const MOST_OUTLETS = 200

/** Labels of letters, digits and hyphens with dots between; letters of any script, which the browser turns into ASCII. */
const HOST = /^(?=.{1,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?:\.[\p{L}\p{N}][\p{L}\p{N}-]{0,62})*$/u
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))

const FIELDS = {
  withoutOutlets: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(MOST_OUTLETS)),
  least: v.picklist(LEAST_CHOICES),
  colors: v.strictObject({ told: color, partly: color, added: color, differs: color }),
  silentSites: v.pipe(v.array(v.pipe(v.string(), v.regex(HOST))), v.maxLength(MOST_SITES)),
  language: v.picklist(['browser', ...LANGUAGES]),
  translate: v.boolean(),
  secondReader: v.boolean(),
}

/** `damaged`: the fields that were there and could not be read. Unknown fields are left alone. */
export function parseSettings(stored: unknown): { settings: Settings; damaged: string[] } {
  const damaged: string[] = []
  const source = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  if (stored !== undefined && source !== stored) damaged.push('settings')
  function read<K extends keyof Settings>(name: K, schema: v.GenericSchema<unknown, Settings[K]>): Settings[K] {
    if (!Object.hasOwn(source, name)) return DEFAULTS[name]
    const parsed = v.safeParse(schema, source[name])
    if (parsed.success) return parsed.output
    damaged.push(name)
    return DEFAULTS[name]
  }
  const settings: Settings = {
    withoutOutlets: read('withoutOutlets', FIELDS.withoutOutlets),
    least: read('least', FIELDS.least),
    colors: read('colors', FIELDS.colors),
    silentSites: read('silentSites', FIELDS.silentSites),
    language: read('language', FIELDS.language),
    translate: read('translate', FIELDS.translate),
    secondReader: read('secondReader', FIELDS.secondReader),
  }
  return { settings, damaged }
}

/** What a person typed, one site a line, addresses allowed → host names, and the lines that are none. */
export function parseSites(text: string): { sites: string[]; bad: string[] } {
  const [sites, bad] = [new Set<string>(), [] as string[]]
  for (const line of text.split(/[\s,;]+/).filter(Boolean)) {
    const host = hostOf(line)
    if (host) sites.add(host)
    else bad.push(line)
  }
  return { sites: [...sites].slice(0, MOST_SITES), bad }
}

function hostOf(line: string): string | null {
  const bare = line
    .replace(/^https?:\/\//i, '')
    .split(/[/?#]/, 1)[0]!
    .replace(/^(?:\*\.|www\.)/i, '')
  if (!HOST.test(bare)) return null
  const url = URL.canParse(`https://${bare}`) ? new URL(`https://${bare}`) : null
  return url && HOST.test(url.hostname) ? url.hostname : null
}

/** Whether the address lies on one of the sites or their subdomains. */
export function isSilent({ silentSites }: Pick<Settings, 'silentSites'>, url: string): boolean {
  if (silentSites.length === 0 || !URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return silentSites.some((site) => hostname === site || hostname.endsWith(`.${site}`))
}
