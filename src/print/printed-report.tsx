// The whole report as a plain page: everything open, nothing to press, links written as links.
import type { ComponentChildren } from 'preact'
import type { Presentation, ShownDetail, ShownOutlet } from '../compare/present.ts'
import { OutletName } from '../look/outlets.tsx'
import { useWords } from '../look/words-context.ts'
import { sayBrings } from '../words/say-reason.ts'
import { summarise } from '../words/summarise.ts'

export function PrintedReport({ presentation, print }: { presentation: Presentation; print: () => void }) {
  const words = useWords()
  const { page, story, notFound, added, differs, alsoTold, verdict } = presentation
  const source = [page.site, page.published && words.day(page.published)].filter(Boolean).join(' · ')
  return (
    <main class="report">
      <p class="no-print">
        <button type="button" class="primary" onClick={print}>
          {words.say('printNow')}
        </button>
      </p>
      <h1 dir="auto">{page.title}</h1>
      {source && <p>{source}</p>}
      <p>{words.say('comparedWith', story.title, words.day(story.date))}</p>
      <p>
        <strong>{summarise(presentation, words)}</strong>
      </p>
      {verdict === 'covers' && (
        <>
          <Part title={words.say('sectionNotFound')} count={notFound.length}>
            {notFound.map((item) => (
              <li key={item.id}>
                <Statement item={item} language={story.language} />
                {item.closest && (
                  <div class="fine">
                    {words.say('labelled', words.say('closestHere'), '')}
                    <q dir="auto">{item.closest.text}</q>
                  </div>
                )}
              </li>
            ))}
          </Part>
          <Part title={words.say('sectionAdded')} count={added.length}>
            {added.map((item) => (
              <li key={item.sentence}>
                <q dir="auto">{item.text}</q>
                <div class="fine">{sayBrings(item, words)}</div>
              </li>
            ))}
          </Part>
          <Part title={words.say('sectionDiffers')} count={differs.length}>
            {differs.map((item) => (
              <li key={item.id}>
                <span lang={story.language}>{item.about}</span>
                <div>
                  {words.say('labelled', words.say('here'), '')}
                  <q dir="auto">{item.here}</q>
                </div>
                {item.elsewhere.map(({ statement, outlets }) => (
                  <div key={statement} lang={story.language}>
                    {statement} <Tellers outlets={outlets} />
                  </div>
                ))}
              </li>
            ))}
          </Part>
        </>
      )}
      <Part title={words.say('sectionTold')} count={alsoTold.length}>
        {alsoTold.map((item) => (
          <li key={item.id}>
            <Statement item={item} language={story.language} />
          </li>
        ))}
      </Part>
    </main>
  )
}

function Part({ title, count, children }: { title: string; count: number; children: ComponentChildren }) {
  if (count === 0) return null
  return (
    <section>
      <h2>
        {title} ({count})
      </h2>
      <ul>{children}</ul>
    </section>
  )
}

function Statement({ item, language }: { item: ShownDetail; language: string }) {
  const words = useWords()
  return (
    <>
      <span lang={language}>{item.statement}</span>
      {item.state === 'partly' && ` (${words.say('toldInPart')})`} <Tellers outlets={item.outlets} />
    </>
  )
}

function Tellers({ outlets }: { outlets: ShownOutlet[] }) {
  return (
    <span class="fine">
      [
      {outlets.map((outlet, i) => (
        <span key={outlet.id}>
          {i > 0 && ', '}
          <OutletName outlet={outlet} />
        </span>
      ))}
      ]
    </span>
  )
}
