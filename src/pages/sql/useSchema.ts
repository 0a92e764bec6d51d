import { useEffect, useMemo, useState } from 'react'
import type { Console, ConsoleState } from '../../db/console.ts'
import type { DataPackage } from '../../db/package.ts'
import { type SchemaColumn, schemaQuestion } from '../../figures/questions/schema.ts'
import type { Words } from '../../i18n/words.ts'
import { groupBy } from '../../model/collect.ts'
import { useFadu } from '../../ui/fadu.ts'
import type { Completable, Completables } from './editor.ts'

/** The tables and views that can be asked: as prebuilt, and what the data package says of its tables. */
export interface Schema {
  readonly columns: readonly SchemaColumn[]
  readonly pack: DataPackage | null
}

/** Null until it has come; `none`: it can't be had. Needs no engine where the data are those of the build. */
export function useSchema(): Schema | 'none' | null {
  const { site } = useFadu()
  const { ask } = site
  const [columns, setColumns] = useState<readonly SchemaColumn[] | 'none' | null>(null)
  const [pack, setPack] = useState<DataPackage | null>(null)
  useEffect(() => {
    let wanted = true
    ask(schemaQuestion.ask({})).then(
      ({ rows }) => wanted && setColumns(rows),
      () => wanted && setColumns((known) => known ?? 'none'),
    )
    return () => {
      wanted = false
    }
  }, [ask])
  useEffect(() => {
    let wanted = true
    fetchPack().then(
      (read) => wanted && setPack(read),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [])
  return useMemo(
    () => (columns === null || columns === 'none' ? columns : { columns, pack }),
    [columns, pack],
  )
}

async function fetchPack(): Promise<DataPackage | null> {
  const { fetchDescribed } = await import('../../db/files.ts')
  return fetchDescribed(new URL('data/', document.baseURI).href)
}

/** A table or view, in the reader's language. */
export interface DescribedTable {
  readonly name: string
  readonly isView: boolean
  readonly rows: number | null
  readonly note: string
  readonly columns: readonly DescribedColumn[]
}
export interface DescribedColumn {
  readonly name: string
  readonly type: string
  readonly note: string
  /** The only words that it may hold; empty: any. */
  readonly values: readonly string[]
}

/** The order in which a view's column is looked for in tables, where the view has no words of its own for it. */
const LENDING = ['observations', 'indicators', 'jurisdictions', 'sources', 'bodies']

/**
 * What is said of each table and column: a table's by its data package, which has it in Chinese, too; a view's by our
 * own texts, or by the table that lends it the column; else by the comment in the database.
 */
export function describedTables({ columns, pack }: Schema, words: Words): DescribedTable[] {
  const tables = new Map(pack?.tables.map((table) => [table.name, table]))
  const inPack = (table: string, column: string) =>
    tables.get(table)?.columns.find(({ name }) => name === column)
  const said = (
    given: { description?: string | undefined; description_zh?: string | undefined } | undefined,
  ) => (words.lang === 'zh' ? given?.description_zh : undefined) ?? given?.description
  return [...groupBy(columns, ({ table_name }) => table_name)].flatMap(([name, all]) => {
    const [first] = all
    if (first === undefined) return []
    const own = first.is_view && words.has(`sql.view.${name}`) ? words.say(`sql.view.${name}`) : undefined
    return {
      name,
      isView: first.is_view,
      rows: first.row_count,
      note: own ?? said(tables.get(name)) ?? first.table_comment ?? '',
      columns: all.map(({ column_name, data_type, column_comment }) => {
        const key = `sql.column.${column_name}`
        const lent = first.is_view
          ? LENDING.map((table) => inPack(table, column_name)).find((found) => found !== undefined)
          : inPack(name, column_name)
        const text = first.is_view && words.has(key) ? words.say(key) : said(lent)
        return {
          name: column_name,
          type: data_type,
          note: text ?? column_comment ?? '',
          values: lent?.enum ?? [],
        }
      }),
    }
  })
}

/** DuckDB's functions with its own words on them, each once. */
const FUNCTIONS = `SELECT
  function_name,
  coalesce(any_value(array_to_string(parameters, ', ')), '') AS parameters,
  coalesce(any_value(description), '') AS description
FROM duckdb_functions()
WHERE function_type IN ('scalar', 'aggregate', 'macro')
  AND function_name SIMILAR TO '[a-z][a-z0-9_]*'
  AND NOT starts_with(function_name, '__')
GROUP BY function_name
ORDER BY function_name`

/** What the editor completes: tables and columns as soon as they are known, functions when the engine tells them. */
export function useCompletables(
  schema: Schema | 'none' | null,
  console: Console | null,
  state: ConsoleState | null,
  words: Words,
): Completables {
  const [functions, setFunctions] = useState<readonly Completable[]>([])
  const ready = state?.step === 'ready'
  useEffect(() => {
    if (!ready || console === null || functions.length > 0) return
    console.tell(FUNCTIONS).then(
      (rows) =>
        setFunctions(
          rows.map(({ function_name, parameters, description }) => ({
            name: String(function_name),
            detail: `(${String(parameters)})`,
            note: String(description),
          })),
        ),
      () => undefined,
    )
  }, [ready, console, functions.length])
  return useMemo(
    () => ({
      tables:
        schema === null || schema === 'none'
          ? []
          : describedTables(schema, words).map(({ name, isView, note, columns }) => ({
              name,
              detail: words.say(isView ? 'sql.schema.view' : 'sql.schema.table'),
              note,
              columns: columns.map((column) => ({
                name: column.name,
                detail: column.type,
                note: column.note,
              })),
            })),
      functions,
    }),
    [schema, functions, words],
  )
}
