import { sorted } from './collect.ts'
import type { Measure, Quantity } from './types.ts'
import { position, type Span, span } from './values.ts'

/** Below so many values no median and no quartiles are told: the values themselves say more. */
export const LEAST_VALUES = 5

/** Lower quartile, median, upper quartile: each with how far bounds leave it open. */
export interface Quartiles {
  readonly lower: Span
  readonly median: Span
  readonly upper: Span
}

/**
 * The value below which the share `p` (0–1) of the values lies, between two of them in proportion: definition 7 of
 * Hyndman & Fan (1996, The American Statistician 50:361–365), that of R and of spreadsheets. Of nothing: null.
 */
export function quantile(values: readonly number[], p: number): number | null {
  const ordered = sorted(values, (a, b) => a - b)
  const at = (ordered.length - 1) * p
  const [low, high] = [ordered[Math.floor(at)], ordered[Math.ceil(at)]]
  if (low === undefined || high === undefined) return null
  return low === high ? low : low + (at - Math.floor(at)) * (high - low)
}

/**
 * Quartiles of values of which some are only known to lie between two ends: a quantile grows with each value, so
 * it lies between the quantile of all lower ends and that of all upper ends. Null below five values.
 */
export function quartilesOf(values: readonly Span[]): Quartiles | null {
  if (values.length < LEAST_VALUES) return null
  const at = (p: number): Span => ({
    low:
      quantile(
        values.map(({ low }) => low),
        p,
      ) ?? Number.NEGATIVE_INFINITY,
    high:
      quantile(
        values.map(({ high }) => high),
        p,
      ) ?? Number.POSITIVE_INFINITY,
  })
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) }
}

/**
 * Between which ends a value stands in a distribution: a bound is open, a range has its ends, any other number is
 * taken as stated (what its rounding leaves open would only blur every quartile alike). Null without a level.
 */
export function standing(quantity: Quantity, measure: Measure): Span | null {
  const at = position(quantity)
  if (at === null) return null
  const isOpen =
    quantity.value_kind === 'at_least' || quantity.value_kind === 'at_most' || quantity.value_kind === 'range'
  return isOpen ? span(quantity, measure) : { low: at, high: at }
}
