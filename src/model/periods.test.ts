import { describe, expect, test } from 'vitest'
import { comparePeriods, periodDays, periodKey, periodYear } from './periods.ts'
import type { Period, PeriodKind } from './types.ts'

const period = (period_kind: PeriodKind, period_start: string | null, period_end: string): Period => ({
  period_kind,
  period_start,
  period_end,
})

describe('the key of a period', () => {
  test.each([
    ['2020', period('span', '2020-01-01', '2020-12-31')],
    ['2018-2022', period('span', '2018-01-01', '2022-12-31')],
    ['2021-01..2021-06', period('span', '2021-01-01', '2021-06-30')],
    ['2024-02..2024-02', period('span', '2024-02-01', '2024-02-29')],
    ['2022-03-01..2022-07-22', period('span', '2022-03-01', '2022-07-22')],
    ['2020', period('as_of', null, '2020-12-31')],
    ['2022-08-29', period('as_of', null, '2022-08-29')],
    ['..2021-03-08', period('cumulative', null, '2021-03-08')],
    ['target-2022', period('target', '2022-01-01', '2022-12-31')],
  ])('is %s', (key, when) => {
    expect(periodKey(when)).toBe(key)
  })
})

test('a leap year has 366 days, a stock has no length', () => {
  expect(periodDays(period('span', '2020-01-01', '2020-12-31'))).toBe(366)
  expect(periodDays(period('as_of', null, '2020-12-31'))).toBeNull()
})

test('a year stands at its middle, a stock at its day', () => {
  expect(periodYear(period('span', '2021-01-01', '2021-12-31'))).toBeCloseTo(2021.5, 2)
  expect(periodYear(period('as_of', null, '2021-12-31'))).toBeCloseTo(2022, 2)
})

test('periods are ordered by their end, then by their start', () => {
  const half = period('span', '2021-07-01', '2021-12-31')
  const year = period('span', '2021-01-01', '2021-12-31')
  const before = period('span', '2020-01-01', '2020-12-31')
  expect([half, year, before].sort(comparePeriods)).toEqual([before, year, half])
})
