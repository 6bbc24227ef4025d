// npm test: everything that must hold, in the order in which it is cheapest to fail. Ends with the test runner's summary.
import { spawnSync } from 'node:child_process'
import { ensureBrowser } from '../drive/find-browser.ts'

const steps: [what: string, command: string[]][] = [
  ['Style and lint', ['biome', 'check', '.']],
  ['Types', ['tsc', '-p', '.']],
  ['Types of the pure core, without DOM and browser', ['tsc', '-p', 'src/compare']],
  ['Dependencies: versions, licences, install scripts', ['tsx', 'scripts/check-dependencies.ts']],
  ['Builds', ['tsx', 'scripts/build.ts']],
  ['Sizes', ['tsx', 'scripts/size.ts', '--built']],
  ['Firefox’s own lint of the build', ['tsx', 'scripts/lint-build.ts']],
  ['Tests', ['vitest', 'run', ...process.argv.slice(2)]],
]

for (const wanted of [['chromium', 'chrome', 'edge', 'brave'], ['firefox']] as const) {
  const ensured = ensureBrowser([...wanted])
  if (!ensured.ok) {
    console.error(ensured.message)
    process.exit(1)
  }
  console.log(`${ensured.browser.name}: ${ensured.browser.path}`)
}

for (const [what, [command, ...args]] of steps) {
  console.log(`\n— ${what}: ${command} ${args.join(' ')}`)
  const { status } = spawnSync('npx', ['--no-install', command!, ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(`\n${what} failed: ${command} ${args.join(' ')}`)
    process.exit(status ?? 1)
  }
}
