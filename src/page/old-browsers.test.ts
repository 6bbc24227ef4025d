// The page's scripts in browsers that lack what they use, in pages that come back, and after their extension has gone.
import { parseHTML } from 'linkedom'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const html =
  '<!doctype html><html><body><article><p>Moscow said that it was done. Nobody asked.</p></article></body></html>'
const painted = new Map<string, unknown>()
const runtime = { id: 'us' as string | undefined, sendMessage: vi.fn(), onMessage: {} }
let scrolled = 0
let observed: (() => void)[] = []
let stopped = 0

/** A page in a browser with these globals; Highlight and CSS are taken away by null. */
async function inPage(globals: Record<string, unknown> = {}) {
  vi.resetModules()
  const { document, Element, Event } = parseHTML(html)
  Object.assign(Element.prototype, { scrollIntoView: () => scrolled++ })
  Object.assign(document, {
    createRange: () => ({
      setStart(node: Text) {
        this.startContainer = node
      },
      setEnd() {},
      startContainer: null as unknown,
    }),
  })
  const view = { document, CSS: { highlights: painted }, getComputedStyle: () => ({ backgroundColor: 'red' }) }
  Object.defineProperty(document, 'defaultView', { value: view })
  const stubs: Record<string, unknown> = {
    window: view,
    document,
    chrome: { runtime },
    matchMedia: () => ({ matches: true }),
    Highlight: class {},
    MutationObserver: class {
      constructor(callback: () => void) {
        observed.push(callback)
      }
      observe() {}
      disconnect() {
        stopped++
      }
    },
    ...globals,
  }
  for (const [name, value] of Object.entries(stubs)) vi.stubGlobal(name, value)
  return { view, Event, highlight: await import('./highlight.ts'), line: await import('./line.ts') }
}

const marks = { told: ['Moscow said that it was done.'], partly: [], added: ['Nobody asked.'], differs: [] }

beforeEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  painted.clear()
  observed = []
  scrolled = stopped = 0
  runtime.id = 'us'
})

describe('a browser without the Highlight API', () => {
  it.each([
    ['Highlight', { Highlight: undefined }, { highlights: painted }],
    ['CSS.highlights', {}, {}],
    ['CSS', {}, undefined],
  ])('(%s) scrolls to a sentence all the same, and says that it cannot mark', async (_, globals, css) => {
    const { highlight, view } = await inPage(globals)
    Object.assign(view, { CSS: css })
    expect(highlight.showTexts(['Nobody asked.'])).toEqual({ found: 1, isStyled: true, canPaint: false })
    expect(scrolled).toBe(1)
    expect(highlight.paintMarks(marks)).toMatchObject({ canPaint: false })
    expect(highlight.isPainting()).toBe(false)
    expect(highlight.paintMarks(null)).toMatchObject({ canPaint: false })
    expect(painted.size).toBe(0)
  })

  it('with it, both are done', async () => {
    const { highlight } = await inPage()
    expect(highlight.showTexts(['Nobody asked.'])).toEqual({ found: 1, isStyled: true, canPaint: true })
    expect(highlight.paintMarks(marks)).toEqual({ found: 2, isStyled: true, canPaint: true })
    expect([...painted.keys()].sort()).toEqual(['crossread-added', 'crossread-evidence', 'crossread-told'])
  })
})

describe('a script that another injection, or an update, has replaced', () => {
  it('hands its marks over and paints no more', async () => {
    const { highlight } = await inPage()
    highlight.paintMarks(marks)
    expect(highlight.leaveMarks()).toEqual(marks)
    expect(highlight.isPainting()).toBe(false)
    expect(stopped).toBeGreaterThan(0)
  })

  it('gives what it leaves to the next one', async () => {
    const { line } = await inPage()
    vi.stubGlobal('crossreadLeave', undefined)
    const leave = vi.fn(() => 'left')
    expect(line.takePlace(leave)).toBeUndefined()
    expect(line.takePlace(() => 'later')).toBe('left')
    expect(leave).toHaveBeenCalledOnce()
  })

  it('does not bring marks back once its extension has gone', async () => {
    vi.useFakeTimers()
    const { highlight } = await inPage()
    highlight.paintMarks(marks)
    painted.clear()
    runtime.id = undefined
    for (const change of [...observed]) change()
    vi.runAllTimers()
    expect(painted.size).toBe(0)
  })

  it('says nothing when it can reach nobody', async () => {
    runtime.sendMessage.mockImplementationOnce(() => {
      throw new Error('Extension context invalidated.')
    })
    const { line } = await inPage()
    expect(() => line.send({})).not.toThrow()
    runtime.sendMessage.mockReturnValueOnce(Promise.reject(new Error('Receiving end does not exist.')))
    expect(() => line.send({})).not.toThrow()
    vi.stubGlobal('chrome', {})
    vi.resetModules()
    const orphan = await import('./line.ts')
    expect(() => orphan.send({})).not.toThrow()
    expect(orphan.isAlive()).toBe(false)
  })
})

describe('watchPage', () => {
  const watch = async (globals: Record<string, unknown>) => {
    const target = new EventTarget()
    const { line } = await inPage({ addEventListener: target.addEventListener.bind(target), ...globals })
    const changes: boolean[] = []
    const stop = new AbortController()
    line.watchPage((isReturn) => changes.push(isReturn), stop.signal)
    const show = (persisted: boolean) => target.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }))
    return { changes, show, stop }
  }

  it('tells of a page that came back from the cache, not of one that was loaded, until it is stopped', async () => {
    const { changes, show, stop } = await watch({ navigation: undefined })
    show(false)
    show(true)
    expect(changes).toEqual([true])
    stop.abort()
    show(true)
    expect(changes).toEqual([true])
  })

  it('tells of a changed address where the browser has the Navigation API', async () => {
    const navigation = new EventTarget()
    const { changes } = await watch({ navigation })
    navigation.dispatchEvent(new Event('currententrychange'))
    expect(changes).toEqual([false])
  })
})

describe('a press on a marked sentence', () => {
  const caret = (document: Document) => ({ startContainer: document.querySelector('p')!.firstChild!, startOffset: 3 })

  it.each([
    [
      'the standard’s call',
      (document: Document) => ({
        caretPositionFromPoint: () => ({ offsetNode: caret(document).startContainer, offset: 3 }),
      }),
      1,
    ],
    ['Chromium’s older call', (document: Document) => ({ caretRangeFromPoint: () => caret(document) }), 1],
    ['neither', () => ({}), 0],
  ])('is found by %s', async (_, give, count) => {
    const { highlight, Event } = await inPage()
    Object.assign(document, give(document))
    const { startPicking, stopPicking } = await import('./pick.ts')
    const told: string[] = []
    highlight.paintMarks(marks)
    Object.assign(document, { createRange: () => ({ setStart() {}, setEnd() {}, isPointInRange: () => true }) })
    startPicking((text) => told.push(text))
    document.querySelector('p')!.dispatchEvent(new Event('click', { bubbles: true }))
    expect(told).toHaveLength(count)
    stopPicking()
  })
})
