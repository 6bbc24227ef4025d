import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  answerCall,
  type Handlers,
  isEnvelope,
  type PopupToBackground,
  type ShowOutcome,
  wrapCall,
} from './messages.ts'

interface Map {
  add(a: number, b: number): number
}
const handlers: Handlers<Map, string> = { add: (context, a, b) => a + b + context.length }

describe('answerCall', () => {
  it('gives the handler its context and arguments', async () => {
    expect(await answerCall(handlers, 'xx', wrapCall<Map>()('add', 1, 2))).toBe(5)
  })

  it.each([
    null,
    'add',
    {},
    { crossread: 1, args: [] },
    { crossread: 'add' },
    { crossread: 'toString', args: [] },
    { crossread: 'constructor', args: [] },
  ])('leaves %j to others', (message) => {
    expect(answerCall(handlers, '', message)).toBeUndefined()
  })

  it('knows its envelope', () => {
    expect(isEnvelope({ crossread: 'x', args: [] })).toBe(true)
    expect(isEnvelope([])).toBe(false)
  })

  it('is typed by the direction', () => {
    const wrap = wrapCall<PopupToBackground>()
    expectTypeOf(wrap<'showSentences'>).parameters.toEqualTypeOf<['showSentences', number, string[]]>()
    expectTypeOf<ReturnType<PopupToBackground['showSentences']>>().toEqualTypeOf<ShowOutcome>()
    // @ts-expect-error a tab's number is no text
    wrap('viewTab', '1')
  })
})
