import { groupBy, sorted } from '../../model/collect.ts'
import { takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { gate } from '../../model/likeness.ts'
import { periodKey, periodKeys } from '../../model/periods.ts'
import { inPeriod, lacking } from '../../model/series.ts'
import { FEW_CASES } from '../../model/statistics.ts'
import { addable, checkSum, remainder, type SumCheck, shareSpan } from '../../model/sums.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { position, type Span, span } from '../../model/values.ts'
import type { View } from '../figure.ts'
import { CORRECTIONS, MEANINGS, type Meaning, meaningOf } from './meanings.ts'

/** In whose capacity cases are counted; never mixed. */
const CAPACITIES = ['organ', 'respondent', 'court', 'enforcement_petition', 'defendant'] as const
export type Capacity = (typeof CAPACITIES)[number]

export interface Ending {
  readonly row: Observation
  readonly indicator: Indicator
  readonly meaning: Meaning
  /** As it is placed; what it may be is `stated`. */
  readonly value: number
  readonly stated: Span
}

/** A part that is named without a number. */
export interface Unstated {
  readonly row: Observation
  readonly indicator: Indicator
  readonly meaning: Meaning
}

/** How the cases of one total ended. */
export interface OutcomeRow {
  readonly total: Observation
  readonly indicator: Indicator
  /** Ends of decided cases, in the fixed order of meanings. */
  readonly ends: readonly Ending[]
  /** Parts that are named without a number: missing for a stated reason, or only rose or fell. */
  readonly unstated: readonly Unstated[]
  /** Not decided yet: inside the total, or beside it where the total is of decided cases. */
  readonly pending: readonly Ending[]
  /** The total that decided and pending cases are parts of; null where it is `total` itself. */
  readonly around: Observation | null
  /** Decided cases, as they are placed: what the shares are of. */
  readonly decided: number
  /** What the decided cases may be, bounds and roundings included. */
  readonly decidedSpan: Span
  /** Decided cases whose end is not stated, as placed; below 0 where the ends exceed them. */
  readonly rest: number
  /** What the ends that are stated leave open or exceed, by interval arithmetic. */
  readonly check: SumCheck
  /** Fewer than 20 decided cases: one more or less moves a share by more than five points. */
  readonly few: boolean
  /** Other numbers stated for the same total. */
  readonly others: readonly Observation[]
  /** Why the total is unlike those that the visitor compares it with all the same; null: it is not. */
  readonly joined: UnlikeReason | null
}

export interface OutcomeGroup {
  readonly capacity: Capacity
  /** The total that the group's rows break down. */
  readonly indicator: Indicator
  /** Why its rows must not be compared with those of the group before it; null where they may. */
  readonly reason: UnlikeReason | null
  readonly rows: readonly OutcomeRow[]
}

export interface OutcomesShown {
  readonly groups: readonly OutcomeGroup[]
  readonly period: string | null
  /** The period that was asked for, where no outcomes are stated for it: all are shown. */
  readonly absent: string | null
  /** Whether places of the levels that were asked for state no outcomes: all levels are shown. */
  readonly unlevelled: boolean
  /** Totals whose outcomes are stated for other periods than the one shown. */
  readonly elsewhere: readonly { readonly row: Observation; readonly periods: readonly string[] }[]
  /** All breakdowns of the period, also those that a brief picture leaves out. */
  readonly all: readonly OutcomeRow[]
  /** How many breakdowns a brief picture leaves out. */
  readonly left: number
}

/** Sorts totals by capacity, definition and likeness and their parts by meaning; see `Figure.show`. */
export function showOutcomes(rows: readonly Observation[], view: View): OutcomesShown {
  const everywhere = outcomeRows(rows, view)
  const levelled = everywhere.filter(
    ({ total }) => view.levels.length === 0 || view.levels.includes(total.level),
  )
  const all = levelled.length > 0 ? levelled : everywhere
  const totals = all.map(({ total }) => total)
  const asked = view.period
  const period = asked === 'latest' || totals.some((row) => periodKey(row) === asked) ? asked : null
  const inTime = period === null ? totals : inPeriod(totals, period, view.near)
  const stated = new Map(takeOne(inTime, view.taken).map((one) => [one.row.id, one.others]))
  const chosen = all.flatMap((row) => {
    const others = stated.get(row.total.id)
    return others === undefined ? [] : [{ ...row, others }]
  })
  const drawn = view.brief === true ? chosen.filter(accounted) : chosen
  const families = sorted(
    [...groupBy(drawn, ({ indicator }) => indicator.id).values()].map((list) => likenessGroups(list, view)),
    (a, b) => {
      const [first, other] = [a[0], b[0]]
      if (first === undefined || other === undefined) return 0
      return (
        CAPACITIES.indexOf(first.capacity) - CAPACITIES.indexOf(other.capacity) ||
        count(b) - count(a) ||
        first.indicator.id.localeCompare(other.indicator.id)
      )
    },
  )
  return {
    period,
    absent: period === asked ? null : asked,
    unlevelled: levelled.length === 0 && everywhere.length > 0,
    elsewhere: period === null ? [] : lacking(totals, period),
    all: chosen,
    left: chosen.length - drawn.length,
    groups: families.flatMap((family) => [...family]),
  }
}

/** The rows of one total in groups, what is unlike apart. */
function likenessGroups(rows: readonly OutcomeRow[], view: View): OutcomeGroup[] {
  const [first] = rows
  if (first === undefined) return []
  const { indicator } = first
  const { groups, joined } = gate(
    rows.map(({ total }) => total),
    indicator.id,
    view.catalogue,
    view.anyway,
  )
  return groups.map(({ reason, rows: some }) => ({
    capacity: capacityOf(indicator.id),
    indicator,
    reason,
    rows: arranged(
      rows
        .filter(({ total }) => some.includes(total))
        .map((row) => ({ ...row, joined: joined.get(row.total.id) ?? null })),
    ),
  }))
}

function count(groups: readonly OutcomeGroup[]): number {
  return groups.reduce((all, { rows }) => all + rows.length, 0)
}

/** The periods for which outcomes are stated, newest first. */
export function outcomesPeriods(rows: readonly Observation[]): string[] {
  const totals = new Set(rows.map((row) => row.part_of))
  return periodKeys(rows.filter((row) => totals.has(row.id)))
}

/** In whose capacity the cases of a total are counted, by its indicator's id. */
export function capacityOf(id: string): Capacity {
  if (id.startsWith('reconsideration.respondent.')) return 'respondent'
  if (id.startsWith('reconsideration.')) return 'organ'
  if (id.startsWith('litigation.defendant.')) return 'defendant'
  if (id.startsWith('litigation.enforcement_petition.')) return 'enforcement_petition'
  return 'court'
}

function outcomeRows(rows: readonly Observation[], view: View): OutcomeRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const below = groupBy(
    rows.filter((row) => row.part_of !== null),
    (row) => row.part_of,
  )
  const partition = (row: Observation) => view.catalogue.indicators.get(row.indicator_id)?.partition
  return rows.flatMap((total): OutcomeRow[] => {
    const indicator = view.catalogue.indicators.get(total.indicator_id)
    const parts = (below.get(total.id) ?? []).filter(
      (row) => partition(row) === 'outcome' && addable(total, row),
    )
    const size = position(total)
    if (indicator === undefined || parts.length === 0 || size === null || size <= 0) return []
    // A breakdown of one outcome (terminated: withdrawn, after correction) belongs to that outcome's own total.
    if (partition(total) === 'outcome') return []
    const ended = parts.flatMap((row) => endingOf(row, view))
    const ends = stackable(ended.filter(({ meaning }) => meaning !== 'pending'))
    const inside = ended.filter(({ meaning }) => meaning === 'pending')
    const around = total.part_of === null ? undefined : byId.get(total.part_of)
    const beside =
      around === undefined || partition(total) !== 'stage'
        ? []
        : (below.get(around.id) ?? [])
            .flatMap((row) => endingOf(row, view))
            .filter(({ meaning }) => meaning === 'pending')
    const decided = size - sum(inside)
    const unstated = parts.filter((row) => position(row) === null)
    const counted = [...ends, ...inside].map(({ row }) => row)
    const whole = span(total, indicator.measure)
    const check = checkSum(
      total,
      [...counted, ...unstated.filter((row) => row.part_role === 'exhaustive')],
      indicator.measure,
    )
    if (ends.length === 0 || decided <= 0 || check === null || whole === null) return []
    return [
      {
        total,
        indicator,
        ends,
        unstated: unstated.flatMap((row) => {
          const named = view.catalogue.indicators.get(row.indicator_id)
          return named === undefined ? [] : [{ row, indicator: named, meaning: meaningOf(row.indicator_id) }]
        }),
        pending: [...inside, ...beside],
        around: beside.length === 0 ? null : (around ?? null),
        decided,
        decidedSpan: {
          low: inside.reduce((low, { stated }) => low - stated.high, whole.low),
          high: inside.reduce((high, { stated }) => high - stated.low, whole.high),
        },
        rest: remainder(total, counted),
        check,
        few: decided < FEW_CASES,
        others: [],
        joined: null,
      },
    ]
  })
}

function endingOf(row: Observation, view: View): Ending[] {
  const indicator = view.catalogue.indicators.get(row.indicator_id)
  const value = position(row)
  const stated = indicator && span(row, indicator.measure)
  return indicator === undefined || value === null || !stated
    ? []
    : [{ row, indicator, meaning: meaningOf(row.indicator_id), value, stated }]
}

/** The share of decided cases that ended so, in per cent; null where the base may be 0. */
export function shareOfDecided(end: Span, { decidedSpan }: OutcomeRow): Span | null {
  return shareSpan(end, decidedSpan)
}

/**
 * The ends that may be added: all that are to make up the whole; else those that are named, without the sum
 * of corrections where its kinds are named too.
 */
function stackable(ends: readonly Ending[]): Ending[] {
  const exhaustive = ends.filter(({ row }) => row.part_role === 'exhaustive')
  const named = exhaustive.length > 0 ? exhaustive : ends
  const kinds = named.some(({ meaning }) => CORRECTIONS.includes(meaning))
  return sorted(
    named.filter(({ row, meaning }) => row.part_role === 'exhaustive' || !kinds || meaning !== 'corrected'),
    (a, b) =>
      MEANINGS.indexOf(a.meaning) - MEANINGS.indexOf(b.meaning) ||
      a.row.indicator_id.localeCompare(b.row.indicator_id),
  )
}

/** Whether at least nineteen in twenty decided cases have an end that is stated. */
function accounted({ rest, decided }: OutcomeRow): boolean {
  return Math.abs(rest) <= decided / 20
}

/** What is fully accounted for first, the rest by how much of it is; of equals the greater total. */
function arranged(rows: readonly OutcomeRow[]): OutcomeRow[] {
  const open = ({ rest, decided }: OutcomeRow) => Math.round((Math.max(0, rest) / decided) * 100)
  return sorted(
    rows,
    (a, b) => open(a) - open(b) || b.decided - a.decided || a.total.id.localeCompare(b.total.id),
  )
}

function sum(ends: readonly Ending[]): number {
  return ends.reduce((all, { value }) => all + value, 0)
}
