// Before README's two commands: the right node, and the packages of package-lock.json. Needs nothing but node and npm.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Crossread needs node 20.19 or later; this is ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

const stamp = 'node_modules/.crossread-lock'
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing the packages of package-lock.json …')
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    console.error('The packages could not be installed. Is the npm registry reachable? `npm ci` says more.')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}
