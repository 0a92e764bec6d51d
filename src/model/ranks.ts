import { differenceInterval, type Estimate } from './statistics.ts'
import { type Held, liesAbove, type Span } from './values.ts'

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
  const all = contenders.map((one) => ({ ...held(one), above: 0, below: 0, tested: 0 }))
  all.forEach((one, at) => {
    for (let before = 0; before < at; before++) {
      const other = all[before]
      if (other === undefined) continue
      if (one.interval !== null && other.interval !== null) {
        one.tested += 1
        other.tested += 1
      }
      const upper = tellsAbove(one, other) ? one : tellsAbove(other, one) ? other : null
      if (upper === null) continue
      upper.below += 1
      const lower = upper === one ? other : one
      lower.above += 1
    }
  })
  const count = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0)
  return {
    ranks: all.map((one) => ({
      from: one.above + 1,
      to: all.length - one.below,
      basis: basisOf(one, one.tested, all.length - 1),
    })),
    pairs: (all.length ** 2 - all.length) / 2,
    tested: count(({ tested }) => tested) / 2,
    apart: count(({ above }) => above),
  }
}

/** Whether a value can be told to be above another: by the test where both have intervals, else by what was stated. */
export function isAbove(a: Contender, b: Contender): boolean {
  return tellsAbove(held(a), held(b))
}

/** A contender whose stated interval says whether its ends belong to it: made once, not for each of n² pairs. */
type HeldContender = Contender & { readonly held: Held }

function held(one: Contender): HeldContender {
  return { ...one, held: { ...one.stated, closed: one.bound } }
}

function tellsAbove(a: HeldContender, b: HeldContender): boolean {
  if (a.interval !== null && b.interval !== null) return differenceInterval(a.interval, b.interval).low > 0
  return liesAbove(a.held, b.held)
}

function basisOf({ bound }: Contender, tested: number, others: number): RankBasis {
  if (tested > 0) return tested === others ? 'tested' : 'partly'
  return bound ? 'bounds' : 'stated'
}
