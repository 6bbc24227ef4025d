// The picture of the coverage: details × outlets, this page first. Read by shape, not by colour; every cell has words.
import type { TargetedEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { Presentation, ShownDetail } from '../compare/present.ts'
import { useWords } from '../look/words-context.ts'
import type { Key, Words } from '../words/words.ts'
import { Fold } from './fold.tsx'

type Cell = 'told' | 'partly' | 'not' | 'unknown'

export interface MatrixRow {
  id: string
  statement: string
  /** This page first, then the outlets in the presentation's order. */
  cells: Cell[]
}

/** Core facts on top, then by how many outlets tell them; equal ones by who does, so that blocks show. */
export function matrixRows({ notFound, alsoTold, outlets }: Presentation): MatrixRow[] {
  const pattern = (item: ShownDetail) => outlets.map(({ id }) => cellOf(item, id)).join()
  return [...notFound, ...alsoTold]
    .map((item) => ({ item, pattern: pattern(item) }))
    .sort(
      (a, b) =>
        b.item.salience - a.item.salience ||
        b.item.outlets.length - a.item.outlets.length ||
        b.pattern.localeCompare(a.pattern),
    )
    .map(({ item }) => ({
      id: item.id,
      statement: item.statement,
      cells: [HERE[item.state], ...outlets.map(({ id }) => cellOf(item, id))],
    }))
}

const HERE = { told: 'told', partly: 'partly', 'not-found': 'not' } as const

function cellOf({ outlets, partlyBy, unknown }: ShownDetail, outlet: string): Cell {
  const has = (list: { id: string }[]) => list.some(({ id }) => id === outlet)
  return has(outlets) ? 'told' : has(partlyBy) ? 'partly' : has(unknown) ? 'unknown' : 'not'
}

const CELL_WORDS: Record<Cell, Key> = {
  told: 'cellTold',
  partly: 'cellPartly',
  not: 'cellNot',
  unknown: 'cellUnknown',
}

const sayCell = (cell: Cell, column: number, words: Words): string =>
  words.say(column === 0 && cell === 'not' ? 'cellNotFound' : CELL_WORDS[cell])

export function Matrix({ presentation, goTo }: { presentation: Presentation; goTo: (detail: string) => void }) {
  const words = useWords()
  return (
    <Fold class="section picture" summary={<h3 class="title">{words.say('matrixTitle')}</h3>}>
      {() => <Grid presentation={presentation} goTo={goTo} />}
    </Fold>
  )
}

function Grid({ presentation, goTo }: { presentation: Presentation; goTo: (detail: string) => void }) {
  const words = useWords()
  const rows = matrixRows(presentation)
  const columns = [words.say('matrixThisPage'), ...presentation.outlets.map(({ name }) => name)]
  const [at, setAt] = useState<[row: number, column: number]>([0, 0])
  const say = (row: number, column: number) =>
    words.say('cellCaption', columns[column]!, sayCell(rows[row]!.cells[column]!, column, words), rows[row]!.statement)

  const name = ({ target }: TargetedEvent<HTMLElement, Event>) => {
    const place = placeOf(target)
    if (place) setAt(place)
  }
  const onKeyDown = (event: TargetedEvent<HTMLElement, KeyboardEvent>) => {
    const [row, column] = at
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return goTo(rows[row]!.id)
    }
    const next = move(event.key, row, column, rows.length, columns.length)
    if (!next) return
    event.preventDefault()
    setAt(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${next.join()}"]`)?.focus()
  }
  return (
    <>
      <p class="fine" id="matrix-help">
        {words.say('matrixHelp')}
      </p>
      <MatrixLegend />
      <p class="caption" aria-hidden="true">
        {say(...at)}
      </p>
      <div class="matrix">
        <table
          style={{ '--columns': columns.length }}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked with the arrow keys is a grid.
          role="grid"
          aria-label={words.say('matrixTitle')}
          aria-describedby="matrix-help"
          onPointerOver={name}
          onFocusCapture={name}
          onKeyDown={onKeyDown}
          onClick={({ target }) => {
            const place = placeOf(target)
            if (place) goTo(rows[place[0]]!.id)
          }}
        >
          <thead>
            <tr>
              <th scope="col" class="what">
                {words.say('matrixDetail')}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" title={column}>
                  <span>{column}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, statement, cells }, row) => (
              <tr key={id}>
                <th scope="row" class="what" data-at={`${row},0`} lang={presentation.story.language}>
                  <span>{statement}</span>
                </th>
                {cells.map((cell, column) => (
                  <td
                    key={columns[column]}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells can be pressed.
                    role="gridcell"
                    data-at={`${row},${column}`}
                    tabIndex={row === at[0] && column === at[1] ? 0 : -1}
                    aria-label={say(row, column)}
                  >
                    <span class={`cell ${cell}`} aria-hidden="true" />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <InWords presentation={presentation} rows={rows} />
    </>
  )
}

function MatrixLegend() {
  const words = useWords()
  return (
    <ul class="legend cells">
      {(['told', 'partly', 'not', 'unknown'] as const).map((cell) => (
        <li key={cell}>
          <span class={`cell ${cell}`} aria-hidden="true" /> {words.say(CELL_WORDS[cell])}
        </li>
      ))}
    </ul>
  )
}

/** The text equivalent: what a person would say who looks at the picture. */
function InWords({ presentation: { outlets }, rows }: { presentation: Presentation; rows: MatrixRow[] }) {
  const words = useWords()
  return (
    <details class="in-words">
      <summary>{words.say('matrixInWords')}</summary>
      <ul>
        {outlets.map(({ id, name }, i) => {
          const told = rows.filter(({ cells }) => cells[i + 1] === 'told')
          const missing = told.filter(({ cells }) => cells[0] === 'not').length
          const unknown = rows.filter(({ cells }) => cells[i + 1] === 'unknown').length
          return (
            <li key={id}>
              {words.count('matrixOutletWords', missing, name, told.length, rows.length)}{' '}
              {unknown > 0 && words.count('matrixOutletUnknown', unknown)}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function placeOf(target: EventTarget | null): [row: number, column: number] | null {
  const found = (target as Element | null)?.closest<HTMLElement>('[data-at]')?.dataset.at
  if (found === undefined) return null
  const [row, column] = found.split(',').map(Number)
  return [row!, column!]
}

/** Where a key leads from a cell; null for keys that lead nowhere. */
function move(key: string, row: number, column: number, rows: number, columns: number): [number, number] | null {
  const keep = (value: number, size: number) => Math.max(0, Math.min(size - 1, value))
  switch (key) {
    case 'ArrowUp':
      return [keep(row - 1, rows), column]
    case 'ArrowDown':
      return [keep(row + 1, rows), column]
    case 'ArrowLeft':
      return [row, keep(column - 1, columns)]
    case 'ArrowRight':
      return [row, keep(column + 1, columns)]
    case 'Home':
      return [row, 0]
    case 'End':
      return [row, columns - 1]
    case 'PageUp':
      return [keep(row - 10, rows), column]
    case 'PageDown':
      return [keep(row + 10, rows), column]
    default:
      return null
  }
}
