import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import type { View } from '../figure.ts'
import { ranking } from './index.ts'
import { rankingPeriods, showRanking } from './show.ts'

const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({ id: 'accepted', kin: 'intake' }),
      indicator({ id: 'received', kin: 'intake' }),
      indicator({ id: 'rate', measure: 'proportion', interval: 'wilson', unit_en: '%' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => ({
  lang: 'zh',
  places: [],
  period: null,
  by: null,
  intervals: true,
  anyway: false,
  near: false,
  taken: [],
  hidden: [],
  levels: [],
  width: 900,
  theme: 'light',
  catalogue,
  ...over,
})
const accepted = (jurisdiction_id: string, value: number, over: Partial<Observation> = {}) =>
  observation({
    id: `${jurisdiction_id} ${over.period_end ?? ''}`,
    indicator_id: 'accepted',
    jurisdiction_id,
    value,
    population: value * 1000,
    population_as_of: '2020-11-01',
    ...over,
  })
const place = {
  name_zh: '',
  name_en: '',
  level: 'province',
  parent_id: null,
  valid_from: null,
  valid_to: null,
} as const
const order = (rows: readonly Observation[], over: Partial<View> = {}) =>
  showRanking(rows, view(over), { i: 'accepted' }).groups.map(({ reason, ranked }) => [
    reason,
    ...ranked.map(({ row }) => row.jurisdiction_id),
  ])

describe('the ranking', () => {
  test('divides counts by the population and puts the greatest first', () => {
    const rows = [
      accepted('a', 10),
      accepted('b', 20, { population: 1000 }),
      accepted('c', 5, { population: 1000 }),
    ]
    expect(order(rows)).toEqual([[null, 'b', 'c', 'a']])
  })

  test('shows plain counts in the order of size of place', () => {
    const rows = [accepted('a', 10), accepted('b', 20, { population: 1000 })]
    expect(order(rows, { by: 'count' })).toEqual([[null, 'a', 'b']])
  })

  test('sets apart whom no population may divide', () => {
    expect(order([accepted('a', 10), accepted('b', 20, { population: null })])).toEqual([
      [null, 'a'],
      ['no_population', 'b'],
    ])
  })

  test('says why a count is not divided: residents shared, or the figure of one body', () => {
    const overlapping: Catalogue = {
      ...catalogue,
      places: new Map([
        ['b', { ...place, id: 'b' }],
        ['c', { ...place, id: 'c', overlaps_id: 'b' }],
      ]),
    }
    const rows = [accepted('a', 10), accepted('b', 20, { population: null }), accepted('d', 5)]
    const reasons = (some: readonly Observation[]) =>
      showRanking(some, view({ catalogue: overlapping }), { i: 'accepted' }).groups.map(
        ({ reason }) => reason,
      )
    expect(reasons(rows)).toEqual([null, 'shared_population'])
  })

  test('shows counts where none may be divided, a reported zero among them', () => {
    const own = { scope: 'own_cases', body_kind: 'department' } as const
    const rows = [accepted('a', 0, own), accepted('b', 6, own)]
    const shown = showRanking(rows, view(), { i: 'accepted' })
    expect([shown.by, shown.undivided, shown.sized]).toEqual(['count', true, false])
    expect(shown.main.map(({ at }) => at)).toEqual([6, 0])
    const asked = showRanking(rows, view({ by: 'per10k' }), { i: 'accepted' })
    expect(asked.groups.map(({ reason }) => reason)).toEqual(['own'])
  })

  test('keeps scopes apart from each other too', () => {
    const rows = [
      accepted('a', 1),
      accepted('b', 2),
      accepted('c', 3),
      accepted('d', 1, { scope: 'own_office' }),
      accepted('e', 1, { scope: 'own_cases' }),
    ]
    expect(order(rows)).toEqual([
      [null, 'a', 'b', 'c'],
      ['scope', 'd'],
      ['scope', 'e'],
    ])
  })

  test('sets kin apart, and never mixes them in', () => {
    const rows = [accepted('a', 10), accepted('b', 20, { indicator_id: 'received' })]
    expect(order(rows)).toEqual([
      [null, 'a'],
      ['definition', 'b'],
    ])
  })

  test('takes the period for which most places report, of equals the latest', () => {
    const later = { period_start: '2021-01-01', period_end: '2021-12-31' }
    const rows = [accepted('a', 1), accepted('b', 2), accepted('a', 3, later)]
    expect(showRanking(rows, view(), { i: 'accepted' }).period).toBe('2020')
    expect(showRanking([...rows, accepted('c', 4, later)], view(), { i: 'accepted' }).period).toBe('2021')
  })

  test('takes a period for which the chosen place reports, if it has any', () => {
    const before = { period_start: '2018-01-01', period_end: '2018-12-31' }
    const rows = [accepted('a', 1), accepted('b', 2), accepted('c', 3, before), accepted('b', 2, before)]
    expect(showRanking(rows, view({ places: ['c'] }), { i: 'accepted' }).period).toBe('2018')
    expect(showRanking(rows, view({ places: ['nobody'] }), { i: 'accepted' }).period).toBe('2020')
  })

  test('says which chosen period nobody reports for', () => {
    const shown = showRanking([accepted('a', 1)], view({ period: '1900' }), { i: 'accepted' })
    expect([shown.absent, shown.period]).toEqual(['1900', '2020'])
    expect(showRanking([accepted('a', 1)], view({ period: '2020' }), { i: 'accepted' }).absent).toBeNull()
  })

  test('says who reports for other periods only', () => {
    const rows = [
      accepted('a', 1),
      accepted('b', 2),
      accepted('c', 3, { period_start: '2018-01-01', period_end: '2018-12-31' }),
    ]
    const shown = showRanking(rows, view(), { i: 'accepted' })
    expect(shown.elsewhere.map(({ row, periods }) => [row.jurisdiction_id, periods])).toEqual([
      ['c', ['2018']],
    ])
    expect(shown.reporting).toBe(3)
  })

  test('takes each place’s latest when asked to', () => {
    const later = { period_start: '2021-01-01', period_end: '2021-12-31' }
    const rows = [accepted('a', 1), accepted('a', 9, later), accepted('b', 2)]
    const [main] = showRanking(rows, view({ period: 'latest', by: 'count' }), { i: 'accepted' }).groups
    expect(main?.ranked.map(({ at }) => at).sort()).toEqual([2, 9])
  })

  test('keeps missing values in words, after the others and without a place on the scale', () => {
    const rows = [
      accepted('a', 1),
      accepted('b', 0, { value: null, value_kind: 'missing', missing_reason: 'pending' }),
    ]
    const [main] = showRanking(rows, view(), { i: 'accepted' }).groups
    expect(main?.ranked.map(({ row, at }) => [row.jurisdiction_id, at])).toEqual([
      ['a', 10],
      ['b', null],
    ])
  })

  test('never divides a rate', () => {
    const rows = [accepted('a', 50, { indicator_id: 'rate' })]
    expect(showRanking(rows, view({ by: 'per10k' }), { i: 'rate' }).by).toBe('count')
  })
})

test('periods come newest first, each once; targets are no achievement', () => {
  const rows = [
    accepted('a', 1),
    accepted('b', 1),
    accepted('c', 1, { period_start: '2022-01-01', period_end: '2022-12-31' }),
    accepted('d', 1, { period_kind: 'target', period_start: '2023-01-01', period_end: '2023-12-31' }),
  ]
  expect(rankingPeriods(rows)).toEqual(['2022', '2020'])
})

describe('the sentence', () => {
  const summary = async (rows: readonly Observation[], over: Partial<View> = {}, i = 'rate') => {
    const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
    return (await ranking.open({ i }, ask)).draw(view({ lang: 'en', ...over }), wordsOf('en', en)).summary
  }
  const rate = (id: string, value: number, over: Partial<Observation> = {}) =>
    accepted(id, value, { indicator_id: 'rate', place_en: id, ...over })

  test('names all that share an end, the chosen first', async () => {
    const rows = [rate('a', 100), rate('b', 100), rate('c', 100), rate('d', 40), rate('e', 40)]
    expect(await summary(rows, { places: ['b'] })).toContain(
      'the highest stated is 100\u202f% (b and others, 3 in all), the lowest 40\u202f% (d, e).',
    )
  })

  test('gives no rank to bounds', async () => {
    const rows = [rate('a', 90), rate('b', 60, { value_kind: 'at_least' })]
    expect(await summary(rows)).toContain('1 of them gives only a bound')
  })

  test('says that latest periods of different years are no comparison at one time', async () => {
    const rows = [rate('a', 90), rate('b', 60, { period_start: '2017-01-01', period_end: '2017-12-31' })]
    expect(await summary(rows, { period: 'latest' })).toContain('Their years differ (2017–2020)')
  })

  test('says a target that nobody has reported on', async () => {
    const rows = [rate('a', 100, { period_kind: 'target' })]
    expect(await summary(rows)).toBe(
      'Only a target is stated, with no report yet of what was reached: a, target for 2020, 100\u202f%.',
    )
  })

  test('keeps a bound a bound per head', async () => {
    const rows = [
      accepted('a', 10, { value_kind: 'at_most', population: 10_000 }),
      accepted('b', 20, { population: 10_000 }),
    ]
    expect(await summary(rows, {}, 'accepted')).toContain('at most 10.0')
  })
})
