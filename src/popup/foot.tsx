// The foot of popup and panel: what is not about this page's report.

import { useWords } from '../look/words-context.ts'
import type { TabView } from '../messages.ts'
import type { Actions, Place } from './actions.ts'

interface FootProps {
  view: TabView
  actions: Actions
  place: Place
  notify: (notice: string) => void
}

export function Foot({ view, actions, place, notify }: FootProps) {
  const words = useWords()
  const host = view.state === 'report' && URL.canParse(view.url) ? new URL(view.url).hostname : null
  const { openPanel: open } = actions
  const openPanel = async () => {
    if (!(await open?.())) notify(words.say('openBesideFailed'))
  }
  return (
    <nav class="foot" aria-label={words.say('footLabel')}>
      {place === 'popup' && open !== null && (
        <button type="button" class="plain" onClick={() => void openPanel()}>
          {words.say('openBeside')}
        </button>
      )}
      {host !== null && (
        <button type="button" class="plain" onClick={() => void actions.silence(host, true)}>
          {words.say('silenceHere', host)}
        </button>
      )}
      <button type="button" class="plain" onClick={() => actions.openOptions()}>
        {words.say('openOptions')}
      </button>
      <button type="button" class="plain" onClick={() => actions.openWelcome()}>
        {words.say('openWelcome')}
      </button>
    </nav>
  )
}
