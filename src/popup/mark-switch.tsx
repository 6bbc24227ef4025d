// The switch that marks the report's sentences on the page, with the legend of the marks.
import { useEffect, useState } from 'preact/hooks'
import type { Actions } from './popup.tsx'

export function MarkSwitch({ actions, notify }: { actions: Actions; notify: (notice: string) => void }) {
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    void actions.isPainted().then(setOn)
  }, [actions])
  const change = async (wanted: boolean) => {
    const isDone = await actions.paint(wanted)
    if (isDone) setOn(wanted)
    notify(isDone ? '' : 'Crossread could not mark this page. Read it again, then try once more.')
  }
  return (
    <section class="marks" aria-label="Marks on the page">
      <label>
        <input type="checkbox" checked={isOn} onChange={({ currentTarget: { checked } }) => void change(checked)} />{' '}
        Mark the sentences on the page
      </label>
      {isOn && (
        <ul class="legend">
          <li class="mark-told">told by others too</li>
          <li class="mark-partly">told in part</li>
          <li class="mark-added">only here</li>
          <li class="mark-differs">as no other tells it</li>
        </ul>
      )}
    </section>
  )
}
