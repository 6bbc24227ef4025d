// A button whose deed cannot be undone: the first press asks, the second does it.
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from './words-context.ts'

interface ConfirmProps {
  label: string
  /** What the second button says. */
  sure: string
  run: () => void
}

export function Confirm({ label, sure, run }: ConfirmProps) {
  const words = useWords()
  const [isAsking, setAsking] = useState<boolean | null>(null)
  const focused = useRef<HTMLButtonElement>(null)
  // The pressed button makes room for others: the focus goes to the harmless one, and back afterwards.
  useEffect(() => {
    if (isAsking !== null) focused.current?.focus()
  }, [isAsking])
  if (isAsking !== true)
    return (
      <button type="button" class="secondary" ref={focused} onClick={() => setAsking(true)}>
        {label}
      </button>
    )
  return (
    <>
      <button
        type="button"
        class="primary"
        onClick={() => {
          run()
          setAsking(false)
        }}
      >
        {sure}
      </button>
      <button type="button" class="secondary" ref={focused} onClick={() => setAsking(false)}>
        {words.say('cancel')}
      </button>
    </>
  )
}
