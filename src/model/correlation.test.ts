import { describe, expect, test } from 'vitest'
import { midranks, permutationChance, spearman, spearmanInterval } from './correlation.ts'

const pairs = (xs: readonly number[], ys: readonly number[]) =>
  xs.map((x, at): [number, number] => [x, ys[at] ?? 0])

/** Zar, Biostatistical Analysis: lengths of wings and tails of twelve birds, in cm, with ties. */
const WINGS = [10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4]
const TAILS = [7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3]

/** Every order of 1 … n. */
function* orders(n: number, begun: readonly number[] = []): Generator<readonly number[]> {
  if (begun.length === n) yield begun
  for (let next = 1; next <= n; next++) if (!begun.includes(next)) yield* orders(n, [...begun, next])
}
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1)
/** By the sum of squared differences of ranks, as it is defined where nothing is tied. */
const bySquares = (ys: readonly number[]) => {
  const n = ys.length
  const squares = ys.reduce((sum, y, at) => sum + (y - (at + 1)) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

describe('Spearman’s rank correlation', () => {
  test('gives −29/165 for ten pairs of hours of television and IQ', () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    const tv = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    const { rho, interval, verdict } = spearman(pairs(iq, tv))
    expect(rho).toBeCloseTo(-29 / 165, 12)
    expect(interval?.low).toBeCloseTo(-0.7278, 4)
    expect(interval?.high).toBeCloseTo(0.5145, 4)
    expect(verdict).toBe('untold')
  })

  test('gives 0.851 for Zar’s wings and tails, whose ties share the mean of their ranks', () => {
    const { rho, verdict } = spearman(pairs(WINGS, TAILS))
    expect(rho).toBeCloseTo(0.851, 3)
    expect(verdict).toBe('together')
    expect(midranks(TAILS)).toEqual([5, 7, 11, 2.5, 5, 1, 5, 2.5, 9.5, 8, 9.5, 12])
  })

  test('is, where nothing is tied, 1 − 6 Σd² / n(n² − 1), for all 120 orders of five', () => {
    for (const order of orders(5))
      expect(spearman(pairs(upTo(5), order)).rho).toBeCloseTo(bySquares(order), 12)
  })

  test('does not care for the size of values, only for their order', () => {
    const [xs, ys] = [upTo(10), [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]]
    expect(spearman(pairs(xs, ys)).rho).toBe(
      spearman(
        pairs(
          xs.map((x) => 10 ** x),
          ys,
        ),
      ).rho,
    )
  })

  test('is not given for fewer than five pairs, nor where one axis holds one value', () => {
    expect(spearman(pairs([1, 2, 3, 4], [1, 2, 3, 4]))).toMatchObject({
      rho: null,
      why: 'few',
      verdict: null,
    })
    expect(spearman(pairs(upTo(12), Array(12).fill(100)))).toMatchObject({ rho: null, why: 'flat' })
  })
})

describe('its interval', () => {
  test('is Fisher’s z with the variance (1 + rho²/2)/(n − 3) of Bonett & Wright', () => {
    const { low, high } = spearmanInterval(0.5, 30) ?? { low: 0, high: 0 }
    expect((Math.atanh(high) - Math.atanh(low)) / 2).toBeCloseTo(1.959964 * Math.sqrt(1.125 / 27), 6)
    expect((Math.atanh(high) + Math.atanh(low)) / 2).toBeCloseTo(Math.atanh(0.5), 12)
    expect(low).toBeCloseTo(0.1481, 4)
    expect(high).toBeCloseTo(0.7395, 4)
  })

  test('is none below ten pairs, and none where the orders are one and the same', () => {
    expect(spearmanInterval(0.5, 9)).toBeNull()
    expect(spearman(pairs(upTo(9), upTo(9)))).toMatchObject({ interval: null, verdict: 'together' })
    expect(spearman(pairs(upTo(10), upTo(10)))).toMatchObject({ rho: 1, interval: null, verdict: 'together' })
  })
})

describe('the chance of a coefficient as far from 0, of few pairs', () => {
  test('is counted over all orders: Σd² of four pairs is 0, 2, 4 … 20 in 1, 3, 1, 4, 2, 2, 2, 4, 1, 3, 1 of 24', () => {
    const squares = [...orders(4)].map((order) => ((1 - bySquares(order)) * 4 * 15) / 6)
    const times = Array.from({ length: 11 }, (_, at) =>
      squares.filter((one) => Math.abs(one - at * 2) < 1e-9),
    )
    expect(times.map((list) => list.length)).toEqual([1, 3, 1, 4, 2, 2, 2, 4, 1, 3, 1])
    for (const order of orders(4)) {
      const far = Math.abs(bySquares(order)) - 1e-9
      const asFar = [...orders(4)].filter((other) => Math.abs(bySquares(other)) >= far).length
      expect(permutationChance(upTo(4), order)).toBeCloseTo(asFar / 24, 12)
    }
  })

  /** Two-sided 5 % critical values, as tables have them (Zar, table B.20). */
  test.each([
    [5, 1],
    [6, 0.886],
    [7, 0.786],
    [8, 0.738],
    [9, 0.7],
  ])('reaches five in a hundred for %i pairs at %f and not before', (n, critical) => {
    const best = new Map<string, readonly number[]>()
    for (const order of orders(Math.min(n, 7))) {
      const whole = [...order, ...upTo(n).slice(7)]
      best.set(bySquares(whole).toFixed(3), whole)
    }
    const values = [...best.keys()].map(Number).filter((rho) => rho > 0)
    const at = values.filter((rho) => rho >= critical).sort((a, b) => a - b)[0] ?? 1
    const below = values.filter((rho) => rho < critical).sort((a, b) => b - a)[0] ?? 0
    const chance = (rho: number) => permutationChance(upTo(n), best.get(rho.toFixed(3)) ?? [])
    expect(at).toBeCloseTo(critical, 3)
    expect(chance(at)).toBeLessThanOrEqual(0.05)
    expect(chance(below)).toBeGreaterThan(0.05)
  })

  test('keeps ties: of five pairs with one tie all 120 orders count', () => {
    expect(permutationChance(midranks([1, 1, 2, 3, 4]), upTo(5))).toBeCloseTo(4 / 120, 12)
  })
})
