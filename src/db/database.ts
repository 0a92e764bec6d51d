import * as v from 'valibot'
import type { LeftOut } from './fault.ts'
import type { Query } from './query.ts'
import type { Sql } from './sql.ts'

/** DuckDB with the data package in it, in the browser or in Node. */
export interface Engine {
  /**
   * The query's rows, each checked; DATE and TIMESTAMP come as ISO text. Rejects with `QueryFailed`; a query
   * that failed leaves no trace.
   */
  all<Row>(query: Query<Row>): Promise<Row[]>
  /** The files that were left out whole because of their faults. */
  readonly leftOut: readonly LeftOut[]
  /** Files that are loaded though some of their rows lead nowhere: broken references, cycles. */
  readonly flawed: readonly LeftOut[]
  /** Tables of which no file is left: what rests on them is empty. */
  readonly hollow: readonly string[]
  /** The data version (`dataVersion`) of the files as they were fetched. */
  readonly version: string
  close(): Promise<void>
}

/** What loading needs of a DuckDB. */
export interface Database {
  /** Runs statements without parameters, one after another. */
  run(statements: readonly string[]): Promise<void>
  /** Puts a file where `read_csv` finds it by its name. */
  putFile(name: string, bytes: Uint8Array): Promise<void>
  dropFile(name: string): Promise<void>
}

/** A query that DuckDB refused, or whose rows are not what it promised; carries its SQL. */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed'
  constructor(
    readonly query: string,
    readonly sql: Sql,
    readonly cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(`${query}: ${why}\n${sql.text}\n${JSON.stringify(sql.values)}`)
  }
}

/** Wide integers and decimals as numbers, or sums would come as objects. */
export const OPEN_CONFIG = {
  path: ':memory:',
  query: { castBigIntToDouble: true, castDecimalToDouble: true },
} as const

/** First of all: no extension is fetched from anywhere; its absence is then an ordinary error. */
export const BEFORE_LOADING = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
]

/** Last of all: from now on no statement reaches a file or a network, nor lifts these limits. */
export const AFTER_LOADING = [
  "SET memory_limit = '512MB'",
  'SET enable_external_access = false',
  'SET lock_configuration = true',
]

/** As much of an Arrow table as is read here: the two engines bring different copies of Arrow. */
export interface ResultTable {
  readonly numRows: number
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: { typeId: number } }[]
  }
  getChildAt(index: number): { get(row: number): unknown } | null
}

const ARROW_DATE = 8
const ARROW_TIMESTAMP = 10

/** The rows of a result as plain objects, columns in their order. */
export function plainRows(table: ResultTable): Record<string, unknown>[] {
  const columns = table.schema.fields.map(({ name, type }, at) => ({
    name,
    typeId: type.typeId,
    values: table.getChildAt(at),
  }))
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, typeId, values }) => [name, plain(values?.get(row), typeId)])),
  )
}

function plain(value: unknown, typeId: number): unknown {
  if (value === null || value === undefined) return null
  const isTime = typeof value === 'number' || value instanceof Date
  if (typeId === ARROW_DATE && isTime) return new Date(value).toISOString().slice(0, 10)
  if (typeId === ARROW_TIMESTAMP && isTime) return new Date(value).toISOString().slice(0, 19)
  return value
}

/** The answer to a query from the rows of its SQL; rejects as `checkedRows` throws. */
export async function answerRows<Row>(query: Query<Row>, rows: readonly unknown[]): Promise<Row[]> {
  return checkedRows(query, query.derive === undefined ? rows : await query.derive(rows))
}

/** Checks rows against the query's promise; throws `QueryFailed` with the first row and column that break it. */
export function checkedRows<Row>(query: Query<Row>, rows: readonly unknown[]): Row[] {
  return rows.map((row, at) => {
    const read = v.safeParse(query.row, row)
    if (read.success) return read.output
    const [issue] = read.issues
    throw new QueryFailed(
      query.name,
      query.sql,
      new Error(`row ${at + 1}, ${v.getDotPath(issue) ?? 'row'}: ${issue.message}`),
    )
  })
}
