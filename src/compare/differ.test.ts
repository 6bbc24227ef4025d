// Told differently: the variant a page takes, its own version, and values that all outlets give otherwise.
import { describe, expect, it } from 'vitest'
import { indexStories, loadStories } from '../cli/stories.ts'
import { buildArticle } from '../read/plain-text.ts'
import { compareArticle } from './compare.ts'

const indexes = indexStories(loadStories())

function differencesOf(...sentences: string[]) {
  const reading = buildArticle(
    'Russia is first to recognise the Taliban government',
    [
      'Russia has formally recognised the Taliban as the government of Afghanistan, the first country to do so.',
      ...sentences,
    ],
    { site: null, published: '2025-07-04', language: 'en' },
  )
  if (!reading.ok) throw new Error(reading.why)
  return compareArticle(indexes, reading.article).differs
}
const variantOf = (id: string, ...sentences: string[]) =>
  differencesOf(...sentences).find(({ difference }) => difference === id)?.variant

describe('findDifferences', () => {
  it.each([
    [
      'first-scope',
      'No other state had recognised the Taliban since they returned to power in August 2021.',
      'first since 2021',
    ],
    [
      'withdrawal',
      'The Taliban seized power in 2021 after the United States and NATO pulled their troops out of Afghanistan.',
      'the US and NATO; takeover after it',
    ],
    ['deals-past-or-future', 'Russia and the Taliban signed their first economic agreements in 2022.', 'since 2022'],
    [
      'earlier-status',
      'In April Russia lifted its ban and took the Taliban off its list of banned terrorist organisations.',
      'banned, then removed',
    ],
    ['example-or-hope', 'Foreign minister Muttaqi said that he hoped other countries would follow Russia.', 'a hope'],
  ])('%s: %s', (id, sentence, variant) => expect(variantOf(id, sentence)).toBe(variant))

  it.each([
    [
      'where-they-met',
      'Afghan foreign minister Amir Khan Muttaqi met the Russian ambassador, Dmitry Zhirnov, in Moscow on Thursday.',
    ],
    [
      'when-the-ban-was-lifted',
      'Last October Russia removed the Taliban from its list of banned terrorist organisations.',
    ],
    ['who-received-the-credentials', 'The new Afghan ambassador handed his credentials to Putin, who accepted them.'],
    ['when-the-deals-began', 'Russia and the Taliban signed their first economic agreements in 2019.'],
  ])('sees another value: %s', (id, sentence) => {
    const finding = differencesOf(sentence).find(({ difference }) => difference === id)
    expect(finding).toMatchObject({ variant: null, here: sentence })
    expect(finding!.elsewhere[0]!.outlets.length).toBeGreaterThan(0)
  })

  it('sees no other value where the right one stands', () => {
    const ids = differencesOf(
      'Muttaqi, who had been in Moscow in June, met Russian ambassador Zhirnov in Kabul on Thursday.',
    ).map(({ difference }) => difference)
    expect(ids).not.toContain('where-they-met')
  })

  it('puts conflicts of fact first and wording last', () => {
    const natures = differencesOf(
      'Muttaqi called it a brave decision when he met Russian ambassador Zhirnov in Kabul.',
      'No other state had recognised the Taliban since 2021.',
      'The ministry accepted the credentials of ambassador Gul Hassan Hassan.',
    ).flatMap(({ difference }) => indexes[0]!.story.differences.find(({ id }) => id === difference)?.nature ?? [])
    expect(natures).toEqual(
      [...natures].sort((a, b) => ['fact', 'scope', 'wording'].indexOf(a) - ['fact', 'scope', 'wording'].indexOf(b)),
    )
  })
})
