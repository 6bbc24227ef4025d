// The options as a function of (what is stored, actions): no browser here, so that they open with samples anywhere.
import { useRef, useState } from 'preact/hooks'
import { LEAST_CHOICES, parseSites, type Settings } from '../kept/settings.ts'
import type { StorySummary } from '../library/own-story.ts'
import { Confirm } from '../look/confirm.tsx'
import { Legend, MARK_WORDS } from '../look/legend.tsx'
import { useWords } from '../look/words-context.ts'
import type { KnownStory } from '../messages.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../words/languages.ts'
import type { LibraryActions, OptionsActions } from './actions.ts'
import { Device } from './device.tsx'
import { Library } from './library.tsx'
import { Notes } from './notes.tsx'

export interface OptionsProps {
  settings: Settings
  /** Whether some stored options could not be read. */
  isDamaged: boolean
  stories: KnownStory[]
  notes: number
  library: { stories: StorySummary[]; actions: LibraryActions }
  /** The browser's own language, by name. */
  browserLanguage: string
  actions: OptionsActions
}

export function Options({ settings, isDamaged, stories, notes, library, browserLanguage, actions }: OptionsProps) {
  const words = useWords()
  const [draft, setDraft] = useState(settings)
  const [sites, setSites] = useState(settings.silentSites.join('\n'))
  const [notice, setNotice] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const change = (part: Partial<Settings>) => setDraft((now) => ({ ...now, ...part }))
  const { bad } = parseSites(sites)
  const without = new Set(draft.withoutOutlets)
  const bare = stories.find(({ id, outlets }) => outlets.every((outlet) => without.has(`${id}/${outlet.id}`)))
  const isWrong = bad.length > 0 || bare !== undefined
  const save = async (event: Event) => {
    event.preventDefault()
    if (!isWrong) return setNotice(await actions.save({ ...draft, silentSites: parseSites(sites).sites }))
    setNotice(words.say('optionsWrong'))
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
  return (
    <main>
      <h1>{words.say('optionsTitle')}</h1>
      {isDamaged && (
        <p class="error" role="alert">
          {words.say('optionsDamaged')}
        </p>
      )}
      <form ref={form} onSubmit={(event) => void save(event)}>
        {stories.map((story) => (
          <fieldset key={story.id}>
            <legend>{words.say('optionsOutlets')}</legend>
            <p class="fine" lang="en">
              {story.title}
            </p>
            {story.outlets.map(({ id, name }) => {
              const key = `${story.id}/${id}`
              return (
                <label key={id} class="choice">
                  <input
                    type="checkbox"
                    checked={!without.has(key)}
                    aria-invalid={bare === story}
                    onChange={({ currentTarget: { checked } }) =>
                      change({
                        withoutOutlets: checked
                          ? draft.withoutOutlets.filter((outlet) => outlet !== key)
                          : [...draft.withoutOutlets, key],
                      })
                    }
                  />{' '}
                  {name}
                </label>
              )
            })}
            <p class="fine">{words.say('optionsOutletsHelp')}</p>
            {bare === story && (
              <p class="error" role="alert">
                {words.say('optionsOneOutlet')}
              </p>
            )}
          </fieldset>
        ))}
        <div class="field">
          <label class="label" for="least">
            {words.say('optionsLeast')}
          </label>
          <select
            id="least"
            value={String(draft.least)}
            onChange={({ currentTarget: { value } }) => change({ least: Number(value) })}
          >
            {LEAST_CHOICES.map((least) => (
              <option key={least} value={String(least)}>
                {least}
              </option>
            ))}
          </select>
        </div>
        <fieldset>
          <legend>{words.say('optionsColors')}</legend>
          <div class="colors">
            {MARK_WORDS.map(([mark, key]) => (
              <label key={mark}>
                <input
                  type="color"
                  value={draft.colors[mark]}
                  onInput={({ currentTarget: { value } }) => change({ colors: { ...draft.colors, [mark]: value } })}
                />{' '}
                {words.say(key)}
              </label>
            ))}
          </div>
          <p class="fine">{words.say('optionsColorsHelp')}</p>
          <p>{words.say('optionsPreview')}</p>
          <Legend colors={draft.colors} />
        </fieldset>
        <div class="field">
          <label class="label" for="silent">
            {words.say('optionsSilent')}
          </label>
          <textarea
            id="silent"
            rows={4}
            spellcheck={false}
            aria-describedby="silent-help silent-error"
            aria-invalid={bad.length > 0}
            value={sites}
            onInput={({ currentTarget: { value } }) => setSites(value)}
          />
          <p class="fine" id="silent-help">
            {words.say('optionsSilentHelp')}
          </p>
          {bad.length > 0 && (
            <p class="error" role="alert" id="silent-error">
              {words.count('optionsSilentBad', bad.length, words.list(bad.slice(0, 5)))}
            </p>
          )}
        </div>
        <div class="field">
          <label class="label" for="language">
            {words.say('optionsLanguage')}
          </label>
          <select
            id="language"
            value={draft.language}
            onChange={({ currentTarget: { value } }) => change({ language: value as Language | 'browser' })}
          >
            <option value="browser">{words.say('optionsLanguageBrowser', browserLanguage)}</option>
            {LANGUAGES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </select>
        </div>
        <Device settings={draft} change={change} actions={actions} />
        <div class="bar">
          <button type="submit" class="primary">
            {words.say('optionsSave')}
          </button>
          <Confirm
            label={words.say('optionsReset')}
            sure={words.say('optionsResetSure')}
            run={() => void actions.reset().then(setNotice)}
          />
          <button type="button" class="plain" onClick={() => actions.openWelcome()}>
            {words.say('openWelcome')}
          </button>
          <span role="status">{notice}</span>
        </div>
      </form>
      <Library stories={library.stories} actions={library.actions} />
      <Notes count={notes} actions={actions} />
    </main>
  )
}
