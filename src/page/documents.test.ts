// A page may hold any number of frames, in one another too: only so many are looked at.
import { expect, it } from 'vitest'
import { documentsOf } from './documents.ts'

/** A window with so many frames, each with as many again, without end. */
function windowOf(frames: number, seen: { count: number }): Window {
  const view = {
    document: {
      body: {},
      querySelectorAll: () =>
        Array.from({ length: frames }, () => ({
          get contentDocument() {
            seen.count++
            return windowOf(frames, seen).document
          },
        })),
    },
  }
  return Object.assign(view, { document: Object.assign(view.document, { defaultView: view }) }) as unknown as Window
}

it('looks at twenty documents of a page of three hundred frames', () => {
  const seen = { count: 0 }
  expect(documentsOf(windowOf(300, seen))).toHaveLength(20)
  // A few levels of twenty each, and not three hundred of any.
  expect(seen.count).toBeLessThan(100)
})

it('follows frames within frames only so deep', () => {
  const seen = { count: 0 }
  expect(documentsOf(windowOf(1, seen))).toHaveLength(4)
  expect(seen.count).toBe(3)
})
