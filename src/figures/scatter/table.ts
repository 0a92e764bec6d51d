import type { Words } from '../../i18n/words.ts'
import { formatPerHead } from '../../model/formats.ts'
import { sayChosen } from '../choices.ts'
import type { TableColumn, TableTwin, View } from '../figure.ts'
import { sayUnlike } from '../notes.ts'
import { sayIndicator, sayPlace } from '../say.ts'
import { placedCells, placedColumns } from '../tables.ts'
import type { Axis, ScatterShown, Side } from './show.ts'

/** What an axis counts, per head where so divided. */
export function sayAxis({ indicator, by }: Axis, words: Words): string {
  const name = sayIndicator(indicator, words)
  return by === 'per10k' ? words.say('scatter.per10k', { indicator: name }) : name
}

/** A row a place, with all that is said of its two values. */
export function scatterTable(shown: ScatterShown, title: string, view: View, words: Words): TableTwin {
  const { axes, points } = shown
  if (axes === null) return { caption: title, columns: columnsOf(axes, words), rows: [] }
  const [x, y] = [sayAxis(axes[0], words), sayAxis(axes[1], words)]
  return {
    caption: words.say('scatter.caption', { x, y }),
    columns: columnsOf(axes, words),
    rows: points.map((point) => [
      { value: sayPlace(point.x.row, words) },
      ...sideCells(point.x, axes[0], shown, view, words),
      ...sideCells(point.y, axes[1], shown, view, words),
      { value: words.say(point.counted ? 'scatter.counted' : 'scatter.uncounted') },
      { value: x },
      { value: y },
    ]),
  }
}

/** Of all that a table says of one value, what belongs to each axis here. */
const COLUMNS: ReadonlySet<string> = new Set([
  'stated',
  'value',
  'value_high',
  'unit',
  'qualifier',
  'n',
  'd',
  'per10k',
  'population',
  'population_as_of',
  'low',
  'high',
  'flag',
  'period',
  'body',
  'scope',
  'source',
  'locator',
  'note',
  'id',
  'apart',
  'choice',
])

function columnsOf(axes: ScatterShown['axes'], words: Words): TableColumn[] {
  const place = { key: 'place', label: words.say('table.place'), numeric: false }
  const sided = (column: TableColumn, key: 'x' | 'y'): TableColumn => ({
    ...column,
    key: `${key}_${column.key}`,
    label: words.say(`scatter.column.${key}`, { column: column.label }),
  })
  const side = (axis: Axis, key: 'x' | 'y') =>
    placedColumns({ by: axis.by }, words)
      .filter((column) => COLUMNS.has(column.key))
      .map((column) => sided(column, key))
  // The screen names the two in the caption, once; files have no caption.
  const named = {
    key: 'indicator',
    label: words.say('table.indicator'),
    numeric: false,
    taken: true,
  } as const
  const counted = { key: 'counted', label: words.say('scatter.table.counted'), numeric: false }
  return axes === null
    ? [place, counted]
    : [
        place,
        ...side(axes[0], 'x'),
        ...side(axes[1], 'y'),
        counted,
        ...(['x', 'y'] as const).map((key) => sided(named, key)),
      ]
}

function sideCells(side: Side, { indicator, by }: Axis, { period }: ScatterShown, view: View, words: Words) {
  const { row, at, joined } = side
  const value = {
    row,
    at,
    read: formatPerHead(at, words.lang),
    apart: joined === null ? '' : sayUnlike({ row, reason: joined, indicator }, words),
    choice: sayChosen(row, { joined: joined !== null, period }, view, words),
  }
  const columns = placedColumns({ by }, words)
  return placedCells(value, indicator, { by, flags: view.catalogue.flags }, words).filter((_cell, at) =>
    COLUMNS.has(columns[at]?.key ?? ''),
  )
}
