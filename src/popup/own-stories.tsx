// The reader's own stories, to which the page can be added: those first that it seems to be about.
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../look/words-context.ts'
import type { OwnStoryName, StoryOffer } from '../messages.ts'
import type { Actions } from './actions.ts'

export function OwnStories({ stories, actions }: { stories: OwnStoryName[]; actions: Actions }) {
  const words = useWords()
  const [notice, setNotice] = useState('')
  const [offers, setOffers] = useState<StoryOffer[]>([])
  useEffect(() => {
    if (stories.length > 0) void actions.offerStories().then(setOffers)
  }, [actions, stories.length])
  if (stories.length === 0) return null
  const add = async (id: string) => {
    const why = await actions.addToStory(id)
    setNotice(why ?? words.say('ownAdded'))
  }
  const others = stories.filter(({ id }) => !offers.some((offer) => offer.id === id))
  return (
    <>
      {offers.map(({ id, title, shared }) => (
        <div key={id} class="offer">
          <p>
            {words.say('ownOffer', title)}
            {shared.length > 0 && <span class="fine"> {words.say('compareShared', words.list(shared))}</span>}
          </p>
          <button type="button" class="primary" onClick={() => void add(id)}>
            {words.say('ownAdd', title)}
          </button>
        </div>
      ))}
      {others.length > 0 && (
        <>
          <h3>{words.say('ownTitle')}</h3>
          <ul class="stories">
            {others.map(({ id, title }) => (
              <li key={id}>
                <button type="button" class="plain" onClick={() => void add(id)}>
                  {words.say('ownAdd', title)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="status">{notice}</p>
    </>
  )
}
