import { cellFault } from './cells.ts'
import { type Csv, type CsvRow, parseCsv } from './csv.ts'
import type { Fault, Row, TableRows } from './fault.ts'
import type { Column, Table } from './package.ts'

/** A file as far as it can be read, with its faults of form, cells and keys. */
export interface FileRows {
  readonly header: readonly string[]
  readonly faults: readonly Fault[]
  readonly rows: readonly Row[]
  /** Ids as written, of rows in which they may stand. */
  readonly ids: readonly (readonly [id: string, row: Row])[]
  /** Rows of which it is not known which cell is which. */
  readonly broken: readonly CsvRow[]
  /** Whether there may be ids that could not be read. */
  readonly unread: boolean
}

/** Reads the files of a table, and finds what is wrong with each by itself. */
export function readRows(
  table: Table,
  files: ReadonlyMap<string, Uint8Array>,
): { readonly faults: Fault[]; readonly read: TableRows } {
  const keys = new Map<string, string>()
  const all = table.paths.map((path) => readFile(table, path, files.get(path), keys))
  const byId = new Map<string, Row>()
  for (const [id, row] of all.flatMap(({ ids }) => ids)) if (!byId.has(id)) byId.set(id, row)
  const unread = all.some((file) => file.unread)
  const broken = new Set(all.flatMap((file) => file.broken.flatMap(({ cells }) => cells)))
  return {
    faults: all.flatMap(({ faults }) => faults),
    read: {
      rows: all.flatMap(({ rows }) => rows),
      byId,
      mayHold: (id) => unread || broken.has(id),
    },
  }
}

/**
 * Reads one file, and finds what is wrong with it by itself. `keys` are those of the table so far, with their
 * places, and get this file's.
 */
export function readFile(
  table: Table,
  path: string,
  bytes: Uint8Array | undefined,
  keys: Map<string, string>,
): FileRows {
  const nothing = { header: [], rows: [], ids: [], broken: [], unread: true }
  if (!bytes) {
    const missing = { line: 1, column: 'file', expected: 'the file', got: 'nothing' }
    return { ...nothing, faults: [{ kind: 'file', file: path, ...missing }] }
  }
  const { header, rows: written, faults: form } = parseOn(bytes)
  const inHeader = headerFaults(table, header).map((fault): Fault => ({ ...fault, file: path }))
  const inForm = form
    .filter(({ kind }) => kind !== 'header')
    .map((fault): Fault => ({ ...fault, file: path, column: fault.kind }))
  if (form.some(({ kind }) => kind === 'encoding')) return { ...nothing, faults: inForm }
  const ragged = written.filter(({ cells }) => cells.length !== header.length)
  const misled = inHeader.length > 0 && ragged.length > written.length / 2
  if (misled || !table.columns.some(({ name }) => header.includes(name)))
    return { ...nothing, faults: inHeader }

  const columns = table.columns.filter(({ name }) => placeOf(name, header) !== undefined)
  const read = written
    .filter(({ cells }) => cells.length === header.length)
    .map((row) => readRow(row, path, header, columns))
  return {
    header,
    faults: [
      ...inHeader,
      ...inForm,
      ...read.flatMap(({ faults }) => faults),
      ...keyFaults(table, read, keys),
    ],
    rows: read.map(({ row }) => row),
    ids: read.flatMap(({ row, written: cell }) => {
      const id = cell('id')
      return id ? [[id, row] as const] : []
    }),
    broken: ragged,
    unread: placeOf('id', header) === undefined || form.some(({ kind }) => kind === 'quotes'),
  }
}

interface ReadRow {
  readonly row: Row
  /** The cell, sound or not. */
  written(column: string): string | undefined
  readonly faults: readonly Fault[]
}

function readRow(
  { line, cells }: CsvRow,
  file: string,
  header: readonly string[],
  columns: readonly Column[],
) {
  const written = (column: string) => cells[placeOf(column, header) ?? -1]
  const faults = columns.flatMap((column): Fault[] => {
    const fault = cellFault(column, written(column.name) ?? '')
    return fault ? [{ kind: 'cell', file, line, column: column.name, ...fault }] : []
  })
  const unsound = new Set(faults.map(({ column }) => column))
  const cell = (column: string) => (unsound.has(column) ? undefined : written(column))
  return { row: { file, line, cell }, written, faults }
}

/** Where a column is; undefined when it is not there, or twice, so that nobody knows which is meant. */
function placeOf(column: string, header: readonly string[]): number | undefined {
  const at = header.indexOf(column)
  return at >= 0 && header.lastIndexOf(column) === at ? at : undefined
}

/** Keys that were there before; one that is a fault by itself is not one more for being there twice. */
function keyFaults(table: Table, read: readonly ReadRow[], keys: Map<string, string>): Fault[] {
  const uniques = [table.primaryKey, ...table.columns.flatMap(({ name, unique }) => (unique ? [[name]] : []))]
  const sets = new Map(uniques.map((columns) => [columns.join('+'), columns]))
  return [...sets].flatMap(([column, columns]) =>
    read.flatMap(({ row: { file, line, cell } }): Fault[] => {
      const parts = columns.flatMap((name) => cell(name) ?? [])
      if (parts.length < columns.length || parts.every((part) => part === '')) return []
      const key = `${column} ${parts.join('\t')}`
      const before = keys.get(key)
      if (before === undefined) keys.set(key, `${file}:${line}`)
      if (before === undefined) return []
      const got = `${JSON.stringify(parts.join(' '))}, as in ${before}`
      return [{ kind: 'key', file, line, column, expected: 'a key of its own', got }]
    }),
  )
}

/** How often reading goes on behind a quote that is nowhere closed. */
const MOST_RESTARTS = 50

/**
 * As `parseCsv`, but a row whose quotes are wrong swallows no others: reading goes on with the next line, and
 * nothing else is said of that row.
 */
function parseOn(bytes: Uint8Array, restarts = MOST_RESTARTS): Csv {
  const csv = parseCsv(bytes)
  const bad = csv.faults.find(({ kind }) => kind === 'quotes')
  if (!bad) return csv
  const before = {
    header: csv.header,
    rows: csv.rows.filter(({ line }) => line < bad.line),
    faults: [...csv.faults.filter(({ line }) => line < bad.line), bad],
  }
  if (restarts === 0 || bad.line === 1) return before
  const lines = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n').split('\n')
  const rest = [lines[0], ...lines.slice(bad.line)].join('\n')
  const after = parseOn(new TextEncoder().encode(rest), restarts - 1)
  const moved = <Item extends { readonly line: number }>(item: Item) => ({
    ...item,
    line: item.line + bad.line - 1,
  })
  return {
    header: csv.header,
    rows: [...before.rows, ...after.rows.map(moved)],
    faults: [...before.faults, ...after.faults.filter(({ line }) => line > 1).map(moved)],
  }
}

/**
 * Columns that are not there and columns that should not be there, paired: mostly one is the other, misspelt.
 * A header without any of the columns is one fault.
 */
function headerFaults(table: Table, header: readonly string[]): Omit<Fault, 'file'>[] {
  const names = table.columns.map(({ name }) => name)
  const lacking = names.filter((name) => !header.includes(name))
  if (lacking.length === names.length) {
    const expected = `a header row, ${names.join(',')}`
    return [{ kind: 'header', line: 1, column: 'header', expected, got: header.join(',') || 'nothing' }]
  }
  const odd = header.flatMap((name, at) => {
    if (header.indexOf(name) < at) return [`${JSON.stringify(name)} a second time`]
    return names.includes(name) ? [] : [JSON.stringify(name)]
  })
  return Array.from({ length: Math.max(lacking.length, odd.length) }, (_, at) => {
    const name = lacking[at]
    const expected = name === undefined ? 'no column that datapackage.json does not name' : `a column ${name}`
    return { kind: 'header', line: 1, column: 'header', expected, got: odd[at] ?? 'none' }
  })
}
