// The report: summary, then the sections in the order that matters to a reader. Items with evidence are buttons that show it.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import {
  CORROBORATED,
  type Presentation,
  type ShownDetail,
  type ShownDifference,
  type ShownOutlet,
} from '../compare/present.ts'
import { Filters, isColour, NO_FILTER, passes } from './filters.tsx'
import { formatDay } from './format-day.ts'

type Show = (texts: string[]) => Promise<boolean>

export function ReportView({
  presentation,
  summary,
  showSentences,
}: {
  presentation: Presentation
  summary: string
  showSentences: Show
}) {
  const { story, added, differs, verdict } = presentation
  const [filter, setFilter] = useState(NO_FILTER)
  const isChosen = (item: ShownDetail) => passes(filter, item)
  const notFound = presentation.notFound.filter((item) => isChosen(item) && (filter.hasColour || !isColour(item)))
  const alsoTold = presentation.alsoTold.filter(isChosen)
  const corroborated = notFound.filter(({ outlets }) => outlets.length >= CORROBORATED)
  const single = notFound.filter(({ outlets }) => outlets.length < CORROBORATED)
  return (
    <>
      <section class="story">
        <h2>{story.title}</h2>
        <p class="fine">{formatDay(story.date)}</p>
        <p class="summary">{summary}</p>
        {verdict === 'mentions' && (
          <p>
            Nothing is counted as left out on a page that is about something else. What it does tell of the story is
            listed below.
          </p>
        )}
      </section>
      {verdict === 'covers' && <Filters items={presentation.notFound} filter={filter} change={setFilter} />}
      {verdict === 'covers' && (
        <>
          <Section
            title="Not found on this page"
            count={notFound.length}
            isOpen
            empty={
              presentation.notFound.length === 0
                ? 'Every detail of the story was found.'
                : 'Nothing to list with these filters.'
            }
          >
            <ul class="items">
              {corroborated.map((item) => (
                <NotFound key={item.id} item={item} showSentences={showSentences} />
              ))}
            </ul>
            {single.length > 0 && (
              <Section title="Told by one outlet only" count={single.length} isOpen={corroborated.length === 0} isInner>
                <ul class="items">
                  {single.map((item) => (
                    <NotFound key={item.id} item={item} showSentences={showSentences} />
                  ))}
                </ul>
              </Section>
            )}
          </Section>
          <Section title="Only on this page" count={added.length} isOpen empty="No sentence stood out as new.">
            <ul class="items">
              {added.map(({ sentence, text, why }) => (
                <li key={sentence}>
                  <Jump texts={[text]} showSentences={showSentences}>
                    {text}
                  </Jump>
                  <p class="fine">{why}</p>
                </li>
              ))}
            </ul>
          </Section>
          <Section
            title="Told differently"
            count={differs.length}
            isOpen
            empty="No point of difference between the outlets comes up here."
          >
            <ul class="items">
              {differs.map((item) => (
                <Differently key={item.id} item={item} showSentences={showSentences} />
              ))}
            </ul>
          </Section>
        </>
      )}
      <Section
        title="Also told here"
        count={alsoTold.length}
        isOpen={verdict === 'mentions'}
        empty={
          presentation.alsoTold.length === 0
            ? 'None of the story’s details was found.'
            : 'Nothing to list with these filters.'
        }
      >
        <ul class="items">
          {alsoTold.map((item) => (
            <li key={item.id}>
              <Jump texts={item.evidence.map(({ text }) => text)} showSentences={showSentences}>
                {item.statement}
              </Jump>
              {item.state === 'partly' && <p class="fine">in part</p>}
              <Outlets outlets={item.outlets} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Section(props: {
  title: string
  count: number
  isOpen?: boolean
  isInner?: boolean
  empty?: string
  children: ComponentChildren
}) {
  const { title, count, isOpen = false, isInner = false, empty, children } = props
  return (
    <details class={isInner ? 'section inner' : 'section'} open={isOpen}>
      <summary>
        <span class="title">{title}</span> <span class="count">{count}</span>
      </summary>
      {count === 0 && empty !== undefined ? <p class="empty">{empty}</p> : children}
    </details>
  )
}

function NotFound({ item, showSentences }: { item: ShownDetail; showSentences: Show }) {
  return (
    <li>
      <p class="statement">{item.statement}</p>
      <Outlets outlets={item.outlets} unknown={item.unknown} />
      {item.closest && (
        <p class="closest">
          <span class="fine">Closest sentence here:</span>{' '}
          <Jump texts={[item.closest.text]} showSentences={showSentences}>
            {item.closest.text}
          </Jump>
        </p>
      )}
    </li>
  )
}

function Differently({ item, showSentences }: { item: ShownDifference; showSentences: Show }) {
  return (
    <li>
      <p class="statement">{item.about}</p>
      <p class="closest">
        <span class="fine">Here:</span>{' '}
        <Jump texts={item.evidence.map(({ text }) => text)} showSentences={showSentences}>
          {item.here}
        </Jump>
      </p>
      <ul class="elsewhere">
        {item.elsewhere.map(({ statement, outlets }) => (
          <li key={statement}>
            {statement} <Outlets outlets={outlets} isInline />
          </li>
        ))}
      </ul>
    </li>
  )
}

/** A sentence or statement that can be shown on the page. */
function Jump({
  texts,
  showSentences,
  children,
}: {
  texts: string[]
  showSentences: Show
  children: ComponentChildren
}) {
  return (
    <button type="button" class="jump" title="Show on the page" onClick={() => void showSentences(texts)}>
      {children}
    </button>
  )
}

function Outlets({
  outlets,
  unknown = [],
  isInline = false,
}: {
  outlets: ShownOutlet[]
  unknown?: ShownOutlet[]
  isInline?: boolean
}) {
  const Tag = isInline ? 'span' : 'p'
  return (
    <Tag class="outlets">
      {outlets.length === 1 ? 'One outlet: ' : `${outlets.length} outlets: `}
      {outlets.map((outlet, i) => (
        <span key={outlet.name}>
          {i > 0 && ', '}
          <OutletName outlet={outlet} />
        </span>
      ))}
      {unknown.length > 0 && <span> · not known of {unknown.map(({ name }) => name).join(', ')}</span>}
    </Tag>
  )
}

function OutletName({ outlet: { name, url } }: { outlet: ShownOutlet }) {
  return url === null ? (
    name
  ) : (
    <a href={url} target="_blank" rel="noreferrer">
      {name}
    </a>
  )
}
