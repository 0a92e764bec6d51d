import type { Params } from '../../db/query.ts'
import { groupBy, sorted } from '../../model/collect.ts'
import { takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { gate } from '../../model/likeness.ts'
import { periodKey, periodKeys } from '../../model/periods.ts'
import { inPeriod, lacking } from '../../model/series.ts'
import { addable, checkSum, type SumCheck } from '../../model/sums.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { position } from '../../model/values.ts'
import type { View } from '../figure.ts'

/** A part of a total, with its own parts below it. */
export interface Part {
  readonly row: Observation
  readonly indicator: Indicator
  /** Null: the total itself. */
  readonly role: 'exhaustive' | 'of_which' | null
  readonly parts: readonly Part[]
  /** Whether it is never added, though named as a part: a stock under a flow. */
  readonly unadded: boolean
}

/** One total cut one way. */
export interface Cut {
  readonly total: Part
  /** The parts that are to make up the whole, the greatest of all rows first. */
  readonly exhaustive: readonly Part[]
  /** Parts that are named among others and never added. */
  readonly ofWhich: readonly Part[]
  /** Null where no exhaustive parts are stated. */
  readonly check: SumCheck | null
  /** Whether each part has a row of its own below the bar. */
  readonly opened: boolean
  /** Other numbers stated for the same total. */
  readonly others: readonly Observation[]
  /** Why the total is unlike those that the visitor compares it with all the same; null: it is not. */
  readonly joined: UnlikeReason | null
}

/** Totals cut the same way that may be compared, or that share why they must not. */
export interface CompositionGroup {
  readonly partition: string
  /** Null: they may be compared. */
  readonly reason: UnlikeReason | null
  readonly cuts: readonly Cut[]
}

export interface CompositionShown {
  /** The total that was asked for; null: not in the catalogue. */
  readonly indicator: Indicator | null
  readonly period: string | null
  /** The period that was asked for, where no total of it is broken down: another is shown. */
  readonly absent: string | null
  /** Whether no place of the levels that were asked for breaks the total down: all levels are shown. */
  readonly unlevelled: boolean
  /** Totals that are broken down for other periods than the one shown. */
  readonly elsewhere: readonly { readonly row: Observation; readonly periods: readonly string[] }[]
  readonly groups: readonly CompositionGroup[]
  /** Bars in per cent of their totals, where these differ by more than ten times. */
  readonly percent: boolean
  /** Ids of all exhaustive parts of any period and level, in their order of colours: a colour stays. */
  readonly coloured: readonly string[]
}

/** Puts totals and parts together; see `Figure.show`. */
export function showComposition(rows: readonly Observation[], view: View, params: Params): CompositionShown {
  const indicator = view.catalogue.indicators.get(params.i ?? '') ?? null
  const everywhere = rows.filter((row) => row.indicator_id === indicator?.id)
  const levelled = everywhere.filter((row) => view.levels.length === 0 || view.levels.includes(row.level))
  const totals = levelled.length > 0 ? levelled : everywhere
  const asked = view.period
  const period = asked === 'latest' || totals.some((row) => periodKey(row) === asked) ? asked : null
  const chosen = period === null ? totals : inPeriod(totals, period, view.near)
  const below = groupBy(rows, (row) => row.part_of)
  const whole = chosen.flatMap((row) => partOf(row, null, false, below, view, []))
  const groups = [...groupBy(whole.flatMap(cutsOf), ({ partition }) => partition)].flatMap(
    ([partition, cuts]) =>
      gated(
        partition,
        cuts.map(({ cut }) => cut),
        indicator?.id ?? '',
        view,
      ),
  )
  const ids = new Set(everywhere.map((row) => row.id))
  const sizes = whole.map(({ row }) => position(row)).filter((size): size is number => size !== null)
  const partitions = groupBy(groups, ({ partition }) => partition)
  const size = ({ partition }: CompositionGroup) => count(partitions.get(partition) ?? [])
  const stacked = ({ partition }: CompositionGroup) => (partitions.get(partition) ?? []).some(hasStack)
  return {
    indicator,
    period,
    absent: period === asked ? null : asked,
    unlevelled: levelled.length === 0 && everywhere.length > 0,
    elsewhere: period === null ? [] : lacking(totals, period),
    groups: sorted(
      groups,
      (a, b) =>
        Number(stacked(b)) - Number(stacked(a)) ||
        size(b) - size(a) ||
        a.partition.localeCompare(b.partition) ||
        Number(a.reason !== null) - Number(b.reason !== null),
    ),
    percent: Math.max(0, ...sizes) > 10 * Math.min(Number.POSITIVE_INFINITY, ...sizes),
    coloured: greatestFirst(
      rows.filter((row) => row.part_role === 'exhaustive' && row.part_of !== null && ids.has(row.part_of)),
    ),
  }
}

/** Cuts of one kind: one for each total that is stated more than once, what is unlike apart. */
function gated(partition: string, cuts: readonly Cut[], i: string, view: View): CompositionGroup[] {
  const stated = takeOne(
    cuts.map(({ total }) => total.row),
    view.taken,
  )
  const others = new Map(stated.map((one) => [one.row.id, one.others]))
  const rows = stated.map(({ row }) => row)
  const { groups, joined } = gate(rows, i, view.catalogue, view.anyway)
  const parts = greatestFirst(cuts.flatMap((cut) => cut.exhaustive.map(({ row }) => row)))
  const alone = cuts.filter((cut) => cut.exhaustive.length > 0).length === 1
  return groups.map(({ reason, rows: some }) => ({
    partition,
    reason,
    cuts: arranged(
      cuts
        .filter(({ total }) => some.includes(total.row))
        .map((cut) => ({
          ...cut,
          others: others.get(cut.total.row.id) ?? [],
          joined: joined.get(cut.total.row.id) ?? null,
          opened: alone || view.places.includes(cut.total.row.jurisdiction_id),
        })),
      parts,
    ),
  }))
}

/** The periods of the totals, newest first. */
export function compositionPeriods(rows: readonly Observation[]): string[] {
  const ids = new Set(rows.map((row) => row.id))
  return periodKeys(rows.filter((row) => row.part_of === null || !ids.has(row.part_of)))
}

/** A part and all that is below it, depth first, each with what it is a part of. */
export function descend(part: Part, whole: Part): { readonly part: Part; readonly whole: Part }[] {
  return [{ part, whole }, ...part.parts.flatMap((one) => descend(one, part))]
}

function partOf(
  row: Observation,
  role: Part['role'],
  unadded: boolean,
  below: ReadonlyMap<string | null, readonly Observation[]>,
  view: View,
  above: readonly string[],
): Part[] {
  const indicator = view.catalogue.indicators.get(row.indicator_id)
  if (indicator === undefined || above.includes(row.id)) return []
  const parts = (below.get(row.id) ?? []).flatMap((one) =>
    partOf(
      one,
      one.part_role === 'exhaustive' && addable(row, one) ? 'exhaustive' : 'of_which',
      one.part_role === 'exhaustive' && !addable(row, one),
      below,
      view,
      [...above, row.id],
    ),
  )
  return [{ row, indicator, role, unadded, parts: bySize(parts) }]
}

function cutsOf(total: Part): { partition: string; cut: Cut }[] {
  return [...groupBy(total.parts, ({ indicator }) => indicator.partition ?? '')].map(([partition, parts]) => {
    const exhaustive = parts.filter(({ role }) => role === 'exhaustive')
    return {
      partition,
      cut: {
        total,
        exhaustive,
        ofWhich: parts.filter(({ role }) => role !== 'exhaustive'),
        check: checkSum(
          total.row,
          exhaustive.map(({ row }) => row),
          total.indicator.measure,
        ),
        opened: false,
        others: [],
        joined: null,
      },
    }
  })
}

/** Whole stacks first, then by size; the parts of all in one order. */
function arranged(cuts: readonly Cut[], parts: readonly string[]): Cut[] {
  const size = (cut: Cut) => position(cut.total.row) ?? -1
  return sorted(
    cuts.map((cut) => ({
      ...cut,
      exhaustive: sorted(
        cut.exhaustive,
        (a, b) => parts.indexOf(a.row.indicator_id) - parts.indexOf(b.row.indicator_id),
      ),
    })),
    (a, b) =>
      Number(b.exhaustive.length > 0) - Number(a.exhaustive.length > 0) ||
      size(b) - size(a) ||
      a.total.row.id.localeCompare(b.total.row.id),
  )
}

/** The indicators of rows, by the sum of their values, greatest first, then by id. */
function greatestFirst(rows: readonly Observation[]): string[] {
  const sums = [...groupBy(rows, (row) => row.indicator_id)].map(([id, list]) => ({
    id,
    sum: list.reduce((sum, row) => sum + (position(row) ?? 0), 0),
  }))
  return sorted(sums, (a, b) => b.sum - a.sum || a.id.localeCompare(b.id)).map(({ id }) => id)
}

function count(groups: readonly CompositionGroup[]): number {
  return groups.reduce((all, { cuts }) => all + cuts.length, 0)
}

function hasStack(group: CompositionGroup): boolean {
  return group.cuts.some((cut) => cut.exhaustive.length > 0)
}

function bySize(parts: readonly Part[]): Part[] {
  const size = (part: Part) => position(part.row) ?? -1
  return sorted(parts, (a, b) => size(b) - size(a) || a.row.id.localeCompare(b.row.id))
}
