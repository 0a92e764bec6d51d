import { describe, expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import { inPeriod, lacking, latestOfEach, seriesKey, statementKey } from './series.ts'
import type { Observation } from './types.ts'

const year = (at: number, over: Partial<Observation> = {}) =>
  observation({ id: `${at}`, period_start: `${at}-01-01`, period_end: `${at}-12-31`, ...over })
const stock = (at: number) =>
  observation({ id: `${at}`, period_kind: 'as_of', period_start: null, period_end: `${at}-12-31` })
const ids = (rows: readonly Observation[]) => rows.map(({ id }) => id)

describe('one series', () => {
  test.each<[string, Partial<Observation>]>([
    ['what is counted', { indicator_id: 'cases.concluded' }],
    ['the place', { jurisdiction_id: '330200' }],
    ['the body', { body_id: '330100-government' }],
    ['the scope', { scope: 'own_office' }],
    ['a stock', { period_kind: 'as_of' }],
    ['a running total', { period_kind: 'cumulative' }],
    ['a target', { period_kind: 'target' }],
  ])('ends where %s is another', (_what, over) => {
    expect(seriesKey(observation(over))).not.toBe(seriesKey(observation()))
  })

  test('goes on over years, each of them a statement of its own', () => {
    expect(seriesKey(year(2019))).toBe(seriesKey(year(2020)))
    expect(statementKey(year(2019))).not.toBe(statementKey(year(2020)))
  })

  test('goes on where something else is counted by its note, as a statement of its own', () => {
    const wide = year(2019, { variant: 'with_others' })
    expect(seriesKey(wide)).toBe(seriesKey(year(2019)))
    expect(statementKey(wide)).not.toBe(statementKey(year(2019)))
  })

  test('gives its newest, and a stock beside a flow its own newest', () => {
    const rows = [year(2018), year(2020), year(2019), { ...stock(2017), id: 'stock' }]
    expect(ids(latestOfEach(rows))).toEqual(['2020', 'stock'])
  })
})

describe('the rows of a period', () => {
  test('are none where a series lacks it, unless neighbours are allowed', () => {
    const rows = [year(2018), year(2022)]
    expect(inPeriod(rows, '2019')).toEqual([])
    expect(ids(inPeriod(rows, '2019', true))).toEqual(['2018'])
  })

  test('are of the latest one each series’ own', () => {
    expect(ids(inPeriod([year(2018), year(2022), { ...stock(2017), id: 'stock' }], 'latest'))).toEqual([
      '2022',
      'stock',
    ])
  })

  test('are those of the asked one where there is one, neighbours or not', () => {
    expect(ids(inPeriod([year(2018), year(2019)], '2019', true))).toEqual(['2019'])
  })

  test('are of equal neighbours the later, for stocks as for flows', () => {
    expect(ids(inPeriod([year(2018), year(2020)], '2019', true))).toEqual(['2020'])
    expect(ids(inPeriod([stock(2018), stock(2020)], '2019', true))).toEqual(['2020'])
  })

  test('are not sought further than five years away, nor of another length, nor where the place has the asked', () => {
    expect(inPeriod([year(2013)], '2019', true)).toEqual([])
    expect(inPeriod([year(2018, { period_start: '2018-07-01' })], '2019', true)).toEqual([])
    const office = year(2018, { id: 'office', body_id: 'office' })
    expect(ids(inPeriod([year(2019), office], '2019', true))).toEqual(['2019'])
  })
})

test('a place lacks a period where it reports others only, by any body', () => {
  const other = { ...year(2020), body_id: '330100-government' }
  expect(lacking([year(2018)], 'latest')).toEqual([])
  expect(lacking([year(2018), year(2019)], '2020').map(({ periods }) => periods)).toEqual([['2018', '2019']])
  expect(lacking([year(2018), other], '2020')).toEqual([])
})
