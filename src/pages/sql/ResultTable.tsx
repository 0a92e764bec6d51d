import { type UIEvent, useState } from 'react'
import type { Result, ResultColumn, ResultValue } from '../../db/visitor.ts'
import type { Words } from '../../i18n/words.ts'

/** More rows than these are drawn only where they are seen. */
export const MOST_WHOLE = 200
/** CSS pixels of a row that is so drawn: see sql.css. */
const ROW = 30
/** Rows drawn above and below what is seen. */
const AROUND = 20
/** CSS pixels of the window, at most. */
const WINDOW = 560

/**
 * The result as a real table that scrolls inside itself, its head staying. A long one holds only the rows in view and
 * some about them, between two empty rows as high as the rest; `aria-rowcount` tells how many there are.
 */
export function ResultTable({ result, words }: { readonly result: Result; readonly words: Words }) {
  const { columns, rows } = result
  const virtual = rows.length > MOST_WHOLE
  const [top, setTop] = useState(0)
  const first = virtual ? Math.max(0, Math.floor(top / ROW) - AROUND) : 0
  const end = virtual ? Math.min(rows.length, Math.ceil((top + WINDOW) / ROW) + AROUND) : rows.length
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => setTop(currentTarget.scrollTop)
  return (
    <section
      className={virtual ? 'table sql-result virtual' : 'table sql-result'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer
      tabIndex={0}
      aria-label={words.say('sql.result')}
      onScroll={virtual ? onScroll : undefined}
    >
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name, and never move
              <th key={at} scope="col" className={isNumber(column) ? 'number' : undefined}>
                <span translate="no">{column.name}</span>
                <span className="sql-type" translate="no">
                  {column.type}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first * ROW} columns={columns.length} />
          {rows.slice(first, end).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and never move
            <tr key={first + at} aria-rowindex={first + at + 2}>
              {columns.map((column, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={place} className={isNumber(column) ? 'number' : undefined}>
                  <Value value={row[place] ?? null} virtual={virtual} />
                </td>
              ))}
            </tr>
          ))}
          <Gap height={(rows.length - end) * ROW} columns={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height === 0 ? null : (
    <tr aria-hidden className="sql-gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

function Value({ value, virtual }: { readonly value: ResultValue; readonly virtual: boolean }) {
  if (value === null) return <span className="sql-null">NULL</span>
  const text = sayResult(value)
  const cell = virtual ? 'sql-cell' : 'sql-whole'
  return (
    <div className={cell} title={virtual && text.length > 40 ? text : undefined}>
      {text}
    </div>
  )
}

/** A value as it is: digits without separators, as years and codes are numbers, too. */
export function sayResult(value: Exclude<ResultValue, null>): string {
  return typeof value === 'boolean' ? (value ? 'true' : 'false') : String(value)
}

export function isNumber({ kind }: ResultColumn): boolean {
  return kind === 'number' || kind === 'exact'
}
