/* biome-ignore-all lint/a11y/useSemanticElements: only what is seen of it is made, which no table element can be */
/* biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and names the active cell */
import { memo } from 'react'
import type { View } from '../../figures/figure.ts'
import { cellText } from '../../figures/matrix/say.ts'
import type { MatrixColumn } from '../../figures/matrix/show.ts'
import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import type { Jurisdiction } from '../../model/types.ts'
import type { Position } from './extent.ts'

/** The height of a row in CSS pixels. */
export const ROW = 52

/** The name of a column, by which it is sorted. */
export function Head({
  id,
  at,
  active,
  sorted,
  style,
  words,
  name,
  small,
}: {
  readonly id: string
  readonly at: Position
  readonly active: boolean
  /** Whether it is sorted from the greatest down; null: not by this. */
  readonly sorted: boolean | null
  readonly style: { readonly width: number }
  readonly words: Words
  readonly name: string
  readonly small: string
}) {
  return (
    <div
      id={id}
      role="columnheader"
      className={active ? 'matrix-name active' : 'matrix-name'}
      aria-colindex={at.column + 1}
      aria-sort={sorted === null ? 'none' : sorted ? 'descending' : 'ascending'}
      data-row={at.row}
      data-column={at.column}
      style={style}
      title={small === '' ? name : `${name} · ${small}`}
    >
      <b>
        {name}
        {sorted === null ? null : <i aria-hidden="true">{sorted ? ' ▼' : ' ▲'}</i>}
      </b>
      <small>
        {sorted === null
          ? small
          : [words.say(sorted ? 'compare.sorted.falling' : 'compare.sorted.rising'), small]
              .filter((text) => text !== '')
              .join(' · ')}
      </small>
    </div>
  )
}

/** A place and what it reports of the columns that are made. */
export const Row = memo(function Row({
  id,
  row,
  place,
  columns,
  first,
  last,
  active,
  view,
  words,
  nameWidth,
  cellWidth,
}: {
  readonly id: string
  readonly row: number
  readonly place: Jurisdiction
  readonly columns: readonly MatrixColumn[]
  readonly first: number
  readonly last: number
  /** The column of the active cell; null: another row has it. */
  readonly active: number | null
  readonly view: View
  readonly words: Words
  readonly nameWidth: number
  readonly cellWidth: number
}) {
  const name = nameIn(place, words.lang)
  return (
    <div
      className="matrix-row"
      role="row"
      aria-rowindex={row + 1}
      style={{ top: (row - 1) * ROW, height: ROW }}
    >
      <div
        id={`${id}${row}-0`}
        role="rowheader"
        className={active === 0 ? 'matrix-place active' : 'matrix-place'}
        aria-colindex={1}
        data-row={row}
        data-column={0}
        style={{ width: nameWidth }}
        title={name}
      >
        <span>{name}</span>
      </div>
      {columns.slice(first, last).map((column, index) => (
        <Cell
          key={column.indicator.id}
          id={`${id}${row}-${first + index + 1}`}
          row={row}
          at={first + index + 1}
          active={active === first + index + 1}
          place={place}
          column={column}
          view={view}
          words={words}
          width={cellWidth}
          before={index === 0 ? first * cellWidth : 0}
        />
      ))}
    </div>
  )
})

const Cell = memo(function Cell({
  id,
  row,
  at,
  active,
  place,
  column,
  view,
  words,
  width,
  before,
}: {
  readonly id: string
  readonly row: number
  readonly at: number
  readonly active: boolean
  readonly place: Jurisdiction
  readonly column: MatrixColumn
  readonly view: View
  readonly words: Words
  readonly width: number
  readonly before: number
}) {
  const { text, small, mark, tone, flag } = cellText(column, place.id, view, words)
  return (
    <div
      id={id}
      role="gridcell"
      className={active ? 'matrix-cell active' : 'matrix-cell'}
      aria-colindex={at + 1}
      data-row={row}
      data-column={at}
      data-tone={tone}
      style={{ width, marginLeft: before }}
    >
      {active && tone === 'none' && small === '' ? (
        <span className="unseen">{words.say('matrix.cell.none')}</span>
      ) : null}
      {text === '' ? null : (
        <b>
          {text}
          {flag ? ' △' : ''}
        </b>
      )}
      {mark === '' ? null : <em>{mark}</em>}
      {small === '' ? null : <small>{small}</small>}
    </div>
  )
})
