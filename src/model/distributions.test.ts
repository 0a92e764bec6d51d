import { describe, expect, test } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { binomialQuantile, binomialTail, poissonTail } from './distributions.ts'

// Cumulative binomial and Poisson probabilities as in the usual tables (Pearson & Hartley, Biometrika Tables
// for Statisticians I, tables 37 and 39), to four digits.
test.each([
  [1, 5, 0.2, 0.7373],
  [2, 10, 0.5, 0.0547],
  [4, 10, 0.5, 0.377],
  [2, 20, 0.1, 0.6769],
  [4, 20, 0.3, 0.2375],
  [5, 20, 0.5, 0.0207],
  [6, 20, 0.5, 0.0577],
  [10, 25, 0.4, 0.5858],
])('up to %i of %i at probability %f: %f', (k, d, p, chance) => {
  expect(binomialTail(k, d, p)).toBeCloseTo(chance, 4)
})

test.each([
  [0, 1, 0.3679],
  [2, 2, 0.6767],
  [3, 5, 0.265],
  [10, 10, 0.583],
])('up to %i at a Poisson mean of %f: %f', (k, mean, chance) => {
  expect(poissonTail(k, mean)).toBeCloseTo(chance, 4)
})

describe('a tail', () => {
  test('is 0 below nothing, and 1 at everything', () => {
    expect([binomialTail(-1, 5, 0.5), binomialTail(5, 5, 0.5), binomialTail(3, 5, 0)]).toEqual([0, 1, 1])
    expect([binomialTail(4, 5, 1), poissonTail(-1, 3), poissonTail(0, 0)]).toEqual([0, 0, 1])
  })

  test('of many trials neither overflows nor vanishes: the middle of 200,000 halves', () => {
    // P(X < 100,000) and P(X > 100,000) are equal; the middle term is 1 / √(π · 100,000), to first order.
    const below = binomialTail(99_999, 200_000, 0.5)
    const upTo = binomialTail(100_000, 200_000, 0.5)
    expect(below + upTo).toBeCloseTo(1, 10)
    expect(upTo - below).toBeCloseTo(1 / Math.sqrt(Math.PI * 100_000), 7)
    expect(poissonTail(200_000, 200_000)).toBeCloseTo(0.5 + 2 / (3 * Math.sqrt(2 * Math.PI * 200_000)), 5)
  })

  test('rises with k and falls with p and with the mean', () => {
    const random = seeded(1)
    for (let run = 0; run < 300; run++) {
      const d = random.pick([1, 5, 60, 3000, 200_000] as const)
      const k = random.whole(0, d)
      const p = random.share()
      const less = p * random.share()
      expect(binomialTail(k, d, p)).toBeLessThanOrEqual(binomialTail(k + 1, d, p) + 1e-12)
      expect(binomialTail(k, d, p)).toBeLessThanOrEqual(binomialTail(k, d, less) + 1e-12)
      expect(poissonTail(k, d * p)).toBeLessThanOrEqual(poissonTail(k, d * less) + 1e-12)
      expect(poissonTail(k, d * p)).toBeLessThanOrEqual(poissonTail(k + 1, d * p) + 1e-12)
    }
  })

  test('seen from the other side is the rest', () => {
    const random = seeded(2)
    for (let run = 0; run < 200; run++) {
      const d = random.whole(1, 400)
      const k = random.whole(0, d - 1)
      const p = random.share()
      expect(binomialTail(k, d, p) + binomialTail(d - k - 1, d, 1 - p)).toBeCloseTo(1, 10)
    }
  })
})

describe('a quantile', () => {
  test('is the median of 10 halves: 5, of which 0.623 or fewer and 0.377 fewer', () => {
    const { k, reached, before } = binomialQuantile(0.5, 10, 0.5)
    expect(k).toBe(5)
    expect(reached).toBeCloseTo(0.623, 4)
    expect(before).toBeCloseTo(0.377, 4)
  })

  test('is where the tail first reaches the share', () => {
    const random = seeded(4)
    for (let run = 0; run < 300; run++) {
      const d = random.pick([1, 5, 60, 3000, 200_000] as const)
      const p = random.share()
      const share = random.pick([0.001, 0.025, 0.5, 0.999] as const)
      const { k, reached, before } = binomialQuantile(share, d, p)
      expect(reached).toBeGreaterThanOrEqual(share)
      expect(before).toBeLessThan(share)
      expect(reached).toBeCloseTo(binomialTail(k, d, p), 12)
      expect(before).toBeCloseTo(binomialTail(k - 1, d, p), 12)
    }
  })

  test('of what is sure is nothing or everything', () => {
    expect(binomialQuantile(0.5, 5, 0)).toEqual({ k: 0, reached: 1, before: 0 })
    expect(binomialQuantile(0.5, 5, 1)).toEqual({ k: 5, reached: 1, before: 0 })
  })
})
