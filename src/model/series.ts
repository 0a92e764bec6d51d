import { groupBy, sorted } from './collect.ts'
import { comparePeriods, newestOfEach, periodKey, periodYear } from './periods.ts'
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

/** What two statements must share to be about the same number: the series, and the period to the day. */
export function statementKey(row: InSeries): string {
  return [seriesKey(row), row.period_start, row.period_end].join('\t')
}

/** Of each series the rows of its newest period. */
export function latestOfEach<Row extends InSeries>(rows: readonly Row[]): Row[] {
  return newestOfEach(rows, seriesKey, (row) => row)
}

/**
 * Of each series the rows of the period of that key; where it has none and `near` allows it, those of the
 * period whose middle is nearest (a stock counts as the middle of its year), of equals the later one.
 */
export function inPeriod<Row extends InSeries>(rows: readonly Row[], key: string, near = false): Row[] {
  const year = middleOf(key)
  return [...groupBy(rows, seriesKey).values()].flatMap((series) => {
    const asked = series.filter((row) => periodKey(row) === key)
    if (asked.length > 0 || !near || year === null) return asked
    const [nearest] = sorted(
      series,
      (a, b) => Math.abs(middle(a) - year) - Math.abs(middle(b) - year) || comparePeriods(b, a),
    )
    return series.filter((row) => nearest !== undefined && comparePeriods(row, nearest) === 0)
  })
}

/** In years, to a hundredth: leap years decide nothing. */
function middle(row: InSeries): number {
  const at = row.period_start === null ? Number(row.period_end.slice(0, 4)) + 0.5 : periodYear(row)
  return Math.round(at * 100) / 100
}

/** The middle of the years that a period key names; null where it names none. */
function middleOf(key: string): number | null {
  const years = (key.match(/\d{4}/g) ?? []).map(Number)
  const [first] = years
  const last = years[years.length - 1]
  return first === undefined || last === undefined ? null : (first + last + 1) / 2
}
