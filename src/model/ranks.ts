import { differenceInterval, type Estimate } from './statistics.ts'
import { liesAbove, type Span } from './values.ts'

/**
 * What a rank is decided by: tests of differences against all others (`tested`) or some of them (`partly`), the
 * value intervals of bounds, or the numbers as stated.
 */
export type RankBasis = 'tested' | 'partly' | 'bounds' | 'stated'

/** A value among those that are ranked. */
export interface Contender {
  /** At the author's word: bounds and rounding (`span`). */
  readonly stated: Span
  /** Whether the author gave a bound, a range or an approximation: its ends belong to it. */
  readonly bound: boolean
  /** Of its n of d, or of its count per head; null where numerator or denominator is unknown. */
  readonly interval: Estimate | null
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
 * Ranks from–to: one more than the values told to be above, up to all but those told to be below. Two values
 * with intervals are apart where the interval of their difference excludes 0 (Newcombe 1998, method 10; 5 %
 * for each pair, not for all together: the two ends are no 95 % interval of the rank); others where what was
 * stated does not overlap.
 */
export function rankIntervals(contenders: readonly Contender[]): Ranks {
  let apart = 0
  let tested = 0
  const ranks = contenders.map((one, at): Rank => {
    let above = 0
    let below = 0
    let own = 0
    contenders.forEach((other, index) => {
      if (index === at) return
      if (one.interval !== null && other.interval !== null) own += 1
      if (isAbove(other, one)) above += 1
      else if (isAbove(one, other)) below += 1
    })
    apart += above + below
    tested += own
    return {
      from: above + 1,
      to: contenders.length - below,
      basis: basisOf(one, own, contenders.length - 1),
    }
  })
  return {
    ranks,
    pairs: (contenders.length ** 2 - contenders.length) / 2,
    tested: tested / 2,
    apart: apart / 2,
  }
}

/** Whether a value can be told to be above another: by the test where both have intervals, else by what was stated. */
export function isAbove(a: Contender, b: Contender): boolean {
  if (a.interval !== null && b.interval !== null) return differenceInterval(a.interval, b.interval).low > 0
  return liesAbove({ ...a.stated, closed: a.bound }, { ...b.stated, closed: b.bound })
}

function basisOf({ bound }: Contender, tested: number, others: number): RankBasis {
  if (tested > 0) return tested === others ? 'tested' : 'partly'
  return bound ? 'bounds' : 'stated'
}
