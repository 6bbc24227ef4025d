// What a browser can do on the device itself, as the web platform words it → as we need it.

/** download: the browser would first fetch what it needs from its maker, so the reader is asked; never: not on this device. */
export type Availability = 'ready' | 'download' | 'never'

/** The words of Translator.availability() and LanguageModel.availability(); anything else counts as never. */
export function readAvailability(answer: unknown): Availability {
  if (answer === 'available') return 'ready'
  return answer === 'downloadable' || answer === 'downloading' ? 'download' : 'never'
}

/** Calls back with the share that is there, 0 to 1, while the browser fetches a model. */
export type OnDownload = (share: number) => void

export interface DownloadMonitor {
  addEventListener(type: 'downloadprogress', listener: (event: { loaded: number }) => void): void
}

export const watchDownload =
  (onDownload: OnDownload) =>
  (monitor: DownloadMonitor): void =>
    monitor.addEventListener('downloadprogress', ({ loaded }) => onDownload(loaded))
