// The report: the page in one glance, then the sections in the order that matters to a reader.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CORROBORATED, type Presentation, type ShownDetail } from '../compare/present.ts'
import type { PageKind } from '../compare/report.ts'
import { useWords } from '../look/words-context.ts'
import type { OwnStoryName } from '../messages.ts'
import { summarise } from '../words/summarise.ts'
import type { Key, Words } from '../words/words.ts'
import type { Actions } from './actions.ts'
import { Filters, isColour, NO_FILTER, passes } from './filters.tsx'
import { Fold } from './fold.tsx'
import { AddedItem, DifferentItem, type ItemActions, itemId, NotFoundItem, ToldItem } from './items.tsx'
import { Matrix } from './matrix.tsx'

/** A drafted story none of whose pages has a day. */
const UNDATED = '1970-01-01'
const KINDS: Record<PageKind, Key> = { report: 'kindReport', reaction: 'kindReaction', analysis: 'kindAnalysis' }

interface ReportProps {
  presentation: Presentation
  isPrivate: boolean
  own: OwnStoryName | null
  actions: Actions
  picked: string | null
  showSentences: (texts: string[]) => Promise<boolean>
  notify: (notice: string) => void
  /** Stands between the head and the lists. */
  children: ComponentChildren
}

export function ReportView(props: ReportProps) {
  const { presentation, isPrivate, own, actions, picked, showSentences, notify, children } = props
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
    // A drafted story's details change with its pages: a note on one of them would soon be about another.
    canNote: !isPrivate && own === null,
    show: (texts) => void showSentences(texts),
    peek: actions.peek,
    target,
    async note(item, isTold) {
      const why = await actions.note(item, isTold)
      notify(why === null ? (isTold === null ? '' : words.say('noteKept')) : words.say('noteFailed', why))
      // The item has moved to another section: the focus goes with it.
      if (why === null) goTo(itemId('detail', item.id))
    },
  }
  const holdsTarget = (items: ShownDetail[]) => items.some(({ id }) => itemId('detail', id) === target)
  const empty = (list: unknown[], key: Key) => words.say(list.length === 0 ? key : 'emptyFiltered')
  return (
    <>
      <ReportHead presentation={presentation} isPrivate={isPrivate} own={own} />
      {children}
      {verdict === 'covers' && (
        <>
          <Matrix presentation={presentation} goTo={(detail) => goTo(itemId('detail', detail))} />
          {presentation.notFound.length > 1 && (
            <Filters items={presentation.notFound} filter={filter} change={setFilter} />
          )}
          <Section
            title={words.say('sectionNotFound')}
            count={notFound.length}
            total={presentation.notFound.length}
            isOpen
            isWanted={holdsTarget(notFound)}
            empty={empty(presentation.notFound, own ? 'ownEmpty' : 'emptyNotFound')}
          >
            {() => (
              <>
                <ul class="items">
                  {corroborated.map((item) => (
                    <NotFoundItem key={item.id} item={item} actions={itemActions} />
                  ))}
                </ul>
                {others.length > 0 && (
                  <Section
                    title={words.count('sectionSingle', counts.least === 2 ? 1 : counts.least)}
                    count={others.length}
                    isOpen={corroborated.length === 0}
                    isWanted={holdsTarget(others)}
                    isInner
                  >
                    {() => (
                      <ul class="items">
                        {others.map((item) => (
                          <NotFoundItem key={item.id} item={item} actions={itemActions} />
                        ))}
                      </ul>
                    )}
                  </Section>
                )}
              </>
            )}
          </Section>
          {own === null && (
            <>
              <Section
                title={words.say('sectionAdded')}
                count={added.length}
                isOpen
                isWanted={target?.startsWith('added-') === true}
                empty={words.say('emptyAdded')}
              >
                {() => (
                  <ul class="items">
                    {added.map((item) => (
                      <AddedItem key={item.sentence} item={item} actions={itemActions} />
                    ))}
                  </ul>
                )}
              </Section>
              <Section
                title={words.say('sectionDiffers')}
                count={differs.length}
                isOpen
                isWanted={target?.startsWith('differs-') === true}
                empty={words.say('emptyDiffers')}
              >
                {() => (
                  <ul class="items">
                    {differs.map((item) => (
                      <DifferentItem key={item.id} item={item} actions={itemActions} />
                    ))}
                  </ul>
                )}
              </Section>
            </>
          )}
        </>
      )}
      <Section
        title={words.say(verdict === 'mentions' ? 'sectionToldOnly' : 'sectionTold')}
        count={alsoTold.length}
        total={presentation.alsoTold.length}
        isOpen={verdict === 'mentions'}
        isWanted={holdsTarget(alsoTold)}
        empty={empty(presentation.alsoTold, 'emptyTold')}
      >
        {() => (
          <ul class="items">
            {alsoTold.map((item) => (
              <ToldItem key={item.id} item={item} actions={itemActions} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function ReportHead(props: { presentation: Presentation; isPrivate: boolean; own: OwnStoryName | null }) {
  const { presentation, isPrivate, own } = props
  const words = useWords()
  const { story, kind, verdict, counts } = presentation
  return (
    <section class="story">
      <h2 lang={story.language}>{story.title}</h2>
      <p class="fine">
        {(own === null || story.date !== UNDATED) && words.say('storyDate', words.day(story.date))}
        {kind !== null && ` · ${words.say('pageKind', words.say(KINDS[kind]))}`}
      </p>
      <p class="summary">{own ? sayOwn(presentation, own, words) : summarise(presentation, words)}</p>
      {own && <p class="fine">{words.count('ownHead', own.pages - 1)}</p>}
      {presentation.page.translatedFrom !== null && (
        <p class="fine">{words.say('translatedFrom', words.languageName(presentation.page.translatedFrom))}</p>
      )}
      {isPrivate && <p class="fine">{words.say('notePrivate')}</p>}
      {counts.corrected > 0 && <p class="fine">{words.count('corrected', counts.corrected)}</p>}
      {verdict === 'mentions' && <p>{words.say('mentionsOnly')}</p>}
      {!words.language.startsWith(story.language) && <p class="fine">{words.say('statementsLanguage')}</p>}
    </section>
  )
}

function sayOwn({ counts }: Presentation, { pages }: OwnStoryName, words: Words): string {
  const told = words.say('ownTold', counts.told, counts.partly)
  return pages <= CORROBORATED
    ? `${told} ${words.say('ownNeedsMore')}`
    : `${words.count('ownSummary', counts.leftOut)} ${told}`
}

function Section(props: {
  title: string
  count: number
  /** How many there are, where some may be out of sight. */
  total?: number
  isOpen?: boolean
  isWanted?: boolean
  isInner?: boolean
  empty?: string
  children: () => ComponentChildren
}) {
  const words = useWords()
  const { title, count, total = count, isInner = false, empty, children, ...folded } = props
  const Heading = isInner ? 'h4' : 'h3'
  return (
    <Fold
      {...folded}
      class={isInner ? 'section inner' : 'section'}
      summary={
        <>
          <Heading class="title">{title}</Heading>{' '}
          <span class="count">{total === count ? count : words.say('countOf', count, total)}</span>
        </>
      }
    >
      {() => (count === 0 && empty !== undefined ? <p class="empty">{empty}</p> : children())}
    </Fold>
  )
}

/** The element that was asked for last, and the way to ask: it comes into view and takes the focus. */
function useTarget(): [string | null, (id: string) => void] {
  const [asked, setAsked] = useState<{ id: string } | null>(null)
  useEffect(() => {
    const element = asked && document.getElementById(asked.id)
    if (!element) return
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
