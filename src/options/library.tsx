// The reader's own stories among the options: renamed, cut, deleted with a way back, exported, imported.
import { useState } from 'preact/hooks'
import type { OwnStory, StorySummary } from '../library/own-story.ts'
import { Progress } from '../look/progress.tsx'
import { useWords } from '../look/words-context.ts'
import type { LibraryActions } from './actions.ts'

export function Library({ stories, actions }: { stories: StorySummary[]; actions: LibraryActions }) {
  const words = useWords()
  const size = stories.reduce((sum, story) => sum + story.size, 0)
  const [notice, setNotice] = useState('')
  const [deleted, setDeleted] = useState<OwnStory | null>(null)
  const [progress, setProgress] = useState<[done: number, all: number] | null>(null)
  const importFrom = async (field: HTMLInputElement) => {
    const files = [...(field.files ?? [])]
    field.value = ''
    if (files.length === 0) return
    const said = await actions.importFiles(files, (done, all) => setProgress([done, all]))
    setProgress(null)
    setNotice(said)
  }
  const told = (why: string | null) => setNotice(why ?? '')
  const remove = async (story: StorySummary) => {
    const { why, removed } = await actions.remove(story.id)
    told(why)
    setDeleted(removed)
  }
  const restore = async () => {
    if (deleted) told(await actions.restore(deleted))
    setDeleted(null)
  }
  return (
    <section>
      <h2>{words.say('ownTitle')}</h2>
      <p class="fine">
        {stories.length === 0 ? words.say('libraryEmpty') : words.say('libraryHelp', Math.ceil(size / 1000))}
      </p>
      {stories.map((story) => (
        <StoryEntry key={story.id} story={story} actions={actions} told={told} remove={() => void remove(story)} />
      ))}
      {deleted && (
        <p role="status" class="notice">
          {words.say('libraryDeleted', deleted.title)}{' '}
          <button type="button" class="plain" onClick={() => void restore()}>
            {words.say('libraryUndo')}
          </button>
        </p>
      )}
      {stories.length > 0 && (
        <div class="buttons">
          <button type="button" class="secondary" onClick={() => void actions.exportAll(false).then(told)}>
            {words.say('libraryExport')}
          </button>
          <button type="button" class="secondary" onClick={() => void actions.exportAll(true).then(told)}>
            {words.say('libraryExportText')}
          </button>
        </div>
      )}
      <div class="field">
        <label class="label" for="import">
          {words.say('libraryImport')}
        </label>
        <input
          id="import"
          type="file"
          multiple
          accept=".json,.html,.htm,.xhtml,.mhtml,.mht,.txt,.url,.webloc"
          aria-describedby="import-help"
          onChange={({ currentTarget }) => void importFrom(currentTarget)}
        />
        <label class="label" for="import-folder">
          {words.say('libraryImportFolder')}
        </label>
        <input
          id="import-folder"
          type="file"
          {...{ webkitdirectory: true }}
          aria-describedby="import-help"
          onChange={({ currentTarget }) => void importFrom(currentTarget)}
        />
        <p class="fine" id="import-help">
          {words.say('libraryImportHelp')}
        </p>
        {progress && <Progress label={words.say('libraryReading')} done={progress[0]} all={progress[1]} />}
      </div>
      <p role="status">{notice}</p>
    </section>
  )
}

interface EntryProps {
  story: StorySummary
  actions: LibraryActions
  told: (why: string | null) => void
  remove: () => void
}

function StoryEntry({ story, actions, told, remove }: EntryProps) {
  const words = useWords()
  const { id, title, created, pages } = story
  return (
    <fieldset class="entry">
      <legend class="fine">{words.count('libraryPages', pages.length, words.day(created))}</legend>
      <input
        class="title-field"
        aria-label={words.say('libraryRename')}
        maxLength={300}
        value={title}
        onChange={({ currentTarget: { value } }) => void actions.rename(id, value.trim() || title).then(told)}
      />
      {story.extends !== undefined && <p class="fine">{words.say('libraryBundled')}</p>}
      <ul>
        {pages.map((page, i) => (
          <li key={page.url ?? `${page.title}-${page.added}`}>
            <span dir="auto">{page.url === null ? page.title : <a href={page.url}>{page.title}</a>}</span>{' '}
            <span class="fine">
              {page.site}
              {!page.hasText && ` · ${words.say('libraryNoText')}`}
            </span>{' '}
            <button type="button" class="plain" onClick={() => void actions.removePage(id, i).then(told)}>
              {words.say('libraryRemovePage')}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="secondary" onClick={remove}>
        {words.say('libraryDelete')}
      </button>
    </fieldset>
  )
}
