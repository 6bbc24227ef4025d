// npm run evaluate:drafts -- [--part K/N] [--claims FILE] [--judged FILE]... FOLDER
// Drafted stories on public news: which articles are about the same event, and what is said to be missing on a page. FOLDER is
// the articles of BASIL or of NewsWCL50 (public-articles.ts).
//   --part 2/3     every third event, beginning with the second. The first third is looked at and fitted on (fit-likeness.ts)
//   --claims FILE  writes a seeded draw of "not found" claims with the page's text, for people to judge
//   --judged FILE  their judgements, { "<claim>": "right" | "wrong" }; two files give the agreement too
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compareWithOthers } from '../src/compare/compare-draft.ts'
import { compareEvents } from '../src/compare/same-event.ts'
import { sentenceTexts } from '../src/read/article.ts'
import { seededRandom } from './labelled.ts'
import { eventPairs, loadPublic, takePart } from './public-articles.ts'

const SEED = 17
/** Claims drawn for judging. */
const DRAWN = 120
const CUTS = [0.3, 0.5, 0.7, 0.8, 0.9]

interface Claim {
  id: string
  /** What two others tell, in their sentences. */
  missing: string[]
  closest: string | null
  page: string[]
}

const { values, positionals } = parseArgs({
  options: {
    part: { type: 'string', default: '1/1' },
    claims: { type: 'string' },
    judged: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
})
const [folder] = positionals
if (folder === undefined)
  throw new Error('Usage: npm run evaluate:drafts -- [--part K/N] [--claims FILE] [--judged FILE]... FOLDER')
const [part, parts] = values.part.split('/').map(Number) as [number, number]
const chosen = takePart(loadPublic(folder), part, parts)
console.log(`${new Set(chosen.map(({ event }) => event)).size} events, ${chosen.length} articles`)
reportEvents()
const claims = collectClaims()
reportClaims()

function reportEvents(): void {
  const rated = eventPairs(chosen).map(({ isSame, a, b }) => ({ isSame, ...compareEvents(a, b) }))
  const same = rated.filter(({ isSame }) => isSame).length
  console.log(`same event: ${same} pairs of one event, ${rated.length - same} of look-alikes`)
  for (const cut of CUTS) {
    const said = rated.filter(({ probability }) => probability >= cut)
    const right = said.filter(({ isSame }) => isSame).length
    console.log(`  from ${cut}: precision ${(right / said.length).toFixed(3)}, recall ${(right / same).toFixed(3)}`)
  }
}

function collectClaims(): Claim[] {
  return chosen.flatMap((page) => {
    const others = chosen.filter((other) => other.event === page.event && other !== page)
    const { story, report } = compareWithOthers('draft', others, page.article)
    const texts = sentenceTexts(page.article)
    return report.details.flatMap((finding): Claim[] => {
      if (finding.state !== 'not-found' || finding.outlets.length < 2) return []
      const detail = story.details.find(({ id }) => id === finding.id)!
      const missing = Object.entries(detail.toldBy).flatMap(([outlet, numbers]) => {
        const source = others.find(({ id }) => id === outlet)!
        return numbers.map((number) => `${source.name}: ${sentenceTexts(source.article)[number - 1]}`)
      })
      return [
        {
          id: `${page.event}/${page.id}/${finding.id}`,
          missing,
          closest: finding.closest === null ? null : texts[finding.closest]!,
          page: texts,
        },
      ]
    })
  })
}

function reportClaims(): void {
  console.log(`claims: ${claims.length} on ${chosen.length} pages`)
  if (values.claims !== undefined) {
    const random = seededRandom(SEED)
    const drawn = claims
      .map((claim) => ({ claim, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, DRAWN)
      .map(({ claim }) => claim)
    writeFileSync(values.claims, `${JSON.stringify(drawn, null, 1)}\n`)
    console.log(`wrote ${drawn.length} of them to ${values.claims}`)
  }
  const judgements = values.judged.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  for (const [i, judged] of judgements.entries()) {
    const known = claims.filter(({ id }) => id in judged)
    const right = known.filter(({ id }) => judged[id] === 'right').length
    console.log(`judged (${values.judged[i]}): ${right} of ${known.length} right`)
  }
  const [first, second] = judgements
  if (first && second) {
    const both = claims.map(({ id }) => id).filter((id) => id in first && id in second)
    const agreed = both.filter((id) => first[id] === second[id]).length
    const right = both.filter((id) => first[id] === 'right' && second[id] === 'right').length
    console.log(`both judged ${both.length}: ${agreed} alike, ${right} right by both`)
  }
}
