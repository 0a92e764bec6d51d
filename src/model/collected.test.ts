import { describe, expect, test } from 'vitest'
import { rates as catalogue, rateOf as row } from '../testing/rates.ts'
import { collectedOf, takenFrom } from './collected.ts'

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
