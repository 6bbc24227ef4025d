// A <details> whose inside is only made when it is opened: a report has hundreds of items, and most stay folded.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

interface FoldProps {
  class?: string
  isOpen?: boolean
  /** Opens it from outside, now and whenever it becomes true again; the reader may close it afterwards. */
  isWanted?: boolean
  summary: ComponentChildren
  /** Makes the inside. */
  children: () => ComponentChildren
}

export function Fold({ class: name, isOpen = false, isWanted = false, summary, children }: FoldProps) {
  const [isShown, setShown] = useState(isOpen || isWanted)
  useEffect(() => {
    if (isWanted) setShown(true)
  }, [isWanted])
  // Wanted from outside, it is open in the very render that asks for it: whoever asked looks for what is inside.
  const open = isShown || isWanted
  return (
    <details class={name} open={open} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  )
}
