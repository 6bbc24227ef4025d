// Pages that attack, on purpose or by accident: each is read right or says plainly why not, stays as it was, and goes on
// answering. docs/security.md has the table of what each stands for.
import { describe, expect, it } from 'vitest'
import { until } from '../../drive/driver.ts'
import { ENGINES, expectedFor, readSample, useBrowser } from './in-browser.ts'

const story = readSample('story.html')
const title = expectedFor('story.html').story.title
const NO_ARTICLE = 'No article here'
const TOO_LONG = 'Too much text for one article'
const put = (html: string, part: string, where: 'head' | 'body' = 'body') =>
  html.replace(where === 'head' ? '</head>' : '</body>', `${part}</${where}>`)
const script = (code: string) => `<script>${code}</script>`

/** Name → page, and the headings one of which the popup must show. */
const HOSTILE: Record<string, { html: string; path?: string; headings: string[] }> = {
  'redefines the language’s built-ins': {
    html: story.replace(
      '<head>',
      `<head>${script(`for (const type of [Array, String, Map, Set, RegExp, Object])
        for (const name of Object.getOwnPropertyNames(type.prototype))
          if (/^(?:map|filter|some|every|split|replace|match|matchAll|slice|get|set|has|add|exec|test)$/.test(name))
            type.prototype[name] = () => { throw new Error('hostile') };
        JSON.parse = JSON.stringify = () => '{}'; window.IntersectionObserver = undefined; delete CSS.highlights;`)}`,
    ),
    headings: [title],
  },
  'hides its parts behind names': {
    html: put(
      story,
      '<form name="body"></form><form name="title"></form><img name="querySelector"><form id="documentElement" name="documentElement"><input name="children"></form><a id="createTreeWalker" name="getElementsByTagName"></a><img name="cloneNode">',
    ),
    headings: [title],
  },
  'has half a million text nodes': {
    html: put(
      story,
      script(
        `const box = document.body.appendChild(document.createElement('div')); for (let i = 0; i < 500000; i++) box.append('x ')`,
      ),
    ),
    headings: [title, NO_ARTICLE, TOO_LONG],
  },
  'holds fifty million characters': {
    html: put(story, script(`document.body.append('word '.repeat(1e7))`)),
    headings: [title, TOO_LONG],
  },
  // Three thousand freeze Chromium itself, without us; src/read/read.test.ts reads ten thousand.
  'nests two thousand deep': {
    html: put(
      story,
      script(
        `const root = document.createElement('div'); let at = root; for (let i = 0; i < 2000; i++) at = at.appendChild(document.createElement('div')); at.textContent = 'deep'; document.body.append(root)`,
      ),
    ),
    headings: [title],
  },
  'has a word of a hundred thousand letters': {
    html: put(story, `<p>${'abcd'.repeat(25_000)}</p><p>${'.'.repeat(50_000)} ${'4 abcd'.repeat(10_000)}</p>`),
    headings: [title],
  },
  'hides controls and halves of letters in its words': {
    html: story.replace(/<p>/g, '<p>\u202e\u2066\u200b&#xD800;<b>\u200d</b>'),
    headings: [title],
  },
  'rewrites itself a hundred times a second': {
    html: put(
      story,
      script(
        `const all = document.body.innerHTML; let n = 0; setInterval(() => { if (n++ < 300) { const box = document.createElement('div'); box.textContent = n; document.body.append(box); if (n > 20) document.body.lastElementChild.previousElementSibling.remove() } }, 10)`,
      ),
    ),
    headings: [title],
  },
  'has three hundred frames': {
    html: put(story, '<iframe srcdoc="<p>Frame</p>"></iframe>'.repeat(300)),
    headings: [title],
  },
  'forbids everything by policy': {
    html: put(
      story,
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'">`,
      'head',
    ),
    headings: [title],
  },
  'opens its document anew while it is read': {
    html: put(
      story,
      script(
        `setTimeout(() => { const all = document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, ''); document.open(); document.write(all); document.close() }, 60)`,
      ),
    ),
    headings: [title, NO_ARTICLE, 'Not a story Crossread knows', 'This page was open before Crossread'],
  },
  'is a picture': {
    path: '/picture.svg',
    html: '<svg xmlns="http://www.w3.org/2000/svg"><title>Russia recognises the Taliban</title><text>Moscow recognises the Taliban</text></svg>',
    headings: [NO_ARTICLE, 'Not a story Crossread knows', 'Crossread cannot read this page'],
  },
  'is plain text': {
    path: '/notes.txt',
    html: 'Russia recognises the Taliban. Moscow said so on Thursday.',
    headings: [NO_ARTICLE, 'Not a story Crossread knows'],
  },
}
const pathOf = (name: string) => HOSTILE[name]!.path ?? `/${name.replace(/\W+/g, '-')}.html`
const PAGES = Object.fromEntries(Object.entries(HOSTILE).map(([name, { html }]) => [pathOf(name), html]))
/** A page that does not answer for so long is frozen to whoever reads it. */
const FROZEN_MS = 5_000

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, PAGES)

  it('is there', () => shown.driver.install())

  it.each(Object.keys(HOSTILE))('stands a page that %s', async (name) => {
    const page = await shown.open(pathOf(name))
    const said = async () => {
      await shown.use(() => shown.driver.openPopup())
      return until(
        'the popup to settle',
        async () => {
          const headings = await shown.popup.run<string[]>(
            `return [...document.querySelectorAll('h2')].map(({ textContent }) => textContent)`,
          )
          return headings.find((heading) => HOSTILE[name]!.headings.includes(heading))
        },
        25_000,
      )
    }
    expect(HOSTILE[name]!.headings).toContain(await said())
    const start = Date.now()
    await page.evaluate('1 + 1')
    expect(Date.now() - start).toBeLessThan(FROZEN_MS)
    // Not a node of ours, not a global.
    expect(
      await page.evaluate(
        `document.querySelectorAll('[class*=crossread i], [id*=crossread i], [src*=extension]').length`,
      ),
    ).toBe(0)
    // In a loop, because the page may have taken away every method that would say it shorter.
    expect(
      await page.evaluate(
        `(() => { let found = 0; for (const key in window) if (key.toLowerCase().includes('crossread')) found++; return found })()`,
      ),
    ).toBe(0)
  })
})
