import { type Held, liesAbove, type Span } from './values.ts'

/** A trend is looked for in so many values or more. */
export const LEAST_POINTS = 5
/** Above so many values the exact distribution takes too long to count. */
export const MOST_POINTS = 200
const LEVEL = 0.05

export interface MannKendall {
  /** Pairs that rise less pairs that fall; pairs that rounding or bounds leave open count against it. */
  readonly s: number
  /** Pairs in which the later value is higher, and lower, whatever rounding and bounds leave open. */
  readonly rising: number
  readonly falling: number
  /** Two-sided, exact. */
  readonly p: number
  readonly points: number
}

export type TrendVerdict = MannKendall & { readonly verdict: 'rising' | 'falling' | 'untold' }

/**
 * Mann–Kendall test of values in the order of time (Mann 1945, Kendall 1975), two-sided, by the exact
 * distribution of S over all orders of these values, ties among them. A value is the interval in which it
 * lies; equal exact values are ties, and a pair that its intervals leave open is taken as if it ran against
 * the trend, so that a less certain value never makes a verdict surer. Null below five values and above 200.
 */
export function mannKendall(values: readonly Held[]): TrendVerdict | null {
  if (values.length < LEAST_POINTS || values.length > MOST_POINTS) return null
  let up = 0
  let down = 0
  let open = 0
  values.forEach((later, at) => {
    for (const earlier of values.slice(0, at)) {
      if (liesAbove(later, earlier)) up += 1
      else if (liesAbove(earlier, later)) down += 1
      else if (!isTie(earlier, later)) open += 1
    }
  })
  const s = up === down ? 0 : Math.sign(up - down) * Math.max(0, Math.abs(up - down) - open)
  const p = chanceOf(Math.abs(s), tieSizes(values))
  const verdict = p >= LEVEL ? 'untold' : s > 0 ? 'rising' : 'falling'
  return { s, rising: up, falling: down, p, points: values.length, verdict }
}

function isTie(a: Span, b: Span): boolean {
  return a.low === a.high && b.low === b.high && a.low === b.low
}

/** How many values share each exact number; 1 for every other value. */
function tieSizes(values: readonly Span[]): number[] {
  const exact = new Map<number, number>()
  let others = 0
  for (const { low, high } of values) {
    if (low === high) exact.set(low, (exact.get(low) ?? 0) + 1)
    else others += 1
  }
  return [...exact.values(), ...Array.from({ length: others }, () => 1)]
}

/**
 * P(|S| ≥ s) where every order of the values is equally likely: the distribution of inversions of a sequence
 * with repeats, built up one value after another.
 */
function chanceOf(s: number, ties: readonly number[]): number {
  if (s === 0) return 1
  // inversions[k]: chance of k falling pairs among the values so far.
  let inversions: readonly number[] = [1]
  let placed = 0
  for (const size of ties) {
    for (let equal = 1; equal <= size; equal++) {
      placed += 1
      inversions = withOneMore(inversions, placed, equal)
    }
  }
  const pairs = inversions.length - 1
  const chance = inversions.reduce((sum, one, falling) => {
    return Math.abs(pairs - 2 * falling) >= s - 1e-9 ? sum + one : sum
  }, 0)
  return Math.min(1, Math.max(0, chance))
}

/**
 * The chances when one value more, the `placed`th and the `equal`th of its equals, is the greatest so far. As
 * powers of q by falling pairs they are multiplied by (1 − q^placed) / (1 − q^equal): the Gaussian binomial
 * coefficients that count the inversions of a sequence with repeats, one factor at a time.
 */
function withOneMore(before: readonly number[], placed: number, equal: number): number[] {
  const after: number[] = []
  for (let k = 0; k < before.length + placed - equal; k++) {
    const added = (before[k] ?? 0) - (before[k - placed] ?? 0)
    after.push((after[k - equal] ?? 0) + (added * equal) / placed)
  }
  return after
}
