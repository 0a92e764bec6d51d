import { ancestors, type Catalogue } from './catalogue.ts'
import { distinct, groupBy, sorted } from './collect.ts'
import { periodDays, sameLength } from './periods.ts'
import { type InStatement, statementKey } from './series.ts'
import {
  BODY_KINDS,
  type BodyKind,
  INCOMPARABLE,
  type Indicator,
  LEVELS,
  type Level,
  type Observation,
  PERIOD_KINDS,
  QUALITIES,
  type Quantity,
  SCOPES,
} from './types.ts'
import { canBeOne, hasLevel } from './values.ts'

/** Why a value must not stand among the others, the weightiest first. */
export const UNLIKE_REASONS = [
  'unit',
  'role',
  'definition',
  'value_kind',
  'period_kind',
  'scope',
  'body_kind',
  'variant',
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
 * sets the standard: kind of period, then scope, kind of body, what is counted (`variant`), length of period
 * (`sameLength`), level of place;
 * of equally common ones that of more values, then the first in a fixed order, so that the order of the rows
 * decides nothing. Only what states a level sets the standard.
 *
 * Another indicator of the same kin is of another `unit`, `role` or `definition`; `value_kind` states no level
 * (rose, fell). `boundaries`: the area as it was before a redrawing, beside one drawn since that may hold a part
 * of it. Of a place and a place inside it, the one of the commoner level stays: `whole` contains one of the
 * others, `inside` lies in one. What is missing stands on no scale, so no place is apart for it, nor it for places.
 */
export function sortByLikeness(
  rows: readonly Observation[],
  i: string,
  { indicators, places }: Pick<Catalogue, 'indicators' | 'places'>,
): Sorted {
  const own = rows.filter((row) => row.indicator_id === i && row.value_kind !== 'direction')
  const levelled = own.filter(hasLevel)
  const voters = levelled.length > 0 ? levelled : own
  const kind = standardOf(voters, (row) => row.period_kind, PERIOD_KINDS)
  const sameKind = voters.filter((row) => row.period_kind === kind)
  const scope = standardOf(sameKind, (row) => row.scope, SCOPES)
  const sameScope = sameKind.filter((row) => row.scope === scope)
  const body = standardOf(sameScope, (row) => row.body_kind, BODIES)
  const sameBody = sameScope.filter((row) => row.body_kind === body)
  const told = sameBody.filter((row) => variantOf(row) !== INCOMPARABLE)
  const variant = standardOf(told, variantOf, distinct(['', ...sorted(told.map(variantOf), byText)]))
  const sameVariant = sameBody.filter((row) => variantOf(row) === variant)
  const days = standardLength(sameVariant)
  const candidates = levelled.filter((row) => sameVariant.includes(row) && sameLength(periodDays(row), days))
  const level = standardOf(candidates, (row) => row.level, LEVELS)
  const layout = layOut(candidates, level, places)
  const reason = (row: Observation): UnlikeReason | null => {
    if (row.indicator_id !== i) return otherIndicator(indicators.get(row.indicator_id), indicators.get(i))
    if (row.value_kind === 'direction') return 'value_kind'
    if (row.period_kind !== kind) return 'period_kind'
    if (row.scope !== scope) return 'scope'
    if (row.body_kind !== body) return 'body_kind'
    if (variantOf(row) !== (variant ?? '')) return 'variant'
    if (!sameLength(periodDays(row), days)) return 'period_length'
    return hasLevel(row) ? layout(row) : null
  }
  const judged = rows.map((row) => ({ row, reason: reason(row) }))
  return {
    alike: judged.filter(({ reason }) => reason === null).map(({ row }) => row),
    unlike: judged.flatMap(({ row, reason }) => (reason === null ? [] : [{ row, reason }])),
  }
}

/** What is counted, where it is not quite what the indicator is defined as: empty where it is. */
function variantOf({ variant }: Observation): string {
  return variant ?? ''
}

const byText = (a: string, b: string) => a.localeCompare(b)

/** Whole areas first, then whole governments: of two equally common kinds of body the wider is the standard. */
const BODIES: readonly BodyKind[] = distinct<BodyKind>(['area_total', ...BODY_KINDS])

/** Whether a value's place may stand beside those of the candidates: redrawn, containing, contained. */
function layOut(
  candidates: readonly Observation[],
  level: Level | undefined,
  places: Catalogue['places'],
): (row: Observation) => 'boundaries' | 'whole' | 'inside' | null {
  const above = (id: string) => ancestors(id, places)
  const idsOf = (some: readonly Observation[]) => distinct(some.map((row) => row.jurisdiction_id))
  const all = idsOf(candidates)
  const ofLevel = idsOf(candidates.filter((row) => row.level === level))
  const containing = new Set(all.flatMap(above))
  const overLevel = new Set(ofLevel.flatMap(above))
  // A place of the level that contains another of it is set apart itself, so nothing lies inside it.
  const standing = new Set(ofLevel.filter((id) => !overLevel.has(id)))
  return ({ jurisdiction_id: id, level: own }) => {
    if (all.some((other) => wasRedrawn(id, other, places))) return 'boundaries'
    if (own === level) return overLevel.has(id) ? 'whole' : null
    if (containing.has(id)) return 'whole'
    return above(id).some((one) => standing.has(one)) ? 'inside' : null
  }
}

/**
 * Whether a place ceased to be as it was and the other holds, or may hold, a part of its area since: its
 * successor, that one's, and what was newly drawn under the same parent afterwards.
 */
function wasRedrawn(id: string, other: string, places: Catalogue['places']): boolean {
  const place = places.get(id)
  // Most never were: this is asked of every pair.
  if (place === undefined || (place.valid_to === null && !place.successor_id)) return false
  const since = places.get(other)
  if (since === undefined || id === other) return false
  const seen = new Set([id])
  for (let next = place.successor_id; next && !seen.has(next); next = places.get(next)?.successor_id) {
    if (next === other) return true
    seen.add(next)
  }
  const { valid_to } = place
  const { valid_from } = since
  return (
    valid_to !== null && valid_from !== null && valid_from > valid_to && since.parent_id === place.parent_id
  )
}

/** What most places report; of equals what most values do, then the first of `order`. */
function standardOf<K>(
  rows: readonly Observation[],
  keyOf: (row: Observation) => K,
  order: readonly K[],
): K | undefined {
  const found = order.map((key) => ({ key, rows: rows.filter((row) => keyOf(row) === key) }))
  const [most] = sorted(found, (a, b) => byMost(a.rows, b.rows))
  return most === undefined || most.rows.length === 0 ? undefined : most.key
}

/** The commonest length in days, those that count as one taken together; of equals the nearest to a year. */
function standardLength(rows: readonly Observation[]): number | null {
  const lengths = distinct(rows.map(periodDays)).map((days) => ({
    days,
    rows: rows.filter((row) => sameLength(periodDays(row), days)),
  }))
  const fromYear = (days: number | null) => (days === null ? 0 : Math.abs(days - 365))
  const [most] = sorted(
    lengths,
    (a, b) => byMost(a.rows, b.rows) || fromYear(a.days) - fromYear(b.days) || (b.days ?? 0) - (a.days ?? 0),
  )
  return most?.days ?? null
}

function byMost(a: readonly Observation[], b: readonly Observation[]): number {
  const placesOf = (rows: readonly Observation[]) => new Set(rows.map((row) => row.jurisdiction_id)).size
  return placesOf(b) - placesOf(a) || b.length - a.length
}

function otherIndicator(other: Indicator | undefined, asked: Indicator | undefined): UnlikeReason {
  if (other === undefined || asked === undefined) return 'definition'
  if (other.measure !== asked.measure || other.unit_zh !== asked.unit_zh) return 'unit'
  return other.role !== asked.role ? 'role' : 'definition'
}

/** What a place states more than once for one indicator, scope, body, period and variant. */
export interface Stated<Row extends Statement = Observation> {
  /** The one that is charted. */
  readonly row: Row
  /** The others that say another number: beyond rounding, and not within the other's bound. */
  readonly others: readonly Row[]
}

/** What decides between several statements of one number. */
export type Statement = InStatement &
  Quantity &
  Pick<Observation, 'id' | 'restates' | 'quality' | 'published'>

/**
 * Takes one statement for each place, indicator, scope, body, period and variant. The rule: what merely repeats
 * another row (`restates`) is not counted again; among the rest what states a level comes before what does not,
 * then the better source wins (official, mirror, media, academic, book, compiled), then the later published, then
 * the first by id; but what is in `taken` (ids that the visitor chose) comes before all others.
 */
export function takeOne<Row extends Statement = Observation>(
  rows: readonly Row[],
  taken: readonly string[] = [],
): Stated<Row>[] {
  const groups = groupBy(rows, statementKey)
  return [...groups.values()].flatMap((group) => {
    const ids = new Set(group.map((row) => row.id))
    const original = group.filter((row) => row.restates === null || !ids.has(row.restates))
    const ordered = sorted(original.length > 0 ? original : group, bySource)
    const first = group.find((row) => taken.includes(row.id)) ?? ordered[0]
    if (first === undefined) return []
    const others = distinct([...ordered, ...group]).filter((row) => !canBeOne(row, first))
    return [{ row: first, others }]
  })
}

/** By which rule `takeOne` prefers a statement to another; `first` in the file. */
export type TakingRule = 'restates' | 'quality' | 'published' | 'first'

/** Why one statement is charted and not the other. */
export function takingRule(row: Statement, other: Statement): TakingRule {
  if (other.restates === row.id) return 'restates'
  if (row.quality !== other.quality) return 'quality'
  return row.published !== other.published ? 'published' : 'first'
}

function bySource(a: Statement, b: Statement): number {
  return (
    Number(hasLevel(b)) - Number(hasLevel(a)) ||
    QUALITIES.indexOf(a.quality) - QUALITIES.indexOf(b.quality) ||
    (b.published ?? '').localeCompare(a.published ?? '') ||
    a.id.localeCompare(b.id)
  )
}
