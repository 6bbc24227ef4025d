// npm run evaluate:reading -- FOLDER [--worst N]
// How well the reader finds an article's text, beside Readability and Defuddle on the same pages. FOLDER holds pages labelled
// by hand, in the form of scrapinghub's article-extraction-benchmark (get it yourself; it is not in this repository):
//   ground-truth.json   page → { articleBody }
//   html/<page>.html.gz
// Token F1 per page: words as a multiset, lower case, title left out; printed as the mean over the pages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { parsePage } from '../src/cli/input.ts'
import { readDocument } from '../src/read/read.ts'
import { seededRandom } from './labelled.ts'

const DRAWS = 1_000
const args = process.argv.slice(2)
const worstAt = args.indexOf('--worst')
const most = worstAt < 0 ? 0 : Number(args[worstAt + 1])
const folder = args.find((arg, i) => !arg.startsWith('--') && i !== worstAt + 1)
if (folder === undefined) throw new Error('Usage: npm run evaluate:reading -- FOLDER [--worst N]')

const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
  string,
  { articleBody: string; url?: string }
>

type Extract = (html: string) => string | Promise<string>
const EXTRACTORS: Record<string, Extract> = {
  Crossread(html) {
    const reading = readDocument(parsePage(html), null)
    return reading.ok ? reading.article.blocks.slice(1).join('\n') : ''
  },
  Readability(html) {
    const result = new Readability(parsePage(html)).parse()
    return result?.textContent ?? ''
  },
  async Defuddle(html) {
    const result = await Defuddle(html, 'https://page.example/')
    return parsePage(result.content).body.textContent ?? ''
  },
}

const tokensOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** F1 of two multisets of words, 0 to 1; two empty ones agree. */
function tokenF1(found: string[], wanted: string[]): { f1: number; extra: number; missing: number } {
  const left = new Map<string, number>()
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1)
  let hits = 0
  for (const token of found) {
    const count = left.get(token) ?? 0
    if (count > 0) {
      hits++
      left.set(token, count - 1)
    }
  }
  const f1 = found.length + wanted.length === 0 ? 1 : (2 * hits) / (found.length + wanted.length)
  return { f1, extra: found.length - hits, missing: wanted.length - hits }
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function interval(values: number[]): string {
  const random = seededRandom(3)
  const means = Array.from({ length: DRAWS }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)]!)),
  ).sort((a, b) => a - b)
  return `[${means[Math.floor(DRAWS * 0.025)]!.toFixed(3)}, ${means[Math.floor(DRAWS * 0.975)]!.toFixed(3)}]`
}

const results = new Map<string, Map<string, ReturnType<typeof tokenF1>>>()
for (const [id, { articleBody }] of Object.entries(truth)) {
  const html = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString('utf8')
  for (const [name, extract] of Object.entries(EXTRACTORS)) {
    const text = await Promise.resolve()
      .then(() => extract(html))
      .catch(() => '')
    const ofName = results.get(name) ?? new Map<string, ReturnType<typeof tokenF1>>()
    ofName.set(id, tokenF1(tokensOf(text), tokensOf(articleBody)))
    results.set(name, ofName)
  }
}
console.log(`${Object.keys(truth).length} pages`)
for (const [name, ofName] of results) {
  const scores = [...ofName.values()].map(({ f1 }) => f1)
  const low = scores.filter((score) => score < 0.8).length
  console.log(`  ${name.padEnd(12)} F1 ${mean(scores).toFixed(3)} ${interval(scores)}  under 0.8: ${low} pages`)
}
const ours = [...results.get('Crossread')!].sort(([, a], [, b]) => a.f1 - b.f1)
for (const [id, { f1, extra, missing }] of ours.slice(0, most))
  console.log(
    `  ${f1.toFixed(3)}  ${extra} words too many, ${missing} missing; Readability ${results.get('Readability')!.get(id)!.f1.toFixed(3)}  ${id} ${truth[id]!.url ?? ''}`,
  )
