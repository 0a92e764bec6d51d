import type { Sql, SqlValue } from './sql.ts'

/** What a `?` is not a parameter in: strings, quoted names, comments. */
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g

/**
 * The statement with its values written out, to be read, or pasted into any DuckDB that holds the tables: the same
 * rows as with the values bound. Throws where there are more or fewer values than places for them.
 */
export function literalSql({ text, values }: Sql): string {
  let used = 0
  const written = text.replace(QUOTED, (part) => {
    if (part !== '?') return part
    const value = values[used]
    if (value === undefined) throw new Error(`No value for parameter ${used + 1} of ${values.length}`)
    used += 1
    return literal(value)
  })
  if (used !== values.length) throw new Error(`${values.length} values for ${used} parameters`)
  return written
}

/** A value as DuckDB reads it; a text in single quotes, with those in it doubled: nothing in it can end it. */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return `'${value.replace(/'/g, "''")}'`
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return Number.isFinite(value) ? String(value) : `'${value}'::DOUBLE`
}
