import type { Indicator, Measure, Quantity } from './types.ts'

/** A closed interval of numbers; ends may be infinite. */
export interface Span {
  readonly low: number
  readonly high: number
}

/**
 * Where the true value lies, taken at the author's word: at least 85 % is [85, 100], 3 to 5 days is [3, 5],
 * 2.54万 is [25350, 25450] (half a unit of the last printed digit either way), a plain count is itself.
 * `about` widens as rounding does and by nothing more: how wide the author meant it is not known.
 * Null when no level is stated (`direction`, `missing`).
 */
export function span(quantity: Quantity, measure: Measure): Span | null {
  const { value, value_high, value_kind } = quantity
  if (value === null || value_kind === 'direction' || value_kind === 'missing') return null
  const half = (quantity.rounded_to ?? 0) / 2
  const [floor, ceiling] = limits(measure)
  switch (value_kind) {
    case 'at_least':
      return { low: value, high: ceiling }
    case 'at_most':
      return { low: floor, high: value }
    case 'range':
      return { low: value, high: value_high ?? value }
    default:
      return { low: Math.max(floor, value - half), high: Math.min(ceiling, value + half) }
  }
}

/** Whether the quantity states a level that can stand on a scale. */
export function hasLevel(quantity: Quantity): boolean {
  return quantity.value !== null && quantity.value_kind !== 'direction' && quantity.value_kind !== 'missing'
}

/**
 * The one number by which a quantity is placed and ordered: the stated one; of a range its middle.
 * Null when no level is stated.
 */
export function position(quantity: Quantity): number | null {
  if (!hasLevel(quantity) || quantity.value === null) return null
  return quantity.value_kind === 'range' && quantity.value_high !== null
    ? (quantity.value + quantity.value_high) / 2
    : quantity.value
}

/** Whether values are per cent and rest on a numerator and a denominator, published or not. */
export function isRate({ measure }: Pick<Indicator, 'measure'>): boolean {
  return measure === 'proportion' || measure === 'ratio'
}

function limits(measure: Measure): [number, number] {
  if (measure === 'change') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (measure === 'proportion') return [0, 100]
  return [0, Number.POSITIVE_INFINITY]
}
