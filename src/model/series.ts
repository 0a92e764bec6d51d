import { distinct, groupBy, sorted } from './collect.ts'
import { comparePeriods, nearestPeriod, newestOfEach, periodKey } from './periods.ts'
import type { Observation } from './types.ts'

/** What tells one series from another. */
export type InSeries = Pick<
  Observation,
  'indicator_id' | 'jurisdiction_id' | 'body_id' | 'scope' | 'period_kind' | 'period_start' | 'period_end'
>

/**
 * What values of different times must share to be one series: what is counted, of which place, by which body,
 * over which scope, and whether it is a flow, a stock, a running total or a target. Equal keys: one series.
 */
export function seriesKey(row: InSeries): string {
  return [row.indicator_id, row.jurisdiction_id, row.body_id, row.scope, row.period_kind].join('\t')
}

/** What tells one number from another, however many state it. */
export type InStatement = InSeries & Pick<Observation, 'variant'>

/**
 * What two statements must share to be about the same number: the series, the period to the day, and what is counted
 * where it is not quite what the indicator is defined as.
 */
export function statementKey(row: InStatement): string {
  return [seriesKey(row), row.period_start, row.period_end, row.variant].join('\t')
}

/** In place of a period's key: each series has its own. */
export const LATEST = 'latest'

/** Of each series the rows of its newest period. */
export function latestOfEach<Row extends InSeries>(rows: readonly Row[]): Row[] {
  return newestOfEach(rows, seriesKey, (row) => row)
}

/**
 * Of each series the rows of the period of that key, or of its newest one (`latest`). With `near`, a place that has
 * none of an indicator shows those of each of its series' nearest period (`nearestPeriod`).
 */
export function inPeriod<Row extends InSeries>(rows: readonly Row[], key: string, near = false): Row[] {
  if (key === LATEST) return latestOfEach(rows)
  const asked = (row: Row) => periodKey(row) === key
  const of = (row: Row) => `${row.indicator_id}\t${row.jurisdiction_id}`
  const here = new Set(rows.filter(asked).map(of))
  return [...groupBy(rows, seriesKey).values()].flatMap((series) => {
    if (!near || series.some((row) => here.has(of(row)))) return series.filter(asked)
    const nearest = nearestPeriod(series, key)
    return nearest === null ? [] : series.filter((row) => comparePeriods(row, nearest) === 0)
  })
}

/**
 * What a place reports of an indicator for other periods than that of the key: any row, all periods, oldest first.
 * Nothing lacks a latest one.
 */
export function lacking<Row extends InSeries>(
  rows: readonly Row[],
  key: string,
): { readonly row: Row; readonly periods: readonly string[] }[] {
  if (key === LATEST) return []
  const groups = groupBy(rows, (row) => `${row.indicator_id}\t${row.jurisdiction_id}`)
  return [...groups.values()].flatMap((list) => {
    const periods = distinct(sorted(list, comparePeriods).map(periodKey))
    const [row] = list
    return row === undefined || periods.includes(key) ? [] : [{ row, periods }]
  })
}
