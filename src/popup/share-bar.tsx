// Takes the report away: copied as Markdown, saved as JSON or CSV, printed.
import type { Presentation } from '../compare/present.ts'
import { useWords } from '../look/words-context.ts'
import { fileNameOf, toCsv, toJson, toMarkdown } from '../words/share.ts'
import type { Actions } from './actions.ts'

export function ShareBar({
  presentation,
  actions,
  notify,
}: {
  presentation: Presentation
  actions: Actions
  notify: (notice: string) => void
}) {
  const words = useWords()
  const copy = async () => {
    const isCopied = await actions.copy(toMarkdown(presentation, words))
    notify(words.say(isCopied ? 'copied' : 'copyFailed'))
  }
  const save = (ending: 'json' | 'csv') => {
    const name = `crossread-${fileNameOf(presentation.page.title)}.${ending}`
    actions.save(name, ending === 'json' ? toJson(presentation, words) : toCsv(presentation))
    notify(words.say('savedAs', name))
  }
  return (
    <section class="share" aria-label={words.say('shareLabel')}>
      <button type="button" class="quiet" onClick={() => void copy()}>
        {words.say('copyMarkdown')}
      </button>
      <button type="button" class="quiet" onClick={() => save('csv')}>
        {words.say('saveCsv')}
      </button>
      <button type="button" class="quiet" onClick={() => save('json')}>
        {words.say('saveJson')}
      </button>
      <button type="button" class="quiet" onClick={() => actions.print()}>
        {words.say('printReport')}
      </button>
    </section>
  )
}
