// The reader's notes among the options: how many there are, exported, deleted for good on a second press.
import { useState } from 'preact/hooks'
import { useWords } from '../look/words-context.ts'
import type { OptionsActions } from './options.tsx'

interface NotesProps {
  count: number
  actions: Pick<OptionsActions, 'exportNotes' | 'deleteNotes'>
  notify: (notice: string) => void
}

export function Notes({ count, actions, notify }: NotesProps) {
  const words = useWords()
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    notify(await actions.deleteNotes())
    setAsking(false)
  }
  return (
    <section>
      <h2>{words.say('optionsNotes')}</h2>
      <p>{words.count('optionsNotesCount', count)}</p>
      <p class="fine">{words.say('optionsNotesHelp')}</p>
      {count > 0 && (
        <div class="buttons">
          <button type="button" class="secondary" onClick={() => actions.exportNotes()}>
            {words.say('notesExport')}
          </button>
          {isAsking ? (
            <>
              <button type="button" class="primary" onClick={() => void remove()}>
                {words.say('notesDeleteSure')}
              </button>
              <button type="button" class="secondary" onClick={() => setAsking(false)}>
                {words.say('cancel')}
              </button>
            </>
          ) : (
            <button type="button" class="secondary" onClick={() => setAsking(true)}>
              {words.say('notesDelete')}
            </button>
          )}
        </div>
      )}
    </section>
  )
}
