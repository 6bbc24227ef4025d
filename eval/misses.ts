// Lists each error of an evaluation with the sentence and the reason of the verdict.
import type { Scored } from './evaluate.ts'

export function printMisses(pages: Scored[], isRight: (page: Scored) => boolean): void {
  for (const scored of pages) {
    const { page, labels, report } = scored
    if (!isRight(scored)) console.log(`${page.id} is said to be ${report.verdict}: ${report.why}`)
    if (!page.covers) continue
    for (const { id, state, closest, why } of report.details) {
      const isTold = id in labels.told
      if (isTold === (state !== 'not-found') || (id in labels.partly && !isTold)) continue
      const sentence = closest === null ? '' : report.article?.sentences[closest]
      const told = isTold ? ` (told in ${labels.told[id]!.join(', ')})` : ''
      console.log(`${page.id} ${isTold ? 'misses' : 'wrongly finds'} ${id}${told}\n    “${sentence}”\n    ${why}`)
    }
  }
}
