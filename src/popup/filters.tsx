// Which details of the report are shown: by kind, by outlet that tells them, and with or without the minor ones.
import type { ShownDetail } from '../compare/present.ts'
import { useWords } from '../look/words-context.ts'

export interface Filter {
  /** A kind of detail, or '' for all. */
  kind: string
  /** An outlet's id, or '' for all. */
  outlet: string
  /** Details of salience 1, "colour", are left out of sight at first. */
  hasColour: boolean
}

export const NO_FILTER: Filter = { kind: '', outlet: '', hasColour: false }
/** The salience of a detail that only colours the story. */
const COLOUR = 1

export const passes = ({ kind, outlet }: Filter, item: ShownDetail): boolean =>
  (kind === '' || item.kind === kind) && (outlet === '' || item.outlets.some(({ id }) => id === outlet))

export const isColour = ({ salience }: ShownDetail): boolean => salience === COLOUR

export function Filters({
  items,
  filter,
  change,
}: {
  items: ShownDetail[]
  filter: Filter
  change: (filter: Filter) => void
}) {
  const words = useWords()
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const outlets = [...new Map(items.flatMap((item) => item.outlets.map(({ id, name }) => [id, name] as const)))].sort(
    ([, a], [, b]) => a.localeCompare(b),
  )
  const colours = items.filter((item) => isColour(item) && passes(filter, item)).length
  return (
    <section class="filters" aria-label={words.say('filtersLabel')}>
      <label>
        {words.say('filterKind')}{' '}
        <select value={filter.kind} onChange={({ currentTarget: { value } }) => change({ ...filter, kind: value })}>
          <option value="">{words.say('filterAll')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.say(`kind_${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.say('filterOutlet')}{' '}
        <select value={filter.outlet} onChange={({ currentTarget: { value } }) => change({ ...filter, outlet: value })}>
          <option value="">{words.say('filterAnyOutlet')}</option>
          {outlets.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {colours > 0 && (
        <label>
          <input
            type="checkbox"
            checked={filter.hasColour}
            onChange={({ currentTarget: { checked } }) => change({ ...filter, hasColour: checked })}
          />{' '}
          {words.count('filterMinor', colours)}
        </label>
      )}
    </section>
  )
}
