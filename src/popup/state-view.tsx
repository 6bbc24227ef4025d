// Every state without a report, in words, with the reader's next step.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Outlets } from '../look/outlets.tsx'
import { sayReason } from '../look/say-reason.ts'
import { useWords } from '../look/words-context.ts'
import type { KnownStory, TabView } from '../messages.ts'
import type { Unreadable } from '../read/article.ts'
import type { Key, Words } from '../words/words.ts'
import type { Actions } from './actions.ts'
import { OwnStories } from './own-stories.tsx'
import { Translate } from './translate.tsx'

type Stateful = Exclude<TabView, { state: 'report' }>

const NOT_ARTICLE: Record<Unreadable, Key> = {
  'no-article': 'whyNoArticle',
  'too-large': 'whyTooLarge',
  'not-html': 'whyNotHtml',
}

interface StateProps {
  view: Stateful
  actions: Actions
  /** Whether the reader has switched translation on. */
  canTranslate: boolean
}

export function StateView({ view, actions, canTranslate }: StateProps) {
  const words = useWords()
  switch (view.state) {
    case 'reading':
      return <Said title="stateReading" isBusy texts={[words.say('stateReadingMore')]} />
    case 'not-known':
      return (
        <Said
          title="stateNotKnown"
          texts={[
            words.say(view.wasRead ? 'stateNotKnownRead' : 'stateNotKnownUnread'),
            ...(view.language === null ? [] : [sayLanguage(view.language, words)]),
          ]}
          isQuiet={view.wasRead}
          button={view.wasRead ? 'readItAgain' : 'readAnyway'}
          actions={actions}
        >
          {view.language !== null && view.language !== 'und' && (
            <Translate from={view.language} isOn={canTranslate} actions={actions} />
          )}
          <OwnStories stories={view.own} actions={actions} />
          <KnownStories stories={view.stories} />
        </Said>
      )
    case 'not-article':
      return (
        <Said
          title={view.why === 'too-large' ? 'stateTooLarge' : 'stateNotArticle'}
          texts={[`${words.say(NOT_ARTICLE[view.why] ?? 'whyNoArticle')} ${words.say('openSingle')}`]}
          isQuiet
          button="tryAgain"
          actions={actions}
        />
      )
    case 'no-access':
      return <NoAccess host={view.host} origins={view.origins} actions={actions} />
    case 'off-limits':
      return <Said title="stateOffLimits" texts={[words.say('stateOffLimitsMore')]} />
    case 'not-looked':
      return (
        <Said
          title={view.hasMoved ? 'stateMoved' : 'stateNotLooked'}
          texts={[words.say(view.hasMoved ? 'stateMovedMore' : 'stateNotLookedMore')]}
          button="readNow"
          actions={actions}
        />
      )
    case 'silent':
      return <Silent host={view.host} actions={actions} />
    case 'broken':
      return (
        <Said title="stateBroken" texts={[words.say('stateBrokenMore')]} button="tryAgain" actions={actions}>
          <p class="fine">{words.say('reasonGiven', sayReason(view.why, words))}</p>
        </Said>
      )
  }
}

const sayLanguage = (language: string, words: Words): string =>
  language === 'und' ? words.say('notEnglish') : words.say('otherLanguage', words.languageName(language))

/** A state in words: a heading, paragraphs, and the reader's next step where there is one. */
function Said(props: {
  title: Key
  texts: string[]
  isBusy?: boolean
  /** The button is no way out, only another try. */
  isQuiet?: boolean
  button?: Key
  actions?: Actions
  children?: ComponentChildren
}) {
  const words = useWords()
  const { title, texts, isBusy = false, isQuiet = false, button, actions, children } = props
  return (
    <section class="state" aria-busy={isBusy} role="status">
      <h2>{words.say(title)}</h2>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {button && actions && (
        <button type="button" class={isQuiet ? 'secondary' : 'primary'} onClick={() => void actions.read()}>
          {words.say(button)}
        </button>
      )}
      {children}
    </section>
  )
}

function Silent({ host, actions }: { host: string; actions: Actions }) {
  const words = useWords()
  return (
    <section class="state">
      <h2>{words.say('stateSilent', host)}</h2>
      <p>{words.say('stateSilentMore')}</p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void actions.silence(host, false)}>
          {words.say('endSilence')}
        </button>
        <button type="button" class="secondary" onClick={() => void actions.read()}>
          {words.say('readOnce')}
        </button>
      </div>
    </section>
  )
}

const EVERYWHERE = ['http://*/*', 'https://*/*']

function NoAccess({ host, origins, actions }: { host: string; origins: string[]; actions: Actions }) {
  const words = useWords()
  const [isRefused, setRefused] = useState(false)
  // requestAccess must run in the click itself, so nothing is awaited before it.
  const ask = (wanted: string[]) => void actions.allow(wanted).then((isGranted) => setRefused(!isGranted))
  const isOneSite = origins.length === 1
  return (
    <section class="state">
      <h2>{isOneSite ? words.say('stateNoAccess', host) : words.say('stateNoAccessAnywhere')}</h2>
      <p>{isOneSite ? words.say('stateNoAccessMore', host) : words.say('stateNoAccessAnywhereMore')}</p>
      <div class="buttons">
        {isOneSite && (
          <button type="button" class="primary" onClick={() => ask(origins)}>
            {words.say('allowOn', host)}
          </button>
        )}
        <button type="button" class={isOneSite ? 'secondary' : 'primary'} onClick={() => ask(EVERYWHERE)}>
          {words.say('allowEverywhere')}
        </button>
        {isOneSite && (
          <button type="button" class="secondary" onClick={() => void actions.read()}>
            {words.say('readOnce')}
          </button>
        )}
      </div>
      <p role="status">{isRefused ? words.say('accessRefused') : ''}</p>
    </section>
  )
}

function KnownStories({ stories }: { stories: KnownStory[] }) {
  const words = useWords()
  if (stories.length === 0) return null
  return (
    <>
      <h3>{words.count('knownStories', stories.length)}</h3>
      <ul class="stories">
        {stories.map(({ id, title, date, outlets }) => (
          <li key={id}>
            <p>
              <span lang="en">{title}</span> <span class="fine">({words.day(date)})</span>
            </p>
            <p class="fine">
              <Outlets outlets={outlets} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
