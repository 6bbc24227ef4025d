// The report: the page in one glance, then the sections in the order that matters to a reader.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Presentation, ShownDetail } from '../compare/present.ts'
import type { PageKind } from '../compare/report.ts'
import { useWords } from '../look/words-context.ts'
import { summarise } from '../words/summarise.ts'
import type { Key } from '../words/words.ts'
import type { Actions } from './actions.ts'
import { Filters, isColour, NO_FILTER, passes } from './filters.tsx'
import { AddedItem, DifferentItem, type ItemActions, itemId, NotFoundItem, ToldItem } from './items.tsx'
import { Matrix } from './matrix.tsx'

const KINDS: Record<PageKind, Key> = { report: 'kindReport', reaction: 'kindReaction', analysis: 'kindAnalysis' }

interface ReportProps {
  presentation: Presentation
  isPrivate: boolean
  actions: Actions
  picked: string | null
  showSentences: (texts: string[]) => Promise<boolean>
  notify: (notice: string) => void
  /** Stands between the head and the lists. */
  children: ComponentChildren
}

export function ReportView(props: ReportProps) {
  const { presentation, isPrivate, actions, picked, showSentences, notify, children } = props
  const words = useWords()
  const { story, added, differs, verdict, counts } = presentation
  const [filter, setFilter] = useState(NO_FILTER)
  const [target, goTo] = useTarget()
  const isChosen = (item: ShownDetail) => passes(filter, item)
  // An item that was asked for by name is shown whatever the filters say.
  const isShown = (item: ShownDetail) =>
    (isChosen(item) && (filter.hasColour || !isColour(item))) || itemId('detail', item.id) === target
  const notFound = presentation.notFound.filter(isShown)
  const alsoTold = presentation.alsoTold.filter((item) => isChosen(item) || itemId('detail', item.id) === target)
  const corroborated = notFound.filter(({ outlets }) => outlets.length >= counts.least)
  const others = notFound.filter(({ outlets }) => outlets.length < counts.least)
  useEffect(() => {
    const item = picked === null ? null : findItem(presentation, picked)
    if (item) goTo(item)
  }, [picked])

  const itemActions: ItemActions = {
    language: story.language,
    isPrivate,
    show: (texts) => void showSentences(texts),
    peek: actions.peek,
    async note(item, isTold) {
      const why = await actions.note(item, isTold)
      notify(why === null ? (isTold === null ? '' : words.say('noteKept')) : words.say('noteFailed', why))
    },
  }
  const empty = (list: unknown[], key: Key) => words.say(list.length === 0 ? key : 'emptyFiltered')
  return (
    <>
      <ReportHead presentation={presentation} />
      {children}
      {verdict === 'covers' && (
        <>
          <Matrix presentation={presentation} goTo={(detail) => goTo(itemId('detail', detail))} />
          <Filters items={presentation.notFound} filter={filter} change={setFilter} />
          <Section
            title={words.say('sectionNotFound')}
            count={notFound.length}
            isOpen
            empty={empty(presentation.notFound, 'emptyNotFound')}
          >
            <ul class="items">
              {corroborated.map((item) => (
                <NotFoundItem key={item.id} item={item} actions={itemActions} />
              ))}
            </ul>
            {others.length > 0 && (
              <Section
                title={
                  counts.least === 2 ? words.count('sectionSingle', 1) : words.count('sectionSingle', counts.least)
                }
                count={others.length}
                isOpen={corroborated.length === 0}
                isInner
              >
                <ul class="items">
                  {others.map((item) => (
                    <NotFoundItem key={item.id} item={item} actions={itemActions} />
                  ))}
                </ul>
              </Section>
            )}
          </Section>
          <Section title={words.say('sectionAdded')} count={added.length} isOpen empty={words.say('emptyAdded')}>
            <ul class="items">
              {added.map((item) => (
                <AddedItem key={item.sentence} item={item} actions={itemActions} />
              ))}
            </ul>
          </Section>
          <Section title={words.say('sectionDiffers')} count={differs.length} isOpen empty={words.say('emptyDiffers')}>
            <ul class="items">
              {differs.map((item) => (
                <DifferentItem key={item.id} item={item} actions={itemActions} />
              ))}
            </ul>
          </Section>
        </>
      )}
      <Section
        title={words.say('sectionTold')}
        count={alsoTold.length}
        isOpen={verdict === 'mentions'}
        empty={empty(presentation.alsoTold, 'emptyTold')}
      >
        <ul class="items">
          {alsoTold.map((item) => (
            <ToldItem key={item.id} item={item} actions={itemActions} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function ReportHead({ presentation }: { presentation: Presentation }) {
  const words = useWords()
  const { story, kind, verdict, counts } = presentation
  return (
    <section class="story">
      <h2 lang={story.language}>{story.title}</h2>
      <p class="fine">
        {words.say('storyDate', words.day(story.date))}
        {kind !== null && ` · ${words.say('pageKind', words.say(KINDS[kind]))}`}
      </p>
      <p class="summary">{summarise(presentation, words)}</p>
      {counts.corrected > 0 && <p class="fine">{words.count('corrected', counts.corrected)}</p>}
      {verdict === 'mentions' && <p>{words.say('mentionsOnly')}</p>}
      {!words.language.startsWith(story.language) && <p class="fine">{words.say('statementsLanguage')}</p>}
    </section>
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

/** The element that was asked for last, and the way to ask: what lies folded around it opens, and it takes the focus. */
function useTarget(): [string | null, (id: string) => void] {
  const [asked, setAsked] = useState<{ id: string } | null>(null)
  useEffect(() => {
    const element = asked && document.getElementById(asked.id)
    if (!element) return
    for (let at: Element | null = element; at; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true
    for (const folded of element.querySelectorAll('details')) folded.open = true
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
  }, [asked])
  return [asked?.id ?? null, (id) => setAsked({ id })]
}

/** The item that rests on the sentence: the strongest claim on it first. */
function findItem({ differs, added, alsoTold }: Presentation, text: string): string | null {
  const rests = (evidence: { text: string }[]) => evidence.some((sentence) => sentence.text === text)
  const different = differs.find(({ isOwn, evidence }) => isOwn && rests(evidence))
  if (different) return itemId('differs', different.id)
  const extra = added.find((item) => item.text === text)
  if (extra) return itemId('added', extra.sentence)
  const told = alsoTold.find(({ evidence }) => rests(evidence))
  return told ? itemId('detail', told.id) : null
}
