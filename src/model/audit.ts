import { rateFindings } from './audit/rates.ts'
import { restatementFindings } from './audit/restatements.ts'
import type { AuditRow } from './audit/row.ts'
import { cutsOf, sumFindings } from './audit/sums.ts'
import { wholeFindings } from './audit/wholes.ts'
import { sorted } from './collect.ts'
import type { Finding } from './findings.ts'

export type { AuditRow } from './audit/row.ts'

/** All that a data package's numbers say about themselves, check by check; the order of the rows decides nothing. */
export function audit(given: readonly AuditRow[]): Finding[] {
  const rows = sorted(given, (a, b) => byCodeUnits(a.source_id, b.source_id) || byCodeUnits(a.id, b.id))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const cuts = cutsOf(rows, byId)
  const sums = sumFindings(cuts, rows)
  const closing = new Set(sums.flatMap(({ kind, ids }) => (kind === 'sum_closes' ? ids.slice(0, 1) : [])))
  return [
    ...sums,
    ...rateFindings(rows, byId),
    ...restatementFindings(
      rows,
      byId,
      cuts.filter(({ total, exhaustive }) => exhaustive && closing.has(total.id)),
    ),
    ...wholeFindings(rows),
  ]
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
