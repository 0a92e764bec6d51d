import { commonest, groupBy, sorted } from '../../model/collect.ts'
import { takeOne } from '../../model/comparability.ts'
import { comparePeriods, newestOfEach, periodKey, periodKeys } from '../../model/periods.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import type { View } from '../figure.ts'

/** How many kins a brief picture holds. */
const BRIEF = 3

/** One value that was reached, with the target that stands beside it. */
export interface ProgressRow {
  readonly row: Observation
  /** Other values stated for the same place and period. */
  readonly others: readonly Observation[]
  /** The nearest target of the same body, at or after the value; null where none is stated. */
  readonly target: Observation | null
}

export interface ProgressGroup {
  readonly indicator: Indicator
  /**
   * Why it must not be compared with the group before it: kin of another definition, or the same indicator of
   * another scope or kind of body; null where it may.
   */
  readonly reason: 'definition' | 'scope' | 'body_kind' | null
  readonly rows: readonly ProgressRow[]
}

/** A target without a report yet. */
export interface Target {
  readonly row: Observation
  readonly indicator: Indicator
}

export interface ProgressShown {
  readonly period: string | null
  readonly groups: readonly ProgressGroup[]
  /** All groups of the period, also those that a brief picture leaves out. */
  readonly all: readonly ProgressGroup[]
  readonly targets: readonly Target[]
  /** How many values a brief picture leaves out. */
  readonly left: number
}

/**
 * Puts reform values into groups: one an indicator, its kin after it. Groups that most places report come
 * first, then by id. Targets without a report make a list of their own.
 */
export function showProgress(rows: readonly Observation[], view: View): ProgressShown {
  const known = rows.filter(
    (row) =>
      view.catalogue.indicators.has(row.indicator_id) &&
      (view.levels.length === 0 || view.levels.includes(row.level)),
  )
  const reached = known.filter((row) => row.period_kind !== 'target')
  const targets = known.filter((row) => row.period_kind === 'target')
  const period =
    view.period === 'latest' || reached.some((row) => periodKey(row) === view.period) ? view.period : null
  const inPeriod =
    period === null || period === 'latest'
      ? newestOfEach(
          reached,
          (row) => `${row.indicator_id} ${row.jurisdiction_id} ${row.body_id}`,
          (row) => row,
        )
      : reached.filter((row) => periodKey(row) === period)
  const families = sorted(
    [...groupBy(inPeriod, (row) => kinOf(row, view)).values()].map((list) => kinGroups(list, targets, view)),
    (a, b) => placesOf(b) - placesOf(a) || firstId(a).localeCompare(firstId(b)),
  )
  const all = families.flatMap((family) => [...family])
  const groups = view.brief === true ? families.slice(0, BRIEF).flatMap((family) => [...family]) : all
  const joined = new Set(groups.flatMap((group) => group.rows.map(({ target }) => target?.id)))
  return {
    period,
    groups,
    all,
    left: count(all) - count(groups),
    targets: sorted(
      targets.filter((row) => !joined.has(row.id)),
      (a, b) => comparePeriods(a, b) || a.id.localeCompare(b.id),
    ).flatMap((row) => {
      const indicator = view.catalogue.indicators.get(row.indicator_id)
      return indicator === undefined ? [] : [{ row, indicator }]
    }),
  }
}

function count(groups: readonly ProgressGroup[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0)
}

/** The periods of what was reached, newest first. */
export function progressPeriods(rows: readonly Observation[]): string[] {
  return periodKeys(rows.filter((row) => row.period_kind !== 'target'))
}

/**
 * The groups of one kin. What most places report sets the standard, of equals what says its n and d, then the
 * first by id; kin is apart unless it comes from a body that reports the standard too. So is what is of another
 * scope or kind of body than most values of its indicator: a bureau's rate is no government's.
 */
function kinGroups(
  rows: readonly Observation[],
  targets: readonly Observation[],
  view: View,
): ProgressGroup[] {
  const byIndicator = sorted(
    [...groupBy(rows, (row) => row.indicator_id).values()],
    (a, b) =>
      new Set(b.map((row) => row.jurisdiction_id)).size - new Set(a.map((row) => row.jurisdiction_id)).size ||
      based(b) - based(a) ||
      (a[0]?.indicator_id ?? '').localeCompare(b[0]?.indicator_id ?? ''),
  )
  const bodies = new Set((byIndicator[0] ?? []).map((row) => row.body_id))
  const groups = byIndicator.flatMap((list, at): ProgressGroup[] => {
    const indicator = view.catalogue.indicators.get(list[0]?.indicator_id ?? '')
    if (indicator === undefined) return []
    const group = (some: readonly Observation[], reason: ProgressGroup['reason']): ProgressGroup => ({
      indicator,
      reason,
      rows: sorted(takeOne(some), (a, b) => (b.row.value ?? -1) - (a.row.value ?? -1)).map((stated) => ({
        ...stated,
        target: targetOf(stated.row, targets),
      })),
    })
    if (at > 0 && !list.every((row) => bodies.has(row.body_id))) return [group(list, 'definition')]
    return [...groupBy(list, (row) => unlikeMost(row, list)).entries()]
      .map(([reason, some]) => group(some, reason))
      .sort((a, b) => Number(a.reason !== null) - Number(b.reason !== null))
  })
  return [
    ...groups.filter(({ reason }) => reason !== 'definition'),
    ...groups.filter(({ reason }) => reason === 'definition'),
  ]
}

/** In what a value is unlike most of its indicator: in scope, else in the kind of body. */
function unlikeMost(row: Observation, list: readonly Observation[]): 'scope' | 'body_kind' | null {
  const scope = commonest(list.map((one) => one.scope))
  if (row.scope !== scope) return 'scope'
  const same = list.filter((one) => one.scope === scope)
  return row.body_kind === commonest(same.map((one) => one.body_kind)) ? null : 'body_kind'
}

function targetOf(row: Observation, targets: readonly Observation[]): Observation | null {
  const own = targets.filter(
    (target) =>
      target.indicator_id === row.indicator_id &&
      target.body_id === row.body_id &&
      target.period_end >= row.period_end,
  )
  return sorted(own, comparePeriods)[0] ?? null
}

function kinOf(row: Observation, view: View): string {
  return view.catalogue.indicators.get(row.indicator_id)?.kin ?? row.indicator_id
}

function based(rows: readonly Observation[]): number {
  return rows.filter(({ n, d }) => n !== null && d !== null).length
}

function placesOf(groups: readonly ProgressGroup[]): number {
  return new Set(groups.flatMap((group) => group.rows.map(({ row }) => row.jurisdiction_id))).size
}

function firstId(groups: readonly ProgressGroup[]): string {
  return groups[0]?.indicator.id ?? ''
}
