import type { Params } from '../../db/query.ts'
import { commonest, distinct, groupBy, sorted } from '../../model/collect.ts'
import { type Stated, sortByLikeness, takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { perTenThousand } from '../../model/perhead.ts'
import { comparePeriods, newestOfEach, periodKey, periodKeys } from '../../model/periods.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { position } from '../../model/values.ts'
import type { View } from '../figure.ts'

/** How many places a brief picture holds. */
const BRIEF = 10

/** A value as it is ranked: the observation, and the number it is placed by. */
export interface Ranked {
  readonly row: Observation
  /** In the indicator's unit, or per 10,000 residents; null: no level, or no population to divide by. */
  readonly at: number | null
  /** Other values stated for the same place and period. */
  readonly others: readonly Observation[]
}

/** Why a count is not divided: it is a body's own, residents are shared with another place, or none may be used. */
export type UndividedReason = 'own' | 'shared_population' | 'no_population'

export interface RankingGroup {
  /** Null: the values that can be compared. */
  readonly reason: UnlikeReason | UndividedReason | null
  /** The indicator of these values; another than the one asked for where the reason is `definition`. */
  readonly indicator: Indicator
  readonly ranked: readonly Ranked[]
}

/** What the ranking shows of its rows. */
export interface RankingShown {
  readonly indicator: Indicator | null
  readonly period: string | null
  /** The period that was chosen, where nobody reports for it: another is shown. */
  readonly absent: string | null
  readonly by: 'count' | 'per10k'
  /** Whether counts stand in the order of size of place. */
  readonly sized: boolean
  /** Whether counts are shown since none of them may be divided. */
  readonly undivided: boolean
  readonly groups: readonly RankingGroup[]
  /** All values that can be compared, also those that a brief picture leaves out. */
  readonly main: readonly Ranked[]
  /** How many values a brief picture leaves out. */
  readonly left: number
  /** Places that report the indicator, but not for this period, with the periods they have. */
  readonly elsewhere: readonly { readonly row: Observation; readonly periods: readonly string[] }[]
  /** What is only aimed at, where nothing that was reached is reported. */
  readonly targets: readonly Observation[]
  /** All places that report the indicator for any period. */
  readonly reporting: number
}

/** Chooses period, likeness and order; see `Figure.show`. */
export function showRanking(rows: readonly Observation[], view: View, params: Params): RankingShown {
  const indicator = view.catalogue.indicators.get(params.i ?? '') ?? null
  const levelled = rows.filter((row) => view.levels.length === 0 || view.levels.includes(row.level))
  const own = levelled.filter((row) => row.indicator_id === indicator?.id && row.period_kind !== 'target')
  if (indicator === null || own.length === 0)
    return {
      indicator,
      period: null,
      absent: null,
      by: 'count',
      sized: false,
      undivided: false,
      groups: [],
      main: [],
      left: 0,
      elsewhere: [],
      targets: levelled.filter((row) => row.indicator_id === indicator?.id),
      reporting: 0,
    }

  const period =
    view.period === 'latest' || hasPeriod(own, view.period) ? view.period : fullestPeriod(own, view.places)
  const inPeriod =
    period === 'latest' ? latestOfEach(levelled) : levelled.filter((row) => periodKey(row) === period)
  const perHead = indicator.measure === 'count' && indicator.interval === 'byar'
  const { alike, unlike } = sortByLikeness(inPeriod, indicator.id, view.catalogue)
  const canDivide = alike.some((row) => perTenThousand(row) !== null)
  const by = perHead ? (view.by ?? (canDivide ? 'per10k' : 'count')) : 'count'
  const sized = perHead && canDivide && by === 'count'

  const rank = (stated: Stated): Ranked => ({ ...stated, at: placeOf(stated.row, by) })
  const ranked = takeOne(alike).map(rank)
  const divisible = ranked.filter(({ at, row }) => by === 'count' || at !== null || position(row) === null)
  const undivided = ranked.filter((one) => !divisible.includes(one))
  const groups: RankingGroup[] = [
    { reason: null, indicator, ranked: order(divisible, sized) },
    ...[...groupBy(undivided, ({ row }) => whyUndivided(row, view)).entries()].map(
      ([reason, list]): RankingGroup => ({ reason, indicator, ranked: order(list, false) }),
    ),
  ]
  for (const apart of groupBy(unlike, kindOf).values()) {
    const [first] = apart
    const kin = first && view.catalogue.indicators.get(first.row.indicator_id)
    if (first === undefined || kin === undefined) continue
    const stated = takeOne(apart.map(({ row }) => row)).map(rank)
    groups.push({ reason: first.reason, indicator: kin, ranked: order(stated, false) })
  }

  const filled = groups.filter((group) => group.ranked.length > 0)
  const main = filled.find(({ reason }) => reason === null)?.ranked ?? []
  const drawn =
    view.brief === true && main.length > 0 ? [{ reason: null, indicator, ranked: head(main, view) }] : filled

  const here = new Set(
    inPeriod.filter((row) => row.indicator_id === indicator.id).map((row) => row.jurisdiction_id),
  )
  const elsewhere = [...groupBy(own, (row) => row.jurisdiction_id).values()].flatMap((list) => {
    const [row] = list
    if (row === undefined || here.has(row.jurisdiction_id)) return []
    return [{ row, periods: distinct(sorted(list, comparePeriods).map(periodKey)) }]
  })
  return {
    indicator,
    period,
    absent: view.period === null || view.period === period ? null : view.period,
    by,
    sized,
    undivided: perHead && view.by === null && !canDivide,
    groups: drawn,
    main,
    left: count(filled) - count(drawn),
    elsewhere,
    targets: [],
    reporting: new Set(own.map((row) => row.jurisdiction_id)).size,
  }
}

/** What a group of unlike values shares: the reason, and what its heading names. */
function kindOf({ row, reason }: { readonly row: Observation; readonly reason: UnlikeReason }): string {
  const named = reason === 'scope' ? row.scope : reason === 'body_kind' ? row.body_kind : ''
  return `${reason} ${row.indicator_id} ${named}`
}

function whyUndivided(row: Observation, { catalogue }: View): UndividedReason {
  if (row.scope !== 'whole_area') return 'own'
  const id = row.jurisdiction_id
  const shared = [...catalogue.places.values()].some(
    (place) => place.overlaps_id && (place.id === id || place.overlaps_id === id),
  )
  return shared ? 'shared_population' : 'no_population'
}

/** The first of the comparable values, and those of chosen places. */
function head(main: readonly Ranked[], view: View): Ranked[] {
  return main.filter(({ row }, at) => at < BRIEF || view.places.includes(row.jurisdiction_id))
}

function count(groups: readonly RankingGroup[]): number {
  return groups.reduce((all, { ranked }) => all + ranked.length, 0)
}

/** The periods of the indicator's own values, newest first. */
export function rankingPeriods(rows: readonly Observation[]): string[] {
  return periodKeys(rows.filter((row) => row.period_kind !== 'target'))
}

/** The period for which most places report, among those of chosen places if they have any; of equals the latest. */
function fullestPeriod(rows: readonly Observation[], places: readonly string[]): string | null {
  const newestFirst = sorted(rows, (a, b) => comparePeriods(b, a))
  const once = distinct(newestFirst, (row) => `${row.jurisdiction_id} ${periodKey(row)}`)
  const theirs = new Set(once.filter((row) => places.includes(row.jurisdiction_id)).map(periodKey))
  const keys = once.map(periodKey)
  return commonest(theirs.size > 0 ? keys.filter((key) => theirs.has(key)) : keys) ?? null
}

function hasPeriod(rows: readonly Observation[], period: string | null): boolean {
  return period !== null && rows.some((row) => periodKey(row) === period)
}

function latestOfEach(rows: readonly Observation[]): Observation[] {
  return newestOfEach(
    rows.filter((row) => row.period_kind !== 'target'),
    (row) => `${row.indicator_id} ${row.jurisdiction_id} ${row.scope}`,
    (row) => row,
  )
}

function placeOf(row: Observation, by: 'count' | 'per10k'): number | null {
  return by === 'count' ? position(row) : perTenThousand(row)
}

/** Greatest first, or the most populous first; what has no level comes last, then by id. */
function order(ranked: readonly Ranked[], bySize: boolean): Ranked[] {
  const key = ({ row, at }: Ranked) => (bySize ? row.population : at) ?? Number.NEGATIVE_INFINITY
  return sorted(
    ranked,
    (a, b) => key(b) - key(a) || a.row.jurisdiction_id.localeCompare(b.row.jurisdiction_id),
  )
}
