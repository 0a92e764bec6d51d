import { describe, expect, test } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { LEAST_POINTS, MOST_POINTS, mannKendall } from './trends.ts'
import type { Held, Span } from './values.ts'

const exact = (...values: readonly number[]): Span[] => values.map((value) => ({ low: value, high: value }))

/** An order of n different values whose S is that: rising, but for the last moved down. */
function withS(n: number, s: number): Span[] {
  const values = Array.from({ length: n }, (_, at) => at)
  let falling = ((n * (n - 1)) / 2 - s) / 2
  for (let from = 0; from < n && falling > 0; from++) {
    // move the greatest of the rest forward by as many places as are still to fall
    const steps = Math.min(falling, n - 1 - from)
    const [moved = 0] = values.splice(from + steps, 1)
    values.splice(from, 0, moved)
    falling -= steps
  }
  return exact(...values)
}

describe('the Mann–Kendall test', () => {
  // Chance of S or more, one-sided: Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring,
  // table A18 (from Kendall 1975; the same as Hollander & Wolfe 1973, table A.21). Two-sided it is twice that.
  test.each([
    [5, 6, 0.117],
    [5, 8, 0.042],
    [5, 10, 0.0083],
    [6, 7, 0.136],
    [6, 9, 0.068],
    [6, 11, 0.028],
    [6, 13, 0.0083],
    [6, 15, 0.0014],
    [7, 11, 0.068],
    [7, 13, 0.035],
    [7, 15, 0.015],
    [7, 17, 0.0054],
    [8, 14, 0.054],
    [8, 16, 0.031],
    [8, 18, 0.016],
    [8, 20, 0.0071],
    [9, 16, 0.06],
    [9, 18, 0.038],
    [9, 20, 0.022],
    [9, 24, 0.0063],
    [10, 19, 0.054],
    [10, 21, 0.036],
    [10, 23, 0.023],
    [10, 25, 0.014],
    [10, 29, 0.0046],
  ])('of %i values with S = %i is Gilbert’s one-sided %f, doubled', (n, s, chance) => {
    const test = mannKendall(withS(n, s))
    expect(test?.s).toBe(s)
    expect((test?.p ?? 0) / 2).toBeCloseTo(chance, chance < 0.01 ? 4 : 3)
  })

  // Where the values are of two kinds, S is the Mann–Whitney statistic: S = mn − 2U. Mann & Whitney (1947),
  // Annals of Mathematical Statistics 18:50–60, table I: P(U ≤ 2) = .016 and P(U ≤ 3) = .028 for 5 and 5.
  test.each([
    [exact(0, 0, 0, 0, 1, 1, 0, 1, 1, 1), 21, 0.016],
    [exact(0, 0, 0, 0, 1, 1, 1, 0, 1, 1), 19, 0.028],
    [exact(0, 0, 0, 0, 1, 1, 1, 1, 0, 1), 17, 0.048],
    [exact(0, 0, 0, 0, 1, 1, 1, 1, 1, 0), 15, 0.075],
  ])('with ties, of five lows and five highs: S = %# is %i, one-sided %f', (values, s, chance) => {
    const test = mannKendall(values)
    expect(test?.s).toBe(s)
    expect((test?.p ?? 0) / 2).toBeCloseTo(chance, 3)
  })

  test('with ties of three kinds: of 90 orders of 1 1 2 2 3 3 one is all rising', () => {
    // Jonckheere’s J for 2, 2 and 2: P(J = 12) = 1/90 = .011, P(J ≥ 11) = .033 (Hollander & Wolfe 1973, A.8).
    expect(mannKendall(exact(1, 1, 2, 2, 3, 3))?.p).toBeCloseTo(2 / 90, 12)
    expect(mannKendall(exact(1, 2, 1, 2, 3, 3))?.p).toBeCloseTo(6 / 90, 12)
  })

  test('cannot tell Shandong’s loss rate of 2018 to 2022: p = 0.083', () => {
    const half = (value: number, unit: number): Span => ({ low: value - unit / 2, high: value + unit / 2 })
    const stated = [half(16.4, 0.1), ...[11.36, 9.72, 10.83, 6.88].map((value) => half(value, 0.01))]
    expect(mannKendall(stated)).toMatchObject({ s: -8, points: 5, verdict: 'untold' })
    expect(mannKendall(stated)?.p).toBeCloseTo(1 / 12, 12)
  })

  test('tells neighbours of one digit apart as they stand: rounded numbers own one end only', () => {
    const rounded = [8.9, 9, 9.1, 9.2, 9.3].map((value) => ({ low: value - 0.05, high: value + 0.05 }))
    expect(mannKendall(rounded)).toMatchObject({ s: 10, rising: 10, falling: 0, verdict: 'rising' })
    const bounds = rounded.map((one) => ({ ...one, closed: true }))
    expect(mannKendall(bounds)?.s).toBeLessThan(10)
  })

  test('tells five that all rise, or all fall: p = 2/120', () => {
    expect(mannKendall(exact(1, 2, 3, 4, 5))).toMatchObject({ verdict: 'rising', s: 10 })
    expect(mannKendall(exact(5, 4, 3, 2, 1))).toMatchObject({ verdict: 'falling', s: -10 })
    expect(mannKendall(exact(5, 4, 3, 2, 1))?.p).toBeCloseTo(2 / 120, 12)
  })

  test('tells nothing of values that are all the same, or that rounding leaves open', () => {
    expect(mannKendall(exact(7, 7, 7, 7, 7))).toMatchObject({ s: 0, p: 1, verdict: 'untold' })
    const open = [1, 2, 3, 4, 5].map((value) => ({ low: value - 2, high: value + 2 }))
    expect(mannKendall(open)).toMatchObject({ verdict: 'untold' })
    const bounds = [1, 2, 3, 4, 5].map((value) => ({ low: value, high: Number.POSITIVE_INFINITY }))
    expect(mannKendall(bounds)).toMatchObject({ s: 0, p: 1, verdict: 'untold' })
  })

  test.each([
    // Expected: Kendall’s normal approximation with continuity and ties; of a hundred values Var(S) is 112,750.
    ['of a hundred values', (at: number) => (at * 7) % 101, 636, 0.0586, 'untold'],
    [
      'of a hundred with ties',
      (at: number) => (((at * 61) % 101) % 25) + Math.floor(at / 20),
      787,
      0.019,
      'rising',
    ],
  ] as const)('counts long series too: %s', (_name, value, s, p, verdict) => {
    const test = mannKendall(exact(...Array.from({ length: 100 }, (_, at) => value(at))))
    expect(test).toMatchObject({ s, verdict })
    expect(test?.p).toBeCloseTo(p, 3)
  })

  test('is not made of fewer than five values, nor of more than can be counted', () => {
    expect(mannKendall(Array.from({ length: MOST_POINTS + 1 }, () => ({ low: 1, high: 1 })))).toBeNull()
    expect(mannKendall(exact(1, 2, 3, 4))).toBeNull()
    expect(LEAST_POINTS).toBe(5)
  })

  test('has the chances of all orders, ties among them: counted by trying every one', () => {
    for (const values of [
      [1, 2, 3, 4, 5],
      [1, 1, 2, 3, 4],
      [1, 1, 2, 2, 3],
      [1, 1, 1, 2, 3, 3],
      [1, 1, 2, 3, 4, 5],
    ]) {
      const all = orders(values).map((order) => Math.abs(mannKendall(exact(...order))?.s ?? 0))
      for (const order of orders(values).slice(0, 40)) {
        const test = mannKendall(exact(...order))
        const as = all.filter((s) => s >= Math.abs(test?.s ?? 0)).length / all.length
        expect(test?.p).toBeCloseTo(as, 10)
      }
    }
  })
})

describe('over many series', () => {
  const random = seeded(4)
  const series = Array.from({ length: 400 }, () => {
    const rises = random.share() < 0.5 ? 1 : 0
    return Array.from({ length: random.whole(5, 9) }, (_, at): Held => {
      const low = random.whole(0, 6) + rises * at
      return random.share() < 0.6 ? { low, high: low } : { low, high: low + random.whole(0, 2), closed: true }
    })
  })

  test('the same series backwards has the other sign, and the same chance', () => {
    for (const values of series) {
      const there = mannKendall(values)
      const back = mannKendall([...values].reverse())
      expect(back?.s).toBeCloseTo(-(there?.s ?? Number.NaN), 12)
      expect(back?.p).toBeCloseTo(there?.p ?? Number.NaN, 12)
    }
  })

  test('a value less certain never makes a verdict surer', () => {
    for (const values of series) {
      const before = mannKendall(values)
      for (let at = 0; at < values.length; at++) {
        const down = random.pick([0, 0.5, 1, 3, Number.POSITIVE_INFINITY] as const)
        const up = random.pick([0, 0.5, 1, 3, Number.POSITIVE_INFINITY] as const)
        const after = mannKendall(
          values.map((value, one) =>
            one === at ? { low: value.low - down, high: value.high + up, closed: true } : value,
          ),
        )
        expect(after?.p).toBeGreaterThanOrEqual((before?.p ?? 1) - 1e-12)
        if (after?.verdict !== 'untold') expect(after?.verdict).toBe(before?.verdict)
      }
    }
  })

  test('what is told holds for every number that the values may be', () => {
    for (const values of series) {
      const told = mannKendall(values)
      if (told === null || told.verdict === 'untold') continue
      for (let run = 0; run < 10; run++) {
        const one = values.map(({ low, high }) =>
          random.pick([low, high, low + random.share() * (high - low)]),
        )
        expect(mannKendall(exact(...one))?.verdict).toBe(told.verdict)
      }
    }
  })
})

function orders(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((value, at) =>
    orders([...values.slice(0, at), ...values.slice(at + 1)]).map((rest) => [value, ...rest]),
  )
}
