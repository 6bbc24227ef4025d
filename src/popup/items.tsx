// The items of a report's lists, each with its evidence.
import type { ComponentChildren } from 'preact'
import type { ShownAddition, ShownDetail, ShownDifference, ShownSentence } from '../compare/present.ts'
import { Outlets } from '../look/outlets.tsx'
import { useWords } from '../look/words-context.ts'
import { sayBrings, sayMatch } from '../words/say-reason.ts'
import { Fold } from './fold.tsx'

export interface ItemActions {
  /** The language of the story's statements. */
  language: string
  canNote: boolean
  show(texts: string[]): void
  /** Brings the sentences into view while the item is pointed at or focused; null in the popup. */
  peek: ((texts: string[]) => void) | null
  note(item: ShownDetail, isTold: boolean | null): void
  /** The id of the item that was asked for by name: it is shown open. */
  target: string | null
}

/** The id of an item's element: the matrix and the page lead to it. */
export const itemId = (kind: 'detail' | 'added' | 'differs', id: string | number): string => `${kind}-${id}`

export function NotFoundItem({ item, actions }: { item: ShownDetail; actions: ItemActions }) {
  const words = useWords()
  const { closest, reason } = item
  const id = itemId('detail', item.id)
  return (
    <Item id={id} sentences={closest ? [closest] : []} actions={actions}>
      <Fold
        isWanted={actions.target === id}
        summary={
          <>
            <span class="statement" lang={actions.language}>
              {item.statement}
            </span>{' '}
            <Chips item={item} />
            <span class="fine names">{words.list(item.outlets.map(({ name }) => name))}</span>
          </>
        }
      >
        {() => (
          <>
            <p class="fine">
              {words.count('outletsTell', item.outlets.length)}{' '}
              <Outlets outlets={item.outlets} unknown={item.unknown} />
            </p>
            {closest ? (
              <div class="closest">
                <p class="fine">{words.say('closestHere')}</p>
                <Jump texts={[closest.text]} actions={actions}>
                  {closest.text}
                </Jump>
                <Translated sentence={closest} />
                {reason && <p class="fine">{sayMatch(reason, words)}</p>}
              </div>
            ) : (
              <p class="fine">{words.say('noSentence')}</p>
            )}
            <NoteBar item={item} actions={actions} />
          </>
        )}
      </Fold>
    </Item>
  )
}

export function ToldItem({ item, actions }: { item: ShownDetail; actions: ItemActions }) {
  const words = useWords()
  const id = itemId('detail', item.id)
  return (
    <Item id={id} sentences={item.evidence} actions={actions}>
      <Fold
        isWanted={actions.target === id}
        summary={
          <>
            <span class="statement" lang={actions.language}>
              {item.statement}
            </span>{' '}
            <Chips item={item} />
            {item.state === 'partly' && <span class="fine">{words.say('toldInPart')}</span>}
          </>
        }
      >
        {() => (
          <>
            {item.evidence.map((sentence) => (
              <div key={sentence.sentence} class="closest">
                <Jump texts={[sentence.text]} actions={actions}>
                  {sentence.text}
                </Jump>
                <Translated sentence={sentence} />
              </div>
            ))}
            <Outlets outlets={item.outlets} unknown={item.unknown} />
            <NoteBar item={item} actions={actions} />
          </>
        )}
      </Fold>
    </Item>
  )
}

export function AddedItem({ item, actions }: { item: ShownAddition; actions: ItemActions }) {
  const words = useWords()
  return (
    <Item id={itemId('added', item.sentence)} sentences={[item]} actions={actions}>
      <Jump texts={[item.text]} actions={actions}>
        {item.text}
      </Jump>
      <Translated sentence={item} />
      <p class="fine">{sayBrings(item, words)}</p>
    </Item>
  )
}

export function DifferentItem({ item, actions }: { item: ShownDifference; actions: ItemActions }) {
  const words = useWords()
  return (
    <Item id={itemId('differs', item.id)} sentences={item.evidence} actions={actions}>
      <p class="statement" lang={actions.language}>
        {item.about}
      </p>
      {item.isOwn && <p class="fine own">{words.say('ownVersion')}</p>}
      <div class="closest">
        <p class="fine">{words.say('here')}</p>
        <Jump texts={item.evidence.map(({ text }) => text)} actions={actions}>
          {item.here}
        </Jump>
      </div>
      {item.elsewhere.length > 0 && (
        <>
          <p class="fine">{words.say('elsewhere')}</p>
          <ul class="elsewhere">
            {item.elsewhere.map(({ statement, outlets }) => (
              <li key={statement}>
                <span lang={actions.language}>{statement}</span> <Outlets outlets={outlets} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Item>
  )
}

/** A list item that brings its sentences into view when it is pointed at or focused. */
function Item(props: { id: string; sentences: ShownSentence[]; actions: ItemActions; children: ComponentChildren }) {
  const { id, sentences, actions, children } = props
  const { peek } = actions
  const bring = peek && sentences.length > 0 ? () => peek(sentences.map(({ text }) => text)) : undefined
  return (
    <li id={id} class="item" tabIndex={-1} onMouseEnter={bring} onFocusCapture={bring}>
      {children}
    </li>
  )
}

/** A sentence of the page, which can be shown there. Its direction is its own: the page may be in any script. */
function Jump(props: { texts: string[]; actions: ItemActions; children: ComponentChildren }) {
  const words = useWords()
  const { texts, actions, children } = props
  return (
    <button type="button" class="jump" dir="auto" title={words.say('showOnPage')} onClick={() => actions.show(texts)}>
      {children}
    </button>
  )
}

/** The browser's translation of a sentence, where the page was compared by one. */
function Translated({ sentence: { translation } }: { sentence: ShownSentence }) {
  return translation === null ? null : (
    <p class="fine" lang="en">
      {translation}
    </p>
  )
}

/** Whose word the verdict is, where it is not the comparison's. */
function Chips({ item }: { item: ShownDetail }) {
  const words = useWords()
  if (!item.isCorrected && !item.isSecond) return null
  return <span class="chip">{words.say(item.isCorrected ? 'noteChip' : 'secondChip')}</span>
}

function NoteBar({ item, actions }: { item: ShownDetail; actions: ItemActions }) {
  const words = useWords()
  if (!actions.canNote) return null
  if (item.isCorrected)
    return (
      <p class="note">
        {words.say(item.state === 'not-found' ? 'notedNot' : 'notedTold')}{' '}
        <button type="button" class="plain" onClick={() => actions.note(item, null)}>
          {words.say('noteUndo')}
        </button>
      </p>
    )
  const isTold = item.state === 'not-found'
  return (
    <p class="note">
      <button type="button" class="quiet" onClick={() => actions.note(item, isTold)}>
        {words.say(isTold ? 'noteDoesTell' : 'noteDoesNot')}
      </button>
    </p>
  )
}
