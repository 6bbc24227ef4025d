// The switch that marks the report's sentences on the page, with the legend of the marks.
import { useEffect, useState } from 'preact/hooks'
import { type Colors, Legend } from '../look/legend.tsx'
import { useWords } from '../look/words-context.ts'
import type { Actions } from './actions.ts'

export function MarkSwitch({
  actions,
  colors,
  notify,
}: {
  actions: Actions
  colors: Colors
  notify: (notice: string) => void
}) {
  const words = useWords()
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    void actions.isPainted().then(setOn)
  }, [actions])
  const change = async (wanted: boolean) => {
    const outcome = await actions.paint(wanted)
    setOn(outcome === 'done' ? wanted : isOn)
    notify(outcome === 'done' ? '' : words.say(outcome === 'missing' ? 'marksMissing' : 'marksFailed'))
  }
  return (
    <section class="marks" aria-label={words.say('marksLabel')}>
      <label>
        <input type="checkbox" checked={isOn} onChange={({ currentTarget: { checked } }) => void change(checked)} />{' '}
        {words.say('marksSwitch')}
      </label>
      {isOn && <Legend colors={colors} />}
    </section>
  )
}
