import { expect, test } from 'vitest'
import { type AuditRow, audit } from '../audit.ts'
import { scaleOf } from './rates.ts'

const row = (id: string, over: Partial<AuditRow> = {}): AuditRow => ({
  id,
  ...{ indicator_id: 'cases', jurisdiction_id: '1', body_id: '1-area', scope: 'whole_area' },
  ...{ period_kind: 'span', period_start: '2020-01-01', period_end: '2020-12-31' },
  ...{ value_kind: 'exact', value: 7, value_high: null, rounded_to: null, missing_reason: null },
  ...{ part_of: null, part_role: null, numerator_ids: null, rate_of: null, restates: null },
  ...{ change_from: null, change_to: null, variant: null, source_id: 'report', locator: null },
  ...{ family: 'case_volume', name_zh: '案件', name_en: 'Cases', measure: 'count', unit_zh: '件' },
  ...{ unit_en: 'cases', interval: 'none', total_id: null, partition: null, numerator_id: null },
  ...{ denominator_id: null, place_zh: '甲', place_en: 'A', above: null, quality: 'official' },
  published: null,
  ...over,
})
const kinds = (...rows: readonly AuditRow[]) => audit(rows).map(({ kind }) => kind)

test.each([
  ['%', 100],
  ['‰', 1000],
  ['件/百人', 100],
  ['件/千人', 1000],
  ['件/万人', 1e4],
  ['件/10万人', 1e5],
  ['件/十万人', 1e5],
  ['件/百万人', 1e6],
  ['件/人', 1],
  ['倍', 1],
])('a rate in %s is %d times what is counted for one', (unit_zh, scale) => {
  expect(scaleOf({ unit_zh })).toBe(scale)
})

test('a rate for each hundred thousand agrees with its numerator and denominator', () => {
  const rate = { measure: 'ratio', unit_zh: '件/十万人', numerator_ids: 'r:2', rate_of: 'r:3' } as const
  const bases = [
    row('r:2', { indicator_id: 'n', value: 34 }),
    row('r:3', { indicator_id: 'd', value: 1_700_000 }),
  ]
  expect(kinds(row('r:1', { ...rate, value: 2 }), ...bases)).toEqual(['rate_matches'])
  expect(kinds(row('r:1', { ...rate, value: 20 }), ...bases)).toEqual(['rate_disagrees'])
})

test('a place whose parents lead back to it does not contain itself', () => {
  const circle = { above: '2;1;2;1' }
  const other = row('s:1', { ...circle, source_id: 'other', body_id: '1-court' })
  expect(kinds(row('r:1', circle), other)).toEqual([])
})

test('a name with a bar in it stays one name', () => {
  const parted = { part_of: 'r:1', part_role: 'exhaustive', indicator_id: 'part', total_id: 'cases' } as const
  const [sum] = audit([
    row('r:1', { value: 10 }),
    row('r:2', { ...parted, value: 10, partition: 'kind' }),
    row('r:3', { ...parted, indicator_id: 'x', name_zh: '甲|乙', value: 4, partition: 'channel' }),
    row('r:4', { ...parted, indicator_id: 'y', name_zh: '丙', value: 6, partition: 'channel' }),
  ])
  expect(sum?.facts).toMatchObject({ crossing: 'exact|4;exact|6', crossing_zh: '甲/乙|丙' })
})

test('two publications that count one year differently, and say so, do not contradict each other', () => {
  const other = { source_id: 'other', value: 9 } as const
  expect(kinds(row('r:1'), row('s:1', other))).toEqual(['contradiction'])
  expect(kinds(row('r:1'), row('s:1', { ...other, variant: 'with_others' }))).toEqual([])
  const both = { variant: 'with_others' } as const
  expect(kinds(row('r:1', both), row('s:1', { ...other, ...both }))).toEqual(['contradiction'])
})

test('neither circles of statements nor impossible bases upset it', () => {
  expect(kinds(row('r:1', { restates: 'r:2' }), row('r:2', { restates: 'r:1' }))).not.toContain(
    'contradiction',
  )
  expect(kinds(row('r:1', { restates: 'r:1', rate_of: 'r:1' }))).toEqual([])
  for (const d of [0, -3, 2.5])
    expect(
      kinds(
        row('r:1', { indicator_id: 'rate', measure: 'proportion', unit_zh: '%', value: 50, rate_of: 'r:2' }),
        row('r:2', { value: d }),
      ),
    ).toEqual([])
})
