import { describe, expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { gate } from './likeness.ts'
import type { Observation } from './types.ts'

const i = 'cases.accepted'
const catalogue = { indicators: new Map([[i, indicator()]]), places: new Map() }
const row = (id: string, over: Partial<Observation> = {}) =>
  observation({ id, jurisdiction_id: id, body_id: id, ...over })
const own = { scope: 'own_office', body_kind: 'department' } as const
const rows = [
  row('a'),
  row('b'),
  row('office', own),
  row('stock', { period_kind: 'as_of', period_start: null }),
  row('rose', { value_kind: 'direction', value: 1 }),
  row('aim', { period_kind: 'target' }),
]
const told = (anyway: boolean) =>
  gate(rows, i, catalogue, anyway).groups.map(({ reason, rows: some }) => [reason, some.map(({ id }) => id)])

describe('the gate', () => {
  test('keeps apart what is unlike, a group for each reason', () => {
    expect(told(false)).toEqual([
      [null, ['a', 'b']],
      ['scope', ['office']],
      ['period_kind', ['stock']],
      ['value_kind', ['rose']],
      ['period_kind', ['aim']],
    ])
    expect(gate(rows, i, catalogue).joined.size).toBe(0)
  })

  test('lets join what a visitor compares all the same, with the reason; never a target or what has no level', () => {
    expect(told(true)).toEqual([
      [null, ['a', 'b', 'office', 'stock']],
      ['value_kind', ['rose']],
      ['period_kind', ['aim']],
    ])
    expect([...gate(rows, i, catalogue, true).joined]).toEqual([
      ['office', 'scope'],
      ['stock', 'period_kind'],
    ])
  })

  test('loses no value and doubles none', () => {
    for (const anyway of [false, true])
      expect(
        gate(rows, i, catalogue, anyway)
          .groups.flatMap((group) => group.rows.map(({ id }) => id))
          .sort(),
      ).toEqual(rows.map(({ id }) => id).sort())
  })

  test('never lets numbers that may be compared with nothing stand together', () => {
    const alone = ['x', 'y'].map((id) => row(id, { variant: 'incomparable' }))
    expect(gate(alone, i, catalogue).groups.map(({ reason, rows: list }) => [reason, list.length])).toEqual([
      ['variant', 2],
    ])
    expect(
      gate(alone, i, catalogue, true).groups.map(({ reason, rows: list }) => [reason, list.length]),
    ).toEqual([['variant', 2]])
  })

  test('lets nothing join nothing', () => {
    const only = [row('rose', { value_kind: 'direction', value: 1 }), row('kin', { indicator_id: 'other' })]
    expect(gate(only, i, catalogue, true).groups.map(({ reason }) => reason)).toEqual([
      'value_kind',
      'definition',
    ])
  })
})
