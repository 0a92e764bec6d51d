import { useEffect, useState } from 'react'
import type { Answer, Query } from '../db/query.ts'
import { NoAnswer } from '../db/query.ts'
import { useFadu } from './fadu.ts'

/** How the rows of a query stand; `null`: on their way. A fault of the program is thrown, for the fence around. */
export type Rows<Row> = Answer<Row> | 'none' | null

/** The rows of a query that never changes (a constant of its module), asked anew when the data change. */
export function useRows<Row>(query: Query<Row>): Rows<Row> {
  const { site } = useFadu()
  const { ask, turn, forget } = site
  const [rows, setRows] = useState<Rows<Row> | { readonly fault: unknown }>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each turn the same is asked of other data
  useEffect(() => {
    let wanted = true
    if (forget) setRows(null)
    const settle = (next: Rows<Row> | { readonly fault: unknown }) => {
      if (wanted) setRows(next)
    }
    ask(query).then(settle, (cause: unknown) => settle(cause instanceof NoAnswer ? 'none' : { fault: cause }))
    return () => {
      wanted = false
    }
  }, [ask, turn, forget, query])
  if (rows !== null && rows !== 'none' && 'fault' in rows) throw rows.fault
  return rows
}
