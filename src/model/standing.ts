import { sorted } from './collect.ts'
import type { UnlikeReason } from './comparability.ts'
import { binomialTail } from './distributions.ts'
import { restOf } from './rates.ts'
import { byar, differenceInterval, type Estimate, rateInterval, wilson } from './statistics.ts'
import type { Indicator, Observation } from './types.ts'
import { hasLevel, liesAbove, type Span, span } from './values.ts'

/** What the benchmark is made of: Σn/Σd of the others, their median, one other place, the place's own last value. */
export type Basis = 'pooled' | 'median' | 'place' | 'own'

/** `higher` and `lower` where the indicator is neither good nor bad; `unjudged`: see `Silent`. */
export type Verdict = 'better' | 'worse' | 'higher' | 'lower' | 'cannot_tell' | 'unjudged'

/**
 * Why no verdict is given, or (`few_for_median`, `bounds`) none can be told: unlike the others; a target; no level
 * stated; the place is itself the benchmark; nobody to hold it against; fewer than three others; fewer than six, of
 * whose median there is no 95 % interval; a bound that leaves it open; a rate of cases whose n or d is not known.
 */
export type Silent =
  | UnlikeReason
  | 'target'
  | 'no_level'
  | 'itself'
  | 'no_other'
  | 'no_past'
  | 'few'
  | 'few_for_median'
  | 'bounds'
  | 'no_base'

/** How a value stands to what it is held against. */
export interface Standing {
  /** In the indicator's unit; null where there is none, or bounds leave it open. */
  readonly benchmark: number | null
  /** Its 95 % interval, or what was stated of it; null where it has no such end. */
  readonly low: number | null
  readonly high: number | null
  /** How many values it is made of. */
  readonly others: number
  readonly basis: Basis
  readonly verdict: Verdict
  readonly why?: Silent
  /** Why it is unlike what it is held against all the same, by the visitor’s will. */
  readonly joined?: UnlikeReason
}

/** Fewer values than this make no benchmark of a group. */
const LEAST_OTHERS = 3

/**
 * Holds a value against others that are like it (who and what: `benchmarkOf`). Of a group: where all give n and d
 * of independent cases, their pooled Σn/Σd with Wilson’s interval, told by Newcombe’s interval of the difference
 * (1998, method 10); else their median with its interval from the binomial order statistics (`medianInterval`).
 * Of one place, or of its own last value: rates by that difference, counts of events in its own past by Byar’s
 * intervals, all else by what was stated. Better and worse only where the indicator says what is better.
 */
export function holdAgainst(
  row: Observation,
  others: readonly Observation[],
  indicator: Indicator,
  against: 'group' | 'place' | 'own' = 'group',
): Standing {
  const levels = others.filter((one) => hasLevel(one))
  const basis: Basis = against === 'group' ? 'median' : against
  const none = (why: Silent, count = levels.length): Standing => ({
    ...{ benchmark: null, low: null, high: null, others: count, basis, verdict: 'unjudged', why },
  })
  const stated = span(row, indicator.measure)
  if (stated === null) return none('no_level')
  if (row.period_kind === 'target') return none('target')
  if (against === 'group')
    return levels.length < LEAST_OTHERS ? none('few') : againstGroup(row, stated, levels, indicator)
  const [other] = levels
  const within = other === undefined ? null : span(other, indicator.measure)
  if (other === undefined || within === null) return none(against === 'own' ? 'no_past' : 'no_other')
  const estimate = (one: Observation) =>
    rateInterval(one, indicator) ?? (against === 'own' ? countInterval(one, indicator) : null)
  const [mine, theirs] = [estimate(row), estimate(other)]
  const base = { benchmark: exactly(within), ...ends(within), others: 1, basis } as const
  if (mine !== null && theirs !== null)
    return told({ ...base, benchmark: theirs.at, ...ends(theirs) }, tested(mine, theirs), indicator)
  const open = isOpen(row) || isOpen(other)
  const way = byStated(row, stated, { ...within, closed: other.value_kind !== 'exact' })
  // Cases differ by chance: without n and d nobody knows by how much.
  if (indicator.interval === 'wilson') return { ...base, verdict: 'unjudged', why: 'no_base' }
  return told(base, way, indicator, open && way === 0)
}

/** A value against the pooled rate or the median of three or more others. */
function againstGroup(
  row: Observation,
  stated: Span,
  others: readonly Observation[],
  indicator: Indicator,
): Standing {
  const mine = rateInterval(row, indicator)
  const pooled = mine === null ? null : pool(others, indicator)
  if (mine !== null && pooled !== null)
    return told(
      { benchmark: pooled.at, ...ends(pooled), others: others.length, basis: 'pooled' },
      tested(mine, pooled),
      indicator,
    )
  const spans = others.flatMap((one) => span(one, indicator.measure) ?? [])
  const middle = medianOf(spans)
  const interval = medianInterval(spans)
  const benchmark = exactly(middle) ?? null
  const base = { benchmark, ...ends(interval ?? {}), others: others.length, basis: 'median' } as const
  if (interval === null) return { ...base, verdict: 'cannot_tell', why: 'few_for_median' }
  // A rate of cases has its own chance beside that of the median.
  if (mine !== null && benchmark !== null)
    return told(base, tested(mine, { at: benchmark, ...interval }), indicator)
  const way = byStated(row, stated, { ...interval, closed: true })
  return told(base, way, indicator, isOpen(row) && way === 0)
}

/** Σn/Σd of values that all give both, with Wilson’s interval, in per cent; null where one does not. */
function pool(rows: readonly Observation[], indicator: Indicator): Estimate | null {
  if (!rows.every((row) => rateInterval(row, indicator) !== null)) return null
  const rests = rows.map(restOf)
  const n = rests.reduce((sum, rest) => sum + (rest.n ?? 0), 0)
  const d = rests.reduce((sum, rest) => sum + (rest.d ?? 0), 0)
  const interval = wilson(n, d)
  return interval === null ? null : { at: (100 * n) / d, ...interval }
}

/** The median of values at their author’s word: from the median of their lower ends to that of their upper ends. */
function medianOf(spans: readonly Span[]): Span {
  return { low: middleOf(spans.map(({ low }) => low)), high: middleOf(spans.map(({ high }) => high)) }
}

function middleOf(values: readonly number[]): number {
  const order = sorted(values, (a, b) => a - b)
  const below = order[Math.ceil(order.length / 2) - 1] ?? Number.NaN
  const above = order[Math.floor(order.length / 2)] ?? Number.NaN
  return (below + above) / 2
}

/**
 * The distribution-free 95 % interval of a median, from the kth smallest value to the kth greatest, k the greatest
 * with P(X < k) ≤ 2.5 % for X binomial(n, ½) (Conover 1999, Practical Nonparametric Statistics, §3.2); of values
 * known within bounds from the kth smallest lower end to the kth greatest upper end. Null of fewer than six values.
 */
export function medianInterval(spans: readonly Span[]): Span | null {
  const n = spans.length
  let k = 0
  while (k < n && binomialTail(k, n, 0.5) <= 0.025) k += 1
  if (k === 0) return null
  const low = sorted(
    spans.map((one) => one.low),
    (a, b) => a - b,
  )[k - 1]
  const high = sorted(
    spans.map((one) => one.high),
    (a, b) => b - a,
  )[k - 1]
  return low === undefined || high === undefined ? null : { low, high }
}

/** 1: above, −1: below, 0: can’t be told apart. */
type Way = 1 | -1 | 0

function tested(mine: Estimate, theirs: Estimate): Way {
  const { low, high } = differenceInterval(mine, theirs)
  return low > 0 ? 1 : high < 0 ? -1 : 0
}

function byStated(row: Observation, stated: Span, other: Span & { readonly closed: boolean }): Way {
  const mine = { ...stated, closed: row.value_kind !== 'exact' }
  return liesAbove(mine, other) ? 1 : liesAbove(other, mine) ? -1 : 0
}

function told(
  base: Omit<Standing, 'verdict' | 'why'>,
  way: Way,
  { polarity }: Indicator,
  open = false,
): Standing {
  if (way === 0) return { ...base, verdict: 'cannot_tell', ...(open ? { why: 'bounds' as const } : {}) }
  if (polarity === 'none') return { ...base, verdict: way > 0 ? 'higher' : 'lower' }
  return { ...base, verdict: way > 0 === (polarity === 'higher_is_better') ? 'better' : 'worse' }
}

/** Byar’s interval of an exact count of independent events; null for anything else. */
function countInterval(row: Observation, { interval, measure }: Indicator): Estimate | null {
  if (interval !== 'byar' || measure !== 'count' || row.value_kind !== 'exact' || row.value === null)
    return null
  const within = byar(row.value)
  return within === null ? null : { at: row.value, ...within }
}

function isOpen({ value_kind }: Observation): boolean {
  return value_kind !== 'exact'
}

function ends({ low, high }: Partial<Span>): Pick<Standing, 'low' | 'high'> {
  return { low: finite(low), high: finite(high) }
}

function finite(end: number | undefined): number | null {
  return end === undefined || !Number.isFinite(end) ? null : end
}

/** The one number in a span: its middle; null where it is open on a side. */
function exactly({ low, high }: Span): number | null {
  return finite((low + high) / 2)
}
