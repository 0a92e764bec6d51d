import { describe, expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { seeded } from '../testing/seeded.ts'
import {
  byar,
  differenceInterval,
  type Estimate,
  exactBinomial,
  exactPoisson,
  hasFewCases,
  oneCaseWeighs,
  perHeadInterval,
  rateInterval,
  wilson,
} from './statistics.ts'

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
    const random = seeded(5)
    for (const d of [...Array.from({ length: 60 }, (_, at) => at + 1), 999, 20_000, 200_000]) {
      const some = Array.from({ length: 60 }, () => random.whole(0, d))
      for (const n of d <= 60 ? Array.from({ length: d + 1 }, (_, at) => at) : [0, 1, ...some, d - 1, d]) {
        const interval = wilson(n, d)
        expect(interval).not.toBeNull()
        expect(interval?.low).toBeLessThanOrEqual((n / d) * 100 + 1e-9)
        expect(interval?.high).toBeGreaterThanOrEqual((n / d) * 100 - 1e-9)
        expect(interval?.low).toBeGreaterThanOrEqual(0)
        expect(interval?.high).toBeLessThanOrEqual(100)
      }
    }
  })

  test('of the other cases is its mirror, and narrows as cases are added', () => {
    const random = seeded(6)
    for (let run = 0; run < 300; run++) {
      const d = random.whole(1, 200_000)
      const n = random.whole(0, d)
      const interval = wilson(n, d)
      const others = wilson(d - n, d)
      const twice = wilson(2 * n, 2 * d)
      expect(interval?.low).toBeCloseTo(100 - (others?.high ?? Number.NaN), 9)
      expect(interval?.high).toBeCloseTo(100 - (others?.low ?? Number.NaN), 9)
      expect(width(twice)).toBeLessThan(width(interval))
    }
  })

  test('is wider at a greater level', () => {
    expect(width(wilson(81, 263, 3.09))).toBeGreaterThan(width(wilson(81, 263)))
  })

  test.each([
    [1, 0],
    [-1, 5],
    [6, 5],
    [Number.NaN, 5],
    [1, Number.NaN],
  ])('is not there for %d of %d', (n, d) => {
    expect(wilson(n, d)).toBeNull()
  })
})

describe('the exact interval of a proportion', () => {
  // Clopper & Pearson, as in Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 5; the last is
  // Conover’s (1971, p. 97) example.
  test.each([
    [81, 263, 25.27, 36.76],
    [15, 148, 5.78, 16.17],
    [0, 20, 0, 16.84],
    [1, 29, 0.09, 17.76],
    [682, 925, 70.77, 76.54],
  ])('of %i in %i is %f to %f', (n, d, low, high) => {
    expect(exactBinomial(n, d).low).toBeCloseTo(low, 2)
    expect(exactBinomial(n, d).high).toBeCloseTo(high, 2)
  })

  test('of 0 in d reaches up to 1 − 0.025^(1/d), of d in d down to its rest', () => {
    for (const d of [1, 5, 20, 3000, 200_000]) {
      expect(exactBinomial(0, d).low).toBe(0)
      expect(exactBinomial(0, d).high).toBeCloseTo(100 * (1 - 0.025 ** (1 / d)), 9)
      expect(exactBinomial(d, d).low).toBeCloseTo(100 * 0.025 ** (1 / d), 9)
      expect(exactBinomial(d, d).high).toBe(100)
    }
  })

  test('holds its rate', () => {
    const random = seeded(7)
    for (let run = 0; run < 60; run++) {
      const d = random.pick([3, 50, 2000, 200_000] as const)
      const n = random.whole(0, d)
      const { low, high } = exactBinomial(n, d)
      expect(low).toBeLessThanOrEqual((100 * n) / d)
      expect(high).toBeGreaterThanOrEqual((100 * n) / d)
    }
  })
})

describe('the interval of a difference of two proportions', () => {
  // Newcombe (1998), Statistics in Medicine 17:873–890, table II, method 10, in per cent.
  test.each([
    [56, 70, 48, 80, 5.24, 33.39],
    [9, 10, 3, 10, 17.05, 80.9],
    [6, 7, 2, 7, 5.82, 80.62],
    [5, 56, 0, 29, -3.81, 19.26],
    [0, 10, 0, 20, -16.11, 27.75],
    [0, 10, 0, 10, -27.75, 27.75],
    [10, 10, 0, 20, 67.91, 100],
    [10, 10, 0, 10, 60.75, 100],
  ])('%i/%i less %i/%i is Newcombe’s %f to %f', (n, d, m, e, low, high) => {
    const interval = differenceInterval(estimate(n, d), estimate(m, e))
    expect(interval.low).toBeCloseTo(low, 2)
    expect(interval.high).toBeCloseTo(high, 2)
  })

  test('holds the difference, turns with it, and is no narrower for a wider interval', () => {
    const random = seeded(8)
    for (let run = 0; run < 300; run++) {
      const [d, e] = [random.whole(1, 200_000), random.whole(1, 60)]
      const [a, b] = [estimate(random.whole(0, d), d), estimate(random.whole(0, e), e)]
      const there = differenceInterval(a, b)
      const back = differenceInterval(b, a)
      expect(there.low).toBeLessThanOrEqual(a.at - b.at + 1e-9)
      expect(there.high).toBeGreaterThanOrEqual(a.at - b.at - 1e-9)
      expect(back.low).toBeCloseTo(-there.high, 9)
      const wider = differenceInterval({ ...a, low: a.low - 1, high: a.high + 1 }, b)
      expect(wider.low).toBeLessThanOrEqual(there.low)
      expect(wider.high).toBeGreaterThanOrEqual(there.high)
    }
  })
})

// Garwood (1936), as in Pearson & Hartley, Biometrika Tables for Statisticians I, table 40, 95 %.
const GARWOOD = [
  [0, 0, 3.69],
  [1, 0.0253, 5.57],
  [2, 0.242, 7.22],
  [3, 0.619, 8.77],
  [4, 1.09, 10.24],
  [5, 1.62, 11.67],
  [6, 2.2, 13.06],
  [7, 2.81, 14.42],
  [8, 3.45, 15.76],
  [9, 4.12, 17.08],
  [10, 4.8, 18.39],
  [11, 5.49, 19.68],
  [12, 6.2, 20.96],
  [15, 8.4, 24.74],
  [20, 12.22, 30.89],
  [25, 16.18, 36.9],
  [30, 20.24, 42.83],
  [50, 37.11, 65.92],
] as const

describe('the interval of a count', () => {
  test.each(GARWOOD)('of %i events is Garwood’s %f to %f', (count, low, high) => {
    expect(Math.abs(exactPoisson(count).low - low)).toBeLessThanOrEqual(0.0051)
    expect(Math.abs(exactPoisson(count).high - high)).toBeLessThanOrEqual(0.0051)
  })

  test('is exact below ten, and at nothing from 0 to 3.69', () => {
    for (let count = 0; count < 10; count++) expect(byar(count)).toEqual(exactPoisson(count))
    expect(byar(0)).toMatchObject({ low: 0 })
    expect(byar(0)?.high).toBeCloseTo(-Math.log(0.025), 9)
  })

  test('is from ten on within 0.2 % of the exact one (Public Health England, Technical Guide, 2018)', () => {
    for (const count of [10, 11, 15, 25, 65, 100, 389, 1000, 20_000, 200_000]) {
      const exact = exactPoisson(count)
      expect(Math.abs((byar(count)?.low ?? 0) / exact.low - 1)).toBeLessThan(0.002)
      expect(Math.abs((byar(count)?.high ?? 0) / exact.high - 1)).toBeLessThan(0.002)
    }
  })

  test('of 100 events is 81.4 to 121.6 (Breslow & Day 1987, formula on p. 69)', () => {
    expect(byar(100)?.low).toBeCloseTo(81.36, 2)
    expect(byar(100)?.high).toBeCloseTo(121.63, 2)
  })

  test('holds the count and rises with it, also where the exact one gives way', () => {
    for (let count = 0; count <= 400; count++) {
      const [one, next] = [byar(count), byar(count + 1)]
      expect(one?.low).toBeLessThanOrEqual(count)
      expect(one?.high).toBeGreaterThanOrEqual(count)
      expect(one?.low).toBeLessThan(next?.low ?? 0)
      expect(one?.high).toBeLessThan(next?.high ?? 0)
    }
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('is not there for %d', (count) => {
    expect(byar(count)).toBeNull()
  })
})

describe('the interval of a count per 10,000 residents', () => {
  const counted = indicator()
  const row = (over: Parameters<typeof observation>[0]) => observation({ population: 250_000, ...over })
  const per = (over: Parameters<typeof observation>[0]) => perHeadInterval(row(over), counted)

  test('is that of the count, divided: 100 of 250,000 residents is 3.25 to 4.87', () => {
    expect(per({ value: 100 })?.low).toBeCloseTo(3.25, 2)
    expect(per({ value: 100 })?.high).toBeCloseTo(4.87, 2)
    expect(per({ value: 0 })).toMatchObject({ low: 0 })
  })

  test('carries bounds and rounding through, and never narrows for them', () => {
    const plain = per({ value: 100 })
    const rounded = per({ value: 100, rounded_to: 10 })
    expect(rounded).toEqual({ at: 4, low: per({ value: 95 })?.low, high: per({ value: 105 })?.high })
    expect(per({ value: 100, value_kind: 'at_least' })).toEqual({
      at: 4,
      low: plain?.low,
      high: Number.POSITIVE_INFINITY,
    })
    expect(per({ value: 100, value_kind: 'at_most' })).toEqual({ at: 4, low: 0, high: plain?.high })
    const random = seeded(9)
    for (let run = 0; run < 200; run++) {
      const value = random.whole(0, 3000)
      const narrow = per({ value, rounded_to: random.pick([1, 10] as const) })
      const wide = per({ value, rounded_to: random.pick([10, 100, 1000] as const) })
      expect(wide?.low).toBeLessThanOrEqual(narrow?.low ?? -1)
      expect(wide?.high).toBeGreaterThanOrEqual(narrow?.high ?? Number.POSITIVE_INFINITY)
      expect(narrow?.low).toBeLessThanOrEqual((value / 250_000) * 10_000)
      expect(narrow?.high).toBeGreaterThanOrEqual((value / 250_000) * 10_000)
    }
  })

  test.each([
    ['without residents', { population: null }],
    ['for one office', { scope: 'own_office' }],
    ['of what is missing', { value: null, value_kind: 'missing', missing_reason: 'pending' }],
  ] as const)('is not there %s', (_says, over) => {
    expect(per({ value: 100, ...over })).toBeNull()
  })

  test('is not there where the indicator takes none', () => {
    expect(perHeadInterval(row({ value: 100 }), { ...counted, interval: 'none' })).toBeNull()
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

  test('is not there where n of d is another rate than the one stated, if only by its last digit', () => {
    const of = (n: number, d: number, value: number) =>
      rateInterval({ n, d, value, rounded_to: 0.01, value_kind: 'exact' }, indicator)
    expect(of(87, 434, 21.75)).toBeNull()
    expect(of(639, 5828, 10.97)).toBeNull()
    expect(of(639, 5828, 10.96)?.at).toBeCloseTo(10.9643, 4)
  })

  test('is not there without both numbers, or where the indicator takes none', () => {
    expect(
      rateInterval({ n: null, d: 1000, value: 40, rounded_to: 1, value_kind: 'exact' }, indicator),
    ).toBeNull()
    // 4 of 10 is the only whole number that gives 40 %.
    expect(
      rateInterval({ n: null, d: 10, value: 40, rounded_to: 1, value_kind: 'exact' }, indicator),
    ).toEqual({ at: 40, ...wilson(4, 10) })
    expect(
      rateInterval({ n: 4, d: 10, value: 40, rounded_to: 1, value_kind: 'exact' }, { interval: 'none' }),
    ).toBeNull()
  })
})

test('19 cases are few, 20 are not, and of no published base nothing is said', () => {
  expect(hasFewCases({ d: 19, value_kind: 'exact' })).toBe(true)
  expect(hasFewCases({ d: 20, value_kind: 'exact' })).toBe(false)
  expect(hasFewCases({ d: null, value_kind: 'exact' })).toBe(false)
})

function width(interval: { readonly low: number; readonly high: number } | null): number {
  return interval === null ? Number.NaN : interval.high - interval.low
}

function estimate(n: number, d: number): Estimate {
  const { low, high } = wilson(n, d) ?? { low: Number.NaN, high: Number.NaN }
  return { at: (100 * n) / d, low, high }
}
