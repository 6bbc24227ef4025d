// The gate: may this page cover a story? A cascade that reads less the less it finds: title and description; where nobody of
// any story is named there, a few hundred characters of prose; and only where somebody is, a bounded piece of the opening.
// Runs cold, once, on every page: native built-ins only, no table built, nothing kept, nothing imported, no layout forced.
import type { GateExpressions } from './cues.ts'

/** Prose that is looked at first, where the head names nobody. */
const FEW_CHARACTERS = 1_200
/** Prose that is looked at where somebody is named. */
const MAX_CHARACTERS = 5_000
/** Paragraphs, and text nodes where a page sets its prose in other elements. */
const MAX_PARAGRAPHS = 60
const MAX_NODES = 1_500
/** Shorter texts are labels, bylines and notices. */
const PROSE_CHARACTERS = 40
/** A page with less text than this in its paragraphs sets its prose in other elements. */
const LEAST_PROSE = 200

/** True where title, description and opening together meet every group of some story. */
export function mayCover(document: Document, stories: GateExpressions): boolean {
  const meets = (text: string) => (source: string) => new RegExp(source, 'i').test(text)
  const covers = (text: string) => stories.some((groups) => groups.every(meets(text)))
  const names = (text: string) =>
    stories.some((groups) => groups.some((source, i) => isName(groups, i) && meets(text)(source)))
  const head = readHead(document)
  if (covers(head)) return true
  if (!names(head) && !names(readProse(document, FEW_CHARACTERS))) return false
  return covers(`${head} ${readProse(document, MAX_CHARACTERS)}`)
}

/** The last group is the act: words like "move" and "deal", which say nothing alone. */
const isName = (groups: readonly string[], i: number): boolean => i < groups.length - 1 || groups.length === 1

function readHead(document: Document): string {
  const description =
    document.querySelector('meta[name="description"], meta[property="og:description"]')?.getAttribute('content') ?? ''
  const heading = document.querySelector('h1')?.textContent ?? ''
  const title = document.querySelector('title')?.textContent ?? ''
  return `${title.slice(0, 500)} ${heading.slice(0, 500)} ${description.slice(0, 1000)}`
}

/** The first `most` characters or so of the page's prose. */
function readProse(document: Document, most: number): string {
  let text = ''
  const paragraphs = document.getElementsByTagName('p')
  for (let i = 0; i < MAX_PARAGRAPHS && text.length < most; i++) {
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
  for (let seen = 0; seen < MAX_NODES && text.length < most; seen++) {
    const node = walker.nextNode() as Text | null
    if (!node) break
    if (
      node.length >= PROSE_CHARACTERS &&
      !/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/i.test(node.parentNode?.nodeName ?? '')
    )
      text += ` ${node.data.slice(0, most)}`
  }
  return text
}
