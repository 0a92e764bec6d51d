import { ancestors, type Catalogue } from './catalogue.ts'
import { commonest, distinct, groupBy, sorted } from './collect.ts'
import { periodDays } from './periods.ts'
import { statementKey } from './series.ts'
import { type Indicator, type Observation, QUALITIES } from './types.ts'

/** Why a value must not stand among the others, the weightiest first. */
export const UNLIKE_REASONS = [
  'role',
  'unit',
  'definition',
  'value_kind',
  'period_kind',
  'scope',
  'body_kind',
  'period_length',
  'boundaries',
  'whole',
  'inside',
] as const
export type UnlikeReason = (typeof UNLIKE_REASONS)[number]

/** Values that are alike, and those that are not, each with its reason; all rows come back, none twice. */
export interface Sorted {
  readonly alike: readonly Observation[]
  readonly unlike: readonly { readonly row: Observation; readonly reason: UnlikeReason }[]
}

/**
 * The gate: sorts values by whether they may be compared with those of indicator `i`. What most places report
 * sets the standard (kind of period, scope, kind of body, length of period within five days, level of place).
 * Another indicator of the same kin is of another `role`, `unit`, or `definition`; `value_kind` states no
 * level (rose, fell); `boundaries`: its area has since gone to another place that reports too. Of a place and
 * a place inside it, the one of the commoner level stays: `whole` contains one of the others, `inside` lies in one.
 */
export function sortByLikeness(
  rows: readonly Observation[],
  i: string,
  { indicators, places }: Pick<Catalogue, 'indicators' | 'places'>,
): Sorted {
  const own = rows.filter((row) => row.indicator_id === i && row.value_kind !== 'direction')
  const kind = commonest(own.map((row) => row.period_kind))
  const sameKind = own.filter((row) => row.period_kind === kind)
  const scope = commonest(sameKind.map((row) => row.scope))
  const sameScope = sameKind.filter((row) => row.scope === scope)
  const body = commonest(sameScope.map((row) => row.body_kind))
  const sameBody = sameScope.filter((row) => row.body_kind === body)
  const days = commonest(sameBody.map(periodDays)) ?? null
  const candidates = sameBody.filter((row) => near(periodDays(row), days))
  const level = commonest(candidates.map((row) => row.level))
  const standing = new Set(candidates.filter((row) => row.level === level).map((row) => row.jurisdiction_id))
  const others = candidates.filter((row) => row.level !== level)
  const above = (row: Observation) => ancestors(row.jurisdiction_id, places)
  const reporting = new Set(candidates.map((row) => row.jurisdiction_id))
  const containing = new Set(candidates.flatMap(above))
  const inside = new Set(
    others.filter((row) => above(row).some((id) => standing.has(id))).map((row) => row.jurisdiction_id),
  )
  const reason = (row: Observation): UnlikeReason | null => {
    if (row.indicator_id !== i) return otherIndicator(indicators.get(row.indicator_id), indicators.get(i))
    if (row.value_kind === 'direction') return 'value_kind'
    if (row.period_kind !== kind) return 'period_kind'
    if (row.scope !== scope) return 'scope'
    if (row.body_kind !== body) return 'body_kind'
    if (!near(periodDays(row), days)) return 'period_length'
    const successor = places.get(row.jurisdiction_id)?.successor_id ?? null
    if (successor !== null && reporting.has(successor)) return 'boundaries'
    if (row.level === level) return null
    if (containing.has(row.jurisdiction_id)) return 'whole'
    return inside.has(row.jurisdiction_id) ? 'inside' : null
  }
  const judged = rows.map((row) => ({ row, reason: reason(row) }))
  return {
    alike: judged.filter(({ reason }) => reason === null).map(({ row }) => row),
    unlike: judged.flatMap(({ row, reason }) => (reason === null ? [] : [{ row, reason }])),
  }
}

function otherIndicator(other: Indicator | undefined, asked: Indicator | undefined): UnlikeReason {
  if (other === undefined || asked === undefined) return 'definition'
  if (other.role !== asked.role) return 'role'
  return other.measure !== asked.measure || other.unit_zh !== asked.unit_zh ? 'unit' : 'definition'
}

/** What a place states more than once for one indicator, scope, body and period. */
export interface Stated {
  /** The one that is charted. */
  readonly row: Observation
  /** The others whose numbers differ. */
  readonly others: readonly Observation[]
}

/**
 * Takes one statement for each place, indicator, scope, body and period. The rule: what merely repeats
 * another row (`restates`) is not counted again; among the rest the better source wins (official, mirror,
 * media, academic, book, compiled), then the later published, then the first in the file; but what is in
 * `taken` (ids that the visitor chose) comes before all others.
 */
export function takeOne(rows: readonly Observation[], taken: readonly string[] = []): Stated[] {
  const groups = groupBy(rows, statementKey)
  return [...groups.values()].flatMap((group) => {
    const ids = new Set(group.map((row) => row.id))
    const original = group.filter((row) => row.restates === null || !ids.has(row.restates))
    const ordered = sorted(original.length > 0 ? original : group, bySource)
    const first = group.find((row) => taken.includes(row.id)) ?? ordered[0]
    if (first === undefined) return []
    const others = distinct([...ordered, ...group]).filter((row) => row.value !== first.value)
    return [{ row: first, others }]
  })
}

function bySource(a: Observation, b: Observation): number {
  return (
    QUALITIES.indexOf(a.quality) - QUALITIES.indexOf(b.quality) ||
    (b.published ?? '').localeCompare(a.published ?? '') ||
    a.id.localeCompare(b.id)
  )
}

function near(days: number | null, standard: number | null): boolean {
  return days === standard || (days !== null && standard !== null && Math.abs(days - standard) <= 5)
}
