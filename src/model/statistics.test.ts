import { describe, expect, test } from 'vitest'
import { oneCaseWeighs, rateInterval, wilson } from './statistics.ts'

describe('the Wilson interval', () => {
  // Newcombe RG (1998), Statistics in Medicine 17:857–872, table I, method 3, in per cent.
  test.each([
    [81, 263, 25.53, 36.62],
    [15, 148, 6.24, 16.05],
    [0, 20, 0, 16.11],
    [1, 29, 0.61, 17.18],
  ])('of %i in %i is Newcombe’s %f to %f', (n, d, low, high) => {
    const interval = wilson(n, d)
    expect(interval?.low).toBeCloseTo(low, 2)
    expect(interval?.high).toBeCloseTo(high, 2)
  })

  test('of 0 in 5 reaches up to 43.4 %, of 5 in 5 down to 56.6 %', () => {
    expect(wilson(0, 5)).toMatchObject({ low: 0 })
    expect(wilson(0, 5)?.high).toBeCloseTo(43.4, 1)
    expect(wilson(5, 5)).toMatchObject({ high: 100 })
    expect(wilson(5, 5)?.low).toBeCloseTo(56.6, 1)
  })

  test('of Jiangyou’s 4 corrections in 6 is 30.0 to 90.3 %', () => {
    expect(wilson(4, 6)?.low).toBeCloseTo(30, 1)
    expect(wilson(4, 6)?.high).toBeCloseTo(90.3, 1)
  })

  test('holds the rate it is about, and stays within 0 and 100', () => {
    for (let d = 1; d <= 60; d++) {
      for (let n = 0; n <= d; n++) {
        const interval = wilson(n, d)
        expect(interval?.low).toBeLessThanOrEqual((n / d) * 100 + 1e-9)
        expect(interval?.high).toBeGreaterThanOrEqual((n / d) * 100 - 1e-9)
        expect(interval?.low).toBeGreaterThanOrEqual(0)
        expect(interval?.high).toBeLessThanOrEqual(100)
      }
    }
  })

  test.each([
    [1, 0],
    [-1, 5],
    [6, 5],
    [Number.NaN, 5],
  ])('is not there for %d of %d', (n, d) => {
    expect(wilson(n, d)).toBeNull()
  })
})

test('one case of six weighs 16.7 points', () => {
  expect(oneCaseWeighs(6)).toBeCloseTo(16.7, 1)
})

describe('the interval of a stated rate', () => {
  const indicator = { interval: 'wilson' } as const

  test('is that of its n and d, rounded or cut off', () => {
    expect(
      rateInterval({ n: 896, d: 21316, value: 4.2, rounded_to: 0.1, value_kind: 'exact' }, indicator)?.low,
    ).toBeCloseTo(3.94, 2)
    expect(
      rateInterval({ n: 107, d: 262, value: 40, rounded_to: null, value_kind: 'exact' }, indicator),
    ).not.toBeNull()
  })

  test('is not there where n of d is another rate than the one stated', () => {
    expect(
      rateInterval({ n: 87, d: 434, value: 21.75, rounded_to: 0.01, value_kind: 'exact' }, indicator),
    ).toBeNull()
  })

  test('is not there without both numbers, or where the indicator takes none', () => {
    expect(
      rateInterval({ n: null, d: 1000, value: 40, rounded_to: 1, value_kind: 'exact' }, indicator),
    ).toBeNull()
    // 4 of 10 is the only whole number that gives 40 %.
    expect(
      rateInterval({ n: null, d: 10, value: 40, rounded_to: 1, value_kind: 'exact' }, indicator),
    ).toEqual(wilson(4, 10))
    expect(
      rateInterval({ n: 4, d: 10, value: 40, rounded_to: 1, value_kind: 'exact' }, { interval: 'none' }),
    ).toBeNull()
  })
})
