// The second reader's bar in a report: how much is uncertain, the way to have it looked at, and how far that has come.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Presentation } from '../compare/present.ts'
import { Progress } from '../look/progress.tsx'
import { sayReason } from '../look/say-reason.ts'
import { useWords } from '../look/words-context.ts'
import type { Actions, DeviceState, DeviceStep } from './actions.ts'

/** Questions at most: each takes a model a second or several. */
const MOST_QUESTIONS = 40

interface SecondReadingProps {
  presentation: Presentation
  actions: Actions
  notify: (notice: string) => void
}

export function SecondReading({ presentation, actions, notify }: SecondReadingProps) {
  const words = useWords()
  const [state, setState] = useState<DeviceState | null>(null)
  const [step, setStep] = useState<DeviceStep | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => {
    void actions.device.canReadAgain().then(setState)
    return () => stop.current?.abort()
  }, [actions])
  // What most outlets tell comes first: it weighs most.
  const questions = [...presentation.notFound, ...presentation.alsoTold]
    .filter(({ isUnsure, isSecond, isCorrected }) => isUnsure && !isSecond && !isCorrected)
    .sort((a, b) => b.outlets.length - a.outlets.length)
    .flatMap(({ id, statement, found, evidence, closest }) => {
      const sentence = evidence[0] ?? closest
      return sentence ? [{ id, statement, found, passage: sentence.translation ?? sentence.text }] : []
    })
    .slice(0, MOST_QUESTIONS)
  if (state === null || (questions.length === 0 && !step)) return null
  const start = async () => {
    stop.current = new AbortController()
    setStep({ step: state === 'download' ? 'fetching' : 'working', done: 0, all: questions.length })
    const outcome = await actions.device.readAgain(questions, setStep, stop.current.signal)
    setStep(null)
    notify(
      outcome.ok
        ? words.count('secondDone', outcome.changed)
        : words.say('secondFailed', sayReason(outcome.why, words)),
    )
  }
  return (
    <section class="second" aria-label={words.say('secondTitle')}>
      {step ? (
        <Progress
          label={words.say(step.step === 'fetching' ? 'fetching' : 'secondRunning')}
          done={step.done}
          all={step.all}
          cancel={() => stop.current?.abort()}
        />
      ) : state === 'missing' || state === 'never' ? (
        <p class="fine">{words.say('secondNever')}</p>
      ) : (
        <>
          <p class="fine">{words.count('secondUnsure', questions.length)}</p>
          {state === 'download' && <p class="fine">{words.say('secondFetchHelp')}</p>}
          <button type="button" class="quiet" onClick={() => void start()}>
            {words.say(state === 'download' ? 'secondFetch' : 'secondStart')}
          </button>
        </>
      )}
    </section>
  )
}
