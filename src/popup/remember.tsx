// Keeps the page as one more outlet of the bundled story, and forgets it again.
import { useWords } from '../look/words-context.ts'
import type { Remembered } from '../messages.ts'
import type { Actions } from './actions.ts'

interface RememberProps {
  remembered: Remembered
  actions: Actions
  notify: (notice: string) => void
}

export function Remember({ remembered, actions, notify }: RememberProps) {
  const words = useWords()
  if (remembered === 'never') return null
  const change = async (isOn: boolean) => {
    const why = await actions.remember(isOn)
    notify(why === null ? '' : words.say('compareFailed', why))
  }
  return (
    <section class="remember" aria-label={words.say('ownTitle')}>
      {remembered === 'yes' ? (
        <p>
          {words.say('rememberedHere')}{' '}
          <button type="button" class="plain" onClick={() => void change(false)}>
            {words.say('rememberUndo')}
          </button>
        </p>
      ) : (
        <>
          <button type="button" class="quiet" onClick={() => void change(true)}>
            {words.say('rememberPage')}
          </button>
          <p class="fine">{words.say('rememberHelp')}</p>
        </>
      )}
    </section>
  )
}
