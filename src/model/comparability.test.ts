import { describe, expect, test } from 'vitest'
import { observation } from '../testing/observation.ts'
import { sortByLikeness, takeOne } from './comparability.ts'
import type { Jurisdiction } from './types.ts'

const place = (id: string, parent_id: string | null): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'county', parent_id, valid_from: null, valid_to: null },
]
const places = new Map([
  place('100000', null),
  place('330000', '100000'),
  place('330100', '330000'),
  place('330200', '330000'),
  place('340000', '100000'),
])

const catalogue = { indicators: new Map(), places }

const reasons = (rows: Parameters<typeof sortByLikeness>[0]) =>
  Object.fromEntries(sortByLikeness(rows, 'x', catalogue).unlike.map(({ row, reason }) => [row.id, reason]))

describe('values are set apart', () => {
  const common = [
    observation({ id: 'a', indicator_id: 'x', jurisdiction_id: '330100' }),
    observation({ id: 'b', indicator_id: 'x', jurisdiction_id: '330200' }),
    observation({ id: 'c', indicator_id: 'x', jurisdiction_id: '340000' }),
  ]
  test.each([
    ['of another indicator of the kin', 'definition', { indicator_id: 'y' }],
    ['of another scope', 'scope', { scope: 'own_office' }],
    ['of another kind of body', 'body_kind', { body_kind: 'department' }],
    ['as a stock among flows', 'period_kind', { period_kind: 'as_of', period_start: null }],
    ['for eight months among years', 'period_length', { period_start: '2020-05-01' }],
    ['of a place that contains another', 'whole', { jurisdiction_id: '330000', level: 'province' }],
  ] as const)('%s', (_says, reason, over) => {
    expect(
      reasons([...common, observation({ id: 'odd', indicator_id: 'x', jurisdiction_id: '370000', ...over })]),
    ).toEqual({ odd: reason })
  })

  test('of a place inside another, where the other is of the commoner level', () => {
    const provinces = ['330000', '340000', '350000'].map((jurisdiction_id) =>
      observation({ id: jurisdiction_id, indicator_id: 'x', jurisdiction_id, level: 'province' }),
    )
    const city = observation({
      id: 'city',
      indicator_id: 'x',
      jurisdiction_id: '330100',
      level: 'prefecture',
    })
    expect(reasons([...provinces, city])).toEqual({ city: 'inside' })
  })

  test('and nothing else is; no row is lost', () => {
    const { alike, unlike } = sortByLikeness(common, 'x', catalogue)
    expect(alike).toEqual(common)
    expect(unlike).toEqual([])
  })

  test('a leap year and a common year are alike', () => {
    const leap = observation({
      id: 'd',
      indicator_id: 'x',
      jurisdiction_id: '350000',
      period_start: '2019-01-01',
      period_end: '2019-12-31',
    })
    expect(reasons([...common, leap])).toEqual({})
  })
})

describe('of several statements for one place and period', () => {
  test('a restatement is not counted again', () => {
    const first = observation({ id: 'a', value: 300 })
    const again = observation({ id: 'b', value: 300, restates: 'a' })
    expect(takeOne([first, again])).toEqual([{ row: first, others: [] }])
  })

  test('the official one is charted and the other kept in view', () => {
    const media = observation({ id: 'a', value: 8773, quality: 'media' })
    const official = observation({ id: 'b', value: 8723, quality: 'official' })
    expect(takeOne([media, official])).toEqual([{ row: official, others: [media] }])
  })

  test('other periods and bodies are other statements', () => {
    const rows = [
      observation({ id: 'a' }),
      observation({ id: 'b', period_start: '2021-01-01', period_end: '2021-12-31' }),
      observation({ id: 'c', body_id: 'other' }),
    ]
    expect(takeOne(rows).map(({ row }) => row.id)).toEqual(['a', 'b', 'c'])
  })
})
