import { sorted } from './collect.ts'
import type { Span } from './values.ts'

/** Below so many pairs nothing is computed; the exact test has a verdict from five on. */
export const LEAST_PAIRS = 5
/** From so many pairs on there is an interval; below it the exact test alone. */
export const LEAST_FOR_INTERVAL = 10

/** The standard normal quantile of a two-sided 95 % interval. */
const Z95 = 1.959963984540054
const LEVEL = 0.05

/** Why there is no coefficient: `few` pairs; or all values on one axis are equal (`flat`). */
export type NoCorrelation = 'few' | 'flat'

/** How two orders agree, and how sure that is. */
export interface Correlation {
  readonly pairs: number
  /** Spearman's rho, −1 to 1; null: see `why`. */
  readonly rho: number | null
  readonly why: NoCorrelation | null
  /** 95 %; null below ten pairs, and where the orders are one and the same, or reversed (Fisher's z has no end). */
  readonly interval: Span | null
  /** Two-sided, over all orders; only below ten pairs. */
  readonly p: number | null
  /** What can be told: the orders agree, run against each other, or neither. Null without a coefficient. */
  readonly verdict: 'together' | 'against' | 'untold' | null
}

/**
 * Spearman's rank correlation (1904) of pairs, ties at the mean of their ranks (Kendall 1945). Its interval is
 * Bonett & Wright's (2000, Psychometrika 65:23–28): Fisher's z with the variance (1 + rho²/2) / (n − 3). Below ten
 * pairs that is no approximation worth printing, and all orders are counted instead (`permutationChance`).
 */
export function spearman(pairs: readonly (readonly [number, number])[]): Correlation {
  const n = pairs.length
  const none = (why: NoCorrelation): Correlation => ({
    pairs: n,
    rho: null,
    why,
    interval: null,
    p: null,
    verdict: null,
  })
  if (n < LEAST_PAIRS) return none('few')
  const xs = midranks(pairs.map(([x]) => x))
  const ys = midranks(pairs.map(([, y]) => y))
  const rho = pearson(xs, ys)
  if (rho === null) return none('flat')
  if (n < LEAST_FOR_INTERVAL) {
    const p = permutationChance(xs, ys)
    return { pairs: n, rho, why: null, interval: null, p, verdict: verdictOf(rho, p < LEVEL) }
  }
  const interval = spearmanInterval(rho, n)
  // Without an end the orders are one and the same, which of ten pairs is no chance.
  const told = interval === null || interval.low > 0 || interval.high < 0
  return { pairs: n, rho, why: null, interval, p: null, verdict: verdictOf(rho, told) }
}

function verdictOf(rho: number, told: boolean): 'together' | 'against' | 'untold' {
  if (!told) return 'untold'
  return rho > 0 ? 'together' : 'against'
}

/** Bonett & Wright's 95 % interval of Spearman's rho of `n` pairs; null at −1 and 1, and below ten pairs. */
export function spearmanInterval(rho: number, n: number): Span | null {
  if (n < LEAST_FOR_INTERVAL || Math.abs(rho) >= 1 - 1e-12) return null
  const z = Math.atanh(rho)
  const half = Z95 * Math.sqrt((1 + (rho * rho) / 2) / (n - 3))
  return { low: Math.tanh(z - half), high: Math.tanh(z + half) }
}

/** The rank of each value, 1 the least; equal ones share the mean of their ranks. */
export function midranks(values: readonly number[]): number[] {
  const ordered = sorted(values, (a, b) => a - b)
  return values.map((value) => (ordered.indexOf(value) + ordered.lastIndexOf(value)) / 2 + 1)
}

/** Pearson's coefficient; null where one side does not vary. */
function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const [x, y] = [mean(xs), mean(ys)]
  let [xy, xx, yy] = [0, 0, 0]
  xs.forEach((one, at) => {
    const [dx, dy] = [one - x, (ys[at] ?? y) - y]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  })
  if (xx === 0 || yy === 0) return null
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

/**
 * The chance, where every order of the ranks is equally likely, that rho is as far from 0 as that of these: all
 * n! orders are gone through, ties as they are. For up to nine pairs; two-sided.
 */
export function permutationChance(xs: readonly number[], ys: readonly number[]): number {
  const n = xs.length
  const centre = (n * (n + 1) ** 2) / 4
  const off = (sum: number) => Math.abs(sum - centre)
  const observed = off(xs.reduce((sum, x, at) => sum + x * (ys[at] ?? 0), 0))
  let [all, asFar] = [0, 0]
  const used = ys.map(() => false)
  const place = (at: number, sum: number): void => {
    const x = xs[at]
    if (x === undefined) {
      all += 1
      if (off(sum) >= observed - 1e-9) asFar += 1
      return
    }
    ys.forEach((y, to) => {
      if (used[to] === true) return
      used[to] = true
      place(at + 1, sum + x * y)
      used[to] = false
    })
  }
  place(0, 0)
  return asFar / all
}
