import { distinct, groupBy, sorted } from './collect.ts'
import type { Period } from './types.ts'

/**
 * The name of a period in addresses and pickers: `2020` (a calendar year, or a stock at its end),
 * `2018-2022` (whole years), `2021-01..2021-06` (whole months), else `2018-07-01..2019-06-15`; a stock on
 * another day is that day; a total since an unknown start is `..2020-12-31`; a target is `target-2022`.
 */
export function periodKey({ period_kind, period_start, period_end }: Period): string {
  const endYear = period_end.slice(0, 4)
  if (period_kind === 'target') return `target-${endYear}`
  if (period_kind === 'as_of') return period_end.endsWith('-12-31') ? endYear : period_end
  if (period_start === null) return `..${period_end}`
  const startYear = period_start.slice(0, 4)
  if (period_start.endsWith('-01-01') && period_end.endsWith('-12-31'))
    return startYear === endYear ? endYear : `${startYear}-${endYear}`
  if (period_start.endsWith('-01') && isMonthEnd(period_end))
    return `${period_start.slice(0, 7)}..${period_end.slice(0, 7)}`
  return `${period_start}..${period_end}`
}

/** Length in days, both ends counted; null for stocks and for totals since an unknown start. */
export function periodDays({ period_start, period_end }: Period): number | null {
  if (period_start === null) return null
  return Math.round((day(period_end) - day(period_start)) / 86_400_000) + 1
}

/** Where a period stands on a scale of years: 1 July 2020 is about 2020.5; the middle of a span. */
export function periodYear(period: Period): number {
  const end = yearOf(period.period_end) + 1 / 365
  return period.period_start === null ? end : (yearOf(period.period_start) + end) / 2
}

/** Orders periods by their end, then by their start, oldest first. */
export function comparePeriods(a: Period, b: Period): number {
  return (
    a.period_end.localeCompare(b.period_end) || (a.period_start ?? '').localeCompare(b.period_start ?? '')
  )
}

/** The keys of periods, each once, newest first. */
export function periodKeys(periods: readonly Period[]): string[] {
  return distinct(sorted(periods, (a, b) => comparePeriods(b, a)).map(periodKey))
}

/** Of each series, the things of one key, those of its newest period; series in order of first occurrence. */
export function newestOfEach<T>(
  things: readonly T[],
  series: (thing: T) => string,
  period: (thing: T) => Period,
): T[] {
  return [...groupBy(things, series).values()].flatMap((list) => {
    const [last] = sorted(list, (a, b) => comparePeriods(period(b), period(a)))
    return list.filter((thing) => last !== undefined && comparePeriods(period(thing), period(last)) === 0)
  })
}

/** Whether the next day begins a month. */
export function isMonthEnd(date: string): boolean {
  return new Date(day(date) + 86_400_000).getUTCDate() === 1
}

function yearOf(date: string): number {
  const year = Number(date.slice(0, 4))
  const start = Date.UTC(year, 0, 1)
  return year + (day(date) - start) / (Date.UTC(year + 1, 0, 1) - start)
}

function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}
