import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { View } from '../figure.ts'
import { ranking } from './index.ts'
import { rankingPeriods, showRanking } from './show.ts'

const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({ id: 'accepted', kin: 'intake' }),
      indicator({ id: 'received', kin: 'intake' }),
      indicator({ id: 'rate', measure: 'proportion', interval: 'wilson', unit_en: '%' }),
      indicator({ id: 'persons', kin: 'intake', unit_zh: '人', unit_en: 'persons' }),
      indicator({ id: 'move', measure: 'change', interval: 'none', unit_en: 'points' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => viewOf(catalogue, { lang: 'zh', ...over })
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
    expect([asked.by, asked.divisible, asked.undivided]).toEqual(['count', false, true])
  })

  test('tells apart, among counts that are divided, those of one body alone', () => {
    const own = { scope: 'own_office', body_kind: 'department' } as const
    const rows = [accepted('a', 3), accepted('b', 5), accepted('c', 6, own)]
    const shown = showRanking(rows, view({ anyway: true }), { i: 'accepted' })
    expect(shown.groups.map(({ reason }) => reason)).toEqual([null, 'own'])
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

const rated = (id: string, value: number, over: Partial<Observation> = {}) =>
  accepted(id, value, { indicator_id: 'rate', place_en: id, place_zh: id, ...over })
const ranksOf = (rows: readonly Observation[], over: Partial<View> = {}, i = 'rate') =>
  showRanking(rows, view(over), { i }).main.map(({ row, rank }) => [
    row.jurisdiction_id,
    rank?.from,
    rank?.to,
    rank?.basis,
  ])
const half = (id: string, d: number, value = 50) => rated(id, value, { n: (value * d) / 100, d })

describe('ranks', () => {
  test('are from–to where cases are too few to tell rates apart', () => {
    // 9 of 10 and 8 of 10 can't be told apart; 1 of 10 is below both.
    expect(ranksOf([half('a', 10, 90), half('b', 10, 80), half('c', 10, 10)])).toEqual([
      ['a', 1, 2, 'tested'],
      ['b', 1, 2, 'tested'],
      ['c', 3, 3, 'tested'],
    ])
  })

  test('do not change with the intervals switched off, nor with the order of the rows', () => {
    const rows = [half('a', 10, 90), half('b', 10, 80), half('c', 10, 10)]
    expect(ranksOf(rows, { intervals: false })).toEqual(ranksOf(rows))
    expect(ranksOf([...rows].reverse())).toEqual(ranksOf(rows))
  })

  test('go by what is stated where bases are unknown, equal ones share', () => {
    expect(ranksOf([rated('a', 90), rated('b', 60), rated('c', 60)])).toEqual([
      ['a', 1, 1, 'stated'],
      ['b', 2, 3, 'stated'],
      ['c', 2, 3, 'stated'],
    ])
  })

  test('of bounds span all that they leave open', () => {
    const rows = [rated('a', 90), rated('b', 60, { value_kind: 'at_least' }), rated('c', 50)]
    expect(ranksOf(rows)).toEqual([
      ['a', 1, 2, 'stated'],
      ['b', 1, 2, 'bounds'],
      ['c', 3, 3, 'stated'],
    ])
  })

  test('per 10,000 residents are tested by the chance in counts', () => {
    // 5 and 4 in 10,000 are within chance of each other; 5,000 and 4,000 in 10 million are not.
    const few = [accepted('a', 5, { population: 10_000 }), accepted('b', 4, { population: 10_000 })]
    const many = [accepted('a', 5000, { population: 1e7 }), accepted('b', 4000, { population: 1e7 })]
    expect(ranksOf(few, {}, 'accepted').map(([, from, to]) => [from, to])).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(ranksOf(many, {}, 'accepted').map(([, from, to]) => [from, to])).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  test('are not given to counts in the order of size, to missing values, or to one alone', () => {
    expect(
      showRanking([accepted('a', 1), accepted('b', 2)], view({ by: 'count' }), { i: 'accepted' }).compared,
    ).toBe(null)
    expect(ranksOf([rated('a', 90)])).toEqual([['a', undefined, undefined, undefined]])
    const gap = { value: null, value_kind: 'missing', missing_reason: 'withheld' } as const
    expect(
      ranksOf([rated('a', 90), rated('b', 80), rated('c', 0, gap)]).map(([id, from]) => [id, from]),
    ).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', undefined],
    ])
  })

  test('take in what is compared all the same', () => {
    const rows = [
      rated('a', 90),
      rated('b', 80),
      rated('c', 85, { scope: 'own_office', body_kind: 'department' }),
    ]
    expect(ranksOf(rows).map(([id]) => id)).toEqual(['a', 'b'])
    expect(ranksOf(rows, { anyway: true }).map(([id, from]) => [id, from])).toEqual([
      ['a', 1],
      ['c', 2],
      ['b', 3],
    ])
  })
})

describe('what a visitor lets in', () => {
  const before = { period_start: '2017-01-01', period_end: '2017-12-31' }
  const long = { period_start: '2011-01-01', period_end: '2011-12-31' }

  test('unlike values keep their reason', () => {
    const rows = [rated('a', 90), rated('b', 80), rated('c', 85, { scope: 'own_office' })]
    const shown = showRanking(rows, view({ anyway: true }), { i: 'rate' })
    expect(shown.main.map(({ row, joined }) => [row.jurisdiction_id, joined])).toEqual([
      ['a', null],
      ['c', 'scope'],
      ['b', null],
    ])
  })

  test('what has another unit never joins, and has no place on the axis', () => {
    const rows = [accepted('a', 10), accepted('b', 20), accepted('c', 3, { indicator_id: 'persons' })]
    const shown = showRanking(rows, view({ anyway: true, by: 'count' }), { i: 'accepted' })
    expect(shown.groups.map(({ reason, ranked }) => [reason, ...ranked.map(({ at }) => at)])).toEqual([
      [null, 20, 10],
      ['unit', null],
    ])
  })

  test('the nearest year stands in where the asked one is lacking, at most five years away', () => {
    const rows = [
      rated('a', 90),
      rated('b', 80, before),
      rated('b', 70, { ...long, id: 'b old' }),
      rated('c', 70, long),
    ]
    const near = (over: Partial<View>) => {
      const shown = showRanking(rows, view({ period: '2020', ...over }), { i: 'rate' })
      return [
        shown.main.map(({ row, instead }) => [row.jurisdiction_id, row.period_end.slice(0, 4), instead]),
        shown.elsewhere.map(({ row }) => row.jurisdiction_id),
        shown.nearby,
      ]
    }
    expect(near({})).toEqual([[['a', '2020', false]], ['b', 'c'], true])
    expect(near({ near: true })).toEqual([
      [
        ['a', '2020', false],
        ['b', '2017', true],
      ],
      ['c'],
      false,
    ])
  })

  test('of two contradicting numbers the other can be taken', () => {
    const rows = [rated('a', 90, { id: '1' }), rated('a', 70, { id: '2', quality: 'media' }), rated('b', 80)]
    const first = (over: Partial<View>) => showRanking(rows, view(over), { i: 'rate' }).main[0]?.row.id
    expect(first({})).toBe('1')
    expect(showRanking(rows, view({ taken: ['2'] }), { i: 'rate' }).main.map(({ at }) => at)).toEqual([
      80, 70,
    ])
  })
})

test('what only rose or fell stands in a lane of its own, in words', () => {
  const rose = { value: 1, value_kind: 'direction' } as const
  const rows = [rated('a', 90), rated('b', 80), rated('c', 0, rose)]
  const shown = showRanking(rows, view(), { i: 'rate' })
  expect(shown.groups.map(({ reason, ranked }) => [reason, ...ranked.map(({ at }) => at)])).toEqual([
    [null, 90, 80],
    ['value_kind', null],
  ])
  const moves = showRanking([accepted('d', 7.9, { indicator_id: 'move' })], view(), { i: 'move' })
  expect(moves.groups.map(({ reason, ranked }) => [reason, ...ranked.map(({ at }) => at)])).toEqual([
    ['value_kind', null],
  ])
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
      'the highest value is 100\u202f% (b and others, 3 in all), the lowest 40\u202f% (d, e).',
    )
  })

  test('gives no rank to bounds', async () => {
    const rows = [rate('a', 90), rate('b', 60, { value_kind: 'at_least' })]
    expect(await summary(rows)).toContain('1 value is only a bound')
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

  test('says how many pairs can be told apart, and that the first cannot', async () => {
    expect(await summary([half('a', 10, 90), half('b', 10, 80), half('c', 10, 10)])).toContain(
      'Of 3 pairs, 2 can be told apart. Which is the highest cannot be told: 2 may be.',
    )
  })

  test('claims of counts per head no more than that chance in independent cases is not all', async () => {
    const rows = [
      accepted('a', 5000, { population: 1e7 }),
      accepted('b', 4000, { population: 1e7 }),
      accepted('c', 3995, { population: 1e7 }),
    ]
    expect(await summary(rows, {}, 'accepted')).toContain(
      'Of 3 pairs, 2 differ by more than chance would give if cases were independent.',
    )
  })

  test('says that nothing was tested where bases are unknown', async () => {
    expect(await summary([rate('a', 90), rate('b', 60), rate('c', 60)])).toContain(
      'ranks go by the numbers as stated (in 2 of 3 pairs they do not overlap)',
    )
  })

  test('tells pairs that were tested from those that go by what is stated', async () => {
    expect(await summary([half('a', 1000, 90), half('b', 1000, 60), rate('c', 40)])).toContain(
      'Of 3 pairs, only 1 can be tested (told apart: 1); the others are ranked only as stated.',
    )
  })

  test('does not say that unlike values can be compared', async () => {
    const rows = [rate('a', 90), rate('b', 80), rate('c', 85, { scope: 'own_office' })]
    expect(await summary(rows, { anyway: true })).toContain(
      'By choice 3 values stand together, some of them unlike the others',
    )
  })

  test('says what only rose or fell', async () => {
    const rows = [accepted('d', 7.9, { indicator_id: 'move', place_en: 'd' })]
    expect((await summary(rows, {}, 'move')).replace(/\u202f/g, ' ')).toBe(
      'Only a rise or fall is stated, no level to compare: d, 2020, ↑ up by 7.9 points.',
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

describe('what a visitor chose is said', () => {
  const drawn = async (rows: readonly Observation[], over: Partial<View> = {}, i = 'rate') => {
    const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
    return (await ranking.open({ i }, ask)).draw(view({ lang: 'en', ...over }), wordsOf('en', en))
  }
  const unlike = [rated('a', 90), rated('b', 80), rated('c', 85, { scope: 'own_office' })]

  test('with the way to compare unlike values, and the way back', async () => {
    const apart = (await drawn(unlike)).notes.find(({ choice }) => choice?.anyway === true)
    expect(apart?.text).toBe('Set apart: another scope (own office): c.')
    const { heeded, notes } = await drawn(unlike, { anyway: true })
    expect(notes.find(({ choice }) => choice?.anyway === false)?.text).toContain(
      'another scope (own office): c',
    )
    expect(heeded.remark).toContain('By choice, compared though unlike')
  })

  test('in the table: reason, choice, rank and what it rests on', async () => {
    const { table } = await drawn(unlike, { anyway: true })
    const at = (key: string) => table.columns.findIndex((column) => column.key === key)
    const [, joined] = table.rows
    expect(
      ['place', 'apart', 'choice', 'rank_from', 'rank_to', 'rank_basis', 'rests_on'].map(
        (key) => joined?.[at(key)]?.value,
      ),
    ).toEqual([
      'c',
      'another scope (own office)',
      'unlike, compared all the same',
      2,
      2,
      'as stated',
      'denominator not stated; numerator not stated',
    ])
  })

  test('offers per 10,000 only where something can be divided', async () => {
    const own = { scope: 'own_cases', body_kind: 'department' } as const
    expect((await drawn([accepted('a', 1), accepted('b', 3)], {}, 'accepted')).heeded.by).toBe('per10k')
    expect(
      (await drawn([accepted('a', 1, own), accepted('b', 3, own)], {}, 'accepted')).heeded.by,
    ).toBeUndefined()
    expect((await drawn([rated('a', 1)], {})).heeded.intervals).toBe(false)
    expect((await drawn([half('a', 10), half('b', 10)], { intervals: false })).heeded.intervals).toBe(true)
  })
})
