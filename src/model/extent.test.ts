import { describe, expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { rates as catalogue, rateOf as row } from '../testing/rates.ts'
import { extentOf, kinOf } from './extent.ts'

const rate = indicator({ id: 'rate', measure: 'proportion', kin: 'k' })
const in2021 = { period_start: '2021-01-01', period_end: '2021-12-31' }

describe('how far an indicator can be compared', () => {
  const rows = [
    row('a', { n: 5, d: 10 }),
    row('b', { d: 10, value: 33.3 }),
    row('c', { scope: 'own_office', body_kind: 'government' }),
    row('a', { ...in2021, value_kind: 'at_least' }),
    row('b', { ...in2021, value_kind: 'missing', value: null, missing_reason: 'pending' }),
    row('c', { period_kind: 'target', ...in2021 }),
    row('a', { indicator_id: 'other' }),
  ]
  const extent = extentOf(rows, rate, catalogue)

  test('counts values, places and bodies of its own, targets apart', () => {
    expect(extent).toMatchObject({ values: 5, targets: 1, places: 3, bodies: 3, inexact: 1, missing: 1 })
    expect(extent.years).toEqual([2020, 2021])
    expect(extent.scopes).toEqual([
      { kind: 'whole_area', count: 4 },
      { kind: 'own_office', count: 1 },
    ])
  })
  test('says of rates how many come with their bases', () => {
    expect(extent.rests).toEqual({ both: 1, one: 1, neither: 2 })
    expect(extentOf(rows, indicator({ id: 'count' }), catalogue).rests).toBeNull()
  })
  test('passes each period through the gate, newest first', () => {
    expect(extent.periods).toEqual([
      { period: '2021', comparable: 1, apart: [] },
      { period: '2020', comparable: 2, apart: [{ kind: 'scope', count: 1 }] },
    ])
  })
  test('of nothing is nothing', () => {
    expect(extentOf([], rate, catalogue)).toMatchObject({ values: 0, places: 0, years: null, periods: [] })
  })
})

test('kin are told with the reason that keeps them apart, the most reported first', () => {
  const rows = [
    row('a'),
    row('a', { indicator_id: 'count' }),
    row('a', { indicator_id: 'other' }),
    row('b', { indicator_id: 'other' }),
  ]
  expect(kinOf(rows, rate, catalogue)).toEqual([
    { id: 'other', places: 2, reason: 'definition' },
    { id: 'count', places: 1, reason: 'unit' },
  ])
})
