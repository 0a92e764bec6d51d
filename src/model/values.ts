import type { Indicator, Measure, Quantity } from './types.ts'

/** A closed interval of numbers; ends may be infinite. */
export interface Span {
  readonly low: number
  readonly high: number
}

/**
 * Where the true value lies, taken at the author's word: at least 85 % is [85, 100], 3 to 5 days is [3, 5],
 * 2.54万 is [25350, 25450] (half a unit of the last printed digit either way; a per cent is always rounded: 31 %
 * is [30.5, 31.5]), a plain count is itself.
 * `about` gives up the last digit that is not 0 (about 2,000 is [1500, 2500]) and nothing more: how wide the
 * author meant it is not known. It holds the stated value, also one below 0. Null when no level is stated
 * (`direction`, `missing`).
 */
export function span(quantity: Quantity, measure: Measure): Span | null {
  const { value, value_high, value_kind } = quantity
  if (value === null || value_kind === 'direction' || value_kind === 'missing') return null
  const printed = quantity.rounded_to ?? (isRate({ measure }) ? lastDigit(quantity) : 0)
  const half = (value_kind === 'about' ? lastFullDigit(value) : printed) / 2
  const [floor, ceiling] = limits(measure)
  switch (value_kind) {
    case 'at_least':
      return { low: value, high: Math.max(ceiling, value) }
    case 'at_most':
      return { low: Math.min(floor, value), high: value }
    case 'range':
      return { low: value, high: value_high ?? value }
    default:
      return {
        low: Math.min(value, Math.max(floor, value - half)),
        high: Math.max(value, Math.min(ceiling, value + half)),
      }
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

/** How many digits a number has after the point. */
export function decimalsIn(value: number): number {
  return (String(value).split('.')[1] ?? '').length
}

/** What the last printed digit is worth: as said, or by the digits of the number itself. */
export function lastDigit({ rounded_to, value }: Pick<Quantity, 'rounded_to' | 'value'>): number {
  if (rounded_to !== null) return rounded_to
  return 10 ** -decimalsIn(value ?? 0)
}

/**
 * All that an author can have meant, for telling whether two numbers can be one: a rounded one may have been cut
 * off (2.54万 is up to 25,500); `about` gives up the last digit that is not 0 (about 2,000 is 1,500 to 2,500);
 * a bound is open on its far side. Null where no level is stated.
 */
export function leeway(quantity: Quantity): Span | null {
  const { value, value_high, value_kind } = quantity
  if (value === null) return null
  const unit = quantity.rounded_to ?? (Number.isInteger(value) ? 0 : lastDigit(quantity))
  switch (value_kind) {
    case 'missing':
    case 'direction':
      return null
    case 'at_least':
      return { low: value - unit / 2, high: Number.POSITIVE_INFINITY }
    case 'at_most':
      return { low: Number.NEGATIVE_INFINITY, high: value + unit / 2 }
    case 'range':
      return { low: value, high: value_high ?? value }
    case 'about': {
      const half = lastFullDigit(value) / 2
      return { low: value - half, high: value + half }
    }
    default:
      return { low: value - unit / 2, high: value + unit }
  }
}

/** Whether two numbers can be one, within rounding and bounds; true where one of them states no level. */
export function canBeOne(a: Quantity, b: Quantity): boolean {
  if (a.value_kind === 'direction' && b.value_kind === 'direction') return a.value === b.value
  const [one, other] = [leeway(a), leeway(b)]
  return one === null || other === null || meet(one, other)
}

/** A value in its order among others: where it lies, and whether its ends belong to it (a bound, a range). */
export interface Held extends Span {
  readonly closed?: boolean
}

/**
 * Whether a value certainly lies above another by what was stated of both. Rounded numbers own only one end of
 * their interval: neighbours of one digit (92.4 and 92.3) touch and are apart all the same.
 */
export function liesAbove(a: Held, b: Held): boolean {
  const gap = a.low - b.high
  const dust = 1e-9 * Math.max(1, Math.abs(finite(a.low)), Math.abs(finite(b.high)))
  const touch = Math.abs(gap) <= dust
  return touch ? isRounded(a, dust) && isRounded(b, dust) : gap > 0
}

/** Whether it owns only one of its ends; an exact number is all of its own. */
function isRounded({ low, high, closed }: Held, dust: number): boolean {
  return closed !== true && high - low > dust
}

/** Whether two intervals share a point; the dust of binary fractions keeps none apart. */
export function meet(a: Span, b: Span): boolean {
  const dust = 1e-9 * Math.max(1, Math.abs(finite(a.low)), Math.abs(finite(b.low)))
  return a.low <= b.high + dust && b.low <= a.high + dust
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}

/** The worth of the last digit that is not 0: 2,000 gives 1,000; 25,400 gives 100; 8.5 gives 0.1. */
function lastFullDigit(value: number): number {
  if (value === 0) return 0
  let unit = lastDigit({ value, rounded_to: null })
  while (Math.abs(value) % (unit * 10) === 0) unit *= 10
  return unit
}
