// npm run size: builds for Chrome and holds what a browser loads to its budget, gzipped. Part of npm test.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from './build.ts'

const DIST = 'dist/chrome'

/**
 * Bytes after gzip. A budget is a promise to readers: who needs more says why in the commit that raises it here, and what was
 * tried first.
 */
const BUDGETS: { name: string; files: () => string[]; most: number; when: string }[] = [
  { name: 'gate', files: () => ['src/page/gate.iife.js'], most: 1_500, when: 'on every page' },
  { name: 'reader', files: () => ['src/page/reader.iife.js'], most: 20_000, when: 'in pages that pass the gate' },
  { name: 'popup', files: () => scriptsOf('src/popup/index.html'), most: 45_000, when: 'when the popup opens' },
  { name: 'popup styles', files: () => stylesOf('src/popup/index.html'), most: 4_000, when: 'when the popup opens' },
  { name: 'background', files: () => background(), most: 1_250_000, when: 'when a page passes the gate' },
]

const pageOf = (html: string) => readFileSync(join(DIST, html), 'utf8')
const scriptsOf = (html: string) => [...pageOf(html).matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path!)
const stylesOf = (html: string) => [...pageOf(html).matchAll(/href="\/([^"]+\.css)"/g)].map(([, path]) => path!)

/** The background's script and what it imports. */
function background(): string[] {
  const found = new Set<string>()
  const add = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    for (const [, name] of readFileSync(join(DIST, path), 'utf8').matchAll(
      /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g,
    ))
      add(join('assets', name!))
  }
  for (const name of readdirSync(join(DIST, 'assets'))) if (/^main\.ts-[\w-]+\.js$/.test(name)) add(`assets/${name}`)
  return [...found]
}

if (!process.argv.includes('--built')) await build('chromium')
let isOver = false
for (const { name, files, most, when } of BUDGETS) {
  const paths = files()
  const size = paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length, 0)
  if (paths.length === 0) throw new Error(`Nothing was found for "${name}": scripts/size.ts no longer fits the build.`)
  if (size > most) isOver = true
  console.log(
    `${size > most ? 'OVER' : 'ok  '} ${name.padEnd(13)} ${String(size).padStart(9)} of ${String(most).padStart(9)} bytes gzipped, ${when}`,
  )
}
if (isOver) {
  console.error('Over budget. Make it smaller, or raise the budget in scripts/size.ts and say why in the commit.')
  process.exit(1)
}
