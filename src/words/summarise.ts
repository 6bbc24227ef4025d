// Presentation → the report in a few short sentences, for popup, badge title and terminal.
import type { Presentation } from '../compare/present.ts'
import type { Words } from './words.ts'

export function summarise({ counts, verdict }: Presentation, words: Words): string {
  const { told, partly, details, leftOut, least, added, differs } = counts
  const tells = words.say('summaryTells', told, details)
  if (verdict === 'mentions') return `${words.say('summaryMentions')} ${tells}`
  return [
    tells,
    partly > 0 ? words.count('summaryPartly', partly) : '',
    sayLeftOut(leftOut, least, words),
    added > 0 ? words.count('summaryAdds', added) : '',
    differs > 0 ? words.count('summaryDiffers', differs) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function sayLeftOut(leftOut: number, least: number, words: Words): string {
  if (least === 1) return leftOut === 0 ? words.say('summaryCompleteOne') : words.count('summaryLeftOutOne', leftOut)
  return leftOut === 0 ? words.say('summaryComplete', least) : words.count('summaryLeftOut', leftOut, least)
}
