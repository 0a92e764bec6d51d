import { binomialQuantile } from './distributions.ts'
import type { Span } from './values.ts'

/** A proportion: n of d independent cases. */
export interface Proportion {
  readonly n: number
  readonly d: number
}

/** The shares of chance that the two pairs of control limits hold between them; a place beyond the outer ones stands out. */
export const INNER_LIMITS = 0.95
export const OUTER_LIMITS = 0.998

/** Fewer places make no funnel. */
export const LEAST_PLACES = 5

export interface Funnel {
  /** All cases together, in per cent: the centre line. */
  readonly pooled: number
  /** How far the places scatter beyond chance: the mean of squared z-scores, 1 where chance is all. */
  readonly dispersion: number
  /** Above this the scatter is more than chance gives: 1 + 2 √(2 / places). */
  readonly threshold: number
  /** Whether the places differ so much among themselves that no place is called an outlier. */
  readonly overdispersed: boolean
}

/**
 * Funnel plot of proportions about their pooled rate (Spiegelhalter 2005, Statistics in Medicine
 * 24:1185–1202): the rate, and the overdispersion φ with z-scores winsorised at 10 % of either end. Null
 * below five places, or where the pooled rate is 0 or 100 %: no scatter can be told then.
 */
export function funnelOf(places: readonly Proportion[]): Funnel | null {
  const n = places.reduce((sum, place) => sum + place.n, 0)
  const d = places.reduce((sum, place) => sum + place.d, 0)
  if (places.length < LEAST_PLACES || n <= 0 || n >= d) return null
  const p = n / d
  const scores = places.map((place) => (place.n / place.d - p) / Math.sqrt((p * (1 - p)) / place.d))
  const dispersion = winsorised(scores).reduce((sum, z) => sum + z * z, 0) / places.length
  const threshold = 1 + 2 * Math.sqrt(2 / places.length)
  return { pooled: p * 100, dispersion, threshold, overdispersed: dispersion > threshold }
}

/**
 * Control limits in per cent for a place of `d` cases: a place lies below the lower one where so few cases or
 * fewer have a chance of less than half of 1 − `level` (0–1) at the pooled rate, above the upper one likewise.
 * Exact binomial, interpolated between whole cases (Spiegelhalter 2005, appendix A.1.1, for the lower limit;
 * the upper one is its mirror, so that a place is beyond either by chance no more often than is said). Of
 * millions of cases and more they narrow with the square root of d, as the normal curve does.
 */
export function controlLimits(pooled: number, d: number, level: number): Span {
  const share = (1 - level) / 2
  const p = pooled / 100
  const counted = Math.min(d, Math.ceil(MOST_VARIANCE / (p * (1 - p))))
  const low = lowerLimit(share, counted, p)
  const high = 100 - lowerLimit(share, counted, 1 - p)
  if (counted === d) return { low, high }
  const narrower = Math.sqrt(counted / d)
  return { low: pooled - (pooled - low) * narrower, high: pooled + (high - pooled) * narrower }
}

/** The variance of cases up to which the exact distribution is summed up. */
const MOST_VARIANCE = 1e6

/** Where the chance of so many cases or fewer reaches `share`, in per cent of d, not below 0. */
function lowerLimit(share: number, d: number, p: number): number {
  const { k, reached, before } = binomialQuantile(share, d, p)
  const step = reached - before
  const part = step > 0 ? (reached - share) / step : 0
  return Math.max(0, ((k - part) / d) * 100)
}

/** Where a place lies that chance at the pooled rate (per cent) would not put there; null: within the limits. */
export function beyondLimits({ n, d }: Proportion, pooled: number, level: number): 'above' | 'below' | null {
  const { low, high } = controlLimits(pooled, d, level)
  const rate = (100 * n) / d
  return rate > high ? 'above' : rate < low ? 'below' : null
}

/** The lowest and the highest tenth of scores drawn in to the scores next to them. */
function winsorised(scores: readonly number[]): number[] {
  const ordered = [...scores].sort((a, b) => a - b)
  const cut = Math.floor(ordered.length / 10)
  const low = ordered[cut] ?? 0
  const high = ordered[ordered.length - 1 - cut] ?? 0
  return scores.map((z) => Math.min(high, Math.max(low, z)))
}
