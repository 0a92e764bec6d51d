import type { TableCell, TableTwin } from '../figures/figure.ts'
import { formatNumber } from '../model/formats.ts'
import type { Lang } from '../model/types.ts'
import { useFadu } from './fadu.ts'
import { inLang } from './selection.ts'

/** The table twin of a picture: same rows, same order. It scrolls inside itself. */
export function TableView({ table }: { readonly table: TableTwin }) {
  const { words } = useFadu()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="table" tabIndex={0} aria-label={words.say('table.region', { title: table.caption })}>
      <table>
        <caption>
          <span>{table.caption}</span>
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and never move
            <tr key={row}>
              {table.columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row">
                    <Cell cell={cells[at]} />
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={column.numeric ? 'number' : undefined}
                    lang={AS_PUBLISHED.has(column.key) ? 'zh-CN' : undefined}
                  >
                    <Cell cell={cells[at]} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Columns that quote a publication, in its own language whatever the page's. */
const AS_PUBLISHED: ReadonlySet<string> = new Set(['source', 'locator'])

function Cell({ cell }: { readonly cell: TableCell | undefined }) {
  const { words, selection } = useFadu()
  const text = cell?.text ?? sayCell(cell?.value ?? null, words.lang)
  if (cell?.href === undefined) return <>{text}</>
  return cell.href.startsWith('#') ? (
    <a href={inLang(cell.href, selection.lang)}>{text}</a>
  ) : (
    <a href={cell.href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  )
}

function sayCell(value: string | number | null, lang: Lang): string {
  return typeof value === 'number' ? formatNumber(value, lang, 4) : (value ?? '')
}
