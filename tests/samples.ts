// The sample pages, for tests.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const samples = fileURLToPath(new URL('../assets/samples', import.meta.url))

/** The text of a sample page. */
export const readSample = (file: string): string => readFileSync(`${samples}/${file}`, 'utf8')
