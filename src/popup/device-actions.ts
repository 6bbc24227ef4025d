// What popup and panel have done on the device by the browser's own models. They run here and not in the background: no
// worker may use them.
import { findSecondReader } from '../device/find-reader.ts'
import { readAgain, type Verdicts } from '../device/second-reader.ts'
import { findTranslation } from '../device/translation.ts'
import type { ArticleOutcome, TabView } from '../messages.ts'
import { translateArticle } from '../read/translate.ts'
import type { DeviceActions } from './actions.ts'

/** What the background does for it, on the tab that was in front when it began: a panel may show another by the time it ends. */
export interface DeviceCalls {
  readArticle(): Promise<ArticleOutcome | undefined>
  compareTranslated(
    url: string,
    translated: Awaited<ReturnType<typeof translateArticle>>,
    from: string,
  ): Promise<TabView | undefined>
  keepSecondReading(verdicts: Verdicts): Promise<TabView | undefined>
  show(view: TabView | undefined): void
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** `callsNow`: for the tab in front at this moment. */
export function deviceActions(callsNow: () => DeviceCalls): DeviceActions {
  return {
    async canTranslate(from) {
      const translation = findTranslation()
      return translation ? translation.availability(from) : 'missing'
    },
    async translate(from, onStep, signal) {
      const calls = callsNow()
      const translation = findTranslation()
      if (!translation) return 'reasonNoAnswer'
      try {
        // First, while the click still counts.
        const open = await translation.open(from, (share) => onStep({ step: 'fetching', done: share, all: 1 }), signal)
        try {
          const read = await calls.readArticle()
          if (!read?.ok) return read?.why ?? 'reasonNoAnswer'
          const translated = await translateArticle(
            read.article,
            (text) => open.translate(text, signal),
            (done, all) => onStep({ step: 'working', done, all }),
          )
          calls.show(await calls.compareTranslated(read.url, translated, from))
          return null
        } finally {
          open.close()
        }
      } catch (error) {
        return signal.aborted ? null : reasonOf(error)
      }
    },
    async canReadAgain() {
      const reader = findSecondReader()
      return reader ? reader.availability() : 'missing'
    },
    async readAgain(questions, onStep, signal) {
      const calls = callsNow()
      const reader = findSecondReader()
      if (!reader) return { ok: false, why: 'secondNever' }
      try {
        const open = await reader.open((share) => onStep({ step: 'fetching', done: share, all: 1 }), signal)
        try {
          const verdicts = await readAgain(
            open,
            questions,
            (done, all) => onStep({ step: 'working', done, all }),
            signal,
          )
          const changed = questions.filter(({ id, found }) => verdicts[id] !== undefined && verdicts[id] !== found)
          calls.show(await calls.keepSecondReading(verdicts))
          return { ok: true, changed: changed.length }
        } finally {
          open.close()
        }
      } catch (error) {
        return signal.aborted ? { ok: true, changed: 0 } : { ok: false, why: reasonOf(error) }
      }
    },
  }
}
