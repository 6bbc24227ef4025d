import { describe, expect, it } from 'vitest'
import { dropFurniture, isFurniture } from './furniture.ts'

describe('isFurniture', () => {
  it.each([
    'Advertisement',
    'Also read: Ten boats',
    'ALSO READ | Ten boats',
    'Share on X',
    'Screenshot',
    '2025-07-03',
    'Fri 4 Jul 2025 10.12 BST',
    'Photo: The Quay',
    '© The Quay',
    '***',
    '5 min read',
    '(Reporting by Jo Smith; editing by Al Doe)',
    'Filed under: World',
  ])('%s', (line) => expect(isFurniture(line)).toBe(true))

  it('is as quick on a line of letters that is no date', () => {
    const start = performance.now()
    expect(isFurniture(`4 ${'abcd'.repeat(20_000)}!`)).toBe(false)
    // It once took longer than the universe is old; any machine does it in a blink now.
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  // Each of these begins like a notice and is a sentence of an article.
  it.each([
    'Share prices fell in Moscow on Thursday as investors weighed the decision.',
    'Read literally, the statement recognises nothing at all.',
    'Published figures show that trade between the two doubled.',
    'Topic of the day in Kabul was the embassy flag.',
    'May 2021 was the month in which it all began.',
    'Support for the step came from Beijing.',
    'Video footage showed the two men shaking hands.',
    'Sources close to the ministry confirmed it.',
  ])('keeps: %s', (line) => expect(isFurniture(line)).toBe(false))
})

describe('dropFurniture', () => {
  const long = 'A paragraph that is long enough to weigh something in the balance of the words on this page.'

  it('cuts the tail at a heading after which nothing of the article follows', () => {
    expect(dropFurniture([long, `${long} Twice.`, 'Leave a Reply', 'I never liked that crane.'], 'Title')).toEqual([
      long,
      `${long} Twice.`,
    ])
  })

  it('does not cut where most of the article follows', () => {
    expect(dropFurniture([long, 'Related stories', `${long} Twice.`, `${long} Thrice.`], 'Title')).toContain(
      `${long} Thrice.`,
    )
  })

  it('drops repeats of a paragraph and of the title, whatever their punctuation', () => {
    expect(dropFurniture(['The Title!', long, long.toUpperCase()], 'The title')).toEqual([long])
  })
})
