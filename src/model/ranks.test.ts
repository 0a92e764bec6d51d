import { describe, expect, test } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { type Contender, isAbove, rankIntervals } from './ranks.ts'
import { wilson } from './statistics.ts'
import type { Span } from './values.ts'

/** With the number that a reader sees, for ranks by the number alone. */
type Seen = Contender & { readonly at: number }

const rate = (n: number, d: number): Seen => {
  const at = (100 * n) / d
  const interval = wilson(n, d)
  return {
    at,
    stated: { low: at, high: at },
    bound: false,
    interval: interval && { at, ...interval },
  }
}
const stated = (at: number, unit = 0): Seen => ({
  at,
  stated: { low: at - unit / 2, high: at + unit / 2 },
  bound: false,
  interval: null,
})
const bound = (at: number, low: number, high: number): Seen => ({
  at,
  stated: { low, high },
  bound: true,
  interval: null,
})
const fromTo = (contenders: readonly Contender[]) =>
  rankIntervals(contenders).ranks.map(({ from, to }) => [from, to])

describe('ranks', () => {
  test('of tested rates are shared where the interval of the difference holds 0', () => {
    // Newcombe’s 56/70 and 48/80 differ (5.2 to 33.4 points); 5/56 and 0/29 do not (−3.8 to 19.3).
    expect(fromTo([rate(56, 70), rate(48, 80)])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(fromTo([rate(5, 56), rate(0, 29)])).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('need not hang together: the middle one may be told from neither end', () => {
    expect(fromTo([rate(80, 100), rate(70, 100), rate(60, 100)])).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ])
  })

  test('of stated numbers without a base are as stated, equal ones shared', () => {
    const { ranks, pairs, tested, apart } = rankIntervals([stated(98), stated(97), stated(97), stated(90)])
    expect(ranks).toEqual([
      { from: 1, to: 1, basis: 'stated' },
      { from: 2, to: 3, basis: 'stated' },
      { from: 2, to: 3, basis: 'stated' },
      { from: 4, to: 4, basis: 'stated' },
    ])
    expect([pairs, tested, apart]).toEqual([6, 0, 5])
  })

  test('of rounded neighbours are apart, of overlapping ones not', () => {
    expect(fromTo([stated(92.4, 0.1), stated(92.3, 0.1)])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(fromTo([stated(92.44, 0.01), stated(92.4, 0.1)])).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('of bounds are apart only where what was stated does not overlap', () => {
    const over85 = bound(85, 85, 100)
    expect(fromTo([over85, stated(80, 1)])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(fromTo([over85, stated(90, 1)])).toEqual([
      [1, 2],
      [1, 2],
    ])
    // at least 85 may be 85 itself
    expect(fromTo([over85, stated(85)])).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(rankIntervals([over85]).ranks).toEqual([{ from: 1, to: 1, basis: 'bounds' }])
  })

  test('say how many pairs were compared, how many tested, how many told apart', () => {
    const { pairs, tested, apart } = rankIntervals([rate(56, 70), rate(48, 80), stated(10)])
    expect([pairs, tested, apart]).toEqual([3, 1, 3])
  })

  test('say by what each was decided: one with n and d among others without is tested against nobody', () => {
    const bases = (...contenders: readonly Contender[]) =>
      rankIntervals(contenders).ranks.map(({ basis }) => basis)
    expect(bases(rate(56, 70), rate(48, 80))).toEqual(['tested', 'tested'])
    expect(bases(rate(56, 70), rate(48, 80), stated(10))).toEqual(['partly', 'partly', 'stated'])
    expect(bases(rate(56, 70), stated(10), bound(85, 85, 100))).toEqual(['stated', 'stated', 'bounds'])
  })

  test('of nobody are none', () => {
    expect(rankIntervals([])).toEqual({ ranks: [], pairs: 0, tested: 0, apart: 0 })
  })

  test('test a rate by its cases, not by its digits', () => {
    // both are 10.0 % as printed: 10.04 % and 9.96 % of ten million
    const printed = (one: Contender): Contender => ({ ...one, stated: { low: 9.95, high: 10.05 } })
    expect(isAbove(printed(rate(1_004_000, 10_000_000)), printed(rate(996_000, 10_000_000)))).toBe(true)
  })
})

describe('over many sets', () => {
  const random = seeded(10)
  const contender = (): Seen => {
    const kind = random.share()
    if (kind < 0.5) {
      const d = random.pick([3, 20, 400, 200_000] as const)
      return rate(random.pick([0, d, random.whole(0, d), random.whole(0, d)]), d)
    }
    const at = random.whole(0, 50) * 2
    if (kind < 0.8) return stated(at, random.pick([0, 0.1, 1, 10] as const))
    return random.share() < 0.5 ? bound(at, at, 100) : bound(at, 0, at)
  }
  const sets = Array.from({ length: 150 }, () => Array.from({ length: random.whole(1, 12) }, contender))

  test('another order of places changes no rank', () => {
    for (const set of sets) {
      const order = random.shuffled(set.map((_, at) => at))
      const before = rankIntervals(set)
      const after = rankIntervals(order.flatMap((at) => set.slice(at, at + 1)))
      expect(after.ranks).toEqual(order.map((at) => before.ranks[at]))
      expect([after.pairs, after.tested, after.apart]).toEqual([before.pairs, before.tested, before.apart])
    }
  })

  test('a rank is within 1 and all, holds the rank by the number alone, and no two places are above each other', () => {
    for (const set of sets) {
      const { ranks, apart, pairs, tested } = rankIntervals(set)
      ranks.forEach(({ from, to }, at) => {
        const own = set[at]?.at ?? Number.NaN
        const naive = 1 + set.filter((other) => other.at > own).length
        expect(from).toBeGreaterThanOrEqual(1)
        expect(to).toBeLessThanOrEqual(set.length)
        expect(from).toBeLessThanOrEqual(naive)
        expect(to).toBeGreaterThanOrEqual(naive)
      })
      expect(apart).toBeLessThanOrEqual(pairs)
      expect(tested).toBeLessThanOrEqual(pairs)
      for (const a of set) for (const b of set) expect(isAbove(a, b) && isAbove(b, a)).toBe(false)
    }
  })

  test('a value less certain never narrows a rank, its own or another’s', () => {
    for (const set of sets) {
      const before = rankIntervals(set).ranks
      const widened = random.whole(0, set.length - 1)
      const by = random.pick([0.001, 0.5, 7, Number.POSITIVE_INFINITY] as const)
      const wider = <S extends Span>(one: S): S => ({ ...one, low: one.low - by, high: one.high + by })
      const after = rankIntervals(
        set.map((one, at) =>
          at === widened
            ? {
                ...one,
                stated: wider(one.stated),
                interval: one.interval === null ? null : wider(one.interval),
              }
            : one,
        ),
      ).ranks
      after.forEach(({ from, to }, at) => {
        expect(from).toBeLessThanOrEqual(before[at]?.from ?? 0)
        expect(to).toBeGreaterThanOrEqual(before[at]?.to ?? Number.POSITIVE_INFINITY)
      })
    }
  })
})
