import { type InSeries, type InStatement, statementKey } from '../series.ts'
import type { Family, IntervalMethod, Measure, PartRole, Quality, Quantity } from '../types.ts'

/** What the audit reads of an observation, its indicator, its place and its source. */
export interface AuditRow extends Quantity, InStatement {
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

/**
 * What numbers must share to be about the same things: place, body, scope and period; `but` stands in for some. Not
 * the variant: that is one of each indicator's own.
 */
export function settingKey(row: AuditRow, but: Partial<InSeries> = {}): string {
  const { jurisdiction_id, body_id, scope, period_kind, period_start, period_end } = row
  const setting = { jurisdiction_id, body_id, scope, period_kind, period_start, period_end }
  return statementKey({ indicator_id: '', variant: null, ...setting, ...but })
}
