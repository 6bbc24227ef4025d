// The page scripts' line to the background: two calls of the browser, without the polyfill, which would be ten times
// the gate. Only this file of src/page names the browser's API.

type Listener = (message: unknown, sender: unknown, answer: (value: unknown) => void) => boolean | undefined

interface Api {
  runtime: {
    sendMessage(message: unknown): Promise<unknown> | undefined
    onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void }
  }
}

const scope = globalThis as unknown as { browser?: Api; chrome?: Api; crossreadAnswer?: Listener }
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
