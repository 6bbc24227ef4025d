// What the popup offers, and says, in browsers that lack a panel, marks or models.
import { parseHTML } from 'linkedom'
import { type ComponentChild, render } from 'preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import english from '../../_locales/en/messages.json'
import { WordsProvider } from '../look/words-context.ts'
import { makeWords } from '../words/words.ts'
import type { Actions } from './actions.ts'
import { Foot } from './foot.tsx'
import { MarkSwitch } from './mark-switch.tsx'

const words = makeWords('en', english, english)
const colors = { told: '#000000', partly: '#000000', added: '#000000', differs: '#000000' }
let root: HTMLElement
let Event: typeof globalThis.Event

function show(child: ComponentChild): void {
  render(<WordsProvider value={words}>{child}</WordsProvider>, root)
}

beforeEach(() => {
  const page = parseHTML('<!doctype html><html><body><div id="app"></div></body></html>')
  vi.stubGlobal('document', page.document)
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run))
  root = page.document.getElementById('app') as HTMLElement
  Event = page.Event as typeof globalThis.Event
})

describe('the foot', () => {
  const foot = (openPanel: Actions['openPanel']) =>
    show(<Foot view={{ state: 'reading' }} actions={{ openPanel } as Actions} place="popup" notify={() => {}} />)

  it('offers the panel where the browser has one', () => {
    foot(async () => true)
    expect(root.textContent).toContain(words.say('openBeside'))
  })

  it('does not offer it where there is none', () => {
    foot(null)
    expect(root.textContent).not.toContain(words.say('openBeside'))
    expect(root.textContent).toContain(words.say('openOptions'))
  })
})

describe('the switch of the marks', () => {
  it.each([
    ['missing', words.say('marksMissing'), false],
    ['failed', words.say('marksFailed'), false],
    ['done', '', true],
  ] as const)('says where marking is %s: "%s"', async (outcome, notice, isOn) => {
    const notices: string[] = []
    const isPainted = vi.fn(async () => false)
    const actions = { paint: async () => outcome, isPainted } as unknown as Actions
    show(<MarkSwitch actions={actions} colors={colors} notify={(said) => notices.push(said)} />)
    await vi.waitFor(() => expect(isPainted).toHaveBeenCalled())
    const box = root.querySelector('input')!
    box.checked = true
    box.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(notices).toEqual([notice]))
    await vi.waitFor(() => expect(root.querySelector('.legend') !== null).toBe(isOn))
  })
})
