import type { Observation } from './types.ts'

/** Where a base of a rate is said: with it, elsewhere in its source, inferred from the digits, or nowhere. */
export const DENOMINATOR_STATES = ['stated', 'elsewhere', 'inferred', 'not_stated'] as const
export type DenominatorState = (typeof DENOMINATOR_STATES)[number]
export const NUMERATOR_STATES = ['stated', 'inferred', 'unknown'] as const
export type NumeratorState = (typeof NUMERATOR_STATES)[number]

/** What a rate rests on. */
export interface Rest {
  readonly denominator: DenominatorState
  readonly d: number | null
  readonly numerator: NumeratorState
  readonly n: number | null
}

/**
 * The whole numbers of `d` that a rate can be, in per cent with its last printed digit worth `unit`: rounded
 * half up, half to even, or cut off. Ends are inclusive, on decimals as printed, so that no binary fraction
 * decides (GRIM: Brown & Heathers 2017). Empty: the rate is impossible.
 */
export function possibleNumerators(value: number, unit: number, d: number): number[] {
  // Everything in whole halves of the last digit: value ± half a unit, or up to one unit cut off.
  const digits = Math.round(value / unit)
  const halves = 2 * digits
  // n / d × 100 lies in [halves − 1, halves + 2) half units: n between these, d and unit as decimals.
  const low = ((halves - 1) * unit * d) / 200
  const high = ((halves + 2) * unit * d) / 200
  const first = Math.max(0, Math.ceil(low - 1e-7))
  const found: number[] = []
  for (let n = first; n <= Math.min(d, Math.floor(high + 1e-7)); n++)
    if (gives(n, d, value, unit)) found.push(n)
  return found
}

/** Whether n of d, in per cent, is that rate within the rounding of its digits (half up, half even, cut off). */
export function gives(n: number, d: number, value: number, unit: number): boolean {
  const exact = (100 * n) / d
  const dust = 1e-9 * Math.max(1, Math.abs(exact))
  const rounds = Math.abs(exact - value) <= unit / 2 + dust
  const cutOff = exact - value >= -dust && exact - value < unit - dust
  return rounds || cutOff
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
  const unit = row.rounded_to ?? 1
  const guessed =
    n !== null &&
    value !== null &&
    row.d_whole !== null &&
    gives(n, d, value, unit) &&
    !gives(n, row.d_whole, value, unit)
  const denominator = guessed ? 'inferred' : row.d_locator === row.locator ? 'stated' : 'elsewhere'
  if (n !== null) return { denominator, d, numerator: 'stated', n }
  const possible = value === null || row.value_kind !== 'exact' ? [] : possibleNumerators(value, unit, d)
  const [only] = possible
  return possible.length === 1 && only !== undefined
    ? { denominator, d, numerator: 'inferred', n: only }
    : { denominator, d, numerator: 'unknown', n: null }
}
