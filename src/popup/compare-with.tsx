// Other open tabs to compare this page with: listed on request, those on the same event first and ticked, made into a story.
import { useEffect, useState } from 'preact/hooks'
import { Progress } from '../look/progress.tsx'
import { useWords } from '../look/words-context.ts'
import type { ComparableTab } from '../messages.ts'
import type { Actions } from './actions.ts'
import { Fold } from './fold.tsx'

/** Likelihood from which a tab is ticked for the reader. */
const TICKED = 0.5

interface CompareProps {
  actions: Actions
  notify: (notice: string) => void
}

export function CompareWith({ actions, notify }: CompareProps) {
  const words = useWords()
  return (
    <Fold class="section compare-with" summary={<h3 class="title">{words.say('compareTabs')}</h3>}>
      {() => <TabList actions={actions} notify={notify} />}
    </Fold>
  )
}

function TabList({ actions, notify }: CompareProps) {
  const words = useWords()
  const [tabs, setTabs] = useState<ComparableTab[] | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  /** How far what is going on has come: reading the tabs for the list, or making the story. */
  const [progress, setProgress] = useState<[done: number, all: number] | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const onProgress = (done: number, all: number) => setProgress([done, all])
    void actions.listTabs(onProgress, stop.signal).then((found) => {
      if (stop.signal.aborted) return
      setProgress(null)
      setTabs(found)
      setChosen(new Set(found.flatMap(({ tabId, probability }) => (probability >= TICKED ? [tabId] : []))))
    })
    return () => stop.abort()
  }, [actions])
  const [done, all] = progress ?? [0, 0]
  if (tabs === null) return <Progress label={words.say('compareReading')} done={done} all={all} />
  if (tabs.length === 0) return <p>{words.say('compareNoTabs')}</p>
  const toggle = (tabId: number, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(tabId)
    else next.delete(tabId)
    setChosen(next)
  }
  const make = async () => {
    const { why, unread } = await actions.makeStory([...chosen], (now, of) => setProgress([now, of]))
    setProgress(null)
    const missing = unread > 0 ? ` ${words.count('compareUnread', unread)}` : ''
    notify(why === null ? `${words.say('compareMade')}${missing}` : words.say('compareFailed', why))
  }
  return (
    <>
      <p class="fine">{words.say('compareHelp')}</p>
      <ul class="tabs">
        {tabs.map(({ tabId, title, host, probability, shared }) => (
          <li key={tabId}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(tabId)}
                onChange={({ currentTarget: { checked } }) => toggle(tabId, checked)}
              />{' '}
              <span dir="auto">{title}</span>
            </label>
            <p class="fine">
              {host} · {words.say(probability >= TICKED ? 'compareSame' : 'compareOther')}
              {shared.length > 0 && ` · ${words.say('compareShared', words.list(shared))}`}
            </p>
          </li>
        ))}
      </ul>
      {progress ? (
        <Progress label={words.say('compareMaking')} done={done} all={all} />
      ) : (
        <button type="button" class="primary" disabled={chosen.size === 0} onClick={() => void make()}>
          {words.count('compareMake', chosen.size)}
        </button>
      )}
    </>
  )
}
