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

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part
}

function isList(part: SqlValue | readonly SqlValue[]): part is readonly SqlValue[] {
  return Array.isArray(part)
}
