// tsx eval/train-fold.ts FOLD OUT [SOURCES]: trains the network on all pages but those of one fold ("none": on all) and
// writes it to OUT. A program of its own, so that npm run fit trains several at once.
import { writeFileSync } from 'node:fs'
import { loadStories } from '../src/cli/stories.ts'
import { dealByAuthor, loadLabelled, loadPhrasings, PAGE_FOLDERS, SENTENCE_FOLDERS } from './labelled.ts'
import { loadSources } from './sources.ts'
import { trainNetwork } from './train-network.ts'
import { loadVectors } from './vectors.ts'

const SEED = 20250703
const [fold, out, sourcesFolder] = process.argv.slice(2)
const [story] = loadStories()
if (!story || fold === undefined || out === undefined)
  throw new Error('Usage: tsx eval/train-fold.ts FOLD OUT [SOURCES]')
const sources = sourcesFolder ? loadSources(sourcesFolder, story) : []
const pages = [...PAGE_FOLDERS.flatMap(loadLabelled), ...sources]
const held = new Set(fold === 'none' ? [] : dealByAuthor(pages)[Number(fold)])
const sentences = SENTENCE_FOLDERS.flatMap(loadLabelled)
const network = await trainNetwork({
  story,
  phrasings: loadPhrasings(story.id),
  pages: [...pages.filter((page) => !held.has(page)), ...sentences],
  vectors: loadVectors(),
  provenance: `npm run fit: ${pages.length} pages (${[...PAGE_FOLDERS, ...(sources.length > 0 ? [`the story's ${sources.length} sources`] : [])].join(', ')}), ${SENTENCE_FOLDERS.join(', ')}, eval/phrasings; seed ${SEED}`,
  seed: SEED,
  onEpoch: (epoch, loss) => console.error(`fold ${fold}, epoch ${epoch}: loss ${loss.toFixed(3)}`),
})
writeFileSync(out, `${JSON.stringify(network)}\n`)
