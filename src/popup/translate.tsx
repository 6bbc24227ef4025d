// For a page that is not in English: a translation on the device where the reader wants one and the browser has one.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Progress } from '../look/progress.tsx'
import { sayReason } from '../look/say-reason.ts'
import { useWords } from '../look/words-context.ts'
import type { Actions, DeviceState, DeviceStep } from './actions.ts'

interface TranslateProps {
  from: string
  isOn: boolean
  actions: Actions
}

export function Translate({ from, isOn, actions }: TranslateProps) {
  const words = useWords()
  const [state, setState] = useState<DeviceState | null>(null)
  const [step, setStep] = useState<DeviceStep | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => {
    void actions.device.canTranslate(from).then(setState)
    return () => stop.current?.abort()
  }, [actions, from])
  if (state === null) return null
  if (state === 'missing') return <p class="fine">{words.say('translateMissing')}</p>
  if (state === 'never') return <p class="fine">{words.say('translateNever')}</p>
  if (!isOn)
    return (
      <p>
        {words.say('translateOff')}{' '}
        <button type="button" class="plain" onClick={() => actions.openOptions()}>
          {words.say('openOptions')}
        </button>
      </p>
    )
  const start = async () => {
    stop.current = new AbortController()
    setFailure(null)
    setStep({ step: state === 'download' ? 'fetching' : 'working', done: 0, all: 1 })
    const why = await actions.device.translate(from, setStep, stop.current.signal)
    setStep(null)
    setFailure(why)
  }
  if (step)
    return (
      <Progress
        label={words.say(step.step === 'fetching' ? 'fetching' : 'translating')}
        done={step.done}
        all={step.all}
        cancel={() => stop.current?.abort()}
      />
    )
  return (
    <div class="buttons">
      {state === 'download' && <p class="fine">{words.say('translateFetchHelp')}</p>}
      <button type="button" class="primary" onClick={() => void start()}>
        {words.say(state === 'download' ? 'translateFetch' : 'translateNow')}
      </button>
      {failure !== null && <p role="status">{words.say('translateFailed', sayReason(failure, words))}</p>}
    </div>
  )
}
