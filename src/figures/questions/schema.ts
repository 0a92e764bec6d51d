import * as v from 'valibot'
import type { Question } from '../../db/query.ts'
import { sql } from '../../db/sql.ts'

/** A column of a table or view that can be asked, with their comments. */
export interface SchemaColumn {
  table_name: string
  is_view: boolean
  table_comment: string | null
  /** Null for views. */
  row_count: number | null
  column_name: string
  /** DuckDB's. */
  data_type: string
  column_comment: string | null
}

const schemaRow = v.object({
  table_name: v.string(),
  is_view: v.boolean(),
  table_comment: v.nullable(v.string()),
  row_count: v.nullable(v.number()),
  column_name: v.string(),
  data_type: v.string(),
  column_comment: v.nullable(v.string()),
})

/** Which tables and views are there to be asked, with which columns, and what is said of them? */
export const schemaQuestion: Question<SchemaColumn> = {
  name: 'schema',
  ask: () => ({
    name: 'schema',
    params: {},
    row: schemaRow,
    sql: sql`
WITH relations AS (
  SELECT table_oid AS oid, table_name, false AS is_view, comment, CAST(estimated_size AS DOUBLE) AS row_count
  FROM duckdb_tables()
  WHERE schema_name = 'main' AND NOT internal
  UNION ALL
  SELECT view_oid, view_name, true, comment, NULL
  FROM duckdb_views()
  WHERE schema_name = 'main' AND NOT internal
)
SELECT
  relation.table_name,
  relation.is_view,
  relation.comment AS table_comment,
  relation.row_count,
  col.column_name,
  col.data_type,
  col.comment AS column_comment
FROM relations AS relation
JOIN duckdb_columns() AS col ON col.table_oid = relation.oid AND col.table_name = relation.table_name
ORDER BY relation.is_view, relation.oid, col.column_index`,
  }),
  every: sql`SELECT 1 AS one LIMIT 1`,
}
