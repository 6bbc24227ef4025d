// Builds the extension:  npm run build [-- chrome | firefox]   both where none is named.
import { build as viteBuild } from 'vite'
import type { Engine } from '../drive/find-browser.ts'

export async function build(engine: Engine): Promise<void> {
  await viteBuild({ mode: engine === 'firefox' ? 'firefox' : 'chrome', logLevel: 'error' })
}

if (import.meta.filename === process.argv[1]) {
  const named = process.argv[2]
  for (const name of named ? [named] : ['chrome', 'firefox']) {
    if (name !== 'chrome' && name !== 'firefox') {
      console.error(`There is no build named ${name}: chrome or firefox.`)
      process.exit(2)
    }
    await build(name === 'firefox' ? 'firefox' : 'chromium')
    console.log(`Built dist/${name}`)
  }
}
