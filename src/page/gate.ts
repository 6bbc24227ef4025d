// The gate: may this page cover a story? A cascade that reads less the less it finds: the title and a few hundred characters
// of prose; only where somebody of some story is named there, the description and a bounded piece of the opening.
// Runs cold, once, on every page: native built-ins only, no table built, nothing kept, nothing imported, no layout forced.
import type { GateExpressions } from './cues.ts'

/** Prose that is looked at first, where the title names nobody. */
export const FEW_CHARACTERS = 600
/** Prose that is looked at where somebody is named. */
export const MAX_CHARACTERS = 5_000
/** Nodes looked at for each hundred characters wanted: paragraphs, and text nodes where a page sets its prose in other elements. */
const PARAGRAPHS = 3
const NODES = 30
/** Shorter texts are labels, bylines and notices. */
const PROSE_CHARACTERS = 40
/** Elements whose text is not shown. */
const NO_PROSE = ['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']
/** A page with less text than this in its paragraphs sets its prose in other elements. */
const LEAST_PROSE = 200

/** True where title, description and opening together meet every group of some story. */
export function mayCover(document: Document, { names, stories }: GateExpressions): boolean {
  const isNamed = (text: string) => {
    const lower = text.toLowerCase()
    return names.some((name) => lower.includes(name))
  }
  if (!isNamed(document.title) && !isNamed(readProse(document, FEW_CHARACTERS))) return false
  const covers = (text: string) =>
    stories.some((groups) => groups.every((source) => new RegExp(source, 'i').test(text)))
  const head = readHead(document)
  return covers(head) || covers(`${head} ${readProse(document, MAX_CHARACTERS)}`)
}

export function readHead(document: Document): string {
  const description =
    document.querySelector('meta[name="description"], meta[property="og:description"]')?.getAttribute('content') ?? ''
  const heading = document.querySelector('h1')?.textContent ?? ''
  const title = document.querySelector('title')?.textContent ?? ''
  return `${title.slice(0, 500)} ${heading.slice(0, 500)} ${description.slice(0, 1000)}`
}

/** The first `most` characters or so of the page's prose. */
export function readProse(document: Document, most: number): string {
  let text = ''
  const paragraphs = document.getElementsByTagName('p')
  for (let i = 0; i < (PARAGRAPHS * most) / 100 && text.length < most; i++) {
    const paragraph = paragraphs[i]
    if (!paragraph) break
    const prose = paragraph.textContent ?? ''
    if (prose.length >= PROSE_CHARACTERS) text += ` ${prose.slice(0, most)}`
  }
  return (text.length < LEAST_PROSE ? text + readTextNodes(document, most) : text).slice(0, most)
}

function readTextNodes(document: Document, most: number): string {
  let text = ''
  const walker = document.createTreeWalker(document.body, 4 /* text nodes */)
  for (let seen = 0; seen < (NODES * most) / 100 && text.length < most; seen++) {
    const node = walker.nextNode() as Text | null
    if (!node) break
    if (node.length >= PROSE_CHARACTERS && !NO_PROSE.includes(node.parentNode?.nodeName ?? ''))
      text += ` ${node.data.slice(0, most)}`
  }
  return text
}
