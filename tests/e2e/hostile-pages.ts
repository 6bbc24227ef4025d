// The pages of hostile.test.ts: each attacks in one way, on purpose or by accident.
import { expectedFor, readSample } from './in-browser.ts'

const story = readSample('story.html')
export const TITLE = expectedFor('story.html').story.title
export const NO_ARTICLE = 'No article here'
export const TOO_LONG = 'Too much text for one article'
const UNKNOWN = 'Not a story Crossread knows'
const OFF_LIMITS = 'Crossread cannot read this page'

export interface Hostile {
  html: string
  path?: string
  headers?: Record<string, string>
  /** Before the path: "view-source:". */
  scheme?: string
  /** The headings one of which the popup must show; where it offers to read the page, after that was pressed. */
  headings: string[]
  /** Whether the sentences are marked too, with the rest of what the page does going on. */
  isMarked?: boolean
  /** In the page, afterwards: the attack took place, and got nothing. */
  holds?: string
  /** In the popup, afterwards. */
  holdsInPopup?: string
}

const put = (html: string, part: string, where: 'head' | 'body' = 'body') =>
  html.replace(where === 'head' ? '</head>' : '</body>', `${part}</${where}>`)
const script = (code: string) => `<script>${code}</script>`
const atStart = (code: string) => story.replace('<head>', `<head>${script(code)}`)
const inBody = (code: string) => put(story, script(code))
const MARKUP = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 70>>stream
BT /F 12 Tf 20 200 Td (Moscow recognises the Taliban in Kabul today.) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`

export const HOSTILE: Record<string, Hostile> = {
  'redefines the language’s built-ins': {
    html: atStart(`window.registry = CSS.highlights; window.sizeOf = Object.getOwnPropertyDescriptor(HighlightRegistry.prototype, 'size').get;
        for (const type of [Array, String, Map, Set, RegExp, Object])
        for (const name of Object.getOwnPropertyNames(type.prototype))
          if (/^(?:map|filter|some|every|split|replace|match|matchAll|slice|get|set|has|add|exec|test)$/.test(name))
            type.prototype[name] = () => { throw new Error('hostile') };
        JSON.parse = JSON.stringify = () => '{}'; window.IntersectionObserver = undefined; delete CSS.highlights;
        Object.defineProperty(CSS, 'highlights', { get() { throw new Error('hostile') } })`),
    headings: [TITLE],
    isMarked: true,
    holds: `(() => { try { [1].map(String); return false } catch { return sizeOf.call(registry) > 0 } })()`,
  },
  'hides its parts behind names': {
    html: put(
      story,
      '<form name="body"></form><form name="title"></form><img name="querySelector"><form id="documentElement" name="documentElement"><input name="children"></form><a id="createTreeWalker" name="getElementsByTagName"></a><img name="cloneNode"><form id="title"></form>',
    ),
    headings: [TITLE],
    isMarked: true,
    holds: `typeof document.cloneNode !== 'function' && typeof document.querySelector !== 'function'`,
  },
  'has a million text nodes': {
    html: inBody(
      `window.box = document.body.appendChild(document.createElement('div')); box.style.contentVisibility = 'hidden'; for (let i = 0; i < 1000000; i++) box.append('x ')`,
    ),
    headings: [TITLE],
    holds: 'box.childNodes.length === 1000000',
  },
  // Chromium takes half a minute to lay such a text out; it must not be shown to be read.
  'holds fifty million characters': {
    html: inBody(
      `const box = document.body.appendChild(document.createElement('div')); box.style.contentVisibility = 'hidden'; box.append('word '.repeat(1e7))`,
    ),
    headings: [TOO_LONG],
  },
  // Three thousand freeze Chromium itself, without us; src/read/read.test.ts reads ten thousand.
  'nests two thousand deep': {
    html: inBody(
      `const root = document.createElement('div'); let at = root; for (let i = 0; i < 2000; i++) at = at.appendChild(document.createElement('div')); at.textContent = 'deep'; document.body.append(root)`,
    ),
    headings: [TITLE],
  },
  'has a word of a hundred thousand letters': {
    html: put(story, `<p>${'abcd'.repeat(25_000)}</p><p>${'.'.repeat(50_000)} ${'4 abcd'.repeat(10_000)}</p>`),
    headings: [TITLE],
  },
  'hides controls and halves of letters in its words': {
    html: put(
      story.replace(/<p>/g, '<p>\u202e\u2066\u200b<b>\u200d</b>'),
      script(`document.title = '\\ud800\\u202e' + document.title + '\\udc00';
        for (const element of document.querySelectorAll('h1, p')) { element.prepend('\\udc00'); element.append(' \\ud83d') }`),
    ),
    headings: [TITLE],
    holds: `document.title.charCodeAt(0) === 0xd800 && document.querySelector('p').textContent.includes('\\udc00')`,
    holdsInPopup: `!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent)`,
  },
  'writes markup where words are expected': {
    html: put(
      story.replace(/<title>[^<]*/, `$&${escaped(MARKUP)}`),
      `<p>Lavrov’s cousin Igor Petrovsky paid 417 roubles for ${escaped(MARKUP)} in Novgorod, said the Baltic Herald on Sunday.</p>`,
    ).replace(/(<h1[^>]*>)([^<]*)/, `$1$2 ${escaped(MARKUP)}`),
    headings: [TITLE],
    holdsInPopup: `document.body.textContent.includes('<img src=x') && document.querySelector('img[src=x], body script') === null && document.title !== 'run'`,
  },
  'rewrites itself a hundred times a second': {
    // Much text, so that painting anew at each change would leave the page no time.
    html: put(
      story,
      `<aside>${'<p>A line that is no prose</p>'.repeat(12_000)}</aside>${script(
        `window.turns = 0; const box = document.body.appendChild(document.createElement('div')); setInterval(() => { turns++; const next = document.createElement('p'); next.textContent = turns; box.replaceChildren(next) }, 10)`,
      )}`,
    ),
    headings: [TITLE],
    isMarked: true,
    holds: `new Promise((resolve) => { const before = turns; setTimeout(() => resolve(turns - before > 50), 2000) })`,
  },
  'grows for as long as it is scrolled': {
    html: inBody(
      `window.grown = 0; addEventListener('scroll', () => { grown++; for (let i = 0; i < 50; i++) document.body.append(document.createElement('p')) }); document.body.style.minHeight = '5000px'`,
    ),
    headings: [TITLE],
    isMarked: true,
    holds: 'grown === 0 && scrollY === 0',
  },
  'has three hundred frames': {
    html: put(story, '<iframe srcdoc="<p>Frame</p>"></iframe>'.repeat(300)),
    headings: [TITLE],
  },
  'forbids everything by policy': {
    html: put(
      put(story, '<img src="data:,"><noscript><img src="data:,x"></noscript>'),
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'">`,
      'head',
    ),
    headings: [TITLE],
    isMarked: true,
  },
  'is in a sandbox': {
    html: story,
    headers: { 'content-security-policy': "sandbox; default-src 'none'" },
    headings: [TITLE],
    isMarked: true,
  },
  'opens its document anew while it is read': {
    html: inBody(
      `setTimeout(() => { const all = document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, ''); document.open(); document.write(all); document.close(); window.isAnew = true }, 60)`,
    ),
    headings: [TITLE, NO_ARTICLE, UNKNOWN, 'This page was open before Crossread'],
    holds: 'window.isAnew',
  },
  'is a picture': {
    path: '/picture.svg',
    html: '<svg xmlns="http://www.w3.org/2000/svg"><title>Russia recognises the Taliban</title><text>Moscow recognises the Taliban</text></svg>',
    headings: [NO_ARTICLE],
  },
  'is data': {
    path: '/feed.xml',
    html: '<?xml version="1.0"?><rss><channel><title>Russia recognises the Taliban</title></channel></rss>',
    // Chromium's viewer sets the data in a page with prose of its own.
    headings: [NO_ARTICLE, UNKNOWN, TITLE],
  },
  'is plain text': {
    path: '/notes.txt',
    html: 'Russia recognises the Taliban. Moscow said so on Thursday.',
    headings: [NO_ARTICLE, UNKNOWN],
  },
  'is a document of the PDF viewer': {
    path: '/paper.pdf',
    html: PDF,
    headings: [NO_ARTICLE, UNKNOWN, OFF_LIMITS],
  },
  'shows its source': {
    path: '/shown.html',
    scheme: 'view-source:',
    html: story,
    headings: [OFF_LIMITS],
  },
}

export const pathOf = (name: string) => HOSTILE[name]!.path ?? `/${name.replace(/\W+/g, '-')}.html`
