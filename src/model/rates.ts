import type { Observation } from './types.ts'
import { decimalsIn, lastDigit } from './values.ts'

/** Where a base of a rate is said: with it, elsewhere in its source, inferred from the digits, or nowhere. */
export type DenominatorState = 'stated' | 'elsewhere' | 'inferred' | 'not_stated'
export type NumeratorState = 'stated' | 'inferred' | 'unknown'

/** What a rate rests on. */
export interface Rest {
  readonly denominator: DenominatorState
  readonly d: number | null
  readonly numerator: NumeratorState
  readonly n: number | null
}

/** Of more whole numbers than so many that a rate can be, the first are listed. */
const MOST_LISTED = 20_000

/**
 * The whole numbers of `d` that a rate can be, in per cent with its last printed digit worth `unit`: rounded
 * half up, half to even, or cut off. Ends are inclusive, on the decimals as printed, so that no binary fraction
 * decides (GRIM: Brown & Heathers 2017). None exceeds `most`: of a part of a whole its `d`; a rate above 100 %
 * has no such end. Empty: the rate is impossible; of very many the first 20,000.
 */
export function possibleNumerators(
  value: number,
  unit: number,
  d: number,
  most: number = value > 100 ? Number.POSITIVE_INFINITY : d,
): number[] {
  if (!(d > 0) || !Number.isFinite(value)) return []
  const { digits, step, scale } = printed(value, unit)
  // n of d is value less half a digit or more, and less than value and one digit; one case more to be safe
  const first = Math.max(0, Math.floor(((digits - 0.5) * step * d) / (100 * scale)) - 1)
  const last = Math.min(most, Math.ceil(((digits + 1) * step * d) / (100 * scale)) + 1)
  const found: number[] = []
  for (let n = first; n <= last && found.length < MOST_LISTED; n++)
    if (gives(n, d, value, unit)) found.push(n)
  return found
}

/** The numerator of a rate where one whole number alone gives it, else null. */
export function onlyNumerator(value: number, unit: number, d: number): number | null {
  const [only, another] = possibleNumerators(value, unit, d)
  return only !== undefined && another === undefined ? only : null
}

/**
 * Whether n of d, in per cent, is that rate within the rounding of its digits (half up, half even, cut off).
 * Decided in whole numbers wherever n and d are whole.
 */
export function gives(n: number, d: number, value: number, unit: number): boolean {
  if (!(d > 0)) return false
  const { digits, step, scale } = printed(value, unit)
  // n / d − value, in steps of the last printed digit, times d
  const off = (100 * n * scale) / step - digits * d
  const dust = Number.isInteger(100 * n * scale) && Number.isInteger(d) && step === 1 ? 0 : 1e-9 * d
  return Math.abs(2 * off) <= d + dust || (off >= -dust && off < d - dust)
}

/** A value as printed, in whole numbers: it is `digits` × `step` / `scale`, its last digit worth `step` / `scale`. */
interface Printed {
  readonly digits: number
  readonly step: number
  readonly scale: number
}

/** A value that is no multiple of its unit has more digits than that says, and is taken by them. */
function printed(value: number, unit: number): Printed {
  const step = unit >= 1 ? unit : 1
  const scale = unit >= 1 ? 1 : Math.round(1 / unit)
  const digits = Math.round((value * scale) / step)
  if (Math.abs((value * scale) / step - digits) < 1e-6) return { digits, step, scale }
  const places = decimalsIn(value)
  return { digits: Math.round(value * 10 ** places), step: 1, scale: 10 ** places }
}

/**
 * The states of both bases of a rate. The denominator is inferred where the source also gives a wider whole
 * (`d_whole`) of which n is not that rate: the digits, not the words, say which was meant.
 */
export function restOf(
  row: Pick<
    Observation,
    'n' | 'd' | 'd_locator' | 'd_whole' | 'locator' | 'value' | 'rounded_to' | 'value_kind'
  >,
): Rest {
  const { n, d, value } = row
  if (d === null) return { denominator: 'not_stated', d, numerator: n === null ? 'unknown' : 'stated', n }
  const unit = lastDigit(row)
  const guessed =
    n !== null &&
    value !== null &&
    row.d_whole !== null &&
    row.d_whole > 0 &&
    gives(n, d, value, unit) &&
    !gives(n, row.d_whole, value, unit)
  const denominator = guessed ? 'inferred' : row.d_locator === row.locator ? 'stated' : 'elsewhere'
  if (n !== null) return { denominator, d, numerator: 'stated', n }
  const only = value === null || row.value_kind !== 'exact' ? null : onlyNumerator(value, unit, d)
  return { denominator, d, numerator: only === null ? 'unknown' : 'inferred', n: only }
}
