/** A statement and its bound values: text with `?` where a value stands. */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

export type SqlValue = string | number | boolean | null

/**
 * Writes SQL with values as parameters: sql`… WHERE id = ${id}`. A list becomes `?, ?, …` (an empty list
 * `NULL`, so `IN (NULL)` finds nothing); a nested `sql` is spliced in as SQL. Nothing else reaches the text.
 */
export function sql(
  strings: TemplateStringsArray,
  ...parts: readonly (SqlValue | readonly SqlValue[] | Sql)[]
): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  for (const [at, part] of parts.entries()) {
    if (isSql(part)) {
      text += part.text
      values.push(...part.values)
    } else if (isList(part)) {
      text += part.length === 0 ? 'NULL' : part.map(() => '?').join(', ')
      values.push(...part)
    } else {
      text += '?'
      values.push(part)
    }
    text += strings[at + 1] ?? ''
  }
  return { text: text.trim(), values }
}

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

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part
}

function isList(part: SqlValue | readonly SqlValue[]): part is readonly SqlValue[] {
  return Array.isArray(part)
}
