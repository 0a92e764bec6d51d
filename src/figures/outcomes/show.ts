import { groupBy, sorted } from '../../model/collect.ts'
import { newestOfEach, periodKey, periodKeys } from '../../model/periods.ts'
import { FEW_CASES } from '../../model/statistics.ts'
import { remainder } from '../../model/sums.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import { position } from '../../model/values.ts'
import type { View } from '../figure.ts'
import { CORRECTIONS, MEANINGS, type Meaning, meaningOf } from './meanings.ts'

/** In whose capacity cases are counted; never mixed. */
export const CAPACITIES = ['organ', 'respondent', 'court', 'enforcement_petition', 'defendant'] as const
export type Capacity = (typeof CAPACITIES)[number]

export interface Ending {
  readonly row: Observation
  readonly indicator: Indicator
  readonly meaning: Meaning
  readonly value: number
}

/** How the cases of one total ended. */
export interface OutcomeRow {
  readonly total: Observation
  readonly indicator: Indicator
  /** Ends of decided cases, in the fixed order of meanings. */
  readonly ends: readonly Ending[]
  /** Not decided yet: inside the total, or beside it where the total is of decided cases. */
  readonly pending: readonly Ending[]
  /** The total that decided and pending cases are parts of; null where it is `total` itself. */
  readonly around: Observation | null
  /** Decided cases: what the shares are of. */
  readonly decided: number
  /** Decided cases whose end is not stated; below 0 where the ends exceed them. */
  readonly rest: number
  /** Fewer than 20 decided cases: one more or less moves a share by more than five points. */
  readonly few: boolean
}

export interface OutcomeGroup {
  readonly capacity: Capacity
  /** The total that the group's rows break down. */
  readonly indicator: Indicator
  readonly rows: readonly OutcomeRow[]
}

export interface OutcomesShown {
  readonly groups: readonly OutcomeGroup[]
  readonly period: string | null
  /** All breakdowns of the period, also those that a brief picture leaves out. */
  readonly all: readonly OutcomeRow[]
  /** How many breakdowns a brief picture leaves out. */
  readonly left: number
}

/** Sorts totals by capacity and definition and their parts by meaning; see `Figure.show`. */
export function showOutcomes(rows: readonly Observation[], view: View): OutcomesShown {
  const all = outcomeRows(rows, view)
  const period =
    view.period === 'latest' || all.some(({ total }) => periodKey(total) === view.period) ? view.period : null
  const chosen =
    period === null
      ? all
      : period === 'latest'
        ? newestOfEach(
            all,
            ({ total }) => `${total.indicator_id} ${total.jurisdiction_id} ${total.scope}`,
            ({ total }) => total,
          )
        : all.filter(({ total }) => periodKey(total) === period)
  const drawn = view.brief === true ? chosen.filter(accounted) : chosen
  const groups = [...groupBy(drawn, ({ indicator }) => indicator.id).values()].flatMap(
    (list): OutcomeGroup[] => {
      const [first] = list
      return first === undefined
        ? []
        : [{ capacity: capacityOf(first.indicator.id), indicator: first.indicator, rows: arranged(list) }]
    },
  )
  return {
    period,
    all: chosen,
    left: chosen.length - drawn.length,
    groups: sorted(
      groups,
      (a, b) =>
        CAPACITIES.indexOf(a.capacity) - CAPACITIES.indexOf(b.capacity) ||
        b.rows.length - a.rows.length ||
        a.indicator.id.localeCompare(b.indicator.id),
    ),
  }
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
    const parts = (below.get(total.id) ?? []).filter((row) => partition(row) === 'outcome')
    const size = position(total)
    if (indicator === undefined || parts.length === 0 || size === null || size <= 0) return []
    if (view.levels.length > 0 && !view.levels.includes(total.level)) return []
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
    if (ends.length === 0 || decided <= 0) return []
    return [
      {
        total,
        indicator,
        ends,
        pending: [...inside, ...beside],
        around: beside.length === 0 ? null : (around ?? null),
        decided,
        rest: remainder(
          total,
          [...ends, ...inside].map(({ row }) => row),
        ),
        few: decided < FEW_CASES,
      },
    ]
  })
}

function endingOf(row: Observation, view: View): Ending[] {
  const indicator = view.catalogue.indicators.get(row.indicator_id)
  const value = position(row)
  return indicator === undefined || value === null
    ? []
    : [{ row, indicator, meaning: meaningOf(row.indicator_id), value }]
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
