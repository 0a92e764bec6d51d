import { describe, expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import type { Observation } from './types.ts'
import { span } from './values.ts'
import { changedBetween, changesOf, isBroken, judge } from './verdicts.ts'

const of = (year: number, value: number, over: Partial<Observation> = {}) => {
  const row = observation({
    value,
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
    ...over,
  })
  return { row, within: span(row, 'proportion') }
}
const years = (from: number, values: readonly number[], over: Partial<Observation> = {}) =>
  values.map((value, at) => of(from + at, value, over))
const said = (points: ReturnType<typeof years>, changes: readonly string[] = []) => {
  const { verdict, silence, comparable } = judge(points, changes)
  return verdict === null ? `${silence} ${comparable.length}` : `${verdict.verdict} ${verdict.p.toFixed(3)}`
}

describe('a verdict', () => {
  test('on Shandong’s loss rate 2018 to 2022 can’t be told: S = −8, p = 0.083', () => {
    const { verdict } = judge(years(2018, [16.4, 11.36, 9.72, 10.83, 6.88], { rounded_to: 0.01 }), [])
    expect(verdict).toMatchObject({ s: -8, points: 5, verdict: 'untold' })
    expect(verdict?.p).toBeCloseTo(10 / 120, 12)
  })

  test.each([
    ['five that rise', years(2018, [1, 2, 3, 4, 5]), 'rising 0.017'],
    ['five that fall', years(2018, [5, 4, 3, 2, 1]), 'falling 0.017'],
    ['a gap between them', [...years(2015, [1, 2]), ...years(2019, [3, 4, 5])], 'rising 0.017'],
    [
      'a bound among them, which makes it less sure',
      [...years(2018, [1, 2, 3, 4]), of(2022, 5, { value_kind: 'at_least' })],
      'rising 0.017',
    ],
    [
      'a bound that leaves pairs open',
      [of(2018, 1, { value_kind: 'at_least' }), ...years(2019, [2, 3, 4, 5])],
      'untold 0.817',
    ],
    [
      'half a year beside them, left out',
      [...years(2018, [1, 2, 3, 4, 5]), of(2020, 9, { period_end: '2020-06-30' })],
      'rising 0.017',
    ],
    [
      'stocks a year apart',
      years(2018, [1, 2, 3, 4, 5], { period_kind: 'as_of', period_start: null }),
      'rising 0.017',
    ],
  ])('on %s', (_name, points, expected) => {
    expect(said(points)).toBe(expected)
  })
})

describe('silence', () => {
  test('on more values than the test can count, never as if they were few', () => {
    const days = Array.from({ length: 201 }, (_, at) => {
      const day = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10)
      return of(2020, at, { period_start: day, period_end: day })
    })
    expect(said(days)).toBe('many 201')
    expect(said(days.slice(1))).toBe('rising 0.000')
  })

  test.each([
    ['on four', years(2018, [1, 2, 3, 4]), [], 'few 4'],
    ['on values without a level', years(2018, [1, 1, 1, 1, 1], { value_kind: 'direction' }), [], 'few 0'],
    [
      'on totals since a start',
      years(2018, [1, 2, 3, 4, 5], { period_kind: 'cumulative' }),
      [],
      'cumulative 0',
    ],
    ['on bounds alone', years(2018, [1, 2, 3, 4, 5], { value_kind: 'at_least' }), [], 'bounds 5'],
    [
      'on periods of different length',
      [...years(2018, [1, 2, 3, 4]), of(2022, 5, { period_end: '2022-08-31' })],
      [],
      'lengths 4',
    ],
    [
      'on stocks of different seasons',
      [
        ...years(2018, [1, 2, 3, 4], { period_kind: 'as_of', period_start: null }),
        of(2022, 5, { period_kind: 'as_of', period_start: null, period_end: '2022-06-30' }),
      ],
      [],
      'lengths 4',
    ],
    [
      'across a change of duties',
      years(
        2020,
        [172, 281, 558, 1113, 1696].map((n) => n / 20),
      ),
      ['2022-07-01'],
      'change 2',
    ],
    [
      'where one in the middle counts something else',
      years(2018, [1, 2, 3, 4, 5]).map((point, at) =>
        at === 2 ? { ...point, row: { ...point.row, variant: 'with_others' } } : point,
      ),
      [],
      'change 2',
    ],
  ])('%s', (_name, points, changes, expected) => {
    expect(said(points, changes)).toBe(expected)
  })

  test('never on five after a change', () => {
    expect(said(years(2014, [1, 9, 1, 2, 3, 4, 5]), ['2015-07-01'])).toBe('rising 0.017')
  })
})

test('what may be compared with nothing is no series with its like', () => {
  const [first, second] = years(2020, [1, 2], { variant: 'incomparable' }).map(({ row }) => row)
  if (first === undefined || second === undefined) throw new Error('no rows')
  expect(isBroken(first, second, [])).toBe(true)
  expect(isBroken({ ...first, variant: 'wide' }, { ...second, variant: 'wide' }, [])).toBe(false)
  expect(isBroken({ ...first, variant: null }, { ...second, variant: 'wide' }, [])).toBe(true)
})

test('a change counts where it falls between two periods or into one of them, not on the first day of the earlier', () => {
  const period = (year: number) => of(year, 1).row
  expect(changedBetween(period(2020), period(2021), ['2022-07-01'])).toBe(false)
  expect(changedBetween(period(2021), period(2022), ['2022-07-01'])).toBe(true)
  expect(changedBetween(period(2022), period(2023), ['2022-07-01'])).toBe(true)
  expect(changedBetween(period(2023), period(2024), ['2022-07-01', '2023-01-01'])).toBe(false)
})

test('duties matter to work in a capacity, the area to all', () => {
  const row = observation({ jurisdiction_id: 'p', body_changed_on: '2022-07-01' })
  const place = {
    id: 'p',
    name_zh: '',
    name_en: '',
    level: 'county',
    parent_id: null,
    valid_to: null,
  } as const
  const places = new Map([['p', { ...place, valid_from: '2021-04-09' }]])
  expect(changesOf(row, { role: 'reconsideration_organ' }, places)).toEqual(['2021-04-09', '2022-07-01'])
  expect(changesOf(row, { role: 'none' }, places)).toEqual(['2021-04-09'])
})
