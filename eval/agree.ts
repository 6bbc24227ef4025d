// npm run agree: how far two independent labellings of the same pages agree (labels.json and second-labels.json of each
// folder that has both).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Labels, PAGE_FOLDERS } from './labelled.ts'
import { f1Of, noCounts } from './metrics.ts'

const read = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, Labels>
const EMPTY = { told: {}, partly: {}, new: [], differs: [] }

for (const folder of PAGE_FOLDERS) if (existsSync(join(folder, 'second-labels.json'))) compareLabellings(folder)

function compareLabellings(folder: string): void {
  const labels = read(folder, 'labels.json')
  const second = read(folder, 'second-labels.json')
  const told = noCounts()
  const fresh = noCounts()
  let toldOrPartly = 0
  for (const [id, theirs] of Object.entries(second)) {
    const ours = { ...EMPTY, ...labels[id] }
    for (const detail of new Set([...Object.keys(ours.told), ...Object.keys(theirs.told)])) {
      const isPartly = [ours, theirs].some((labels) => detail in labels.partly && !(detail in labels.told))
      if (isPartly) toldOrPartly++
      else if (detail in ours.told && detail in theirs.told) told.hit++
      else if (detail in ours.told) told.missed++
      else told.extra++
    }
    const isEither = (at: number) => [ours, theirs].some(({ either }) => either?.includes(at))
    for (const at of new Set([...ours.new, ...theirs.new])) {
      if (isEither(at)) continue
      if (ours.new.includes(at) && theirs.new.includes(at)) fresh.hit++
      else if (ours.new.includes(at)) fresh.missed++
      else fresh.extra++
    }
  }
  console.log(`${folder}: ${Object.keys(second).length} pages labelled twice`)
  console.log(
    `told   F1 ${f1Of(told).toFixed(3)}: ${told.hit} by both, ${told.missed} by the first only, ${told.extra} by the second only`,
  )
  console.log(`       ${toldOrPartly} told by one and partly told by the other`)
  console.log(
    `new    F1 ${f1Of(fresh).toFixed(3)}: ${fresh.hit} by both, ${fresh.missed} by the first only, ${fresh.extra} by the second only`,
  )
}
