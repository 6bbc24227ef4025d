import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { collectBlocks } from '../read/blocks.ts'
import { foldSpace } from '../read/plain-text.ts'
import { locateQuote } from './find-quote.ts'

const blocksOf = (body: string) =>
  collectBlocks(parseHTML(`<!doctype html><html><body>${body}</body></html>`).document.body)
/** The text between the ends that were found, as a Range would give it. */
function spanOf(body: string, quote: string): string | null {
  const found = locateQuote(blocksOf(body), quote)
  if (!found) return null
  const { block, start, end } = found
  let text = ''
  let isInside = false
  for (const { node } of block.places) {
    const from = node === start.node ? start.offset : 0
    const to = node === end.node ? end.offset : node.data.length
    if (node === start.node) isInside = true
    if (isInside) text += node.data.slice(from, to)
    if (node === end.node) break
  }
  return foldSpace(text)
}

describe('locateQuote', () => {
  const quote = 'Moscow said that it was done.'
  it.each([
    ['in one node', `<p>First. ${quote} Last.</p>`],
    ['over several elements', '<p>First. Moscow <b>said</b> that <a href="#">it <i>was</i></a> done. Last.</p>'],
    ['over line breaks and indentation', '<p>First. Moscow\n      said that\tit was\n done. Last.</p>'],
    ['over no-break and zero-width characters', '<p>First. Moscow\u00a0said that it\u200b was done. Last.</p>'],
    ['in a paragraph set by <br>', `<div>First.<br><br>${quote}<br><br>Last.</div>`],
  ])('finds a sentence %s', (_, body) => {
    expect(spanOf(body, quote)).toBe(quote)
  })

  it('finds a sentence that runs over a single line break', () => {
    expect(spanOf('<p>Moscow said<br>that it was done.</p>', quote)).toBe('Moscow saidthat it was done.')
  })

  it('finds nothing where the sentence has gone', () => {
    expect(spanOf('<p>Something else.</p>', quote)).toBeNull()
    expect(spanOf('<p>Something else.</p>', '  ')).toBeNull()
  })
})
