import { describe, expect, test } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { binomialTail } from './distributions.ts'
import { beyondLimits, controlLimits, funnelOf, type Proportion } from './funnel.ts'

const of = (d: number, ...numbers: readonly number[]): Proportion[] => numbers.map((n) => ({ n, d }))

describe('a funnel', () => {
  test('pools all cases, not the rates of places', () => {
    expect(funnelOf([...of(1000, 100), ...of(10, 5, 5, 5, 5)])?.pooled).toBeCloseTo((100 * 120) / 1040, 10)
  })

  test('of 10, 20, 30, 40 and 50 in 100 each: φ = (2 · 19.05 + 2 · 4.76) / 5 = 9.52, worked by hand', () => {
    // z² = (0.2² or 0.1²) / (0.3 · 0.7 / 100) = 19.05 or 4.76; threshold 1 + 2 √(2/5) = 2.26
    const funnel = funnelOf(of(100, 10, 20, 30, 40, 50))
    expect(funnel?.dispersion).toBeCloseTo(9.5238, 4)
    expect(funnel?.threshold).toBeCloseTo(2.2649, 4)
    expect(funnel?.overdispersed).toBe(true)
  })

  test('draws the lowest and the highest tenth in: of ten places one each', () => {
    // pooled 50 %, z = ±2 for 60 and 40, 0 for 50; 100 and 0 (z = ±10) are taken as ±2
    const funnel = funnelOf(of(100, 100, 60, 50, 50, 50, 50, 50, 50, 40, 0))
    expect(funnel?.dispersion).toBeCloseTo((4 * 4) / 10, 10)
    // of nine none is drawn in
    expect(funnelOf(of(100, 100, 60, 50, 50, 50, 50, 40, 0, 50))?.dispersion).toBeCloseTo(
      (2 * 100 + 2 * 4) / 9,
      10,
    )
  })

  test('is not overdispersed where chance is all', () => {
    const random = seeded(11)
    const places = Array.from({ length: 60 }, () => {
      const d = random.whole(50, 2000)
      return { n: Array.from({ length: d }, () => random.share()).filter((one) => one < 0.3).length, d }
    })
    const funnel = funnelOf(places)
    expect(funnel?.overdispersed).toBe(false)
    expect(funnel?.dispersion).toBeGreaterThan(0.4)
    expect(places.filter((place) => beyondLimits(place, funnel?.pooled ?? 0, 0.998) !== null)).toEqual([])
  })

  test('is not made of four places, nor where nothing or everything happened', () => {
    expect(funnelOf(of(100, 10, 20, 30, 40))).toBeNull()
    expect(funnelOf(of(100, 0, 0, 0, 0, 0))).toBeNull()
    expect(funnelOf(of(100, 100, 100, 100, 100, 100))).toBeNull()
  })

  test('does not depend on the order of places', () => {
    const random = seeded(12)
    const places = Array.from({ length: 23 }, () => {
      const d = random.whole(1, 5000)
      return { n: random.whole(0, d), d }
    })
    const [one, other] = [funnelOf(places), funnelOf(random.shuffled(places))]
    expect(other?.dispersion).toBeCloseTo(one?.dispersion ?? Number.NaN, 9)
    expect(other?.pooled).toBe(one?.pooled)
  })
})

describe('control limits', () => {
  test('of 20 cases at 50 %, from the binomial table: P(X ≤ 5) = .0207, P(X ≤ 6) = .0577', () => {
    // 2.5 % is reached between 5 and 6: 6 − (.0577 − .025) / (.0577 − .0207) = 5.116, which is 25.6 %
    const { low, high } = controlLimits(50, 20, 0.95)
    expect(low).toBeCloseTo(25.58, 1)
    expect(high).toBeCloseTo(100 - 25.58, 1)
  })

  test('have a place beyond them where its tail is less than 2.5 %, or 0.1 %, and nowhere else', () => {
    const random = seeded(13)
    for (let run = 0; run < 400; run++) {
      const d = random.pick([1, 2, 7, 30, 500, 20_000] as const)
      const n = random.pick([0, d, random.whole(0, d)])
      const pooled = random.share() * 100
      const p = pooled / 100
      for (const level of [0.95, 0.998]) {
        const upTo = binomialTail(n, d, p)
        const orMore = 1 - binomialTail(n - 1, d, p)
        const share = (1 - level) / 2
        if (Math.min(Math.abs(upTo - share), Math.abs(orMore - share)) < 1e-9) continue
        const beyond = upTo < share ? 'below' : orMore < share ? 'above' : null
        expect(beyondLimits({ n, d }, pooled, level), `${n} of ${d} at ${pooled} %`).toBe(beyond)
      }
    }
  })

  test('leave one case of one within them at 50 %', () => {
    expect(beyondLimits({ n: 1, d: 1 }, 50, 0.998)).toBeNull()
    expect(beyondLimits({ n: 0, d: 1 }, 50, 0.998)).toBeNull()
  })

  test('lie within 0 and 100 about the pooled rate, the wider level outside, narrower for more cases', () => {
    for (const pooled of [0.5, 4.2, 50, 80, 99.5]) {
      let before = Number.POSITIVE_INFINITY
      for (const d of [1, 10, 100, 1000, 10_000, 200_000]) {
        const inner = controlLimits(pooled, d, 0.95)
        const outer = controlLimits(pooled, d, 0.998)
        expect(inner.low).toBeGreaterThanOrEqual(outer.low)
        expect(inner.high).toBeLessThanOrEqual(outer.high)
        expect(outer.low).toBeGreaterThanOrEqual(0)
        expect(outer.high).toBeLessThanOrEqual(100)
        expect(inner.low).toBeLessThanOrEqual(pooled)
        expect(inner.high).toBeGreaterThanOrEqual(pooled)
        expect(outer.high - outer.low).toBeLessThanOrEqual(before)
        before = outer.high - outer.low
      }
    }
  })

  test('of many cases are those of the normal curve: 4.2 % of 200,000', () => {
    const half = 3.0902 * Math.sqrt((4.2 * 95.8) / 200_000)
    expect(controlLimits(4.2, 200_000, 0.998).low).toBeCloseTo(4.2 - half, 2)
    expect(controlLimits(4.2, 200_000, 0.998).high).toBeCloseTo(4.2 + half, 2)
  })

  test('of any number of cases take no time, and go on as they were', () => {
    for (const d of [1e7, 1e15, Number.POSITIVE_INFINITY]) {
      const half = 1.959964 * Math.sqrt((30 * 70) / d)
      expect(controlLimits(30, d, 0.95).low).toBeCloseTo(30 - half, 3)
      expect(controlLimits(30, d, 0.95).high).toBeCloseTo(30 + half, 3)
    }
  })
})
