import { type InSeries, statementKey } from '../series.ts'
import type { Family, IntervalMethod, Measure, PartRole, Quality, Quantity } from '../types.ts'
import type { Span } from '../values.ts'

/** What the audit reads of an observation, its indicator, its place and its source. */
export interface AuditRow extends Quantity, InSeries {
  readonly id: string
  readonly part_of: string | null
  readonly part_role: PartRole | null
  /** `;` between. */
  readonly numerator_ids: string | null
  readonly rate_of: string | null
  readonly change_from: string | null
  readonly change_to: string | null
  readonly restates: string | null
  readonly source_id: string
  readonly locator: string | null
  readonly family: Family
  readonly name_zh: string
  readonly name_en: string
  readonly measure: Measure
  readonly unit_zh: string
  readonly unit_en: string
  readonly interval: IntervalMethod
  /** `;` between. */
  readonly total_id: string | null
  readonly partition: string | null
  /** `;` between. */
  readonly numerator_id: string | null
  readonly denominator_id: string | null
  readonly place_zh: string
  readonly place_en: string
  /** The places that contain this one, nearest first, `;` between. */
  readonly above: string | null
  readonly quality: Quality
  readonly published: string | null
}

/** Rows by id. */
export type ById = ReadonlyMap<string, AuditRow>

/** The items of a list with `;` between. */
export function listed(list: string | null): string[] {
  return (list ?? '').split(';').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]))
}

/** What numbers of one source must share to be about the same things: place, body, scope and period. Equal keys: they do. */
export function settingKey(row: AuditRow): string {
  return statementKey({ ...row, indicator_id: '' })
}

/** What the last printed digit is worth: as said, or by the digits of the number itself. */
export function lastDigit({ rounded_to, value }: Quantity): number {
  if (rounded_to !== null) return rounded_to
  const decimals = (String(value ?? 0).split('.')[1] ?? '').length
  return 10 ** -decimals
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
  let unit = lastDigit({
    value,
    rounded_to: null,
    value_high: null,
    value_kind: 'about',
    missing_reason: null,
  })
  while (Math.abs(value) % (unit * 10) === 0) unit *= 10
  return unit
}
