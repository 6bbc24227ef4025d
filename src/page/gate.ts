// The gate: may this page cover a story? Looks at title and description, then at a bounded piece of paragraph text.
// Runs cold, once, on every page: native built-ins only, no table built, nothing kept, nothing imported.

/** Per story: groups of alternatives, each of which the text must meet; the form of essentials (see compare/essentials.ts). */
export type Cues = string[][][]

/** Paragraphs looked at, and characters of them, once the title has not decided. */
const MAX_PARAGRAPHS = 12
const MAX_CHARACTERS = 4_000

/** One expression per group: a word boundary, any of the alternatives; `*` lets the word go on. Linear: no repeats nested. */
export function cueExpression(group: string[]): RegExp {
  const alternatives = group.map((cue) => {
    const isPrefix = cue.endsWith('*')
    const words = (isPrefix ? cue.slice(0, -1) : cue).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    return isPrefix ? words : `${words}(?![a-z0-9])`
  })
  return new RegExp(`(?:^|[^a-z0-9])(?:${alternatives.join('|')})`, 'i')
}

const meetsAll = (groups: string[][], text: string): boolean => groups.every((group) => cueExpression(group).test(text))
const meetsAny = (groups: string[][], text: string): boolean => groups.some((group) => cueExpression(group).test(text))

/** True where some story's cues are met. Paragraphs are read only if title or description meet one group at least. */
export function mayCover(document: Document, cues: Cues): boolean {
  const head = describe(document)
  const candidates = cues.filter((groups) => meetsAny(groups, head))
  if (candidates.length === 0) return false
  if (candidates.some((groups) => meetsAll(groups, head))) return true
  const text = `${head} ${readOpening(document)}`
  return candidates.some((groups) => meetsAll(groups, text))
}

function describe(document: Document): string {
  const description =
    document.querySelector('meta[name="description"], meta[property="og:description"]')?.getAttribute('content') ?? ''
  const heading = document.querySelector('h1')?.textContent ?? ''
  const title = document.querySelector('title')?.textContent ?? ''
  return `${title.slice(0, 500)} ${heading.slice(0, 500)} ${description.slice(0, 1000)}`
}

/** The first paragraphs; on a page without any, the first characters of its text blocks. */
function readOpening(document: Document): string {
  let text = ''
  const paragraphs = document.getElementsByTagName('p')
  for (let i = 0; i < paragraphs.length && i < MAX_PARAGRAPHS && text.length < MAX_CHARACTERS; i++)
    text += ` ${(paragraphs[i]!.textContent ?? '').slice(0, MAX_CHARACTERS)}`
  if (text.length >= 400) return text.slice(0, MAX_CHARACTERS)
  // Pages that set their paragraphs in div or table cells: text nodes in page order, up to the same bound.
  const walker = document.createTreeWalker(
    document.querySelector('article, main, h1, h2')?.parentElement ?? document.body,
    4,
  )
  for (
    let node = walker.nextNode(), seen = 0;
    node && text.length < MAX_CHARACTERS && seen < 400;
    node = walker.nextNode(), seen++
  )
    text += ` ${(node as Text).data.slice(0, MAX_CHARACTERS)}`
  return text.slice(0, MAX_CHARACTERS)
}
