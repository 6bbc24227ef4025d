// Which details of the report are shown: by kind, by outlet that tells them, and with or without the minor ones.
import type { ShownDetail } from '../compare/present.ts'

export interface Filter {
  /** A kind of detail, or '' for all. */
  kind: string
  /** An outlet's name, or '' for all. */
  outlet: string
  /** Details of salience 1, "colour", are left out of sight at first. */
  hasColour: boolean
}

export const NO_FILTER: Filter = { kind: '', outlet: '', hasColour: false }
/** The salience of a detail that only colours the story. */
const COLOUR = 1

const KIND_WORDS: Record<ShownDetail['kind'], string> = {
  event: 'the event',
  quote: 'quotations',
  reaction: 'reactions',
  rights: 'rights',
  economy: 'economy',
  security: 'security',
  context: 'context',
  background: 'background',
  analysis: 'analysis',
}

export const passes = ({ kind, outlet }: Filter, item: ShownDetail): boolean =>
  (kind === '' || item.kind === kind) && (outlet === '' || item.outlets.some(({ name }) => name === outlet))

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
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const outlets = [...new Set(items.flatMap((item) => item.outlets.map(({ name }) => name)))].sort()
  const colours = items.filter((item) => isColour(item) && passes(filter, item)).length
  return (
    <section class="filters" aria-label="Choose what is listed">
      <label>
        Kind{' '}
        <select value={filter.kind} onChange={({ currentTarget: { value } }) => change({ ...filter, kind: value })}>
          <option value="">all</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_WORDS[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Told by{' '}
        <select value={filter.outlet} onChange={({ currentTarget: { value } }) => change({ ...filter, outlet: value })}>
          <option value="">any outlet</option>
          {outlets.map((name) => (
            <option key={name} value={name}>
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
          Show {colours} minor {colours === 1 ? 'one' : 'ones'}
        </label>
      )}
    </section>
  )
}
