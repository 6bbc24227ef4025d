// Firefox's trial inference API as the second reader: a model of natural language inference says how far a passage entails a
// statement. https://firefox-source-docs.mozilla.org/toolkit/components/ml/extensions.html
import type { Answer, SecondReader } from './second-reader.ts'

/** browser.trial.ml, as far as it is used. */
export interface TrialMl {
  createEngine(request: { modelHub: 'huggingface' | 'mozilla'; taskName: string }): Promise<unknown>
  runEngine(request: { args: unknown[]; options: object }): Promise<unknown>
  onProgress: { addListener(listener: Listener): void; removeListener(listener: Listener): void }
}
type Listener = (progress: { progress?: number }) => void

/** Entailed at least so much: told; at most so much: not told. Between, the comparison's word stands. */
const TOLD = 0.85
const NOT_TOLD = 0.15
const PERCENT = 100

/**
 * `findApi`: the API, null where the permission is not granted. The browser tells only by trying whether its model is on the
 * device: it counts as one that must be fetched.
 */
export function firefoxReader(findApi: () => TrialMl | null): SecondReader {
  return {
    availability: async () => (findApi() === null ? 'never' : 'download'),
    async open(onDownload) {
      const api = findApi()
      if (!api) throw new Error('trialML')
      const listen: Listener = ({ progress }) => {
        if (typeof progress === 'number') onDownload(progress / PERCENT)
      }
      api.onProgress.addListener(listen)
      try {
        await api.createEngine({ modelHub: 'huggingface', taskName: 'zero-shot-classification' })
      } finally {
        api.onProgress.removeListener(listen)
      }
      return {
        ask: async ({ statement, passage }) =>
          readAnswer(
            await api.runEngine({
              args: [passage, [statement]],
              options: { hypothesis_template: '{}', multi_label: true },
            }),
          ),
        close() {}, // the engine is the browser's: it ends it when idle
      }
    },
  }
}

/** { scores: [number] }, alone or in a list: as transformers.js answers. */
function readAnswer(result: unknown): Answer {
  const answer = Array.isArray(result) ? result[0] : result
  const score = (answer as { scores?: unknown[] } | null)?.scores?.[0]
  if (typeof score !== 'number') return 'unsure'
  if (score >= TOLD) return 'told'
  return score <= NOT_TOLD ? 'not-found' : 'unsure'
}
