// Takes the report away: copied as Markdown, saved as JSON or CSV.
import type { Presentation } from '../compare/present.ts'
import { toCsv, toJson, toMarkdown } from '../compare/share.ts'
import type { Actions } from './popup.tsx'

export function ShareBar({
  presentation,
  summary,
  actions,
  notify,
}: {
  presentation: Presentation
  summary: string
  actions: Actions
  notify: (notice: string) => void
}) {
  const copy = async () => {
    const isCopied = await actions.copy(toMarkdown(presentation, summary))
    notify(
      isCopied
        ? 'The report is on the clipboard, as Markdown.'
        : 'The browser did not let Crossread copy. Save the report instead.',
    )
  }
  const save = (ending: 'json' | 'csv') => {
    const name = `crossread-${fileNameOf(presentation.page.title)}.${ending}`
    actions.save(name, ending === 'json' ? toJson(presentation, summary) : toCsv(presentation))
    notify(`Saved as ${name}.`)
  }
  return (
    <section class="share" aria-label="Take the report away">
      <button type="button" class="quiet" onClick={() => void copy()}>
        Copy as Markdown
      </button>
      <button type="button" class="quiet" onClick={() => save('csv')}>
        Save CSV
      </button>
      <button type="button" class="quiet" onClick={() => save('json')}>
        Save JSON
      </button>
    </section>
  )
}

/** Characters of a page's title that a file's name takes. */
const MOST_NAME = 60

/** A page's title as a file's name that every system takes. */
export const fileNameOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MOST_NAME)
    .replace(/^-|-$/g, '') || 'page'
