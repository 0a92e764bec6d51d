import type { Measure, Period, Quantity } from './types.ts'
import { position, type Span, span } from './values.ts'

/** What the parts of one partition are to their total. */
export interface SumCheck {
  /** The parts that state a level, added. */
  readonly sum: Span
  /** Total less sum: what is not accounted for; negative where the parts exceed the total. */
  readonly rest: Span
  /**
   * `closes`: parts and total agree within what was rounded · `short`: something is not accounted for ·
   * `over`: the parts exceed the total · `open`: bounds, approximate or missing parts leave it undecided.
   */
  readonly verdict: 'closes' | 'short' | 'over' | 'open'
}

/**
 * Adds exhaustive parts and holds them against their total, by interval arithmetic: bounds and rounding
 * are carried through. Null when the total states no level, or no part does.
 */
export function checkSum(
  total: Quantity,
  parts: readonly Quantity[],
  measure: Measure = 'count',
): SumCheck | null {
  const whole = span(total, measure)
  const spans = parts.map((part) => span(part, measure))
  const stated = spans.filter((one): one is Span => one !== null)
  if (whole === null || stated.length === 0) return null
  const sum = {
    low: exact(stated.reduce((all, one) => all + one.low, 0)),
    high: exact(stated.reduce((all, one) => all + one.high, 0)),
  }
  const rest = { low: exact(whole.low - sum.high), high: exact(whole.high - sum.low) }
  return { sum, rest, verdict: verdict(rest, stated.length < spans.length, [total, ...parts]) }
}

/**
 * Total less parts as they are placed on a scale (`position`), bounds and roundings at the number that was
 * printed: what a picture leaves open, negative where the parts exceed the total. What has no level counts as 0.
 */
export function remainder(total: Quantity, parts: readonly Quantity[]): number {
  return exact(parts.reduce((rest, part) => rest - (position(part) ?? 0), position(total) ?? 0))
}

/** Whether two numbers may be added or stacked: flows, stocks, running totals and targets never share a sum. */
export function addable(a: Pick<Period, 'period_kind'>, b: Pick<Period, 'period_kind'>): boolean {
  return a.period_kind === b.period_kind
}

/**
 * A part of a whole in per cent, for all that both may be: 3 of 10 to 20 is 15 to 30. Above 100 where a part
 * exceeds its whole; null where the whole may be 0.
 */
export function shareSpan(part: Span, whole: Span): Span | null {
  if (!(whole.low > 0)) return null
  return { low: (100 * part.low) / whole.high, high: (100 * part.high) / whole.low }
}

function verdict(rest: Span, missing: boolean, all: readonly Quantity[]): SumCheck['verdict'] {
  if (rest.high < 0) return 'over'
  if (missing) return 'open'
  if (rest.low > 0) return 'short'
  return all.every(({ value_kind }) => value_kind === 'exact') ? 'closes' : 'open'
}

/** Sums of printed decimals without the dust of binary fractions; never -0. */
function exact(value: number): number {
  if (!Number.isFinite(value)) return value
  const rounded = Number(value.toFixed(9))
  return rounded === 0 ? 0 : rounded
}
