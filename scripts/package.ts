// npm run package [-- --out DIR]: the two store zips and the source zip that addons.mozilla.org asks for, the same byte for
// byte from the same commit on any machine: files in order of their names, one time for all, one level of compression. Each
// store zip holds LICENSES.txt, the licences of all that is bundled. Prints the checksums.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { type Zippable, zipSync } from 'fflate'
import packageFile from '../package.json' with { type: 'json' }
import { build } from './build.ts'

/** Zips know no time before 1980; the same for all files, whenever they are made. */
const TIME = new Date('1980-01-01T12:00:00')
const LEVEL = 9

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist/packages' } } })

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

function zip(name: string, files: [path: string, bytes: Uint8Array][]): void {
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = [bytes, { mtime: TIME, level: LEVEL }]
  const bytes = zipSync(entries)
  writeFileSync(join(values.out, name), bytes)
  const sum = createHash('sha256').update(bytes).digest('hex')
  console.log(`${sum}  ${name}  ${bytes.length} bytes, ${files.length} files`)
}

/** The licence texts of the packages that are bundled: all that package.json does not call development's. */
function licences(): string {
  const parts = Object.keys(packageFile.dependencies)
    .sort()
    .map((name) => {
      const folder = join('node_modules', name)
      const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        version: string
        license: string
      }
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`
      return `${name} ${version} (${license})\n\n${text}\n`
    })
  return `Crossread ${packageFile.version} bundles these packages.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`
}

mkdirSync(values.out, { recursive: true })
const text = new TextEncoder().encode(licences())
for (const engine of ['chromium', 'firefox'] as const) {
  await build(engine)
  const browser = engine === 'firefox' ? 'firefox' : 'chrome'
  const folder = join('dist', browser)
  const files = filesUnder(folder).map((path): [string, Uint8Array] => [path, readFileSync(join(folder, path))])
  zip(`crossread-${packageFile.version}-${browser}.zip`, [...files, ['LICENSES.txt', text]])
}
const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1e8 })
  .split('\0')
  .filter((path) => path !== '' && existsSync(path))
  .sort()
zip(
  `crossread-${packageFile.version}-source.zip`,
  tracked.map((path) => [path, readFileSync(path)]),
)
