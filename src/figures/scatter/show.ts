import type { Params } from '../../db/query.ts'
import { commonest, distinct, groupBy, listed, sorted } from '../../model/collect.ts'
import { type Stated, takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { type Correlation, spearman } from '../../model/correlation.ts'
import { gate } from '../../model/likeness.ts'
import { isDivisible, perTenThousand } from '../../model/perhead.ts'
import { comparePeriods, periodKey, periodKeys } from '../../model/periods.ts'
import { inPeriod } from '../../model/series.ts'
import { type Estimate, intervalOf } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { hasLevel, position } from '../../model/values.ts'
import type { View as FigureView } from '../figure.ts'
import type { Unlike } from '../notes.ts'

/** What of a view decides which places are shown. */
export type ScatterView = Pick<
  FigureView,
  'period' | 'by' | 'levels' | 'near' | 'anyway' | 'taken' | 'catalogue'
>

/** How the values of one axis are shown. */
export interface Axis {
  readonly indicator: Indicator
  readonly by: 'count' | 'per10k'
}

/** One value of a point. */
export interface Side extends Stated {
  /** In the unit of its axis. */
  readonly at: number
  readonly interval: Estimate | null
  /** Why it is unlike the others, where it is compared all the same. */
  readonly joined: UnlikeReason | null
}

/** One place with a value on both axes. */
export interface ScatterPoint {
  readonly x: Side
  readonly y: Side
  /** Whether it belongs to the correlation: not where a bound leaves its rank open. */
  readonly counted: boolean
}

export interface ScatterShown {
  /** Null: an axis names no indicator. */
  readonly axes: readonly [Axis, Axis] | null
  /** Whether one of them can be divided by residents. */
  readonly divisible: boolean
  /** A period key, `latest`, or null: no place gives both for one period. */
  readonly period: string | null
  /** The period that was asked for, where no place gives both. */
  readonly absent: string | null
  /** By id of place. */
  readonly points: readonly ScatterPoint[]
  readonly correlation: Correlation
  /** Places that give both, of which a value is unlike those of the other places. */
  readonly apart: readonly Unlike[]
  /** Places that give both and for which a count could not be divided, or no number was given. */
  readonly placeless: readonly { readonly row: Observation; readonly why: 'no_population' | 'numberless' }[]
  /** Places that give both, but not for this period. */
  readonly lacking: readonly { readonly row: Observation; readonly periods: readonly string[] }[]
  /** How many places give one alone, whatever the period. */
  readonly alone: readonly [number, number]
  /** Whether one of the two is a part of the other, or it divides or is divided by it. */
  readonly bound: boolean
}

/** Chooses period and places; see `Figure.show`. Params: `x` and `y`, ids of indicators. */
export function showScatter(rows: readonly Observation[], view: ScatterView, params: Params): ScatterShown {
  const placed = placesOfBoth(rows, view, params)
  const counted = placed.points.filter((point) => point.counted)
  return {
    ...placed,
    correlation: spearman(counted.map((point): [number, number] => [point.x.at, point.y.at])),
  }
}

/** All that is shown but the correlation, which takes long: an exact test goes through all orders. */
export function placesOfBoth(
  rows: readonly Observation[],
  view: ScatterView,
  params: Params,
): Omit<ScatterShown, 'correlation'> {
  const { indicators } = view.catalogue
  const asked = [params.x, params.y].map((id) => indicators.get(id ?? '') ?? null)
  const [x = null, y = null] = asked
  const nothing = { points: [], apart: [], placeless: [], lacking: [], alone: [0, 0] as const }
  const empty = { axes: null, divisible: false, period: null, absent: null, bound: false, ...nothing }
  if (x === null || y === null) return empty

  const ofLevels = rows.filter((row) => view.levels.length === 0 || view.levels.includes(row.level))
  const own = ({ id }: Indicator) =>
    ofLevels.filter(({ indicator_id, period_kind }) => indicator_id === id && period_kind !== 'target')
  const all: Pair<Observation[]> = [own(x), own(y)]
  const fullest = fullestPeriod(all)
  const possible =
    view.period === 'latest' || view.period === null || inTime(all, view.period, view.near)[0].length > 0
  const period =
    view.period !== null && possible ? view.period : (fullest ?? (view.near ? newest(all[0]) : null))
  const asOf = period === null ? ([[], []] as Pair<Observation[]>) : inTime(all, period, view.near)
  const sides = [sideOf(asOf[0], x, view), sideOf(asOf[1], y, view)] as const
  const points = pointsOf(sides[0].sides, sides[1].sides)
  const placed = new Set(points.map((point) => point.x.row.jurisdiction_id))
  const idsOf = (some: readonly Observation[]) => distinct(some.map((row) => row.jurisdiction_id))
  const [inX, inY] = [idsOf(all[0].filter(isSaid)), idsOf(all[1].filter(isSaid))]
  const present = new Set(idsOf(asOf[0]))
  return {
    axes: [
      { indicator: x, by: sides[0].by },
      { indicator: y, by: sides[1].by },
    ],
    divisible: sides[0].divisible || sides[1].divisible,
    period,
    absent: view.period === null || view.period === period ? null : view.period,
    points,
    apart: sides.flatMap((side) => side.apart).filter(({ row }) => !placed.has(row.jurisdiction_id)),
    placeless: distinct(
      sides.flatMap((side) => side.placeless).filter(({ row }) => !placed.has(row.jurisdiction_id)),
      ({ row }) => row.jurisdiction_id,
    ),
    lacking:
      period === 'latest'
        ? []
        : lackingOf(
            all,
            inX.filter((id) => inY.includes(id) && !present.has(id)),
          ),
    alone: [inX.filter((id) => !inY.includes(id)).length, inY.filter((id) => !inX.includes(id)).length],
    bound: areBound(x, y),
  }
}

/** The periods for which some place gives both, newest first. */
export function scatterPeriods(rows: readonly Observation[], { x, y }: Params): string[] {
  const own = (i: string | undefined) =>
    rows.filter(({ indicator_id, period_kind }) => indicator_id === i && period_kind !== 'target')
  const [xs, ys] = [own(x), own(y)]
  const other = new Set(ys.map(keyOf))
  return periodKeys(xs.filter((row) => other.has(keyOf(row))))
}

type Pair<T> = readonly [T, T]

function keyOf(row: Observation): string {
  return `${row.jurisdiction_id} ${periodKey(row)}`
}

function isSaid({ value_kind }: Observation): boolean {
  return value_kind !== 'missing'
}

/** The period for which most places give both numbers; of equals the latest. */
function fullestPeriod([xs, ys]: Pair<readonly Observation[]>): string | null {
  const other = new Set(ys.filter(hasLevel).map(keyOf))
  const both = sorted(
    xs.filter((row) => hasLevel(row) && other.has(keyOf(row))),
    (a, b) => comparePeriods(b, a),
  )
  return commonest(distinct(both, keyOf).map(periodKey)) ?? null
}

function newest(rows: readonly Observation[]): string | null {
  return periodKeys(rows.filter(hasLevel))[0] ?? null
}

/** The rows of both axes for a period, of places that have both; `latest`: each place’s latest period with both. */
function inTime([xs, ys]: Pair<readonly Observation[]>, period: string, near: boolean): Pair<Observation[]> {
  if (period !== 'latest') return together(inPeriod(xs, period, near), inPeriod(ys, period, near))
  const other = new Set(ys.map(keyOf))
  const latest = new Map<string, string>()
  for (const row of sorted(xs, comparePeriods))
    if (other.has(keyOf(row))) latest.set(row.jurisdiction_id, periodKey(row))
  const isLatest = (row: Observation) => latest.get(row.jurisdiction_id) === periodKey(row)
  return together(xs.filter(isLatest), ys.filter(isLatest))
}

function together(xs: readonly Observation[], ys: readonly Observation[]): Pair<Observation[]> {
  const [inX, inY] = [xs, ys].map((rows) => new Set(rows.map((row) => row.jurisdiction_id)))
  return [
    xs.filter((row) => inY?.has(row.jurisdiction_id)),
    ys.filter((row) => inX?.has(row.jurisdiction_id)),
  ]
}

/** What the gate makes of one axis, per head where that can be. */
function sideOf(rows: readonly Observation[], indicator: Indicator, view: ScatterView) {
  const { groups, joined } = gate(rows, indicator.id, view.catalogue, view.anyway)
  const alike = groups.filter(({ reason }) => reason === null).flatMap((group) => group.rows)
  const divisible = isDivisible(indicator) && alike.some((row) => perTenThousand(row) !== null)
  const by: 'count' | 'per10k' = divisible && view.by !== 'count' ? 'per10k' : 'count'
  const placeless: ScatterShown['placeless'][number][] = []
  const sides = takeOne(alike, view.taken).flatMap((stated): Side[] => {
    const { row } = stated
    const at = by === 'per10k' ? perTenThousand(row) : position(row)
    if (at === null) {
      placeless.push({ row, why: hasLevel(row) ? 'no_population' : 'numberless' })
      return []
    }
    const isBound = row.value_kind === 'at_least' || row.value_kind === 'at_most'
    const interval = isBound ? null : intervalOf(row, indicator, by)
    return [{ ...stated, at, interval, joined: joined.get(row.id) ?? null }]
  })
  const apart = groups.flatMap(({ reason, rows: some }) =>
    reason === null ? [] : takeOne(some, view.taken).map(({ row }): Unlike => ({ row, reason, indicator })),
  )
  return { by, divisible, sides, apart, placeless }
}

/** One point a place; where it has several bodies, the values of one body are preferred. */
function pointsOf(xs: readonly Side[], ys: readonly Side[]): ScatterPoint[] {
  const ofPlace = groupBy(ys, ({ row }) => row.jurisdiction_id)
  const byPlace = groupBy(xs, ({ row }) => row.jurisdiction_id)
  const points = [...byPlace].flatMap(([id, mine]): ScatterPoint[] => {
    const others = ofPlace.get(id) ?? []
    const pairs = mine.flatMap((x) => others.map((y) => ({ x, y })))
    const best = pairs.find(({ x, y }) => x.row.body_id === y.row.body_id) ?? pairs[0]
    return best === undefined ? [] : [{ ...best, counted: isFirm(best.x.row) && isFirm(best.y.row) }]
  })
  return sorted(points, (a, b) => a.x.row.jurisdiction_id.localeCompare(b.x.row.jurisdiction_id))
}

/** Whether its rank among others is known as far as the author knew it. */
function isFirm({ value_kind }: Observation): boolean {
  return value_kind !== 'at_least' && value_kind !== 'at_most'
}

function lackingOf([xs, ys]: Pair<readonly Observation[]>, ids: readonly string[]): ScatterShown['lacking'] {
  return ids.flatMap((id) => {
    const theirs = [...xs, ...ys].filter((row) => row.jurisdiction_id === id && isSaid(row))
    const [row] = theirs
    return row === undefined
      ? []
      : [{ row, periods: distinct(sorted(theirs, comparePeriods).map(periodKey)) }]
  })
}

/** Whether two indicators hang together by what they are, so that their going together says little. */
function areBound(x: Indicator, y: Indicator): boolean {
  const names = ({ total_id, numerator_id, denominator_id }: Indicator) =>
    [total_id, numerator_id, denominator_id].flatMap(listed)
  const shared = names(x).some((id) => names(y).includes(id))
  return shared || names(x).includes(y.id) || names(y).includes(x.id)
}
