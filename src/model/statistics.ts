import { binomialTail, poissonTail } from './distributions.ts'
import { perTenThousand } from './perhead.ts'
import { gives, onlyNumerator } from './rates.ts'
import type { Indicator, Observation } from './types.ts'
import { lastDigit, type Span, span } from './values.ts'

/** The standard normal quantile of a two-sided 95 % interval. */
const Z95 = 1.959963984540054

/** An estimate with its interval, in one unit; ends may be infinite. */
export interface Estimate extends Span {
  readonly at: number
}

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

/**
 * Interval of `a` less `b` from the interval of each, in their unit: square-and-add. With Wilson intervals it
 * is Newcombe's (1998, Statistics in Medicine 17:873–890) method 10 for the difference of two independent
 * proportions; for others see Zou & Donner (2008).
 */
export function differenceInterval(a: Estimate, b: Estimate): Span {
  const apart = a.at - b.at
  return {
    low: apart - Math.hypot(a.at - a.low, b.high - b.at),
    high: apart + Math.hypot(a.high - a.at, b.at - b.low),
  }
}

/** Below this count Byar's interval gives way to the exact one. */
const EXACT_BELOW = 10

/**
 * 95 % interval of the mean behind a count of independent events: exact Poisson below 10 and at 0 (Garwood
 * 1936), else Byar's approximation (Breslow & Day 1987, p. 69). Null for what is no count.
 */
export function byar(count: number): Span | null {
  if (!(count >= 0) || !Number.isFinite(count)) return null
  if (count < EXACT_BELOW) return exactPoisson(count)
  const end = (x: number, sign: 1 | -1) => x * (1 - 1 / (9 * x) + (sign * Z95) / (3 * Math.sqrt(x))) ** 3
  return { low: end(count, -1), high: end(count + 1, 1) }
}

/** Exact (Garwood) 95 % interval of a Poisson mean, by bisection on its tails; the lower end is 0 at 0. */
export function exactPoisson(count: number): Span {
  const low = count === 0 ? 0 : root((mean) => 1 - poissonTail(count - 1, mean) - 0.025, 0, count)
  const high = root((mean) => 0.025 - poissonTail(count, mean), count, 2 * count + 10)
  return { low, high }
}

/** Exact (Clopper–Pearson 1934) 95 % interval of a proportion, in per cent; for comparison on the method page. */
export function exactBinomial(n: number, d: number): Span {
  const low = n === 0 ? 0 : root((p) => 1 - binomialTail(n - 1, d, p) - 0.025, 0, n / d)
  const high = n === d ? 1 : root((p) => 0.025 - binomialTail(n, d, p), n / d, 1)
  return { low: low * 100, high: high * 100 }
}

/** Where a rising function crosses 0 between two numbers. */
function root(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  for (let step = 0; step < 80; step++) {
    const middle = (a + b) / 2
    if (f(middle) < 0) a = middle
    else b = middle
  }
  return (a + b) / 2
}

/** Below this many cases a rate is marked: one case more or less moves it by more than five points. */
export const FEW_CASES = 20

/** Whether a rate rests on so few cases that it is drawn pale and says what one case weighs. */
export function hasFewCases({ d, value_kind }: Pick<Observation, 'd' | 'value_kind'>): boolean {
  return d !== null && d > 0 && d < FEW_CASES && value_kind !== 'missing'
}

/** What one case weighs in a rate of `d` cases, in percentage points. */
export function oneCaseWeighs(d: number): number {
  return 100 / d
}

/**
 * The interval of a stated rate about its n of d, in per cent; null where the indicator takes none (its cases are
 * not independent), its denominator is not published, its numerator is neither published nor the only whole
 * number that gives the rate, or n of d is not the rate within the rounding of its digits (`gives`: it then rests
 * on other numbers than those published).
 */
export function rateInterval(
  row: Pick<Observation, 'n' | 'd' | 'value' | 'rounded_to' | 'value_kind'>,
  indicator: Pick<Indicator, 'interval'>,
): Estimate | null {
  const { d, value, value_kind } = row
  if (indicator.interval !== 'wilson' || d === null || value === null || value_kind !== 'exact') return null
  const unit = lastDigit(row)
  const n = row.n ?? onlyNumerator(value, unit, d)
  if (n === null || !gives(n, d, value, unit)) return null
  const interval = wilson(n, d)
  return interval === null ? null : { at: (100 * n) / d, ...interval }
}

/** The interval of a value as it is shown: of a rate, or of a count per 10,000 residents. */
export function intervalOf(
  row: Observation,
  indicator: Pick<Indicator, 'interval' | 'measure'>,
  by: 'count' | 'per10k',
): Estimate | null {
  return by === 'per10k' ? perHeadInterval(row, indicator) : rateInterval(row, indicator)
}

/**
 * The interval of a count per 10,000 residents: Byar's for the count at its word (bounds and rounding carried
 * through), divided. Null where the indicator takes none or there is nothing to divide by.
 */
export function perHeadInterval(
  row: Observation,
  indicator: Pick<Indicator, 'interval' | 'measure'>,
): Estimate | null {
  const { population } = row
  const at = perTenThousand(row)
  const stated = span(row, indicator.measure)
  if (indicator.interval !== 'byar' || stated === null || population === null || at === null) return null
  const low = byar(stated.low)
  const high = Number.isFinite(stated.high) ? byar(stated.high) : { low: 0, high: Number.POSITIVE_INFINITY }
  if (low === null || high === null) return null
  return { at, low: (low.low / population) * 10_000, high: (high.high / population) * 10_000 }
}
