// Turns labelled pages into HTML files as a browser would meet them: the article inside a site's usual furniture.
//   node html.mjs pages.json OUT_DIR      writes OUT_DIR/<id>.html, one of four page designs by turns
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const escapeHtml = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const links = (titles) => titles.map((t) => `<li><a href="/x">${escapeHtml(t)}</a></li>`).join('')
const menu = ['World', 'Politics', 'Business', 'Sport', 'Culture', 'Opinion', 'Video', 'Newsletters']
const related = [
  'Markets close higher after a quiet week',
  'Ten recipes for the summer',
  'Storm warning lifted along the coast',
  'Council votes on new bus routes',
  'What the new phone costs where you live',
]
const comments = ['Great read, thank you.', 'I disagree with most of this.', 'Subscribe to my channel for more.']

const body = (page) => page.paragraphs.map((p) => p.map(escapeHtml).join(' '))
const jsonLd = (page) =>
  `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: page.title,
    datePublished: page.published,
    publisher: { '@type': 'Organization', name: page.site },
  }).replace(/</g, '\\u003c')}</script>`
const head = (page, extra = '') => `<!doctype html><html lang="${page.lang ?? 'en'}"><head><meta charset="utf-8">
<title>${escapeHtml(page.title)} | ${escapeHtml(page.site ?? 'News')}</title><meta property="og:title" content="${escapeHtml(page.title)}">
<meta property="og:site_name" content="${escapeHtml(page.site ?? 'News')}">${extra}</head>`

export const designs = [
  (
    page,
  ) => `${head(page, jsonLd(page))}<body><header><nav><ul>${links(menu)}</ul></nav></header><main><article><h1>${escapeHtml(page.title)}</h1>
<p class="byline">By staff reporter</p><time datetime="${page.published ?? ''}">${page.published ?? ''}</time>
${body(page)
  .map((p) => `<p>${p}</p>`)
  .join('\n')}</article><aside><h2>Read next</h2><ul>${links(related)}</ul></aside></main>
<section id="comments"><h2>Comments</h2>${comments.map((c) => `<p>${c}</p>`).join('')}</section><footer>© ${escapeHtml(page.site ?? 'News')}</footer></body></html>`,
  (
    page,
  ) => `${head(page)}<body class="single-post"><div id="cookie-banner"><p>We value your privacy. We and our partners store and access information on a device.</p><button>Accept</button></div>
<div class="site-header"><ul class="menu">${links(menu)}</ul></div><div class="entry"><h1 class="entry-title">${escapeHtml(page.title)}</h1>
<div class="entry-content">${body(page)
    .map(
      (p, i) =>
        `<p>${p}</p>${i === 1 ? '<div class="ad-slot">Advertisement</div><p><strong>Also read:</strong> <a href="/y">Ten recipes for the summer</a></p>' : ''}`,
    )
    .join('\n')}</div>
<div class="share">Share on Facebook Share on X</div></div><div class="sidebar"><h3>Most read</h3><ol>${links(related)}</ol></div></body></html>`,
  (
    page,
  ) => `${head(page, jsonLd(page))}<body><div class="l-wrap"><div class="l-col"><div class="headline"><h1>${escapeHtml(page.title)}</h1></div>
<div class="story-body">${body(page)
    .map((p) => `<div class="story-body__p"><span>${p}</span></div>`)
    .join('\n')}</div></div>
<div class="l-rail"><div class="promo">${links(related)}</div><form><input placeholder="Email"><button>Sign up</button></form></div></div></body></html>`,
  (
    page,
  ) => `${head(page)}<body><table><tr><td><b>${escapeHtml(page.site ?? 'News')}</b></td></tr><tr><td><h2>${escapeHtml(page.title)}</h2>
${body(page).join('<br><br>\n')}<br><br><i>Filed under: World</i></td><td><ul>${links(related)}</ul></td></tr></table></body></html>`,
]

export const toHtml = (page, index = 0) => designs[index % designs.length](page)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [pagesFile, out] = process.argv.slice(2)
  mkdirSync(out, { recursive: true })
  for (const [i, page] of JSON.parse(readFileSync(pagesFile, 'utf8')).entries())
    writeFileSync(join(out, `${page.id}.html`), toHtml(page, i))
}
