import { sorted } from './collect.ts'
import type { UnlikeReason } from './comparability.ts'
import { binomialTail } from './distributions.ts'
import { funnelOf, type Proportion } from './funnel.ts'
import { perHeadScale, perTenThousand } from './perhead.ts'
import { quantile } from './quantiles.ts'
import { restOf } from './rates.ts'
import { byar, differenceInterval, type Estimate, intervalOf, rateInterval, wilson } from './statistics.ts'
import type { Indicator, Observation } from './types.ts'
import { hasLevel, liesAbove, type Span, span } from './values.ts'

/** What the benchmark is made of: Σn/Σd of the others, their median, one other place, the place's own last value. */
export type Basis = 'pooled' | 'median' | 'place' | 'own'

/** `higher` and `lower` where the indicator is neither good nor bad; `unjudged`: see `Silent`. */
export type Verdict = 'better' | 'worse' | 'higher' | 'lower' | 'cannot_tell' | 'unjudged'

/**
 * Why no verdict is given, or (`few_for_median`, `bounds`, `no_base` against a median) none can be told: unlike the
 * others; a target; no level stated; the place is itself the benchmark; nobody to hold it against; fewer than three
 * others; fewer than six, of whose median there is no 95 % interval; a bound that leaves it open; a rate of cases
 * whose n or d is not known; a count that goes with the size of the place (`unlessOfSize`).
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
  | 'no_population'
  | 'undivided'

/** How a value stands to what it is held against. */
export interface Standing {
  /** In the indicator's unit, or per 10,000 residents; null where there is none, or bounds leave it open. */
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
  /** The one value that it is held against, of another place or of its own past. */
  readonly other?: Observation
  /** Told by the number as stated: chance in it is not counted in. */
  readonly asStated?: true
  /** Held by counts as stated, though counts per head were asked for: residents of either time are not known. */
  readonly byCounts?: true
  /** The dispersion φ of the others’ pooled rates, where these differ by more than chance (`funnelOf`). */
  readonly dispersion?: number
}

/** Whether there is a number that a value is held against, or an end of one. */
export function hasBenchmark({ benchmark, low, high }: Standing): boolean {
  return benchmark !== null || low !== null || high !== null
}

/** Fewer values than this make no benchmark of a group. */
export const LEAST_OTHERS = 3

/** As what values are held against each other: as stated, or counts per 10,000 residents. */
export type HeldBy = 'count' | 'per10k'

/** A value as it is held: at its author’s word, and with the interval of its chance where it has one. */
interface Held {
  readonly stated: Span
  /** Whether the author gave a bound, a range or an approximation. */
  readonly open: boolean
  readonly estimate: Estimate | null
}

function heldOf(row: Observation, indicator: Indicator, by: HeldBy): Held | null {
  const stated = span(row, indicator.measure)
  if (stated === null || (by === 'per10k' && perTenThousand(row) === null)) return null
  const scale = perHeadScale(row, by)
  return {
    stated: { low: stated.low * scale, high: stated.high * scale },
    open: row.value_kind !== 'exact',
    estimate: intervalOf(row, indicator, by),
  }
}

/**
 * Holds a value against others that are like it (who and what: `benchmarkOf`). Of a group: where all give n and d
 * of independent cases, their pooled Σn/Σd with Wilson’s interval, told by Newcombe’s interval of the difference
 * (1998, method 10); else their median with its interval from the binomial order statistics (`medianInterval`): a
 * value with an interval of its own by the difference of the two, any other by where it lies; a rate of cases has to
 * have one.
 * Of one place, or of its own last value: rates and counts per head by that difference, counts of events in its
 * own past by Byar’s intervals, all else by what was stated. Better and worse only where the indicator says what is
 * better. `per10k`: what can’t be divided is no member, and is not judged; but a place is held against its own past by
 * counts where either can’t be (`byCounts`), as its residents are nearly the same.
 */
export function holdAgainst(
  row: Observation,
  others: readonly Observation[],
  indicator: Indicator,
  against: 'group' | 'place' | 'own' = 'group',
  by: HeldBy = 'count',
): Standing {
  if (against !== 'own' || by === 'count') return heldAs(row, others, indicator, against, by)
  const divided = [row, ...others].every((one) => !hasLevel(one) || perTenThousand(one) !== null)
  if (divided) return heldAs(row, others, indicator, against, by)
  const standing = heldAs(row, others, indicator, against, 'count')
  return standing.verdict === 'unjudged' ? standing : { ...standing, byCounts: true }
}

function heldAs(
  row: Observation,
  others: readonly Observation[],
  indicator: Indicator,
  against: 'group' | 'place' | 'own',
  by: HeldBy,
): Standing {
  const levels = others.flatMap((one) => {
    const held = heldOf(one, indicator, by)
    return held === null ? [] : [{ ...held, row: one }]
  })
  const none = (why: Silent): Standing => ({
    ...{ benchmark: null, low: null, high: null, others: levels.length },
    ...{ basis: against === 'group' ? 'median' : against, verdict: 'unjudged', why },
  })
  if (!hasLevel(row)) return none('no_level')
  if (row.period_kind === 'target') return none('target')
  const mine = heldOf(row, indicator, by)
  if (mine === null) return none('no_population')
  if (against === 'group') {
    if (levels.length < LEAST_OTHERS) return none('few')
    return againstPool(row, mine, others, indicator, by) ?? againstMedian(mine, levels, indicator)
  }
  const [other] = levels
  if (other === undefined) return none(against === 'own' ? 'no_past' : 'no_other')
  const own = (one: Observation) =>
    against === 'own' && by === 'count' ? countInterval(one, indicator) : null
  const ours = mine.estimate ?? own(row)
  const theirs = other.estimate ?? own(other.row)
  const base = { others: 1, basis: against, other: other.row } as const
  if (ours !== null && theirs !== null)
    return told({ ...base, benchmark: theirs.at, ...ends(theirs) }, tested(ours, theirs), indicator)
  const stated = { ...base, benchmark: exactly(other.stated), ...ends(other.stated) }
  // Cases differ by chance: without n and d nobody knows by how much.
  if (indicator.interval === 'wilson') return { ...stated, verdict: 'unjudged', why: 'no_base' }
  const way = byStated(mine, { ...other.stated, closed: other.open })
  return asStated(told(stated, way, indicator, mine.open || other.open))
}

/** A rate against Σn/Σd of the others, in per cent; null where one of them, or it, does not give both. */
function againstPool(
  row: Observation,
  { estimate }: Held,
  others: readonly Observation[],
  indicator: Indicator,
  by: HeldBy,
): Standing | null {
  const levels = others.filter(hasLevel)
  if (by !== 'count' || estimate === null || row.d === null) return null
  if (!levels.every((one) => rateInterval(one, indicator) !== null)) return null
  const rests = levels.map(restOf)
  const n = rests.reduce((sum, rest) => sum + (rest.n ?? 0), 0)
  const d = rests.reduce((sum, rest) => sum + (rest.d ?? 0), 0)
  const interval = wilson(n, d)
  if (interval === null) return null
  const pooled = { at: (100 * n) / d, ...interval }
  const base = { benchmark: pooled.at, ...ends(pooled), others: levels.length, basis: 'pooled' } as const
  const standing = told(base, tested(estimate, pooled), indicator)
  const funnel = funnelOf(levels.map(casesOf))
  return funnel?.overdispersed === true ? { ...standing, dispersion: funnel.dispersion } : standing
}

/** Numerator and denominator, once both are known to be there. */
function casesOf(row: Observation): Proportion {
  const { n, d } = restOf(row)
  return { n: n ?? 0, d: d ?? 1 }
}

/** A value against the median of the others. */
function againstMedian(mine: Held, others: readonly Held[], indicator: Indicator): Standing {
  const spans = others.map(({ stated }) => stated)
  const benchmark = exactly(medianOf(spans))
  const interval = medianInterval(spans)
  const base = { benchmark, ...ends(interval ?? {}), others: others.length, basis: 'median' } as const
  if (interval === null) return { ...base, verdict: 'cannot_tell', why: 'few_for_median' }
  const open = mine.open || others.some((one) => one.open)
  // What has a chance of its own has it beside that of the median.
  if (mine.estimate !== null && benchmark !== null)
    return told(base, tested(mine.estimate, { at: benchmark, ...interval }), indicator, open)
  const way = byStated(mine, { ...interval, closed: true })
  // Cases differ by chance: without n and d nobody knows by how much.
  if (way !== 0 && indicator.interval === 'wilson' && mine.estimate === null)
    return { ...base, verdict: 'cannot_tell', why: 'no_base' }
  return asStated(told(base, way, indicator, open))
}

/** Marks what is told without chance. */
function asStated(standing: Standing): Standing {
  return standing.verdict === 'cannot_tell' ? standing : { ...standing, asStated: true }
}

/** The median of values at their author’s word: from the median of their lower ends to that of their upper ends. */
function medianOf(spans: readonly Span[]): Span {
  const middle = (ends: readonly number[]) => quantile(ends, 0.5) ?? Number.NaN
  return { low: middle(spans.map(({ low }) => low)), high: middle(spans.map(({ high }) => high)) }
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

function byStated({ stated, open }: Held, other: Span & { readonly closed: boolean }): Way {
  const mine = { ...stated, closed: open }
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

/**
 * A count that is not divided by residents goes with the size of the place: other places are no measure of it. For
 * standings against other places, by counts; not against a place's own past.
 */
export function unlessOfSize(standing: Standing, { measure }: Pick<Indicator, 'measure'>): Standing {
  if (measure !== 'count' || standing.verdict === 'unjudged') return standing
  const { asStated: _told, joined: _with, ...untold } = standing
  return { ...untold, verdict: 'unjudged', why: 'undivided' }
}
