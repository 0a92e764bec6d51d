import type { Indicator, Observation } from './types.ts'
import type { Span } from './values.ts'

/** The standard normal quantile of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054

/**
 * Wilson score interval of a proportion, in per cent (0–100), 95 % two-sided unless `z` says otherwise.
 * Wilson (1927), as recommended by Newcombe (1998), method 3. Null when `d` is not positive or `n` lies
 * outside 0…d: there is no proportion then.
 */
export function wilson(n: number, d: number, z: number = Z95): Span | null {
  if (!(d > 0) || !(n >= 0) || n > d) return null
  const p = n / d
  const square = z * z
  const centre = (p + square / (2 * d)) / (1 + square / d)
  const half = (z / (1 + square / d)) * Math.sqrt((p * (1 - p)) / d + square / (4 * d * d))
  return {
    low: n === 0 ? 0 : Math.max(0, (centre - half) * 100),
    high: n === d ? 100 : Math.min(100, (centre + half) * 100),
  }
}

/** Below this many cases a rate is marked: one case more or less moves it by more than five points. */
export const FEW_CASES = 20

/** What one case weighs in a rate of `d` cases, in percentage points. */
export function oneCaseWeighs(d: number): number {
  return 100 / d
}

/**
 * The interval of a stated rate, in per cent; null where the indicator takes none (its cases are not
 * independent), its numerator or denominator is not published, or the rate is not n of d within one unit of
 * its last digit (the rate then rests on another base than the one published).
 */
export function rateInterval(
  { n, d, value, rounded_to }: Pick<Observation, 'n' | 'd' | 'value' | 'rounded_to'>,
  indicator: Pick<Indicator, 'interval'>,
): Span | null {
  if (indicator.interval !== 'wilson' || n === null || d === null || value === null) return null
  const unit = rounded_to ?? 1
  return Math.abs((100 * n) / d - value) > unit + 1e-9 ? null : wilson(n, d)
}
