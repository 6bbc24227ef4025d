// Runs Firefox's add-on linter (web-ext lint) on dist/firefox. No error may be there; a warning only where a library that
// we bundle is known to cause it, by code and file.
import { readFileSync } from 'node:fs'
import webExt from 'web-ext'

interface Message {
  code: string
  file?: string
  line?: number
  message: string
}

/** Warnings of libraries: preact and Readability assign innerHTML, on elements that are theirs and never on the page's. */
const KNOWN: { code: string; file: RegExp; because: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/view-[\w-]+\.js$/,
    because: 'preact’s dangerouslySetInnerHTML, which we do not use',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(?:src\/page\/reader\.iife|assets\/read-[\w-]+)\.js$/,
    because: 'Readability, on its clone of the page; in the options, on a saved page that the reader imports',
  },
]

const result = (await webExt.cmd.lint(
  { sourceDir: 'dist/firefox', output: 'none', artifactsDir: '.cache' },
  { shouldExitProgram: false },
)) as {
  errors: Message[]
  warnings: Message[]
}
const isKnown = ({ code, file }: Message) => KNOWN.some((known) => known.code === code && known.file.test(file ?? ''))
for (const name of ['chrome', 'firefox']) {
  const manifest = JSON.parse(readFileSync(`dist/${name}/manifest.json`, 'utf8')) as Record<string, unknown>
  if ('web_accessible_resources' in manifest) {
    console.error(
      `dist/${name} exposes files to pages: web_accessible_resources must not be there (see exposeNothing in vite.config.ts).`,
    )
    process.exit(1)
  }
}
const surprises = [...result.errors, ...result.warnings.filter((warning) => !isKnown(warning))]
for (const { code, file, line, message } of surprises)
  console.error(`${code} ${file ?? ''}${line ? `:${line}` : ''} ${message}`)
console.log(
  `web-ext lint: ${result.errors.length} errors, ${result.warnings.length} warnings, ${result.warnings.filter(isKnown).length} of them of libraries`,
)
process.exit(surprises.length > 0 ? 1 : 0)
