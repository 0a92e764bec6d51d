import type { Words } from '../i18n/words.ts'
import { type Indicator, VALUE_KINDS } from '../model/types.ts'
import { type Cited, citeBibtex, citeGb } from './citation.ts'
import {
  type Drawn,
  type Note,
  remarksOf,
  type SourceRef,
  type TableCell,
  type TableTwin,
  type View,
} from './figure.ts'
import { sayIndicator, sayUnit } from './say.ts'
import { sayTitle } from './titles.ts'

/** Of what and when a table leaves: what it says of itself wherever it is opened. */
export interface Leaving {
  /** ISO date, by the reader's clock. */
  readonly today: string
  /** Of the data; null: not known. */
  readonly version: string | null
  /** ISO date on which the newest source of the data was published; null: not known. */
  readonly newest: string | null
  /** The permalink: where the same can be seen again. */
  readonly address: string
}

/** What a column holds, for who has only the file. */
export interface TakenColumn {
  readonly key: string
  readonly label: string
  readonly type: 'number' | 'text'
  /** Null: it has none, or each row its own (`unit_column`). */
  readonly unit: string | null
  /** The key of the column that says the unit of each row; null: none does. */
  readonly unit_column: string | null
  readonly about: string
}

/** A word or sign of the table that stands for more than it says. */
export interface Sign {
  readonly sign: string
  readonly meaning: string
}

/** All that leaves with a table, in the words of its language. */
export interface Takeaway {
  readonly title: string
  readonly answer: string
  /** What the visitor overrode. */
  readonly remarks: readonly string[]
  /** All others. */
  readonly notes: readonly Pick<Note, 'kind' | 'text'>[]
  readonly table: TableTwin
  readonly columns: readonly TakenColumn[]
  readonly signs: readonly Sign[]
  readonly sources: readonly SourceRef[]
  readonly leaving: Leaving
  /** By GB/T 7714—2015, and as an entry for BibTeX. */
  readonly citation: { readonly gb: string; readonly bibtex: string }
}

/** A figure as it leaves; `words` need the texts `taken.*` (`loadTakenWords`). */
export function takeawayOf(
  id: string,
  drawn: Drawn,
  { catalogue }: Pick<View, 'catalogue'>,
  words: Words,
  leaving: Leaving,
): Takeaway {
  const { title, summary, notes, sources } = drawn
  const table = withShown(drawn.table, words)
  const remarks = remarksOf(notes)
  const cited: Cited = { id, title, ...leaving }
  return {
    title,
    answer: summary,
    remarks: remarks.map(({ text }) => text),
    notes: notes.filter((note) => !remarks.includes(note)).map(({ kind, text }) => ({ kind, text })),
    table,
    columns: columnsOf(id, table, catalogue, words),
    signs: signsOf(table, words),
    sources,
    leaving,
    citation: { gb: citeGb(cited, words), bibtex: citeBibtex(cited, words) },
  }
}

/** Ends the key of a column that holds how another is read. */
const SHOWN = '_shown'

/**
 * The table with a column of words at its end for each column of numbers that reads as more than its numbers: from
 * what to what, that a sum closes. What the screen shows is not lost.
 */
export function withShown(table: TableTwin, words: Words): TableTwin {
  const beside = table.columns.flatMap((column, at) =>
    column.numeric && table.rows.some((cells) => saysMore(cells[at])) ? [{ ...column, at }] : [],
  )
  if (beside.length === 0) return table
  return {
    ...table,
    columns: [
      ...table.columns,
      ...beside.map(({ key, label }) => ({
        key: `${key}${SHOWN}`,
        label: words.say('taken.shown', { label }),
        numeric: false,
      })),
    ],
    rows: table.rows.map((cells) => [
      ...cells,
      ...beside.map(({ at }) => ({ value: saysMore(cells[at]) ? (cells[at]?.text ?? null) : null })),
    ]),
  }
}

/** Whether a number is read as another than its digits; those may be fewer. */
function saysMore(cell: TableCell | undefined): boolean {
  const text = (cell?.text ?? '').replace(/[\s,]/g, '').replace(/%$/, '')
  if (cell === undefined || text === '') return false
  if (typeof cell.value !== 'number') return cell.value === null
  return !(Math.abs(Number(text) - cell.value) <= 0.0051 * Math.max(1, Math.abs(cell.value)))
}

/** Columns whose numbers are in a unit of their row, each with the columns that may say it: the first that is there. */
const UNIT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  value: ['unit'],
  value_high: ['unit'],
  target: ['unit'],
  low: ['interval_unit', 'unit'],
  high: ['interval_unit', 'unit'],
  benchmark: ['benchmark_unit', 'unit'],
  benchmark_low: ['benchmark_unit', 'unit'],
  benchmark_high: ['benchmark_unit', 'unit'],
  held: ['benchmark_unit'],
}

/** Columns about one of two indicators say which: `x_value`, `y_value`. */
const OF_ONE = /^[xy]_/

/** What each column means; of a column that nothing is known about its own heading. */
export function columnsOf(
  figure: string,
  { columns, rows }: TableTwin,
  { indicators }: View['catalogue'],
  words: Words,
): TakenColumn[] {
  const place = new Map(columns.map(({ key }, at) => [key, at]))
  return columns.map(({ key, label, numeric }) => {
    const [of = ''] = OF_ONE.exec(key) ?? []
    const plain = key.slice(of.length)
    if (key.endsWith(SHOWN))
      return {
        key,
        label,
        type: 'text',
        unit: null,
        unit_column: null,
        about: words.say('taken.shown.about'),
      }
    const said = numeric ? UNIT_COLUMNS[plain]?.find((one) => place.has(of + one)) : undefined
    const isEnd = plain === 'low' || plain === 'high'
    const divided = isEnd && said !== 'interval_unit' && place.has(`${of}per10k`)
    const unitColumn = said === undefined || divided ? null : of + said
    const unitAt = unitColumn === null ? undefined : place.get(unitColumn)
    return {
      key,
      label,
      type: numeric ? 'number' : 'text',
      unit:
        unitAt !== undefined
          ? onlyText(rows.map((cells) => cells[unitAt]))
          : unitOf(divided ? 'per10k' : plain, indicators.get(key), words),
      unit_column: unitColumn,
      about:
        aboutOf(`${figure}.${plain}`, undefined, words) ??
        aboutOf(plain, indicators.get(key), words) ??
        label,
    }
  })
}

function unitOf(key: string, indicator: Indicator | undefined, words: Words): string | null {
  if (words.has(`taken.unit.${key}`)) return words.say(`taken.unit.${key}`)
  return indicator === undefined ? null : sayUnit(indicator, words)
}

function aboutOf(key: string, indicator: Indicator | undefined, words: Words): string | null {
  if (words.has(`taken.column.${key}`)) return words.say(`taken.column.${key}`)
  return indicator === undefined
    ? null
    : words.say('taken.column_of', { indicator: sayIndicator(indicator, words) })
}

/** The text that all cells share; null where they differ, or hold none. */
function onlyText(cells: readonly (TableCell | undefined)[]): string | null {
  const texts = new Set(cells.map((cell) => cell?.value ?? ''))
  const [only] = texts
  return texts.size === 1 && typeof only === 'string' && only !== '' ? only : null
}

/** Signs within texts, each with the key of what it means. */
const WITHIN: readonly (readonly [string, string])[] = [
  ['↑', 'rose'],
  ['↓', 'fell'],
  ['△', 'flag'],
  ['—', 'dash'],
]

/** Shorthand that stands in the table, and no other: qualifiers, missing kinds, arrows, empty cells. */
export function signsOf({ columns, rows }: TableTwin, words: Words): Sign[] {
  const texts = new Set(
    rows.flatMap((cells) => cells.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))),
  )
  const named = (prefix: string, keys: readonly string[]) =>
    keys.flatMap((key) => {
      const sign = words.say(`${prefix}.${key}`)
      return texts.has(sign) ? [{ sign, meaning: words.say(`taken.sign.${key}`) }] : []
    })
  const all = [...texts]
  const empty = rows.some((cells) => cells.some(({ value }) => value === null || value === ''))
  return [
    ...(columns.some(({ key }) => key === 'qualifier') ? named('qualifier', VALUE_KINDS) : []),
    ...named('missing', ['not_stated', 'pending', 'not_applicable', 'withheld']),
    ...WITHIN.filter(([sign]) =>
      all.some((text) => text === sign || (sign !== '—' && text.includes(sign))),
    ).map(([sign, key]) => ({ sign, meaning: words.say(`taken.sign.${key}`) })),
    ...(empty ? [{ sign: words.say('taken.sign.empty'), meaning: words.say('taken.sign.empty.means') }] : []),
  ]
}

/** What a publication is called: 《title》（publisher，date）. */
export function saySource({ title, publisher, published }: SourceRef, words: Words): string {
  if (publisher === null) return title
  const by = published === null ? 'source.by' : 'source.by_dated'
  return sayTitle(title, words) + words.say(by, { publisher, published: published ?? '' })
}

/** The table and all that is known of it as one JSON text that needs nothing beside it. */
export function jsonOf(taken: Takeaway, words: Words): string {
  const { title, answer, remarks, notes, table, columns, signs, sources, leaving, citation } = taken
  const file = {
    format: 'fadu-table-1',
    title,
    summary: answer,
    language: words.lang,
    permalink: leaving.address,
    data_version: leaving.version,
    newest_source: leaving.newest,
    accessed: leaving.today,
    overridden: remarks,
    notes: notes.map(({ kind, text }) => ({ kind, label: words.say(`note.${kind}`), text })),
    columns: columns.map(({ about, type, ...column }) => ({
      ...column,
      type: type === 'text' ? 'string' : type,
      description: about,
    })),
    rows: table.rows.map((cells) =>
      Object.fromEntries(columns.map(({ key }, at) => [key, cellValue(cells[at])])),
    ),
    shorthand: signs,
    sources,
    citation: { gbt7714: citation.gb, bibtex: citation.bibtex },
  }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** What is not there is null, whether a figure says so or leaves the cell empty. */
function cellValue(cell: TableCell | undefined): string | number | null {
  return cell === undefined || cell.value === '' ? null : cell.value
}

/** A line of what goes with a table: what it is, what it says, and what else is to be known of it. */
export type PaperLine = readonly [what: string, text: string, more: string]

/** All that goes with a table, for a sheet of notes: in the order of a figure, then columns and shorthand. */
export function paperLines(taken: Takeaway, words: Words): PaperLine[] {
  const { title, answer, remarks, notes, columns, signs, sources, leaving, citation } = taken
  const line = (what: string, text: string, more = ''): PaperLine => [
    words.say(`taken.line.${what}`),
    text,
    more,
  ]
  return [
    line('title', title),
    line('answer', answer),
    ...remarks.map((text) => line('remark', text)),
    ...notes.map(({ kind, text }): PaperLine => [words.say(`note.${kind}`), text, '']),
    ...sources.map((source) => line('source', saySource(source, words), source.url ?? '')),
    line('permalink', leaving.address),
    ...(leaving.version === null ? [] : [line('version', leaving.version)]),
    ...(leaving.newest === null ? [] : [line('newest', leaving.newest)]),
    line('accessed', leaving.today),
    line('gb', citation.gb),
    line('bibtex', citation.bibtex),
    ...columns.map(({ label, about, unit, unit_column }) =>
      line(
        'column',
        words.say('taken.column', { label, about: about === label ? '' : about }).trim(),
        unit !== null && unit !== ''
          ? words.say('taken.unit', { unit })
          : unit_column === null
            ? ''
            : words.say('taken.unit.in_rows'),
      ),
    ),
    ...signs.map(({ sign, meaning }) => line('sign', sign, meaning)),
  ]
}
