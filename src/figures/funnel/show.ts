import type { Params } from '../../db/query.ts'
import { ancestors } from '../../model/catalogue.ts'
import { distinct, sorted } from '../../model/collect.ts'
import { takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { beyondLimits, type Funnel, funnelOf, OUTER_LIMITS, type Proportion } from '../../model/funnel.ts'
import { gate } from '../../model/likeness.ts'
import { comparePeriods, periodKeys } from '../../model/periods.ts'
import { restOf } from '../../model/rates.ts'
import { inPeriod, lacking } from '../../model/series.ts'
import { rateInterval } from '../../model/statistics.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import type { Lacking } from '../choices.ts'
import type { View as FigureView } from '../figure.ts'
import type { Unlike } from '../notes.ts'
import type { FunnelRow } from '../questions.ts'

/** What of a view decides which places are shown. */
type View = Pick<FigureView, 'period' | 'levels' | 'near' | 'anyway' | 'taken' | 'catalogue'>

/** Where n and d come from: both stated, n the only number that gives the rate, or both counted and nobody says the rate. */
export type Basis = 'stated' | 'inferred' | 'computed'

/** One place: n of d cases. */
export interface FunnelPoint extends Proportion {
  readonly row: Observation
  readonly basis: Basis
  /** n of d, in per cent. */
  readonly rate: number
  /** Other numbers stated for the same place and period. */
  readonly others: readonly Observation[]
  /** Why it is unlike the others, where it is compared all the same. */
  readonly unlike: UnlikeReason | null
  /** Whether its cases belong to the pooled rate: not where they are another place's too. */
  readonly pooled: boolean
}

/** Why a stated rate has no place in the plot. */
export type Baseless = 'no_d' | 'no_n' | 'disagrees' | 'bound'

export interface FunnelShown {
  /** What is plotted. */
  readonly indicator: Indicator | null
  /** What was asked for, where too few places give it and another is plotted. */
  readonly instead: { readonly asked: Indicator; readonly places: number } | null
  readonly period: string
  /** The period that was asked for, where too few places report for it. */
  readonly absent: string | null
  /** By number of cases, the fewest first. */
  readonly points: readonly FunnelPoint[]
  /** Null: too few places, or no scatter. */
  readonly funnel: Funnel | null
  /** What lies beyond the outer limits; nothing where places differ too much for any to be called out. */
  readonly beyond: readonly { readonly point: FunnelPoint; readonly side: 'above' | 'below' }[]
  readonly apart: readonly Unlike[]
  readonly baseless: readonly { readonly row: Observation; readonly why: Baseless }[]
  /** Places that report it for other periods only. */
  readonly lacking: readonly Lacking[]
  /** Indicators that have places enough, the most first; found only where this one has not. */
  readonly enough: readonly { readonly indicator: Indicator; readonly places: number }[]
}

/** Chooses indicator, period and places; see `Figure.show`. */
export function showFunnel(rows: readonly FunnelRow[], view: View, params: Params): FunnelShown {
  const asked = view.catalogue.indicators.get(params.i ?? '') ?? null
  const own = plotted(rows, asked, view)
  if (asked === null || own.funnel !== null) return { ...own, instead: null, enough: [] }
  const other = view.catalogue.indicators.get(params.otherwise ?? '') ?? null
  if (other !== null && other !== asked) {
    const instead = plotted(rows, other, view)
    if (instead.funnel !== null)
      return { ...instead, instead: { asked, places: counted(own.points).length }, enough: [] }
  }
  return { ...own, instead: null, enough: enoughOf(rows, view) }
}

/** The periods for which an indicator's rates rest on known cases, newest first. */
export function funnelPeriods(rows: readonly FunnelRow[]): string[] {
  return periodKeys(rows)
}

type Plotted = Omit<FunnelShown, 'instead' | 'enough'>

function plotted(rows: readonly FunnelRow[], indicator: Indicator | null, view: View): Plotted {
  const own = rows.filter(
    (row) =>
      row.indicator_id === indicator?.id && (view.levels.length === 0 || view.levels.includes(row.level)),
  )
  const asked = view.period === null || view.period === 'latest' ? null : view.period
  if (indicator !== null && asked !== null) {
    const then = ofPeriod(own, indicator, asked, view)
    if (then.funnel !== null) return then
  }
  return { ...ofPeriod(own, indicator, 'latest', view), absent: asked }
}

function ofPeriod(
  own: readonly FunnelRow[],
  indicator: Indicator | null,
  period: string,
  view: View,
): Plotted {
  const nothing = { points: [], funnel: null, beyond: [], apart: [], baseless: [], lacking: [] }
  if (indicator === null) return { indicator, period, absent: null, ...nothing }
  const inTime = (list: readonly FunnelRow[]) => inPeriod(list, period, view.near)
  const isComputed = new Set(own.filter(({ computed }) => computed).map(({ id }) => id))
  const usable = own.filter((row) => proportionOf(row, indicator) !== null)
  const candidates = inTime(usable)
  const { groups, joined } = gate(candidates, indicator.id, view.catalogue, view.anyway)
  const together = groups.filter(({ reason }) => reason === null).flatMap((group) => group.rows)
  const stated = takeOne(together, view.taken).flatMap(({ row, others }): FunnelPoint[] => {
    const cases = proportionOf(row, indicator)
    if (cases === null) return []
    const unlike = joined.get(row.id) ?? null
    return [
      {
        ...cases,
        row,
        others,
        unlike,
        rate: (100 * cases.n) / cases.d,
        basis: isComputed.has(row.id) ? 'computed' : row.n === null ? 'inferred' : 'stated',
        pooled: true,
      },
    ]
  })
  const once = distinct(sorted(stated, bestFirst), ({ row }) => row.jurisdiction_id)
  const points = sorted(once, (a, b) => a.d - b.d || a.row.id.localeCompare(b.row.id)).map((point) => ({
    ...point,
    pooled: point.unlike === null || !sharesCases(point, once, view),
  }))
  const funnel = funnelOf(counted(points))
  return {
    indicator,
    period,
    absent: null,
    points,
    funnel,
    beyond: funnel === null || funnel.overdispersed ? [] : beyondOf(points, funnel),
    apart: groups.flatMap(({ reason, rows }) =>
      reason === null ? [] : takeOne(rows, view.taken).map(({ row }) => ({ row, reason, indicator })),
    ),
    baseless: baselessOf(inTime(own), indicator, points),
    lacking: lacking(usable, period),
  }
}

/** The points that belong to the pooled rate. */
export function counted(points: readonly FunnelPoint[]): FunnelPoint[] {
  return points.filter(({ pooled }) => pooled)
}

/**
 * n of d of a rate whose cases are known: stated, or computed, or the only whole number that gives it; null where
 * they are not, or where they give another rate than the one stated.
 */
function proportionOf(row: Observation, indicator: Indicator): Proportion | null {
  const { n, d } = restOf(row)
  return n === null || d === null || rateInterval(row, indicator) === null ? null : { n, d }
}

/** Whether some of a place's cases may be another's: it contains one, lies in one, or was redrawn. */
function sharesCases(
  { row, unlike }: FunnelPoint,
  all: readonly FunnelPoint[],
  { catalogue }: View,
): boolean {
  const above = (id: string) => ancestors(id, catalogue.places)
  const id = row.jurisdiction_id
  return (
    unlike === 'boundaries' ||
    all.some(
      ({ row: other }) =>
        above(id).includes(other.jurisdiction_id) || above(other.jurisdiction_id).includes(id),
    )
  )
}

/** Like before unlike, the newest first, then the most cases. */
function bestFirst(a: FunnelPoint, b: FunnelPoint): number {
  return Number(a.unlike !== null) - Number(b.unlike !== null) || comparePeriods(b.row, a.row) || b.d - a.d
}

function beyondOf(points: readonly FunnelPoint[], { pooled }: Funnel): FunnelShown['beyond'] {
  return counted(points).flatMap((point) => {
    const side = beyondLimits(point, pooled, OUTER_LIMITS)
    return side === null ? [] : [{ point, side }]
  })
}

/** Stated rates of places that are not plotted by another one, with what keeps each out. */
function baselessOf(
  rows: readonly FunnelRow[],
  indicator: Indicator,
  points: readonly FunnelPoint[],
): FunnelShown['baseless'] {
  const plotted = new Set(points.map(({ row }) => row.jurisdiction_id))
  const out = rows.filter((row) => !plotted.has(row.jurisdiction_id) && proportionOf(row, indicator) === null)
  return out.map((row) => ({ row, why: whyBaseless(row) }))
}

function whyBaseless(row: Observation): Baseless {
  if (row.value_kind !== 'exact') return 'bound'
  if (row.d === null) return 'no_d'
  return restOf(row).n === null ? 'no_n' : 'disagrees'
}

function enoughOf(rows: readonly FunnelRow[], view: View): FunnelShown['enough'] {
  const ids = distinct(rows.map(({ indicator_id }) => indicator_id))
  const found = ids.flatMap((id) => {
    const indicator = view.catalogue.indicators.get(id)
    if (indicator === undefined) return []
    const { points, funnel } = plotted(rows, indicator, view)
    return funnel === null ? [] : [{ indicator, places: counted(points).length }]
  })
  return sorted(found, (a, b) => b.places - a.places || a.indicator.id.localeCompare(b.indicator.id))
}
