// Every state without a report, in words, with the reader's next step.
import { useState } from 'preact/hooks'
import type { KnownStory, TabView } from '../messages.ts'
import type { Unreadable } from '../read/article.ts'
import { formatDay } from './format-day.ts'
import type { Actions } from './popup.tsx'

type Stateful = Exclude<TabView, { state: 'report' }>

const NOT_ARTICLE: Record<Unreadable, string> = {
  'no-article': 'Crossread found no article on this page: it may be a list, a video or a form.',
  'too-large': 'The text on this page is too long to be one article, so Crossread did not compare it.',
  'not-html': 'This page is not a web page with text that Crossread can read.',
}

export function StateView({ view, actions }: { view: Stateful; actions: Actions }) {
  switch (view.state) {
    case 'reading':
      return (
        <section class="state" aria-busy="true">
          <h2>Reading this page…</h2>
          <p>Crossread compares what it says with the other outlets. This takes a moment after the page has loaded.</p>
        </section>
      )
    case 'not-known':
      return (
        <section class="state">
          <h2>Not a story Crossread knows</h2>
          <p>
            {view.wasRead
              ? 'Crossread read this page and found none of its stories there.'
              : 'Nothing in the title or the opening of this page points to a story in the corpus, so Crossread left it unread.'}
          </p>
          <ReadButton actions={actions} label={view.wasRead ? 'Read it again' : 'Read it anyway'} />
          <KnownStories stories={view.stories} />
        </section>
      )
    case 'not-article':
      return (
        <section class="state">
          <h2>No article here</h2>
          <p>{NOT_ARTICLE[view.why] ?? NOT_ARTICLE['no-article']} Open a single article and try there.</p>
          <ReadButton actions={actions} label="Try again" />
        </section>
      )
    case 'no-access':
      return <NoAccess host={view.host} origins={view.origins} actions={actions} />
    case 'off-limits':
      return (
        <section class="state">
          <h2>Browsers keep this page to themselves</h2>
          <p>
            Extensions may not read settings, add-on stores, local files and the like. Open a news article to see how
            others told it.
          </p>
        </section>
      )
    case 'not-looked':
      return (
        <section class="state">
          <h2>This page was open before Crossread</h2>
          <p>Pages that you open from now on are looked at by themselves. This one needs a press of the button.</p>
          <ReadButton actions={actions} label="Read it now" />
        </section>
      )
    case 'broken':
      return (
        <section class="state">
          <h2>Something went wrong</h2>
          <p>The page could not be compared. Try again; if that does not help, reload the page.</p>
          <p class="fine">Reason given: {view.why}</p>
          <ReadButton actions={actions} label="Try again" />
        </section>
      )
  }
}

function ReadButton({ actions, label }: { actions: Actions; label: string }) {
  return (
    <button type="button" class="primary" onClick={() => void actions.read()}>
      {label}
    </button>
  )
}

const EVERYWHERE = ['http://*/*', 'https://*/*']

function NoAccess({ host, origins, actions }: { host: string; origins: string[]; actions: Actions }) {
  const [isRefused, setRefused] = useState(false)
  // requestAccess must run in the click itself, so nothing is awaited before it.
  const ask = (wanted: string[]) => void actions.allow(wanted).then((isGranted) => setRefused(!isGranted))
  const isOneSite = origins.length === 1
  return (
    <section class="state">
      <h2>No access to {host}</h2>
      <p>Your browser does not let Crossread read {host}. What it reads stays on this device.</p>
      <div class="buttons">
        {isOneSite && (
          <button type="button" class="primary" onClick={() => ask(origins)}>
            Allow on {host}
          </button>
        )}
        <button type="button" class={isOneSite ? 'secondary' : 'primary'} onClick={() => ask(EVERYWHERE)}>
          Allow on all sites
        </button>
        {isOneSite && (
          <button type="button" class="secondary" onClick={() => void actions.read()}>
            Read only this page, once
          </button>
        )}
      </div>
      <p role="status">
        {isRefused
          ? 'Access was not given. You can press again, or change it in the browser’s extension settings.'
          : ''}
      </p>
    </section>
  )
}

function KnownStories({ stories }: { stories: KnownStory[] }) {
  if (stories.length === 0) return null
  return (
    <>
      <h3>{stories.length === 1 ? 'The story it knows' : 'The stories it knows'}</h3>
      <ul class="stories">
        {stories.map(({ title, date, outlets }) => (
          <li key={title}>
            <p>
              {title} <span class="fine">({formatDay(date)})</span>
            </p>
            <p class="fine">
              Told by{' '}
              {outlets.map(({ name, url }, i) => (
                <>
                  {i > 0 && ', '}
                  <a href={url} target="_blank" rel="noreferrer">
                    {name}
                  </a>
                </>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
