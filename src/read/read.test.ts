import { describe, expect, it } from 'vitest'
import { designs, toHtml } from '../../eval/html.mjs'
import { loadLabelled } from '../../eval/labelled.ts'
import { parsePage } from '../cli/input.ts'
import { sentenceText, sentenceTexts } from './article.ts'
import { collectBlocks } from './blocks.ts'
import { readDocument } from './read.ts'

const read = (html: string, host: string | null = null) => readDocument(parsePage(html), host)

function textsOf(html: string): string[] {
  const reading = read(html)
  return reading.ok ? sentenceTexts(reading.article) : [`(unreadable: ${reading.why})`]
}

const prose = [
  'The council met on Tuesday evening to settle the plan for the old harbour after three years of argument.',
  'Members voted seven to four for the version that keeps the crane and the weighing house where they are.',
  'Work is to begin in spring, once the herring season has ended and the moorings have been moved upstream.',
]
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Harbour plan passes | The Quay</title>${head}</head><body>${body}</body></html>`
const article = (extra = '') =>
  page(`<article><h1>Harbour plan passes</h1>${prose.map((text) => `<p>${text}</p>`).join('')}${extra}</article>`)

describe('readDocument', () => {
  it.each(designs.map((_, i) => i))('reads every labelled story page in site design %i', (design) => {
    let missing = 0
    let total = 0
    for (const { page: labelled } of loadLabelled('eval/dev')) {
      if (!labelled.covers) continue
      const read = textsOf(toHtml(labelled, design)).join(' ')
      const wanted = [labelled.title, ...labelled.paragraphs.flat()].filter((text) => text.split(' ').length > 4)
      total += wanted.length
      missing += wanted.filter((text) => !read.includes(text)).length
      for (const furniture of [
        'Ten recipes',
        'We value your privacy',
        'Subscribe to my channel',
        'Advertisement',
        'Share on Facebook',
        'Most read',
        'Culture',
      ])
        expect(read, labelled.id).not.toContain(furniture)
    }
    expect(missing / total).toBeLessThan(0.005)
  })

  it.each([
    ['a teaser', '<p><strong>Also read:</strong> <a href="/x">Ten boats to see before you drown</a></p>'],
    [
      'a caption',
      '<figure><img><figcaption>The harbour in an old picture, looking east over the quay.</figcaption></figure>',
    ],
    ['a credit', '<p>The old crane seen from the east side of the quay last winter (AP Photo/Jo Smith)</p>'],
    [
      'a newsletter box',
      '<div class="newsletter-signup"><p>Get the best of the harbour every morning in your inbox, free of charge.</p></div>',
    ],
    [
      'a cookie banner',
      '<div id="cookie-consent"><p>We and our partners store and access information on your device for many purposes.</p></div>',
    ],
    [
      'comments',
      '<section id="comments"><p>I have lived here for forty years and never liked that crane at all.</p></section>',
    ],
    ['a comment form', '<h3>Leave a Reply</h3><p>Your email address will not be published.</p>'],
    [
      'an author box',
      '<h3>About the Author</h3><p>Jo Smith is a reporter who covers harbours, quays and the people who argue about them.</p>',
    ],
    ['a repeated paragraph', `<p>${prose[0]}</p>`],
    ['a date line', '<p>July 4, 2025, 10:12 am BST</p>'],
    ['hidden text', '<p hidden>This sentence is hidden from every reader of the page and must be so from us.</p>'],
    ['a menu', '<nav><ul><li><a href="/">The newest stories about harbours and all that floats</a></li></ul></nav>'],
  ])('leaves out %s', (_, extra) => {
    expect(textsOf(article(extra))).toEqual(['Harbour plan passes', ...prose])
  })

  it.each([
    ['a page builder’s widgets', (text: string) => `<div class="elementor-widget widget"><p>${text}</p></div>`],
    ['columns with doubtful names', (text: string) => `<div class="rail banner sidebar-row"><p>${text}</p></div>`],
  ])('reads an article whose paragraphs stand in %s', (_, wrap) => {
    const html = page(`<div id="wrap"><h1>Harbour plan passes</h1>${prose.map(wrap).join('')}</div>`)
    expect(textsOf(html)).toEqual(['Harbour plan passes', ...prose])
  })

  it.each(['form', 'aside', 'footer'])('reads a page that stands in a %s as a whole', (tag) => {
    expect(textsOf(page(`<${tag} class="newsletter share">${article()}</${tag}>`))).toEqual([
      'Harbour plan passes',
      ...prose,
    ])
  })

  it('reads a page that hides itself until its scripts have run', () => {
    expect(textsOf(article().replace('<body>', '<body><div hidden>'))).toEqual(['Harbour plan passes', ...prose])
    expect(textsOf(article().replace('<body>', '<body style="display: none">'))).toHaveLength(4)
  })

  it('reads tags left open, twice or out of place as browsers do', () => {
    const html = `<html><head><title>Harbour plan passes</title><div></head><body><body class="b"><h1>Harbour plan passes</h1><p>${prose.join('<p>')}`
    expect(textsOf(html)).toEqual(['Harbour plan passes', ...prose])
  })

  it('reads text set in spans, table cells and line breaks', () => {
    const bare = page(`<table><tr><td><h2>Harbour plan passes</h2>${prose.join('<br><br>')}</td></tr></table>`)
    expect(textsOf(bare)).toEqual(expect.arrayContaining(prose))
  })

  it('takes title, site, day and language from what the page says of itself', () => {
    const reading = read(
      article().replace(
        '</head>',
        '<meta property="og:site_name" content="The Quay"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2025-07-03T23:30:00-05:00"}]}</script></head>',
      ),
    )
    expect(reading.ok && reading.article).toMatchObject({ site: 'The Quay', published: '2025-07-03', language: 'en' })
    expect(reading.ok && reading.article.blocks[0]).toBe('Harbour plan passes')
  })

  it('survives broken metadata', () => {
    const reading = read(
      article().replace(
        '</head>',
        '<script type="application/ld+json">{broken</script><meta name="date" content="yesterday"></head>',
      ),
      'www.quay.example',
    )
    expect(reading.ok && reading.article).toMatchObject({ site: 'quay.example', published: null })
  })

  it('does not touch the page', () => {
    const document = parsePage(article('<p><b>Also read:</b> more</p>'))
    const before = document.documentElement.outerHTML
    readDocument(document, null)
    expect(document.documentElement.outerHTML).toBe(before)
  })

  it.each([
    ['an empty page', page('')],
    [
      'a form',
      page('<h1>Sign in</h1><form><p>Your name and password, please, and then press the button below.</p></form>'),
    ],
    ['a list of links', page(`<ul>${'<li><a href="/a">A headline of some seven words here</a></li>'.repeat(30)}</ul>`)],
  ])('says that %s is no article', (_, html) => {
    expect(read(html)).toEqual({ ok: false, why: 'no-article' })
  })

  it('says that a book is too large', () => {
    expect(
      read(page(`<article>${prose.map((text, i) => `<p>${`${text} ${i} `.repeat(2000)}</p>`).join('')}</article>`)),
    ).toEqual({ ok: false, why: 'too-large' })
  })

  it('reads a page nested ten thousand deep without overflowing', () => {
    expect(() => read(page(`${'<div>'.repeat(10_000)}text`))).not.toThrow()
  })

  // Each of these was seen to fail without the bound that it is about (docs/security.md).
  it('follows a page of a million text nodes only so far', { timeout: 60_000 }, () => {
    const document = parsePage(article('<div id="box"></div>'))
    const box = document.getElementById('box')!
    for (let i = 0; i < 1_000_000; i++) box.appendChild(document.createTextNode('x '))
    const places = collectBlocks(document.body).reduce((sum, block) => sum + block.places.length, 0)
    expect(places).toBeGreaterThan(100_000)
    expect(places).toBeLessThan(500_000)
    // Nor is Readability asked, which would take seconds.
    document.cloneNode = () => {
      throw new Error('cloned')
    }
    expect(readDocument(document, null)).toMatchObject({ ok: true })
  })

  it('looks no further at a page of tens of millions of characters', { timeout: 60_000 }, () => {
    expect(read(article(`<div>${'word '.repeat(5_000_000)}</div>`))).toEqual({ ok: false, why: 'too-large' })
  })

  it('asks Readability for no proposal where a page has too many elements, and goes on where it fails', () => {
    const many = parsePage(article('<hr>'.repeat(41_000)))
    many.cloneNode = () => {
      throw new Error('cloned')
    }
    expect(readDocument(many, null)).toMatchObject({ ok: true })
    const broken = parsePage(article())
    broken.cloneNode = () => ({}) as Node
    expect(readDocument(broken, null)).toMatchObject({ ok: true })
  })

  it('takes no text from thousands of elements down', () => {
    const deep = `${'<div>'.repeat(3_000)}${prose.join(' ').replaceAll('council', 'abyss')}${'</div>'.repeat(3_000)}`
    const blocks = collectBlocks(parsePage(article(deep)).body).map(({ text }) => text)
    expect(blocks).toContain(prose[0])
    expect(blocks.join()).not.toContain('abyss')
  })

  it('cuts no letter of a long title in half', () => {
    const reading = read(article().replaceAll('Harbour plan passes', `a${'😀'.repeat(300)}`))
    expect(reading.ok && reading.article.blocks[0]).toBe(`a${'😀'.repeat(149)}`)
  })

  it('reads the same words where controls, zero-width characters and halves of letters stand between them', () => {
    const odd = article()
      .replace(/<p>/g, '<p>\u202e\u2066\u200b<b>\u200e\ufeff</b>')
      .replaceAll('old', 'o\u00adl\u200bd')
    expect(textsOf(odd)).toEqual(textsOf(article()))
  })

  it('gives sentences that slice back to their text', () => {
    const reading = read(article())
    if (!reading.ok) throw new Error(reading.why)
    const { blocks, sentences } = reading.article
    for (const [i, { block, start, end }] of sentences.entries())
      expect(blocks[block]!.slice(start, end)).toBe(sentenceText(reading.article, i))
  })
})
