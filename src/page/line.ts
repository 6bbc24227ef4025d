// The page scripts' line to the background: two calls of the browser, without the polyfill, which would be ten times
// the gate. Only this file of src/page names the browser's API.

type Listener = (message: unknown, sender: unknown, answer: (value: unknown) => void) => boolean | undefined

interface Api {
  runtime: {
    /** Gone once the extension was updated or removed: then this script is an orphan. */
    id?: string
    sendMessage(message: unknown): Promise<unknown> | undefined
    onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void }
  }
}

const scope = globalThis as unknown as {
  browser?: Api
  chrome?: Api
  crossreadAnswer?: Listener
  crossreadLeave?: () => unknown
}
const api = scope.browser ?? scope.chrome

/** Sends and expects no answer. A background that is being updated does not listen: nothing to tell the page then. */
export function send(message: unknown): void {
  try {
    api?.runtime.sendMessage(message)?.catch(() => {})
  } catch {
    // The extension was removed while the page was open.
  }
}

/**
 * Answers the background's calls. Injected again into the same page, it takes the place of the earlier listener,
 * which may belong to an extension that was updated since and answers no more.
 */
export function answer(handle: (message: unknown) => Promise<unknown> | undefined): void {
  const listener: Listener = (message, _sender, reply) => {
    const result = handle(message)
    if (!result) return undefined
    result.then(reply, () => reply(undefined))
    return true // the answer comes later
  }
  if (!api) return
  if (scope.crossreadAnswer) api.runtime.onMessage.removeListener(scope.crossreadAnswer)
  scope.crossreadAnswer = listener
  api.runtime.onMessage.addListener(listener)
}

/** False for a script that outlived its extension: Chromium leaves it running in the page. */
export const isAlive = (): boolean => api?.runtime?.id !== undefined

/** The Navigation API, as far as it is used; Firefox has it since 147. Without it a changed address is seen by the popup only. */
interface Navigation {
  addEventListener(type: 'currententrychange', listener: () => void, options: { signal: AbortSignal }): void
}

/** Calls back when the page has come back from the back-forward cache, and when its address has changed without loading. */
export function watchPage(onChange: (isReturn: boolean) => void, signal: AbortSignal): void {
  addEventListener('pageshow', ({ persisted }) => persisted && onChange(true), { signal })
  const { navigation } = globalThis as { navigation?: Navigation }
  navigation?.addEventListener('currententrychange', () => onChange(false), { signal })
}

/** Takes the place of an earlier injection into the same page: that one stops, and what it leaves is ours. `leave`: our own end. */
export function takePlace<T>(leave: () => T): T | undefined {
  const left = scope.crossreadLeave?.() as T | undefined
  scope.crossreadLeave = leave
  return left
}
