import type { Params } from '../../db/query.ts'
import { groupBy, sorted } from '../../model/collect.ts'
import { newestOfEach, periodKey, periodKeys } from '../../model/periods.ts'
import { checkSum, type SumCheck } from '../../model/sums.ts'
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
}

/** All totals cut the same way. */
export interface CompositionGroup {
  readonly partition: string
  readonly cuts: readonly Cut[]
}

export interface CompositionShown {
  /** The total that was asked for; null: not in the catalogue. */
  readonly indicator: Indicator | null
  readonly period: string | null
  readonly groups: readonly CompositionGroup[]
  /** Bars in per cent of their totals, where these differ by more than ten times. */
  readonly percent: boolean
  /** Ids of all exhaustive parts of any period and level, in their order of colours: a colour stays. */
  readonly coloured: readonly string[]
}

/** Puts totals and parts together; see `Figure.show`. */
export function showComposition(rows: readonly Observation[], view: View, params: Params): CompositionShown {
  const indicator = view.catalogue.indicators.get(params.i ?? '') ?? null
  const totals = rows.filter(
    (row) =>
      row.indicator_id === indicator?.id && (view.levels.length === 0 || view.levels.includes(row.level)),
  )
  const period = chosenPeriod(totals, view.period)
  const inPeriod =
    period === 'latest'
      ? newestOfEach(
          totals,
          (row) => `${row.jurisdiction_id} ${row.scope}`,
          (row) => row,
        )
      : totals.filter((row) => period === null || periodKey(row) === period)
  const below = groupBy(rows, (row) => row.part_of)
  const whole = inPeriod.flatMap((row) => partOf(row, null, below, view, []))
  const groups = [...groupBy(whole.flatMap(cutsOf), ({ partition }) => partition)].map(
    ([partition, cuts]): CompositionGroup => ({
      partition,
      cuts: arranged(
        cuts.map(({ cut }) => cut),
        view,
      ),
    }),
  )
  const ids = new Set(rows.filter((row) => row.indicator_id === indicator?.id).map((row) => row.id))
  const sizes = whole.map(({ row }) => position(row)).filter((size): size is number => size !== null)
  return {
    indicator,
    period,
    groups: sorted(
      groups,
      (a, b) =>
        Number(hasStack(b)) - Number(hasStack(a)) ||
        b.cuts.length - a.cuts.length ||
        a.partition.localeCompare(b.partition),
    ),
    percent: Math.max(0, ...sizes) > 10 * Math.min(Number.POSITIVE_INFINITY, ...sizes),
    coloured: greatestFirst(
      rows.filter((row) => row.part_role === 'exhaustive' && row.part_of !== null && ids.has(row.part_of)),
    ),
  }
}

/** The periods of the totals, newest first. */
export function compositionPeriods(rows: readonly Observation[]): string[] {
  const ids = new Set(rows.map((row) => row.id))
  return periodKeys(rows.filter((row) => row.part_of === null || !ids.has(row.part_of)))
}

/** A part and all that is below it, depth first, with how deep it lies; the part itself is 0. */
export function descend(part: Part, depth = 0): { readonly part: Part; readonly depth: number }[] {
  return [{ part, depth }, ...part.parts.flatMap((one) => descend(one, depth + 1))]
}

function partOf(
  row: Observation,
  role: Part['role'],
  below: ReadonlyMap<string | null, readonly Observation[]>,
  view: View,
  above: readonly string[],
): Part[] {
  const indicator = view.catalogue.indicators.get(row.indicator_id)
  if (indicator === undefined || above.includes(row.id)) return []
  const parts = (below.get(row.id) ?? []).flatMap((one) =>
    partOf(one, one.part_role ?? 'of_which', below, view, [...above, row.id]),
  )
  return [{ row, indicator, role, parts: bySize(parts) }]
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
      },
    }
  })
}

/** Whole stacks first, then by size; the parts of all in one order; what stands alone or was chosen, opened. */
function arranged(cuts: readonly Cut[], view: View): Cut[] {
  const parts = greatestFirst(cuts.flatMap((cut) => cut.exhaustive.map(({ row }) => row)))
  const stacks = cuts.filter((cut) => cut.exhaustive.length > 0).length
  const size = (cut: Cut) => position(cut.total.row) ?? -1
  return sorted(
    cuts.map((cut) => ({
      ...cut,
      exhaustive: sorted(
        cut.exhaustive,
        (a, b) => parts.indexOf(a.row.indicator_id) - parts.indexOf(b.row.indicator_id),
      ),
      opened: stacks === 1 || view.places.includes(cut.total.row.jurisdiction_id),
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

function hasStack(group: CompositionGroup): boolean {
  return group.cuts.some((cut) => cut.exhaustive.length > 0)
}

function bySize(parts: readonly Part[]): Part[] {
  const size = (part: Part) => position(part.row) ?? -1
  return sorted(parts, (a, b) => size(b) - size(a) || a.row.id.localeCompare(b.row.id))
}

function chosenPeriod(totals: readonly Observation[], asked: string | null): string | null {
  return asked === 'latest' || totals.some((row) => periodKey(row) === asked) ? asked : null
}
