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

/** Whether a flow covers a year, give or take five days. */
export function isFullYear(period: Period): boolean {
  const days = periodDays(period)
  return days !== null && days >= 360 && days <= 371
}

/** Where a period stands on a scale of years: 1 July 2020 is about 2020.5; the middle of a span. */
export function periodYear(period: Period): number {
  const end = yearOf(period.period_end) + 1 / 365
  return period.period_start === null ? end : (yearOf(period.period_start) + end) / 2
}

/** A place without a value in the asked period may show one that lies at most so many calendar years away. */
const NEAR_YEARS = 5

/** Periods whose lengths differ by at most so many days are of one length: leap years, a month's odd days. */
const LENGTH_DAYS = 5

/** Whether two lengths in days (`periodDays`) count as one; stocks, which have none, are alike. */
export function sameLength(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= LENGTH_DAYS)
}

/**
 * Of periods, the one nearest to what a key names (`periodKey`): of the same kind (flow, stock, total since an
 * unknown start) and the same length, at most five calendar years away, by its end; of two equally near the
 * later. A key of a year also names the stock at its end. Null where there is none; targets have no neighbours.
 */
export function nearestPeriod<P extends Period>(periods: readonly P[], key: string): P | null {
  const asked = periodsNamed(key)
  const near = periods.flatMap((period) => {
    const like = asked.find(
      (one) =>
        (one.period_start === null) === (period.period_start === null) &&
        (one.period_start !== null || one.period_kind === period.period_kind) &&
        sameLength(periodDays(one), periodDays(period)),
    )
    if (like === undefined || period.period_kind === 'target') return []
    const years = Math.abs(Number(period.period_end.slice(0, 4)) - Number(like.period_end.slice(0, 4)))
    // To a hundredth of a year, so that no leap day decides between the year before and the year after.
    const away = Math.round(Math.abs(yearOf(period.period_end) - yearOf(like.period_end)) * 100)
    return years <= NEAR_YEARS ? [{ period, away }] : []
  })
  const [nearest] = sorted(near, (a, b) => a.away - b.away || comparePeriods(b.period, a.period))
  return nearest?.period ?? null
}

/** The periods that a key can be the name of; none for targets and for what is no period key. */
function periodsNamed(key: string): Period[] {
  const span = (period_start: string, period_end: string): Period => ({
    period_kind: 'span',
    period_start,
    period_end,
  })
  const stock = (period_end: string): Period => ({ period_kind: 'as_of', period_start: null, period_end })
  if (/^\d{4}$/.test(key)) return [span(`${key}-01-01`, `${key}-12-31`), stock(`${key}-12-31`)]
  if (/^\d{4}-\d{4}$/.test(key)) return [span(`${key.slice(0, 4)}-01-01`, `${key.slice(5)}-12-31`)]
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return [stock(key)]
  const [, start = '', end = ''] = key.match(/^(\d{4}-[\d-]+)?\.\.(\d{4}-[\d-]+)$/) ?? []
  if (end === '') return []
  if (start === '') return [{ ...stock(end), period_kind: 'cumulative' }]
  return start.length === 7 ? [span(`${start}-01`, monthEnd(end))] : [span(start, end)]
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

/** The last day of a month (YYYY-MM), as an ISO date. */
export function monthEnd(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10)
}

function yearOf(date: string): number {
  const year = Number(date.slice(0, 4))
  const start = Date.UTC(year, 0, 1)
  return year + (day(date) - start) / (Date.UTC(year + 1, 0, 1) - start)
}

function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}
