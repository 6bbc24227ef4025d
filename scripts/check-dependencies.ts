// npm run check:dependencies: what package-lock.json brings in, judged offline. Every direct dependency is pinned to one version
// and has its reason in DESIGN.md; every licence is one that we may ship or build with; install scripts are those known here,
// none of which runs in our build (.npmrc: ignore-scripts). Part of npm test.
import { readFileSync } from 'node:fs'

interface Locked {
  version?: string
  resolved?: string
  integrity?: string
  license?: string
  dev?: boolean
  hasInstallScript?: boolean
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>
const design = readFileSync('DESIGN.md', 'utf8')

/** Licences that ask for no more than their text beside the code; what is bundled names its own in LICENSES.txt. */
const LICENCES =
  /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|Unlicense|WTFPL|Python-2\.0|Zlib|W3C-20150513)(?: (?:OR|AND) [\w.-]+)*\)?$/
/** Packages with an install script; it is not run, and nothing here needs what it would do. */
const INSTALL_SCRIPTS = new Set(['esbuild'])

const problems: string[] = []
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
for (const [path, { version, resolved, integrity, license, hasInstallScript }] of packages) {
  const name = nameOf(path)
  if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
    problems.push(`${name} ${version} comes from ${resolved}, not from the registry`)
  if (resolved !== undefined && integrity === undefined) problems.push(`${name} ${version} has no checksum`)
  if (license === undefined || !LICENCES.test(license))
    problems.push(`${name} ${version}: licence ${license ?? 'unknown'}`)
  if (hasInstallScript && !INSTALL_SCRIPTS.has(name)) problems.push(`${name} ${version} has an install script`)
}
for (const group of ['dependencies', 'devDependencies'] as const)
  for (const [name, range] of Object.entries(own[group])) {
    if (!/^\d/.test(range)) problems.push(`${name} is not pinned: ${range}`)
    if (!name.startsWith('@types/') && !design.includes(name)) problems.push(`${name} has no reason in DESIGN.md`)
  }
if (!/^ignore-scripts\s*=\s*true$/m.test(readFileSync('.npmrc', 'utf8')))
  problems.push('.npmrc lets install scripts run')

for (const problem of problems) console.error(problem)
const bundled = packages.filter(([, { dev }]) => dev !== true).length
console.log(
  `${packages.length} packages, ${bundled} of them bundled or theirs; ${problems.length === 0 ? 'nothing to say against any' : `${problems.length} problems`}`,
)
process.exit(problems.length === 0 ? 0 : 1)
