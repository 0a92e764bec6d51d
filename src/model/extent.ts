import type { Catalogue } from './catalogue.ts'
import { distinct, groupBy, sorted } from './collect.ts'
import { sortByLikeness, takeOne, type UnlikeReason } from './comparability.ts'
import { periodKey, periodKeys } from './periods.ts'
import { restOf } from './rates.ts'
import type { BodyKind, Indicator, Observation, PeriodKind, Scope } from './types.ts'
import { hasLevel, isRate } from './values.ts'

/** A kind and how many values are of it, the most first. */
export interface Tally<K> {
  readonly kind: K
  readonly count: number
}

/** What one period holds of an indicator: how many places the gate lets stand together, and why not the others. */
export interface PeriodExtent {
  /** `periodKey` of model/periods. */
  readonly period: string
  /** Places whose values are alike and state a level. */
  readonly comparable: number
  /** Places that the gate sets apart, by its reason, the most first. */
  readonly apart: readonly Tally<UnlikeReason>[]
}

/** How far the numbers of one indicator can be compared at all. */
export interface Extent {
  /** What a place states several times counts once; targets are counted apart. */
  readonly values: number
  readonly targets: number
  readonly places: number
  readonly bodies: number
  readonly bodyKinds: readonly Tally<BodyKind>[]
  readonly scopes: readonly Tally<Scope>[]
  readonly periodKinds: readonly Tally<PeriodKind>[]
  /** Calendar years in which the first and the last period ends; null: there is no value. */
  readonly years: readonly [number, number] | null
  /** Values that are bounds, approximations or ranges; and those for which no number was given. */
  readonly inexact: number
  readonly missing: number
  /** Of rates: how many come with both bases, one, or neither. Null for what is no rate. */
  readonly rests: { readonly both: number; readonly one: number; readonly neither: number } | null
  /** Newest first. */
  readonly periods: readonly PeriodExtent[]
}

/** Counts what there is of an indicator and passes each period through the gate; rows of others are left out. */
export function extentOf(
  rows: readonly Observation[],
  indicator: Pick<Indicator, 'id' | 'measure'>,
  catalogue: Pick<Catalogue, 'indicators' | 'places'>,
): Extent {
  const own = rows.filter((row) => row.indicator_id === indicator.id)
  const stated = takeOne(own).map(({ row }) => row)
  const said = stated.filter(({ period_kind }) => period_kind !== 'target')
  const levelled = said.filter(hasLevel)
  const years = said.map(({ period_end }) => Number(period_end.slice(0, 4))).sort((a, b) => a - b)
  const [first] = years
  const last = years[years.length - 1]
  const known = levelled.map((row) => {
    const { n, d } = restOf(row)
    return Number(n !== null) + Number(d !== null)
  })
  const resting = (count: number) => known.filter((one) => one === count).length
  return {
    values: said.length,
    targets: stated.length - said.length,
    places: placesOf(said),
    bodies: distinct(said.map(({ body_id }) => body_id)).length,
    bodyKinds: tally(said.map(({ body_kind }) => body_kind)),
    scopes: tally(said.map(({ scope }) => scope)),
    periodKinds: tally(said.map(({ period_kind }) => period_kind)),
    years: first === undefined || last === undefined ? null : [first, last],
    inexact: levelled.filter(({ value_kind }) => value_kind !== 'exact').length,
    missing: said.filter(({ value_kind }) => value_kind === 'missing').length,
    rests: isRate(indicator) ? { both: resting(2), one: resting(1), neither: resting(0) } : null,
    periods: periodKeys(said).map((period) =>
      periodExtent(
        period,
        said.filter((row) => periodKey(row) === period),
        indicator.id,
        catalogue,
      ),
    ),
  }
}

function periodExtent(
  period: string,
  rows: readonly Observation[],
  i: string,
  catalogue: Pick<Catalogue, 'indicators' | 'places'>,
): PeriodExtent {
  const { alike, unlike } = sortByLikeness(rows, i, catalogue)
  const byReason = groupBy(unlike, ({ reason }) => reason)
  return {
    period,
    comparable: placesOf(alike.filter(hasLevel)),
    apart: sorted(
      [...byReason].map(([kind, list]) => ({ kind, count: placesOf(list.map(({ row }) => row)) })),
      (a, b) => b.count - a.count,
    ),
  }
}

/** An indicator of the same kin, how many places report it, and why its values are kept apart. */
export interface Kin {
  readonly id: string
  readonly places: number
  readonly reason: UnlikeReason
}

/** What must not be mixed with an indicator, the most reported first. */
export function kinOf(
  rows: readonly Observation[],
  indicator: Pick<Indicator, 'id' | 'kin'>,
  catalogue: Pick<Catalogue, 'indicators' | 'places'>,
): Kin[] {
  const { id, kin } = indicator
  if (kin === null) return []
  const others = rows.filter(
    (row) => row.indicator_id !== id && catalogue.indicators.get(row.indicator_id)?.kin === kin,
  )
  const { unlike } = sortByLikeness(others, id, catalogue)
  const kins = [...groupBy(unlike, ({ row }) => row.indicator_id)].flatMap(([other, list]): Kin[] => {
    const [one] = list
    return one === undefined
      ? []
      : [{ id: other, places: placesOf(list.map(({ row }) => row)), reason: one.reason }]
  })
  return sorted(kins, (a, b) => b.places - a.places || a.id.localeCompare(b.id))
}

function placesOf(rows: readonly Observation[]): number {
  return distinct(rows.map(({ jurisdiction_id }) => jurisdiction_id)).length
}

function tally<K>(kinds: readonly K[]): Tally<K>[] {
  const found = [...groupBy(kinds, (kind) => kind)].map(([kind, list]) => ({ kind, count: list.length }))
  return sorted(found, (a, b) => b.count - a.count)
}
