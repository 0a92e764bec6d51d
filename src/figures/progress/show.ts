import { groupBy, sorted } from '../../model/collect.ts'
import { sortByLikeness, takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { canJoin, gate } from '../../model/likeness.ts'
import { comparePeriods, periodKey, periodKeys } from '../../model/periods.ts'
import { inPeriod, lacking, latestOfEach } from '../../model/series.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { position } from '../../model/values.ts'
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
  /** Why it is unlike the values that the visitor compares it with all the same; null: it is not. */
  readonly joined: UnlikeReason | null
}

export interface ProgressGroup {
  readonly indicator: Indicator
  /**
   * Why it must not be compared with the group before it: kin of another definition, or the same indicator of
   * another scope, body, period, or place within place; null where it may.
   */
  readonly reason: UnlikeReason | null
  /** Whether no group of the same indicator stands before it, so that its heading has to name it. */
  readonly first: boolean
  readonly rows: readonly ProgressRow[]
}

/** A target without a report yet. */
export interface Target {
  readonly row: Observation
  readonly indicator: Indicator
}

/** What a place reports, though not for the period that was asked for. */
export interface Elsewhere {
  readonly row: Observation
  readonly indicator: Indicator
  /** Period keys, oldest first. */
  readonly periods: readonly string[]
}

export interface ProgressShown {
  readonly period: string | null
  /** The period that was asked for, where nobody reports anything for it. */
  readonly absent: string | null
  /** Whether no place of the levels that were asked for reports anything: all levels are shown. */
  readonly unlevelled: boolean
  /** What is not reported for the period, but for others; values of neighbouring years where these are shown. */
  readonly elsewhere: readonly Elsewhere[]
  readonly groups: readonly ProgressGroup[]
  /** All groups of the period, also those that a brief picture leaves out. */
  readonly all: readonly ProgressGroup[]
  readonly targets: readonly Target[]
  /** How many values a brief picture leaves out. */
  readonly left: number
}

/**
 * Puts reform values into groups: one an indicator, its kin after it, what is unlike apart. Groups that most
 * places report come first, then by id. Targets without a report make a list of their own.
 */
export function showProgress(rows: readonly Observation[], view: View): ProgressShown {
  const everywhere = rows.filter((row) => view.catalogue.indicators.has(row.indicator_id))
  const levelled = everywhere.filter((row) => view.levels.length === 0 || view.levels.includes(row.level))
  const known = levelled.length > 0 ? levelled : everywhere
  const reached = known.filter((row) => row.period_kind !== 'target')
  const targets = known.filter((row) => row.period_kind === 'target')
  const asked = view.period === 'latest' ? null : view.period
  const period = asked !== null && reached.some((row) => periodKey(row) === asked) ? asked : null
  const chosen = period === null ? latestOfEach(reached) : inPeriod(reached, period, view.near)
  const families = sorted(
    [...groupBy(chosen, (row) => kinOf(row, view)).values()].map((list) => kinGroups(list, targets, view)),
    (a, b) => placesOf(b) - placesOf(a) || firstId(a).localeCompare(firstId(b)),
  )
  const all = families.flatMap((family) => [...family])
  const groups = view.brief === true ? families.slice(0, BRIEF).flatMap((family) => [...family]) : all
  const joined = new Set(groups.flatMap((group) => group.rows.map(({ target }) => target?.id)))
  return {
    period: period ?? (view.period === 'latest' ? 'latest' : null),
    absent: period === null ? asked : null,
    unlevelled: levelled.length === 0 && everywhere.length > 0,
    elsewhere: period === null ? [] : elsewhereOf(reached, period, view),
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

/** What is not reported for a period, but for others. */
function elsewhereOf(reached: readonly Observation[], period: string, view: View): Elsewhere[] {
  return lacking(reached, period).flatMap(({ row, periods }) => {
    const indicator = view.catalogue.indicators.get(row.indicator_id)
    return indicator === undefined ? [] : [{ row, indicator, periods }]
  })
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
 * first by id; kin is apart unless it comes from a body that reports the standard too. Within an indicator the
 * gate decides (`gate`): a bureau's rate is no government's.
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
  const standard = byIndicator[0] ?? []
  const bodies = new Set(standard.map((row) => row.body_id))
  const families = byIndicator.map((list, at) => {
    const [some] = list
    const indicator = view.catalogue.indicators.get(some?.indicator_id ?? '')
    if (some === undefined || indicator === undefined) return { apart: false, groups: [] }
    const kin =
      at === 0 || list.every((row) => bodies.has(row.body_id)) ? null : unlikeKin(standard, some, view)
    const allowed = kin !== null && view.anyway && canJoin(some, kin)
    const gated = gate(list, indicator.id, view.catalogue, view.anyway)
    const groups = gated.groups.map((group, index): ProgressGroup => {
      const reason = group.reason ?? (allowed ? null : kin)
      return {
        indicator,
        reason,
        first: index === 0,
        rows: sorted(
          takeOne(group.rows, view.taken),
          (a, b) => (position(b.row) ?? -1) - (position(a.row) ?? -1),
        ).map((stated) => ({
          ...stated,
          target: targetOf(stated.row, targets),
          joined: gated.joined.get(stated.row.id) ?? (reason === null && allowed ? kin : null),
        })),
      }
    })
    return { apart: kin !== null && !allowed, groups }
  })
  return sorted(families, (a, b) => Number(a.apart) - Number(b.apart)).flatMap(({ groups }) => groups)
}

/** In what another indicator of the kin differs from the standard. */
function unlikeKin(standard: readonly Observation[], other: Observation, view: View): UnlikeReason {
  const asked = standard[0]?.indicator_id ?? ''
  return sortByLikeness([other], asked, view.catalogue).unlike[0]?.reason ?? 'definition'
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
