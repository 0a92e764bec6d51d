import { groupBy, sorted } from '../model/collect.ts'
import { inOneForm } from './csv.ts'
import type { Database } from './database.ts'
import { type Fault, type FileFault, type LeftOut, plain } from './fault.ts'
import type { ColumnType, DataPackage, Table } from './package.ts'
import { readFile, readRows } from './readrows.ts'
import { referenceFaults } from './references.ts'
import { rowFaults } from './rowrules.ts'
import { asNeeded, MAY_LACK, SCHEMA } from './schema.ts'
import { VIEWS } from './views.sql.ts'

export type { LeftOut } from './fault.ts'

/** What became of the package's files. */
export interface Loaded {
  readonly leftOut: readonly LeftOut[]
  /** Loaded, but with rows that lead nowhere. */
  readonly flawed: readonly LeftOut[]
  /** Tables of which no file is left: nothing can be said that rests on them. */
  readonly hollow: readonly string[]
}

/**
 * Makes all tables and views of the package and fills the tables from `files` (by path). A file with a fault is
 * left out whole, and is in the list that comes back; what is sound is loaded. A broken reference or a cycle
 * leaves no file out, but makes it flawed: the views pass over rows whose place, body, indicator or source is
 * not there.
 */
export async function loadPackage(
  db: Database,
  pack: DataPackage,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Loaded> {
  await db.run(tableStatements(pack))
  const read = new Map(pack.tables.map((table) => [table.name, readRows(asNeeded(table), files).read]))
  const inRows = groupBy(rowFaults(read), ({ file }) => file)
  const leftOut: LeftOut[] = []
  for (const table of pack.tables) {
    const keys = new Map<string, string>()
    for (const path of table.paths) {
      const faults = await loadFile(db, table, path, files.get(path), keys, inRows.get(path) ?? [])
      if (faults.length > 0) leftOut.push({ path, table: table.name, faults })
    }
  }
  await db.run(viewStatements())
  const out = new Set(leftOut.map(({ path }) => path))
  const tableOf = new Map(pack.tables.flatMap(({ name, paths }) => paths.map((path) => [path, name])))
  const loose = groupBy(referenceFaults(pack, read), ({ file }) => file)
  const flawed = [...loose].flatMap(([path, faults]) =>
    out.has(path) ? [] : [{ path, table: tableOf.get(path) ?? '', faults: plain(faults) }],
  )
  const hollow = pack.tables.filter(({ paths }) => paths.every((path) => out.has(path)))
  return { leftOut, flawed, hollow: hollow.map(({ name }) => name) }
}

async function loadFile(
  db: Database,
  table: Table,
  path: string,
  bytes: Uint8Array | undefined,
  keys: Map<string, string>,
  inRows: readonly Fault[],
): Promise<FileFault[]> {
  const own = new Map(keys)
  const { header, faults: inFile } = readFile(asNeeded(table), path, bytes, own)
  const faults = [...inFile, ...inRows]
  if (!bytes || faults.length > 0) return plain(sorted(faults, (a, b) => a.line - b.line))
  await db.putFile(path, inOneForm(bytes))
  try {
    await db.run([insertStatement(table, path, header)])
  } catch (cause) {
    return [{ kind: 'file', line: 1, column: 'file', expected: 'rows that DuckDB reads', got: String(cause) }]
  } finally {
    await db.dropFile(path)
  }
  for (const [key, place] of own) keys.set(key, place)
  return []
}

const SQL_TYPES: Record<ColumnType, string> = {
  string: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
  date: 'DATE',
}

function tableStatements(pack: DataPackage): string[] {
  const named = new Map(pack.tables.map((table) => [table.name, table]))
  const all = new Set([...named.keys(), ...Object.keys(SCHEMA)])
  return [...all].flatMap((name) => {
    const table = named.get(name)
    const types = sqlTypes(name, table)
    const comments = (table?.columns ?? []).flatMap(({ name: column, description }) =>
      description ? [`COMMENT ON COLUMN ${quoted(name)}.${quoted(column)} IS ${literal(description)}`] : [],
    )
    const columns = [...types].map(([column, type]) => `  ${quoted(column)} ${type}`).join(',\n')
    return [
      `CREATE TABLE ${quoted(name)} (\n${columns}\n)`,
      `COMMENT ON TABLE ${quoted(name)} IS ${literal(table?.description ?? 'Not in this data package.')}`,
      ...comments,
    ]
  })
}

/** The columns that the package declares, then those that Fadu knows besides, so that every view can be asked. */
function sqlTypes(name: string, table: Table | undefined): Map<string, string> {
  const known = { ...SCHEMA[name], ...MAY_LACK[name] }
  const types = new Map((table?.columns ?? []).map((column) => [column.name, column.type]))
  for (const [column, { type }] of Object.entries(known)) types.set(column, type)
  return new Map([...types].map(([column, type]) => [column, SQL_TYPES[type]]))
}

function insertStatement(table: Table, path: string, header: readonly string[]): string {
  const types = sqlTypes(table.name, table)
  const declared = header.map((name) => `${literal(name)}: ${literal(types.get(name) ?? 'VARCHAR')}`)
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ')
  return `INSERT INTO ${quoted(table.name)} (${columns})
SELECT ${columns}
FROM read_csv(
  ${literal(path)},
  columns = {${declared.join(', ')}},
  auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = ''
)`
}

/** The rows of a view that is computed once are kept in a table of the same name in a schema of their own. */
function viewStatements(): string[] {
  return [
    'CREATE SCHEMA kept',
    ...VIEWS.flatMap(({ name, question, select, once }) => [
      ...(once
        ? [
            `CREATE TABLE kept.${name} AS\n${select.trim()}`,
            `COMMENT ON TABLE kept.${name} IS ${literal(`The rows of the view ${name}, computed at loading.`)}`,
          ]
        : []),
      `CREATE VIEW ${name} AS\n${once ? `SELECT *\nFROM kept.${name}` : select.trim()}`,
      `COMMENT ON VIEW ${name} IS ${literal(question)}`,
    ]),
  ]
}

function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`
}

function literal(text: string): string {
  return `'${text.replace(/'/g, "''")}'`
}
