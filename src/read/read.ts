// Document → Article. Readability proposes which text is the article; our own walk over the page's blocks decides,
// because it keeps page order, puts back prose that Readability drops, and knows furniture that Readability keeps.
// Reads a clone: the page's own tree is never touched.
import { Readability } from '@mozilla/readability'
import type { Reading } from './article.ts'
import { type Block, collectBlocks, hasMoreNodes, MAX_NODES } from './blocks.ts'
import { dropFurniture, isFurniture, lineKey } from './furniture.ts'
import { readMetadata } from './metadata.ts'
import { buildArticle, foldSpace } from './plain-text.ts'

/** Elements past which Readability is not asked: it costs seconds there, and such pages are rarely articles. */
const MAX_ELEMENTS = 40_000
/** Characters of a page, its scripts included, past which it is not looked at: no page of news comes near. */
const MAX_CHARACTERS = 20_000_000
/** Words of prose under which a page is no article. */
const MIN_WORDS = 25
/** A block with at least this many words and a full stop reads as prose. */
const PROSE_WORDS = 12
/** Share of a block's letters inside links above which it is a list of teasers, not prose. */
const LINK_SHARE = 0.6

/** Ancestors whose text is never the article's own, by tag or role. */
const OUTSIDE_TAGS = new Set(['NAV', 'ASIDE', 'FOOTER', 'FORM', 'FIGCAPTION', 'DIALOG', 'MENU', 'CAPTION', 'ADDRESS'])
const OUTSIDE_ROLES = /^(?:navigation|complementary|contentinfo|search|dialog|alertdialog|banner|menu|menubar|toolbar)$/
/** Class or id words of boxes beside an article. Whole words only, so that "shareholder" or "adventure" stay. */
const OUTSIDE_NAMES = wordsIn(
  'comments? comment-?list disqus respond cookies? consent gdpr newsletter subscribe subscription paywall related recommend(?:ed|ations)? also-?read read-?more read-?next most-?read trending popular author-?(?:box|bio|info) about-?author breadcrumbs? taboola outbrain advert(?:isement)? ad-?slot caption wp-caption-text teaser share sharing byline bio credit social',
)
/** Those that sites also give to wrappers of the text itself: they count only where Readability does not propose the line. */
const DOUBTFUL_NAMES = wordsIn(
  'promo sidebar rail tags? ads? banner menu nav footer masthead widget toolbar modal popup outlink',
)

function wordsIn(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words.split(' ').join('|')})(?:$|[\\s_-])`, 'i')
}

export function readDocument(document: Document, host: string | null): Reading {
  const root = document.body
  if (!root) return { ok: false, why: 'not-html' }
  if ((root.textContent ?? '').length > MAX_CHARACTERS) return { ok: false, why: 'too-large' }
  const { title, ...source } = readMetadata(document, host)
  const proposed = proposeLines(document)
  const blocks = findLines(root, proposed)
  const chosen = chooseBlocks(blocks, proposed, title)
  const paragraphs = dropFurniture(chosen, title)
  if (paragraphs.reduce((sum, text) => sum + text.split(' ').length, 0) < MIN_WORDS)
    return { ok: false, why: 'no-article' }
  return buildArticle(title || paragraphs[0]!, paragraphs, source)
}

/** Share of the proposed lines that must be among those in sight, and some prose, or what is hidden is taken too. */
const SEEN_SHARE = 0.5

function findLines(root: Element, proposed: ReadonlySet<string>): Line[] {
  const linesOf = (blocks: Block[]) => blocks.map((block) => ({ block, text: foldSpace(block.text) }))
  const seen = linesOf(collectBlocks(root))
  const found = new Set(seen.map(({ text }) => lineKey(text)).filter((key) => proposed.has(key)))
  const isSeen = found.size >= SEEN_SHARE * proposed.size && seen.some(({ text }) => isProse(text))
  return isSeen ? seen : linesOf(collectBlocks(root, true))
}

/** The lines that Readability takes for the article; empty where it finds none. */
function proposeLines(document: Document): Set<string> {
  // Not getElementsByTagName: linkedom finds nothing by '*' with it.
  if (document.querySelectorAll('*').length > MAX_ELEMENTS || hasMoreNodes(document, MAX_NODES)) return new Set()
  const clone = document.cloneNode(true) as Document
  try {
    const result = new Readability<Node>(clone, { serializer: (node) => node, charThreshold: 200 }).parse()
    if (!result?.content) return new Set()
    return new Set(collectBlocks(result.content as Element).map((block) => lineKey(block.text)))
  } catch {
    return new Set() // a page that Readability cannot digest is still read by the walk
  }
}

interface Line {
  block: Block
  text: string
}

/** Texts of the blocks that are the article: proposed ones, prose beside them, none from boxes around it. */
function chooseBlocks(lines: Line[], proposed: Set<string>, title: string): string[] {
  const titleKey = lineKey(title)
  const isText = lines.map(({ block, text }) => linkShare(block) < LINK_SHARE && lineKey(text) !== titleKey)
  const isNamed = lines.map(({ text }, i) => isText[i] === true && proposed.has(lineKey(text)))
  const hasProposal = lines.some(({ text }, i) => isNamed[i] && isProse(text))
  const { weights, total } = weighElements(lines, hasProposal ? isNamed : isText)
  // What holds much of the article is no box beside it, whatever its name: sites wrap whole pages in a form or a "widget".
  const holdsArticle = (element: Element) => (weights.get(element) ?? 0) >= HOLDS_SHARE * total
  const isInside = lines.map(
    ({ block }, i) => isText[i] === true && !isOutside(block.element, isNamed[i] === true, holdsArticle),
  )
  const isProposed = isNamed.map((isIt, i) => isIt && isInside[i] === true)
  const home = findHome(lines, isInside, isProposed)
  return lines
    .filter(({ block, text }, i) => {
      if (!isInside[i] || isFurniture(text)) return false
      if (isProposed[i]) return true
      return home?.contains(block.element) === true && (isProse(text) || isHeading(block.element))
    })
    .map(({ text }) => text)
}

/** An element with at least this share of the article's prose is no box beside it. */
const HOLDS_SHARE = 0.3
/** Ancestors looked at: real pages stay under 100. */
const MAX_ANCESTORS = 200

/** Characters of prose among the chosen lines, by the elements that hold them; and in all. */
function weighElements(lines: Line[], isChosen: boolean[]): { weights: Map<Element, number>; total: number } {
  const weights = new Map<Element, number>()
  let total = 0
  for (const [i, { block, text }] of lines.entries()) {
    if (!isChosen[i] || !isProse(text)) continue
    total += text.length
    let depth = 0
    for (let at: Element | null = block.element; at && depth < MAX_ANCESTORS; at = at.parentElement, depth++)
      weights.set(at, (weights.get(at) ?? 0) + text.length)
  }
  return { weights, total }
}

/** The element that holds most of the article's prose: the lowest one with at least this share of it. */
const HOME_SHARE = 0.75

/** Share of the page's prose outside all boxes that a proposal must have to be taken for the whole article. */
const WHOLE_SHARE = 0.25

function findHome(lines: Line[], isInside: boolean[], isProposed: boolean[]): Element | null {
  const proposal = weighElements(lines, isProposed)
  const all = weighElements(lines, isInside)
  // Readability takes one column of a page that is cut into many: where most of the prose is elsewhere, all of it counts.
  const { weights, total } = proposal.total >= WHOLE_SHARE * all.total ? proposal : all
  let home: Element | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [element, weight] of weights) {
    if (weight < HOME_SHARE * total || weight >= least) continue
    // Of nested elements with the same weight the first met is the lowest: blocks are walked from the inside out.
    home = element
    least = weight
  }
  return home
}

const isHeading = (element: Element): boolean => /^H[2-4]$/i.test(element.tagName)

function isProse(text: string): boolean {
  return text.split(' ').length >= PROSE_WORDS && /[.!?…]["'”’»)\]]*(?:\s|$)/.test(text)
}

function isOutside(element: Element, isProposed: boolean, holdsArticle: (element: Element) => boolean): boolean {
  let depth = 0
  for (let at: Element | null = element; at && depth < MAX_ANCESTORS; at = at.parentElement, depth++) {
    const tag = at.tagName.toUpperCase()
    if (tag === 'BODY' || tag === 'HTML' || holdsArticle(at)) return false
    if (OUTSIDE_TAGS.has(tag) || OUTSIDE_ROLES.test(at.getAttribute('role') ?? '')) return true
    if (tag === 'ARTICLE' || tag === 'MAIN') continue
    const names = `${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`
    if (names.length >= 400) continue
    if (OUTSIDE_NAMES.test(names) || (!isProposed && DOUBTFUL_NAMES.test(names))) return true
  }
  return false
}

/** Share of a block's letters that stand in links, 0 to 1. */
function linkShare(block: Block): number {
  let linked = 0
  let total = 0
  for (const { node } of block.places) {
    const length = node.data.trim().length
    total += length
    if (length > 0 && node.parentElement?.closest('a')) linked += length
  }
  return total === 0 ? 0 : linked / total
}
