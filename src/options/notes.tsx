// The reader's notes among the options: how many there are, exported, deleted for good on a second press.
import { useState } from 'preact/hooks'
import { Confirm } from '../look/confirm.tsx'
import { useWords } from '../look/words-context.ts'
import type { OptionsActions } from './actions.ts'

interface NotesProps {
  count: number
  actions: Pick<OptionsActions, 'exportNotes' | 'deleteNotes'>
}

export function Notes({ count, actions }: NotesProps) {
  const words = useWords()
  const [notice, setNotice] = useState('')
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
          <Confirm
            label={words.say('notesDelete')}
            sure={words.say('notesDeleteSure')}
            run={() => void actions.deleteNotes().then(setNotice)}
          />
        </div>
      )}
      <p role="status">{notice}</p>
    </section>
  )
}
