// How story files number the sentences of a source: its lines, each split by the standard's segmenter, from 1 on; a title on
// the first line is sentence 1. Authors, the rules of check.ts and the evaluation count alike.

export function numberSentences(text: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  return text
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line.trim())].map(({ segment }) => segment.trim()))
    .filter(Boolean)
}
