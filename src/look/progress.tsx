// How far something has come, and a way to stop it.
import { useWords } from './words-context.ts'

interface ProgressProps {
  label: string
  done: number
  all: number
  /** None where stopping is of no use. */
  cancel?: () => void
}

export function Progress({ label, done, all, cancel }: ProgressProps) {
  const words = useWords()
  return (
    <div class="progress">
      <p role="status">{label}</p>
      <progress max={all || 1} value={done} aria-label={label} />{' '}
      {all > 1 && <span class="fine">{words.say('progressOf', done, all)}</span>}{' '}
      {cancel && (
        <button type="button" class="quiet" onClick={cancel}>
          {words.say('cancel')}
        </button>
      )}
    </div>
  )
}
