import { aboutAddress } from '../../figures/addresses.ts'
import type { TableCell, TableTwin } from '../../figures/figure.ts'
import { openTable, wholeTable } from '../../figures/pagetable.ts'
import { observationsQuery } from '../../figures/questions/tables.ts'
import { sourcesOf } from '../../figures/say.ts'
import { observationCells, observationColumns } from '../../figures/tables.ts'
import type { Words } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Observation } from '../../model/types.ts'
import { TableFoot } from '../../ui/TableFoot.tsx'
import { TableView } from '../../ui/TableView.tsx'
import { More, useFold } from './Records.tsx'

/** So many rows stand at first. */
const FIRST = 60

/** Of all that a table says of an observation, what stands here, in this order. */
const OF_INDICATOR = [
  'place',
  'stated',
  'period',
  'qualifier',
  'body',
  'source',
  'original',
  'locator',
  'flag',
  'rests_on',
  'scope',
  'note',
  'id',
] as const
const OF_SOURCE = [
  'indicator',
  'stated',
  'place',
  'period',
  'qualifier',
  'locator',
  'flag',
  'body',
  'rests_on',
  'scope',
  'note',
  'id',
] as const

/** All observations of an indicator, or all that was taken from a publication, as a table that folds, and to take away. */
export function Observations({
  rows,
  of,
  id,
  caption,
  summary,
  catalogue,
  words,
}: {
  readonly rows: readonly Observation[]
  readonly of: 'indicator' | 'source'
  /** Of the indicator or publication. */
  readonly id: string
  readonly caption: string
  /** How much there is, for who has only the file. */
  readonly summary: () => string
  readonly catalogue: Catalogue
  readonly words: Words
}) {
  const [shown, more] = useFold(rows, FIRST)
  const table = observationsTable(shown, of, caption, catalogue, words)
  return (
    <>
      <TableView table={table} />
      <More count={rows.length - shown.length} onMore={more} />
      <TableFoot
        id={`${of}-observations`}
        params={{ id }}
        title={caption}
        query={observationsQuery(of, id)}
        open={openTable(() => ({
          title: caption,
          summary: summary(),
          table: wholeTable(rows, caption, catalogue, words),
          sources: sourcesOf(rows),
        }))}
      />
    </>
  )
}

/** The table of observations: place, indicator and source lead to their pages, what speaks against a number to the audit. */
export function observationsTable(
  rows: readonly Observation[],
  of: 'indicator' | 'source',
  caption: string,
  { indicators, flags }: Catalogue,
  words: Words,
): TableTwin {
  const known = observationColumns(words)
  const original = { key: 'original', label: words.say('records.column.original'), numeric: false }
  const keys: readonly string[] = of === 'indicator' ? OF_INDICATOR : OF_SOURCE
  return {
    caption,
    columns: keys.flatMap((key) =>
      key === original.key ? original : (known.find((column) => column.key === key) ?? []),
    ),
    rows: rows.flatMap((row) => {
      const indicator = indicators.get(row.indicator_id)
      if (indicator === undefined) return []
      const cells = observationCells(row, indicator, words, flags)
      const cell = (key: string) => cells[known.findIndex((column) => column.key === key)]
      return [keys.map((key): TableCell => cellOf(cell(key) ?? { value: null }, key, row, words))]
    }),
  }
}

function cellOf(cell: TableCell, key: string, row: Observation, words: Words): TableCell {
  switch (key) {
    case 'place':
      return { ...cell, href: aboutAddress('place', row.jurisdiction_id) }
    case 'indicator':
      return { ...cell, href: aboutAddress('indicator', row.indicator_id) }
    case 'source':
      return { ...cell, href: aboutAddress('sources', row.source_id) }
    case 'original':
      return row.url === null ? cell : { value: row.url, text: words.say('records.original'), href: row.url }
    default:
      return cell
  }
}
