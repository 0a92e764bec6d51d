import { describe, expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import { quantile, quartilesOf, standing } from './quantiles.ts'

const exactly = (values: readonly number[]) => values.map((value) => ({ low: value, high: value }))

describe('a quantile', () => {
  /** What R’s quantile(x, type = 7) and a spreadsheet’s QUARTILE.INC give. */
  test.each([
    [
      [1, 2, 4, 7, 8, 9, 10, 12],
      [3.5, 7.5, 9.25],
    ],
    [
      [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49],
      [25.5, 40, 42.5],
    ],
    [
      [7, 15, 36, 39, 40, 41],
      [20.25, 37.5, 39.75],
    ],
  ])('of %j is %j', (values, expected) => {
    expect([0.25, 0.5, 0.75].map((p) => quantile(values, p))).toEqual(expected)
  })
  test('of nothing is none, of one value that value', () => {
    expect(quantile([], 0.5)).toBeNull()
    expect(quantile([3], 0.25)).toBe(3)
  })
})

describe('quartiles', () => {
  test('are not told of fewer than five values', () => {
    expect(quartilesOf(exactly([1, 2, 3, 4]))).toBeNull()
    expect(quartilesOf(exactly([1, 2, 3, 4, 5]))?.median).toEqual({ low: 3, high: 3 })
  })
  test('stay open as far as bounds leave them open, and no further', () => {
    const rates = [...exactly([80, 90, 95]), { low: 85, high: 100 }, { low: 99, high: 100 }]
    expect(quartilesOf(rates)).toEqual({
      lower: { low: 85, high: 90 },
      median: { low: 90, high: 95 },
      upper: { low: 95, high: 100 },
    })
  })
  test('hold those of every value that the bounds allow', () => {
    const open = { low: 10, high: 50 }
    const known = [12, 20, 31, 44, 60, 8]
    const { lower, median, upper } = quartilesOf([...exactly(known), open]) ?? {
      lower: open,
      median: open,
      upper: open,
    }
    for (let value = 10; value <= 50; value++) {
      const all = [...known, value]
      for (const [p, held] of [
        [0.25, lower],
        [0.5, median],
        [0.75, upper],
      ] as const) {
        const at = quantile(all, p) ?? -1
        expect(at).toBeGreaterThanOrEqual(held.low)
        expect(at).toBeLessThanOrEqual(held.high)
      }
    }
  })
})

test('a bound stands between its ends, a rounded number where it is stated, what is missing nowhere', () => {
  expect(standing(observation({ value: 85, value_kind: 'at_least' }), 'proportion')).toEqual({
    low: 85,
    high: 100,
  })
  expect(standing(observation({ value: 92.3, rounded_to: 0.1 }), 'proportion')).toEqual({
    low: 92.3,
    high: 92.3,
  })
  expect(standing(observation({ value: null, value_kind: 'missing' }), 'count')).toBeNull()
})
