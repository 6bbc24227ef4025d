// The gate: may this page cover a story? Looks at title and description, and if these do not decide at a bounded piece
// of the opening.
// Runs cold, once, on every page: native built-ins only, no table built, nothing kept, nothing imported.

/** Per story: groups of alternatives, each of which the text must meet; the form of essentials (see compare/essentials.ts). */
export type Cues = string[][][]

/** Paragraphs looked at, and characters of them. */
const MAX_PARAGRAPHS = 16
const MAX_CHARACTERS = 5_000
/** A page with less text than this in its paragraphs sets its prose in other elements: text nodes are looked at instead. */
const FEW_CHARACTERS = 400
/** Text nodes looked at then, and characters from which one reads as prose. */
const MAX_NODES = 1_500
const PROSE_CHARACTERS = 40

/** One expression per group: a word boundary, any of the alternatives; `*` lets the word go on. Linear: no repeats nested. */
export function cueExpression(group: string[]): RegExp {
  const alternatives = group.map((cue) => {
    const isPrefix = cue.endsWith('*')
    const words = (isPrefix ? cue.slice(0, -1) : cue).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    return isPrefix ? words : `${words}(?![a-z0-9])`
  })
  return new RegExp(`(?:^|[^a-z0-9])(?:${alternatives.join('|')})`, 'i')
}

/** True where title, description and opening together meet every group of some story's cues. */
export function mayCover(document: Document, cues: Cues): boolean {
  let text = describe(document)
  const meetsAll = (groups: string[][]) => groups.every((group) => cueExpression(group).test(text))
  if (cues.some(meetsAll)) return true
  text += ` ${readOpening(document)}`
  return cues.some(meetsAll)
}

function describe(document: Document): string {
  const description =
    document.querySelector('meta[name="description"], meta[property="og:description"]')?.getAttribute('content') ?? ''
  const heading = document.querySelector('h1')?.textContent ?? ''
  const title = document.querySelector('title')?.textContent ?? ''
  return `${title.slice(0, 500)} ${heading.slice(0, 500)} ${description.slice(0, 1000)}`
}

function readOpening(document: Document): string {
  let text = ''
  const paragraphs = document.getElementsByTagName('p')
  for (let i = 0; i < paragraphs.length && i < MAX_PARAGRAPHS && text.length < MAX_CHARACTERS; i++)
    text += ` ${(paragraphs[i]!.textContent ?? '').slice(0, MAX_CHARACTERS)}`
  return (text.length < FEW_CHARACTERS ? text + readTextNodes(document) : text).slice(0, MAX_CHARACTERS)
}

function readTextNodes(document: Document): string {
  let text = ''
  const walker = document.createTreeWalker(document.body, 4 /* text nodes */)
  for (let seen = 0; seen < MAX_NODES && text.length < MAX_CHARACTERS; seen++) {
    const node = walker.nextNode() as Text | null
    if (!node) break
    if (
      node.length >= PROSE_CHARACTERS &&
      !/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/i.test(node.parentNode?.nodeName ?? '')
    )
      text += ` ${node.data.slice(0, MAX_CHARACTERS)}`
  }
  return text
}
