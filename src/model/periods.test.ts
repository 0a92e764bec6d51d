import { describe, expect, test } from 'vitest'
import {
  comparePeriods,
  isFullYear,
  nearestPeriod,
  newestOfEach,
  periodDays,
  periodKey,
  periodKeys,
  periodYear,
  sameLength,
} from './periods.ts'
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

test('keys are listed once, newest first', () => {
  const year = (of: string) => period('span', `${of}-01-01`, `${of}-12-31`)
  expect(periodKeys([year('2019'), year('2021'), year('2019'), year('2020')])).toEqual([
    '2021',
    '2020',
    '2019',
  ])
})

test('of each series all that is stated for its newest period is taken', () => {
  const said = (series: string, year: string, value: number) => ({
    series,
    value,
    ...period('span', `${year}-01-01`, `${year}-12-31`),
  })
  const stated = [said('b', '2019', 1), said('a', '2018', 2), said('b', '2020', 3), said('b', '2020', 4)]
  const newest = newestOfEach(
    stated,
    ({ series }) => series,
    (one) => one,
  )
  expect(newest.map(({ value }) => value)).toEqual([3, 4, 2])
})

describe('the nearest period to the one asked for', () => {
  const year = (of: number) => period('span', `${of}-01-01`, `${of}-12-31`)
  const years = (from: number, to: number) => period('span', `${from}-01-01`, `${to}-12-31`)
  const half = (of: number) => period('span', `${of}-01-01`, `${of}-06-30`)
  const stock = (day: string) => period('as_of', null, day)

  test.each([
    ['itself where it is there', '2020', [year(2019), year(2020)], year(2020)],
    ['the year before', '2020', [year(2019), year(2017)], year(2019)],
    ['of two equally near the later, over a leap year too', '2020', [year(2018), year(2022)], year(2022)],
    ['and again', '2019', [year(2018), year(2020)], year(2020)],
    ['five years away at most', '2020', [year(2015)], year(2015)],
    ['never six', '2020', [year(2014)], null],
    ['of the same length: no half year for a year', '2020', [half(2020), year(2017)], year(2017)],
    ['a half year for a half year', '2021-01..2021-06', [year(2021), half(2019)], half(2019)],
    ['five years for five years', '2018-2022', [year(2020), years(2013, 2017)], years(2013, 2017)],
    ['no stock where a stretch is asked', '2018-2022', [stock('2022-12-31')], null],
    ['a stock for a stock', '2020', [stock('2019-12-31'), stock('2020-11-01')], stock('2020-11-01')],
    ['a stock for a day', '2022-08-29', [stock('2021-12-31'), year(2022)], stock('2021-12-31')],
    [
      'a total since an unknown start for another',
      '..2021-03-08',
      [stock('2021-03-31'), period('cumulative', null, '2020-12-31')],
      period('cumulative', null, '2020-12-31'),
    ],
    ['never a target', '2020', [period('target', '2020-01-01', '2020-12-31')], null],
    ['nothing beside a target', 'target-2022', [year(2022)], null],
    ['nothing beside the latest of each', 'latest', [year(2022)], null],
  ])('is %s', (_says, key, there, nearest) => {
    expect(nearestPeriod(there, key)).toEqual(nearest)
    expect(nearestPeriod([...there].reverse(), key)).toEqual(nearest)
  })
})

test('365 and 366 days are one length, a year and eleven months are not, stocks have none', () => {
  expect(sameLength(365, 366)).toBe(true)
  expect(sameLength(365, 334)).toBe(false)
  expect(sameLength(null, null)).toBe(true)
  expect(sameLength(null, 365)).toBe(false)
})

test.each([
  ['2020-01-01', '2020-12-31', true],
  ['2020-01-01', '2020-12-25', true],
  ['2020-07-01', '2021-06-30', true],
  ['2020-01-01', '2020-06-30', false],
  ['2019-01-01', '2020-12-31', false],
  [null, '2020-12-31', false],
] as const)('from %s to %s is a full year: %s', (period_start, period_end, whole) => {
  expect(isFullYear({ period_kind: 'span', period_start, period_end })).toBe(whole)
})
