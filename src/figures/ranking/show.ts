import type { Params } from '../../db/query.ts'
import { commonest, distinct, groupBy, sorted } from '../../model/collect.ts'
import { type Stated, takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { gate } from '../../model/likeness.ts'
import { isDivisible, perHeadScale, perTenThousand } from '../../model/perhead.ts'
import { comparePeriods, periodKey, periodKeys } from '../../model/periods.ts'
import { type Contender, type Rank, type Ranks, rankIntervals } from '../../model/ranks.ts'
import { inPeriod, lacking } from '../../model/series.ts'
import { intervalOf } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { position, span } from '../../model/values.ts'
import type { View } from '../figure.ts'
import { isMove } from '../say.ts'

/** How many places a brief picture holds. */
const BRIEF = 10

/** A value as it is ranked: the observation, and the number it is placed by. */
export interface Ranked extends Stated {
  /** Its own: a value that is compared all the same may be of another definition. */
  readonly indicator: Indicator
  /** In the indicator's unit, or per 10,000 residents; null: no level, or no population to divide by. */
  readonly at: number | null
  /** Why it is unlike the others among which it stands by the visitor's will; null: it is alike, or set apart. */
  readonly joined: UnlikeReason | null
  /** Whether it is of another period than the one asked for. */
  readonly instead: boolean
  /** Null: it is not ranked. */
  readonly rank: Rank | null
}

/** Why a count is not divided: it is a body's own, residents are shared with another place, or none may be used. */
export type UndividedReason = 'own' | 'shared_population' | 'no_population'

export interface RankingGroup {
  /** Null: the values that are compared. */
  readonly reason: UnlikeReason | UndividedReason | null
  /** The indicator of these values; another than the one asked for where the reason is `definition`. */
  readonly indicator: Indicator
  readonly ranked: readonly Ranked[]
}

/** How many pairs were compared, how many of them by a test, and how many differ. */
export interface Compared extends Pick<Ranks, 'pairs' | 'tested' | 'apart'> {
  /** Of the pairs tested, those that can be told apart. */
  readonly told: number
}

/** What the ranking shows of its rows. */
export interface RankingShown {
  readonly indicator: Indicator | null
  readonly period: string | null
  /** The period that was chosen, where nobody reports for it: another is shown. */
  readonly absent: string | null
  readonly by: 'count' | 'per10k'
  /** Whether there is a choice between counts and counts per 10,000 residents. */
  readonly divisible: boolean
  /** Whether counts stand in the order of size of place. */
  readonly sized: boolean
  /** Whether counts are shown since none of them may be divided. */
  readonly undivided: boolean
  readonly groups: readonly RankingGroup[]
  /** All values that are compared, also those that a brief picture leaves out. */
  readonly main: readonly Ranked[]
  /** What was compared to rank them; null: they are not ranked. */
  readonly compared: Compared | null
  /** How many values a brief picture leaves out. */
  readonly left: number
  /** Places that report the indicator, but not for this period, with the periods they have. */
  readonly elsewhere: readonly { readonly row: Observation; readonly periods: readonly string[] }[]
  /** Whether some of these have a period near enough to be shown instead. */
  readonly nearby: boolean
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
  const period =
    view.period === 'latest' || hasPeriod(own, view.period) ? view.period : fullestPeriod(own, view.places)
  if (indicator === null || period === null)
    return {
      indicator,
      period: null,
      absent: null,
      by: 'count',
      divisible: false,
      sized: false,
      undivided: false,
      groups: [],
      main: [],
      compared: null,
      left: 0,
      elsewhere: [],
      nearby: false,
      targets: levelled.filter((row) => row.indicator_id === indicator?.id),
      reporting: 0,
    }

  const latest = period === 'latest'
  const asked = inPeriod(
    latest ? levelled.filter((row) => row.period_kind !== 'target') : levelled,
    period,
    view.near,
  )
  const gated = gate(asked, indicator.id, view.catalogue, view.anyway)
  const together = gated.groups.find(({ reason }) => reason === null)?.rows ?? []
  const perHead = isDivisible(indicator)
  const divisible = perHead && together.some((row) => perTenThousand(row) !== null)
  const by = divisible ? (view.by ?? 'per10k') : 'count'
  const sized = divisible && by === 'count'

  const placed = (some: readonly Observation[]) =>
    takeOne(some, view.taken).flatMap((stated): Ranked[] => {
      const { row } = stated
      const itsOwn = view.catalogue.indicators.get(row.indicator_id)
      if (itsOwn === undefined) return []
      const joined = gated.joined.get(row.id) ?? null
      const instead = !latest && periodKey(row) !== period
      return [{ ...stated, indicator: itsOwn, at: placeOf(row, itsOwn, by), joined, instead, rank: null }]
    })
  const all = placed(together)
  const reasonOf = (one: Ranked) => offScale(one, by, view)
  const { ranked, compared } = withRanks(
    order(
      all.filter((one) => reasonOf(one) === null),
      sized,
    ),
    by,
    sized,
  )
  const groups: RankingGroup[] = [
    { reason: null, indicator, ranked },
    ...[
      ...groupBy(
        all.filter((one) => reasonOf(one) !== null),
        reasonOf,
      ),
    ].map(([reason, list]): RankingGroup => ({ reason, indicator, ranked: order(list, false) })),
    ...gated.groups
      .filter(({ reason }) => reason !== null)
      .flatMap(({ reason, indicator_id, rows: apart }): RankingGroup[] => {
        const itsOwn = view.catalogue.indicators.get(indicator_id)
        // What has another unit has no place on this axis.
        const list = placed(apart).map((one) => (reason === 'unit' ? { ...one, at: null } : one))
        return itsOwn === undefined ? [] : [{ reason, indicator: itsOwn, ranked: order(list, false) }]
      }),
  ]

  const filled = groups.filter((group) => group.ranked.length > 0)
  const drawn =
    view.brief === true && ranked.length > 0
      ? [{ reason: null, indicator, ranked: head(ranked, view) }]
      : filled
  const shown = new Set(asked.map((row) => row.id))
  return {
    indicator,
    period,
    absent: view.period === null || view.period === period ? null : view.period,
    by,
    divisible,
    sized,
    undivided: perHead && !divisible,
    groups: drawn,
    main: ranked,
    compared,
    left: count(filled) - count(drawn),
    elsewhere: lacking(own, period).filter(
      ({ row }) => !own.some((other) => other.jurisdiction_id === row.jurisdiction_id && shown.has(other.id)),
    ),
    nearby: !view.near && inPeriod(own, period, true).length > inPeriod(own, period).length,
    targets: [],
    reporting: new Set(own.map((row) => row.jurisdiction_id)).size,
  }
}

/** Gives ranks from–to to all that stands on the scale; counts in the order of size are not ranked by size. */
function withRanks(
  list: readonly Ranked[],
  by: 'count' | 'per10k',
  sized: boolean,
): { ranked: readonly Ranked[]; compared: RankingShown['compared'] } {
  const levels = list.flatMap((one) => {
    const contender = contenderOf(one, by)
    return contender === null ? [] : [{ one, contender }]
  })
  if (sized || levels.length < 2) return { ranked: list, compared: null }
  const contenders = levels.map(({ contender }) => contender)
  const { ranks, pairs, tested, apart } = rankIntervals(contenders)
  const { apart: told } = rankIntervals(contenders.filter(({ interval }) => interval !== null))
  const ranked = list.map((one): Ranked => {
    const at = levels.findIndex((level) => level.one === one)
    return { ...one, rank: ranks[at] ?? null }
  })
  return { ranked, compared: { pairs, tested, apart, told } }
}

function contenderOf({ row, at, indicator }: Ranked, by: 'count' | 'per10k'): Contender | null {
  const stated = span(row, indicator.measure)
  if (at === null || stated === null) return null
  const scale = perHeadScale(row, by)
  return {
    stated: { low: stated.low * scale, high: stated.high * scale },
    bound: row.value_kind !== 'exact',
    interval: intervalOf(row, indicator, by),
  }
}

/** Why a value that may be compared has no place on the scale; null where it has, or where it is missing. */
function offScale(
  { row, at, indicator }: Ranked,
  by: 'count' | 'per10k',
  view: View,
): UndividedReason | 'value_kind' | null {
  if (isMove(row, indicator)) return 'value_kind'
  return by === 'count' || at !== null || position(row) === null ? null : whyUndivided(row, view)
}

function whyUndivided(row: Observation, { catalogue }: View): UndividedReason {
  if (row.scope !== 'whole_area') return 'own'
  const id = row.jurisdiction_id
  const shared = [...catalogue.places.values()].some(
    (place) => place.overlaps_id && (place.id === id || place.overlaps_id === id),
  )
  return shared ? 'shared_population' : 'no_population'
}

/** The first of the compared values, and those of chosen places. */
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

function placeOf(row: Observation, indicator: Indicator, by: 'count' | 'per10k'): number | null {
  if (isMove(row, indicator)) return null
  return by === 'count' ? position(row) : perTenThousand(row)
}

/** Greatest first, or the most populous first; what has no level comes last, then by id. */
function order(ranked: readonly Ranked[], bySize: boolean): Ranked[] {
  const key = ({ row, at }: Ranked) => (bySize ? row.population : at) ?? Number.NEGATIVE_INFINITY
  return sorted(
    ranked,
    (a, b) =>
      key(b) - key(a) ||
      a.row.jurisdiction_id.localeCompare(b.row.jurisdiction_id) ||
      a.row.id.localeCompare(b.row.id),
  )
}
