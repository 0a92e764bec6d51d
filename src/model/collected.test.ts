import { describe, expect, test } from 'vitest'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import { collectedOf, takenFrom } from './collected.ts'
import type { Jurisdiction, Observation } from './types.ts'

const place = (id: string, parent_id: string | null = null): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'prefecture', parent_id, valid_from: null, valid_to: null },
]
const rate = indicator({ id: 'rate', measure: 'proportion', kin: 'k' })
const catalogue = {
  indicators: new Map(
    [
      rate,
      indicator({ id: 'other', measure: 'proportion', kin: 'k' }),
      indicator({ id: 'count', kin: 'k' }),
      indicator({ id: 'residents', family: 'context' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map([place('a'), place('b'), place('c')]),
}
let made = 0
const row = (jurisdiction_id: string, over: Partial<Observation> = {}) => {
  made += 1
  return observation({
    id: `o${made}`,
    indicator_id: 'rate',
    jurisdiction_id,
    body_id: jurisdiction_id,
    value: 50,
    ...over,
  })
}
const in2021 = { period_start: '2021-01-01', period_end: '2021-12-31' }

describe('what was collected of places', () => {
  const rows = [
    row('a'),
    row('a', { indicator_id: 'count', source_id: 'second' }),
    row('a', in2021),
    row('b', { period_start: '2018-01-01', period_end: '2018-12-31' }),
    row('b', { indicator_id: 'residents' }),
    row('c', { value_kind: 'missing', value: null }),
    row('c', { period_kind: 'target' }),
  ]
  test('is counted in different indicators by year, without residents, targets and what was not given', () => {
    const { years, places } = collectedOf(rows, catalogue)
    expect(years).toEqual([2018, 2019, 2020, 2021])
    expect(
      places.map(({ place: id, indicators, publications, years: by }) => [
        id,
        indicators,
        publications,
        [...by],
      ]),
    ).toEqual([
      [
        'a',
        2,
        2,
        [
          [2020, 2],
          [2021, 1],
        ],
      ],
      ['b', 1, 1, [[2018, 1]]],
    ])
  })
  test('is counted by publication in numbers, indicators and places', () => {
    expect(takenFrom(rows).get('source')).toEqual({ numbers: 6, indicators: 2, places: 3 })
    expect(takenFrom(rows).get('second')).toEqual({ numbers: 1, indicators: 1, places: 1 })
  })
})
