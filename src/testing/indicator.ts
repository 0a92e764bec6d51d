import type { Indicator } from '../model/types.ts'

/** A count of accepted cases, with whatever a test says otherwise. */
export function indicator(over: Partial<Indicator> = {}): Indicator {
  return {
    id: 'cases.accepted',
    family: 'case_volume',
    theme: 'disputes',
    measure: 'count',
    role: 'reconsideration_organ',
    unit_zh: '件',
    unit_en: 'cases',
    decimals: 0,
    name_zh: '案件受理数',
    name_en: 'Cases accepted',
    polarity: 'none',
    interval: 'byar',
    numerator_id: null,
    denominator_id: null,
    total_id: null,
    partition: null,
    kin: null,
    core: true,
    ...over,
  }
}
