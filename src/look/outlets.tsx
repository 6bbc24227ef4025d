// Outlets by name, each a link to its own page.
import type { ShownOutlet } from '../compare/present.ts'
import { useWords } from './words-context.ts'

export function Outlets({ outlets, unknown = [] }: { outlets: ShownOutlet[]; unknown?: ShownOutlet[] }) {
  const words = useWords()
  return (
    <span class="outlets">
      {outlets.length > 0 &&
        outlets.map((outlet, i) => (
          <span key={outlet.id}>
            {i > 0 && ' · '}
            <OutletName outlet={outlet} />
          </span>
        ))}
      {unknown.length > 0 && <span> ({words.say('unknownOf', words.list(unknown.map(({ name }) => name)))})</span>}
    </span>
  )
}

export function OutletName({ outlet: { name, url } }: { outlet: ShownOutlet }) {
  return url === null ? (
    name
  ) : (
    <a href={url} target="_blank" rel="noreferrer">
      {name}
    </a>
  )
}
