// Translation on the device, where the browser offers it to extensions: Chrome's Translator API (138 and later). Firefox keeps
// its own translation to itself. https://developer.mozilla.org/docs/Web/API/Translator
import {
  type Availability,
  type DownloadMonitor,
  type OnDownload,
  readAvailability,
  watchDownload,
} from './availability.ts'

export interface OpenTranslation {
  translate(text: string, signal: AbortSignal): Promise<string>
  close(): void
}

export interface Translation {
  availability(from: string): Promise<Availability>
  /** Must be called in a click where something is to be fetched. Rejects where the browser refuses. */
  open(from: string, onDownload: OnDownload, signal: AbortSignal): Promise<OpenTranslation>
}

interface Translator {
  translate(text: string, options?: { signal?: AbortSignal }): Promise<string>
  destroy(): void
}
interface TranslatorApi {
  availability(pair: { sourceLanguage: string; targetLanguage: string }): Promise<string>
  create(options: {
    sourceLanguage: string
    targetLanguage: string
    monitor?: (monitor: DownloadMonitor) => void
    signal?: AbortSignal
  }): Promise<Translator>
}

/** The language of the stories. */
const TARGET = 'en'

/** Null where the browser has none for extensions. */
export function findTranslation(scope: object = globalThis): Translation | null {
  const { Translator: api } = scope as { Translator?: TranslatorApi }
  if (typeof api?.create !== 'function') return null
  const pairOf = (from: string) => ({ sourceLanguage: from, targetLanguage: TARGET })
  return {
    // A tag that the browser does not know makes it throw.
    availability: async (from) => readAvailability(await api.availability(pairOf(from)).catch(() => 'unavailable')),
    async open(from, onDownload, signal) {
      const translator = await api.create({ ...pairOf(from), monitor: watchDownload(onDownload), signal })
      return {
        translate: (text, stop) => translator.translate(text, { signal: stop }),
        close: () => translator.destroy(),
      }
    },
  }
}
