// The first page that a reader sees: the three words on a sample, and access where the browser has not given it.

import type { ShownOutlet } from '../compare/present.ts'
import { DEFAULTS } from '../kept/settings.ts'
import { Legend } from '../look/legend.tsx'
import { OutletName } from '../look/outlets.tsx'
import { useWords } from '../look/words-context.ts'

export interface WelcomeProps {
  hasAccess: boolean
  /** Pages on which to try it. */
  pages: ShownOutlet[]
  /** Must be called in the click itself. */
  askAccess(): void
}

export function Welcome({ hasAccess, pages, askAccess }: WelcomeProps) {
  const words = useWords()
  const { told, added, differs } = DEFAULTS.colors
  return (
    <main>
      <h1>{words.say('welcomeTitle')}</h1>
      <p>{words.say('welcomeLead')}</p>

      <h2>{words.say('welcomeSampleTitle')}</h2>
      <div class="sample">
        <p>{words.say('welcomeSampleStory')}</p>
        <blockquote>
          <span class="mark mark-told" style={{ '--mark': told }}>
            {words.say('welcomeSampleFirst')}
          </span>{' '}
          <span class="mark mark-added" style={{ '--mark': added }}>
            {words.say('welcomeSampleSecond')}
          </span>{' '}
          <span class="mark mark-differs" style={{ '--mark': differs }}>
            {words.say('welcomeSampleThird')}
          </span>
        </blockquote>
      </div>
      <dl>
        <dt>{words.say('labelled', words.say('welcomeLeftOut'), words.say('sectionNotFound'))}</dt>
        <dd>{words.say('welcomeLeftOutMore')}</dd>
        <dt>{words.say('labelled', words.say('welcomeAdded'), words.say('sectionAdded'))}</dt>
        <dd>{words.say('welcomeAddedMore')}</dd>
        <dt>{words.say('welcomeDiffers')}</dt>
        <dd>{words.say('welcomeDiffersMore')}</dd>
      </dl>
      <p>{words.say('welcomeMarks')}</p>
      <Legend colors={DEFAULTS.colors} />

      <h2>{words.say('welcomeAccessTitle')}</h2>
      <p role="status">{words.say(hasAccess ? 'welcomeAccessGranted' : 'welcomeAccessMissing')}</p>
      {!hasAccess && (
        <button type="button" class="primary" onClick={askAccess}>
          {words.say('allowEverywhere')}
        </button>
      )}

      {pages.length > 0 && (
        <>
          <h2>{words.say('welcomeTryTitle')}</h2>
          <p>{words.say('welcomeTry')}</p>
          <ul>
            {pages.map((page) => (
              <li key={page.id}>
                <OutletName outlet={page} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="fine">{words.say('welcomeAgain')}</p>
    </main>
  )
}
