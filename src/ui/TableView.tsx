import { useState } from 'react'
import { shownColumns, type TableCell, type TableTwin } from '../figures/figure.ts'
import { formatCell } from '../model/formats.ts'
import type { Lang } from '../model/types.ts'
import { useFadu } from './fadu.ts'
import { inLang } from './selection.ts'

/** Of a table of sentences so many rows are shown at first. */
const FIRST_ROWS = 100

/**
 * The table twin of a picture: same rows, same order. It scrolls inside itself; a table of sentences stands whole,
 * a hundred rows at first, and on narrow screens each of its rows is a block.
 */
export function TableView({ table }: { readonly table: TableTwin }) {
  const { words } = useFadu()
  const [all, setAll] = useState(false)
  const prose = table.prose === true
  const columns = shownColumns(table)
  const rows = prose && !all ? table.rows.slice(0, FIRST_ROWS) : table.rows
  return (
    <>
      <section
        className={prose ? 'table prose' : 'table'}
        tabIndex={prose ? undefined : 0}
        aria-label={words.say('table.region', { title: table.caption })}
      >
        <table>
          <caption>
            <span>{table.caption}</span>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.numeric ? 'number' : undefined}
                  data-column={column.key}
                >
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and never move
              <tr key={row}>
                {columns.map((column, nth) =>
                  nth === 0 ? (
                    <th key={column.key} scope="row">
                      <Cell cell={cells[column.at]} />
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      className={column.numeric ? 'number' : undefined}
                      data-column={column.key}
                      lang={AS_PUBLISHED.has(column.key) ? 'zh-CN' : undefined}
                    >
                      <Cell cell={cells[column.at]} flags={column.key === 'flag'} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length < table.rows.length ? (
        <p className="rows-more">
          <button type="button" className="quiet" onClick={() => setAll(true)}>
            {words.count('table.more', table.rows.length - rows.length)}
          </button>
        </p>
      ) : null}
    </>
  )
}

/** Columns that quote a publication, in its own language whatever the page's. */
const AS_PUBLISHED: ReadonlySet<string> = new Set(['source', 'locator'])

function Cell({
  cell,
  flags = false,
}: {
  readonly cell: TableCell | undefined
  /** Whether what stands here speaks against the number: it carries the mark of the audit. */
  readonly flags?: boolean
}) {
  const { words } = useFadu()
  if (cell?.links !== undefined)
    return (
      <ul>
        {cell.links.map(({ text, href }) => (
          <li key={text}>
            <Linked text={text} href={href} />
          </li>
        ))}
      </ul>
    )
  const text = cell?.text ?? sayCell(cell?.value ?? null, words.lang)
  return (
    <>
      {flags && text !== '' ? <span aria-hidden="true">△ </span> : null}
      <Linked text={text} href={cell?.href ?? null} />
    </>
  )
}

function Linked({ text, href }: { readonly text: string; readonly href: string | null }) {
  const { selection } = useFadu()
  if (href === null) return <>{text}</>
  return href.startsWith('#') ? (
    <a href={inLang(href, selection.lang)}>{text}</a>
  ) : (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  )
}

function sayCell(value: string | number | null, lang: Lang): string {
  return typeof value === 'number' ? formatCell(value, lang) : (value ?? '')
}
