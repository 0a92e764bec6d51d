import { literal } from './literal.ts'

/**
 * A visitor's SQL. It runs in an engine of its own, a worker that no figure asks, so that whatever it does to time,
 * memory or tables is done to nobody else; when it has to be, that worker is ended and another started. What it may
 * say is one SELECT (or VALUES, SHOW, DESCRIBE, SUMMARIZE): the text is handed as a literal to DuckDB's table
 * function `query`, whose own parser refuses all else, several statements, and none. Files, network, extensions and
 * settings are shut off in both engines alike (`AFTER_LOADING`).
 */
export const LIMITS = {
  /** As many rows are fetched; more are cut off, and that is said. */
  rows: 10_000,
  /** A query for more columns than these is refused: whole batches of them come to the page. */
  columns: 250,
  /** As many signs of a cell. */
  cell: 10_000,
  /** As many signs of a result. */
  result: 20_000_000,
  /** Milliseconds until a query is stopped. */
  time: 30_000,
  /** Milliseconds that a query has to heed a cancel; after that its worker is ended. */
  grace: 1_500,
} as const

/** As `SET memory_limit` has it. */
export const MEMORY_MB = 512

/** How the values of a column are read: `exact` numbers come as text, which holds every digit. */
export type Kind = 'number' | 'exact' | 'truth' | 'date' | 'text'

export interface ResultColumn {
  readonly name: string
  /** DuckDB's type. */
  readonly type: string
  readonly kind: Kind
}

/** `exact` values are their digits as text. */
export type ResultValue = string | number | boolean | null

export interface Result {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly ResultValue[])[]
  /** Whether there are more rows than these. */
  readonly more: boolean
  /** How many cells were cut short. */
  readonly shortened: number
}

/** DuckDB with the tables in it, as a visitor's SQL needs it; statements one at a time. */
export interface Shell {
  /** The rows of a statement, a batch at a time; whoever stops early ends it. */
  rows(statement: string): AsyncIterable<readonly Readonly<Record<string, unknown>>[]>
  /** Parses and binds a statement without running it; rejects with DuckDB's words. */
  check(statement: string): Promise<void>
}

/** Asks what the columns are; DuckDB binds the query for it, but does not run it. */
export function describing(text: string): string {
  return `DESCRIBE FROM query(${literal(text)})`
}

/**
 * Selects those columns as they are read here: numbers that JavaScript holds and truth values as they are, all else
 * in DuckDB's own writing. One row more than the limit tells that there are more.
 */
export function selecting(text: string, columns: readonly ResultColumn[]): string {
  const names = columns.map((_, at) => `c${at}`)
  const read = columns.map(({ kind, type }, at) =>
    kind === 'number' || kind === 'truth'
      ? `c${at}`
      : `left(${type === 'VARCHAR' ? `c${at}` : `CAST(c${at} AS VARCHAR)`}, ${LIMITS.cell + 1}) AS c${at}`,
  )
  return `SELECT ${read.join(', ')}
FROM query(${literal(text)}) AS result(${names.join(', ')})
LIMIT ${LIMITS.rows + 1}`
}

/**
 * Functions of DuckDB that do something, though a SELECT calls them: write a log or switch it on, read memory by its
 * address, or run a text that is only put together then (`query`). Their names are looked for anywhere in the text,
 * in strings and comments too, so that no way of hiding them has to be thought of; behind it `query` needs what makes
 * it a call, as it is a word of English. Signs that are not seen are blanks to DuckDB, too.
 */
const DOING =
  /(arrow_scan|(enable|disable)_logging|truncate_duckdb_logs|write_log|checkpoint|setseed|\bquery"?[\s\p{Z}\p{Cf}]*(?:\(|\/\*|--))/iu

/** Runs a visitor's SQL; rejects with DuckDB's own words (`refusalOf` reads them). */
export async function runVisitor(shell: Shell, text: string): Promise<Result> {
  const doing = DOING.exec(text)
  if (doing !== null) throw new Error(`Permission Error: ${doing[1]} is disabled by configuration`)
  const columns = await columnsOf(shell, text)
  if (columns.length > LIMITS.columns) throw new Error(`${TOO_MANY_COLUMNS}: ${columns.length}`)
  const rows: ResultValue[][] = []
  let signs = 0
  let shortened = 0
  for await (const batch of shell.rows(selecting(text, columns)))
    for (const row of batch) {
      if (rows.length === LIMITS.rows || signs > LIMITS.result)
        return { columns, rows, more: true, shortened }
      const cells = columns.map((_, at) => {
        const value = row[`c${at}`]
        if (typeof value !== 'string') return plainValue(value)
        if (value.length <= LIMITS.cell) return value
        shortened += 1
        return `${value.slice(0, LIMITS.cell)}…`
      })
      for (const cell of cells) signs += typeof cell === 'string' ? cell.length : 8
      rows.push(cells)
    }
  return { columns, rows, more: false, shortened }
}

async function columnsOf(shell: Shell, text: string): Promise<ResultColumn[]> {
  try {
    const columns: ResultColumn[] = []
    for await (const batch of shell.rows(describing(text)))
      for (const { column_name, column_type } of batch) {
        const type = String(column_type)
        columns.push({ name: String(column_name), type, kind: kindOf(type) })
      }
    return columns
  } catch (cause) {
    // Of a query inside a literal DuckDB can't point at the place; of the query itself it can.
    if (!isRefusedKind(cause)) await shell.check(text)
    throw cause
  }
}

const NUMBERS = /^(TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER|DOUBLE)$/
const EXACT = /^(BIGINT|HUGEINT|UBIGINT|UHUGEINT|FLOAT|DECIMAL\(.*\))$/
const DATES = /^(DATE|TIMESTAMP.*)$/

function kindOf(type: string): Kind {
  if (NUMBERS.test(type)) return 'number'
  if (EXACT.test(type)) return 'exact'
  if (type === 'BOOLEAN') return 'truth'
  return DATES.test(type) ? 'date' : 'text'
}

/**
 * A value as a number, for a picture or a spreadsheet; null where it is none, or where a number would lose digits:
 * 9007199254740993 stays text.
 */
export function numberIn(value: ResultValue, kind: Kind): number | null {
  if (kind === 'number') return typeof value === 'number' ? value : null
  if (kind !== 'exact' || typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return null
  return value.replace(/^-?0*|\./g, '').length <= 15 ? Number(value) : null
}

/** NaN and the infinities are no JSON and no cell of a spreadsheet: they are read as words. */
function plainValue(value: unknown): ResultValue {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return value === null || value === undefined ? null : String(value)
}

function isRefusedKind(cause: unknown): boolean {
  return messageOf(cause).includes(ONLY_QUERIES)
}
const ONLY_QUERIES = 'Expected a single SELECT statement'
const TOO_MANY_COLUMNS = 'Too many columns'

/** Why a visitor's SQL gave no result. */
export interface Refusal {
  /**
   * `kind`: no SELECT, or several statements; `shut`: files, network, settings; `extension`: a function that only an
   * extension has; `parameter`: a place for a value that nobody gives; `columns`: too many of them; `memory`; `fault`: a mistake in the SQL, or in
   * what it computes; `died`: the engine itself gave up.
   */
  readonly why: 'kind' | 'shut' | 'extension' | 'parameter' | 'columns' | 'memory' | 'fault' | 'died'
  /** DuckDB's own words, without its picture of the place. */
  readonly words: string
  /** Where, from 1; null: it does not say. */
  readonly place: { readonly line: number; readonly column: number } | null
}

/** Reads what DuckDB says, of the text that it was given. */
export function refusalOf(cause: unknown, text: string): Refusal {
  const message = messageOf(cause)
  const at = message.search(/\n+LINE \d+:/)
  const words = (at < 0 ? message : message.slice(0, at)).trim()
  return { why: reasonOf(words), words, place: at < 0 ? null : placeOf(message.slice(at), text) }
}

function reasonOf(words: string): Refusal['why'] {
  if (words.includes(ONLY_QUERIES)) return 'kind'
  if (words.startsWith(TOO_MANY_COLUMNS)) return 'columns'
  if (/^Out of Memory Error/.test(words)) return 'memory'
  if (
    /file system operations are disabled|disabled by configuration|configuration has been locked/.test(words)
  )
    return 'shut'
  if (/exists in the \w+ extension|Please try installing/.test(words)) return 'extension'
  if (/Not all parameters were bound/.test(words)) return 'parameter'
  return /^[\w ]+ Error:/.test(words) ? 'fault' : 'died'
}

/** DuckDB shows the line, and below it a caret; of a long line only a part, in dots. */
function placeOf(picture: string, text: string): Refusal['place'] {
  const shown = /^\n+LINE (\d+): (.*)\n( *)\^/.exec(picture)
  if (shown === null) return null
  const [, number = '', excerpt = '', indent = ''] = shown
  const line = Number(number)
  const prefix = `LINE ${number}: `.length
  const inExcerpt = indent.length - prefix
  const whole = text.split('\n')[line - 1]
  if (whole === undefined || inExcerpt < 0) return null
  const bare = excerpt.replace(/^\.\.\./, '').replace(/\.\.\.$/, '')
  const dots = excerpt.startsWith('...') && !whole.startsWith('...') ? 3 : 0
  const from = whole.indexOf(bare)
  if (from < 0) return null
  return { line, column: from + signsWithin(bare, inExcerpt - dots) + 1 }
}

/** How many signs of a text stand before a caret: DuckDB counts those of Chinese as two. */
function signsWithin(text: string, width: number): number {
  let used = 0
  let at = 0
  for (const sign of text) {
    if (used >= width) return at
    used +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1
    at += sign.length
  }
  return at
}

/** The offset in a text of a place in it, from 0. */
export function offsetOf(text: string, { line, column }: NonNullable<Refusal['place']>): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
