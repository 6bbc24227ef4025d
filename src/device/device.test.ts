// The models of the browsers, played by fakes that follow their documented behaviour.
import { describe, expect, it } from 'vitest'
import { readAvailability } from './availability.ts'
import { findChromeReader } from './chrome-reader.ts'
import { firefoxReader, type TrialMl } from './firefox-reader.ts'
import { type OpenReader, type Question, readAgain } from './second-reader.ts'
import { findTranslation } from './translation.ts'

const never = new AbortController().signal
const question = (id: string): Question => ({ id, statement: `Statement ${id}`, passage: `Passage "${id}"` })

/** A monitor that reports half and whole of a download, as create() does while it fetches. */
const fetchWith = (monitor: ((target: object) => void) | undefined) =>
  monitor?.({
    addEventListener: (_: string, listener: (event: { loaded: number }) => void) => {
      for (const loaded of [0.5, 1]) listener({ loaded })
    },
  })

describe('readAvailability', () => {
  it.each([
    ['available', 'ready'],
    ['downloadable', 'download'],
    ['downloading', 'download'],
    ['unavailable', 'never'],
    [null, 'never'],
  ])('%s → %s', (answer, availability) => expect(readAvailability(answer)).toBe(availability))
})

describe('findTranslation', () => {
  it('is null in a browser without it', () => expect(findTranslation({})).toBeNull())

  it('opens the pair with English, tells the download, translates and closes', async () => {
    const log: unknown[] = []
    const translation = findTranslation({
      Translator: {
        availability: async ({ sourceLanguage }: { sourceLanguage: string }) => {
          if (sourceLanguage === 'xx-invalid-') throw new RangeError('Invalid language tag')
          return sourceLanguage === 'es' ? 'downloadable' : 'unavailable'
        },
        create: async ({ monitor, ...pair }: { monitor: (target: object) => void; signal: AbortSignal }) => {
          log.push(pair)
          fetchWith(monitor)
          return { translate: async (text: string) => text.toUpperCase(), destroy: () => log.push('closed') }
        },
      },
    })!
    expect(await translation.availability('es')).toBe('download')
    expect(await translation.availability('tlh')).toBe('never')
    expect(await translation.availability('xx-invalid-')).toBe('never')
    const open = await translation.open('es', (share) => log.push(share), never)
    expect(await open.translate('hola', never)).toBe('HOLA')
    open.close()
    expect(log).toEqual([{ sourceLanguage: 'es', targetLanguage: 'en', signal: never }, 0.5, 1, 'closed'])
  })
})

/** Chrome's model: answers by what stands in the prompt; the session given to a question is a copy. */
function fakeLanguageModel(answers: Record<string, string>) {
  const log = { copies: 0, destroyed: 0, downloads: [] as number[], constraint: null as unknown }
  const session = {
    clone: async () => {
      log.copies++
      return {
        prompt: async (text: string, { responseConstraint }: { responseConstraint: object }) => {
          log.constraint = responseConstraint
          const found = Object.entries(answers).find(([id]) => text.includes(`Statement ${id}`))
          if (!found) throw new DOMException('The input is too large.', 'QuotaExceededError')
          return found[1]
        },
        destroy: () => log.destroyed++,
      }
    },
    destroy: () => log.destroyed++,
  }
  const scope = {
    LanguageModel: {
      availability: async () => 'downloadable',
      create: async ({ monitor }: { monitor: (target: object) => void }) => {
        fetchWith(monitor)
        return session
      },
    },
  }
  return { scope, log }
}

describe('findChromeReader', () => {
  it('is null in a browser without it', () => expect(findChromeReader({})).toBeNull())

  it('asks each question of a copy of its session, held to the four answers', async () => {
    const { scope, log } = fakeLanguageModel({
      a: '"told"',
      b: '"partly"',
      c: '"not-found"',
      d: '"unsure"',
      e: 'Well, told.',
    })
    const reader = findChromeReader(scope)!
    expect(await reader.availability()).toBe('download')
    const open = await reader.open((share) => log.downloads.push(share), never)
    const steps: string[] = []
    const verdicts = await readAgain(
      open,
      ['a', 'b', 'c', 'd', 'e', 'too long'].map(question),
      (done, all) => steps.push(`${done}/${all}`),
      never,
    )
    open.close()
    // What it is unsure of, what is no answer and what fails leave the comparison's word.
    expect(verdicts).toEqual({ a: 'told', b: 'partly', c: 'not-found' })
    expect(steps).toEqual(['0/6', '1/6', '2/6', '3/6', '4/6', '5/6', '6/6'])
    expect(log).toMatchObject({
      copies: 6,
      destroyed: 7,
      downloads: [0.5, 1],
      constraint: { enum: ['told', 'partly', 'not-found', 'unsure'] },
    })
  })
})

describe('firefoxReader', () => {
  it('is not there until its permission is granted', async () => {
    const reader = firefoxReader(() => null)
    expect(await reader.availability()).toBe('never')
    await expect(reader.open(() => {}, never)).rejects.toThrow()
  })

  it('takes what a passage entails as told, what it does not as not told, and leaves the rest', async () => {
    const scores: Record<string, unknown> = {
      a: { labels: ['x'], scores: [0.97] },
      b: [{ scores: [0.02] }],
      c: { scores: [0.5] },
      d: { error: 'odd' },
    }
    const listeners = new Set<(progress: { progress?: number }) => void>()
    const api: TrialMl = {
      async createEngine({ taskName }) {
        expect(taskName).toBe('zero-shot-classification')
        for (const listener of listeners) {
          listener({ progress: 40 })
          listener({})
        }
      },
      runEngine: async ({ args: [, labels] }) => scores[(labels as string[])[0]!.at(-1)!],
      onProgress: { addListener: (one) => listeners.add(one), removeListener: (one) => listeners.delete(one) },
    }
    const reader = firefoxReader(() => api)
    expect(await reader.availability()).toBe('download')
    const downloads: number[] = []
    const open = await reader.open((share) => downloads.push(share), never)
    expect(await readAgain(open, ['a', 'b', 'c', 'd'].map(question), () => {}, never)).toEqual({
      a: 'told',
      b: 'not-found',
    })
    expect(downloads).toEqual([0.4])
    expect(listeners.size).toBe(0)
  })
})

describe('readAgain', () => {
  it('keeps what was answered before it was stopped, and asks no more', async () => {
    const stop = new AbortController()
    const asked: string[] = []
    const open: OpenReader = {
      async ask({ id }, signal) {
        asked.push(id)
        if (id === 'b') {
          stop.abort()
          signal.throwIfAborted()
        }
        return 'told'
      },
      close() {},
    }
    expect(await readAgain(open, ['a', 'b', 'c'].map(question), () => {}, stop.signal)).toEqual({ a: 'told' })
    expect(asked).toEqual(['a', 'b'])
  })
})
