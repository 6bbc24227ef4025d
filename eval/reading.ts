// npm run evaluate:reading -- [--worst N] [--part K/N] FOLDER
// How well the reader finds an article's text, beside Readability and Defuddle on the same pages. FOLDER holds pages labelled
// by hand, which are not in this repository; two forms are known:
//   scrapinghub/article-extraction-benchmark: ground-truth.json (page → { articleBody }), html/<page>.html.gz
//   WCXB, its folder dev or test: ground-truth/<page>.json, html/<page>.html.gz; its articles are taken
// Token F1 per page: words as a multiset, lower case; printed as the mean over the pages. --part 1/3 takes every third page,
// beginning with the first, so that rules are made on one part and looked at on another.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { parsePage } from '../src/cli/input.ts'
import { readDocument } from '../src/read/read.ts'
import { seededRandom } from './labelled.ts'

const DRAWS = 1_000
const { values, positionals } = parseArgs({
  options: { worst: { type: 'string', default: '0' }, part: { type: 'string', default: '1/1' } },
  allowPositionals: true,
})
const [folder] = positionals
if (folder === undefined) throw new Error('Usage: npm run evaluate:reading -- [--worst N] [--part K/N] FOLDER')
const [part, parts] = values.part.split('/').map(Number) as [number, number]

/** Page → the article's text as a person marked it. */
function loadTruth(from: string): Map<string, string> {
  const one = join(from, 'ground-truth.json')
  if (existsSync(one)) {
    const pages = JSON.parse(readFileSync(one, 'utf8')) as Record<string, { articleBody: string }>
    return new Map(Object.entries(pages).map(([id, { articleBody }]) => [id, articleBody]))
  }
  const truths = join(from, 'ground-truth')
  return new Map(
    readdirSync(truths)
      .sort()
      .flatMap((name): [string, string][] => {
        const page = JSON.parse(readFileSync(join(truths, name), 'utf8')) as {
          _internal: { page_type: { primary: string } }
          ground_truth: { main_content?: string }
        }
        const text = page.ground_truth.main_content
        return page._internal.page_type.primary === 'article' && text ? [[name.replace(/\.json$/, ''), text]] : []
      }),
  )
}
const truth = new Map([...loadTruth(folder)].filter((_, i) => i % parts === part - 1))

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
for (const [id, wanted] of truth) {
  const html = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString('utf8')
  for (const [name, extract] of Object.entries(EXTRACTORS)) {
    const text = await Promise.resolve()
      .then(() => extract(html))
      .catch(() => '')
    const ofName = results.get(name) ?? new Map<string, ReturnType<typeof tokenF1>>()
    ofName.set(id, tokenF1(tokensOf(text), tokensOf(wanted)))
    results.set(name, ofName)
  }
}
console.log(`${truth.size} pages`)
for (const [name, ofName] of results) {
  const scores = [...ofName.values()].map(({ f1 }) => f1)
  const low = scores.filter((score) => score < 0.8).length
  console.log(`  ${name.padEnd(12)} F1 ${mean(scores).toFixed(3)} ${interval(scores)}  under 0.8: ${low} pages`)
}
const ours = [...results.get('Crossread')!].sort(([, a], [, b]) => a.f1 - b.f1)
for (const [id, { f1, extra, missing }] of ours.slice(0, Number(values.worst)))
  console.log(
    `  ${f1.toFixed(3)}  ${extra} words too many, ${missing} missing; Readability ${results.get('Readability')!.get(id)!.f1.toFixed(3)}  ${id}`,
  )
