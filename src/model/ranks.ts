import { differenceInterval, type Estimate } from './statistics.ts'
import type { Span } from './values.ts'

/** What a rank is decided by: a test of two proportions, value intervals of bounds, or the numbers as stated. */
export type RankBasis = 'tested' | 'bounds' | 'stated'

/** A value among those that are ranked. */
export interface Contender {
  /** As placed on the scale. */
  readonly at: number
  /** At the author's word: bounds and rounding (`span`). */
  readonly stated: Span
  /** Whether the author gave a bound, a range or an approximation: its ends belong to it. */
  readonly bound: boolean
  /** Null where numerator or denominator is unknown. */
  readonly interval: Span | null
}

/** The highest and the lowest rank that a value may have; 1 is the greatest value. */
export interface Rank {
  readonly from: number
  readonly to: number
  readonly basis: RankBasis
}

export interface Ranks {
  /** In the order of the contenders. */
  readonly ranks: readonly Rank[]
  /** How many pairs were compared. */
  readonly pairs: number
  /** Of these, how many by a test. */
  readonly tested: number
  /** How many pairs can be told apart. */
  readonly apart: number
}

/**
 * Ranks from–to: one more than the values certainly above, up to all but those certainly below. Two values
 * with intervals are apart where the interval of their difference excludes 0 (Newcombe 1998, method 10; 5 %
 * for each pair, not for all together); others where what was stated does not overlap.
 */
export function rankIntervals(contenders: readonly Contender[]): Ranks {
  let apart = 0
  let tested = 0
  const ranks = contenders.map((one, at): Rank => {
    let above = 0
    let below = 0
    contenders.forEach((other, index) => {
      if (index === at) return
      if (index > at && one.interval !== null && other.interval !== null) tested += 1
      if (isAbove(other, one)) above += 1
      else if (isAbove(one, other)) below += 1
    })
    apart += above + below
    return {
      from: above + 1,
      to: contenders.length - below,
      basis: one.interval !== null ? 'tested' : one.bound ? 'bounds' : 'stated',
    }
  })
  return { ranks, pairs: (contenders.length ** 2 - contenders.length) / 2, tested, apart: apart / 2 }
}

/** Whether a value is certainly above another. */
export function isAbove(a: Contender, b: Contender): boolean {
  if (a.interval !== null && b.interval !== null)
    return differenceInterval(estimate(a.at, a.interval), estimate(b.at, b.interval)).low > 0
  const gap = a.stated.low - b.stated.high
  // Rounded numbers own only one end of their interval: neighbours of one digit touch and are apart.
  const touches = Math.abs(gap) <= 1e-9 * Math.max(1, Math.abs(a.at))
  return touches ? a.at > b.at && !a.bound && !b.bound : gap > 0
}

/** A rate as printed may lie outside the interval of its n and d by a part of its last digit: then its end counts. */
function estimate(at: number, { low, high }: Span): Estimate {
  return { low, high, at: Math.min(high, Math.max(low, at)) }
}
