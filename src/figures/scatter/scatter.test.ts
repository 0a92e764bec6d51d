import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import { literalSql } from '../../db/literal.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { View } from '../figure.ts'
import ownEn from './en.json'
import { scatter } from './index.ts'
import { scatterPeriods, showScatter } from './show.ts'
import ownZh from './zh.json'

const IDS = 'abcdefghijkl'.split('')
const place = (id: string, parent_id: string | null = null): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'prefecture', parent_id, valid_from: null, valid_to: null },
]
const rate = (id: string, name: string) =>
  indicator({ id, name_en: name, measure: 'proportion', interval: 'wilson', unit_zh: '%', unit_en: '%' })
const catalogue: Catalogue = {
  indicators: new Map(
    [
      rate('x', 'First'),
      rate('y', 'Second'),
      indicator({ id: 'cases', name_en: 'Cases' }),
      indicator({ id: 'revoked', name_en: 'Revoked', total_id: 'cases' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(IDS.map((id) => place(id))),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => viewOf(catalogue, over)
const row = (
  indicator_id: string,
  id: string,
  value: number | null,
  over: Partial<Observation> = {},
): Observation =>
  observation({
    id: `${indicator_id} ${id} ${over.period_end ?? ''}`,
    indicator_id,
    jurisdiction_id: id,
    body_id: id,
    place_zh: id,
    place_en: id.toUpperCase(),
    value,
    ...over,
  })
/** Twelve places, the second value following the first but for one pair that is exchanged. */
const both = (count: number) =>
  IDS.slice(0, count).flatMap((id, at) => [
    row('x', id, 10 + at, { n: 10 + at, d: 100 }),
    row('y', id, 50 + (at === 0 ? 1 : at === 1 ? 0 : at)),
  ])
const of = (rows: readonly Observation[], over: Partial<View> = {}, params = { x: 'x', y: 'y' }) =>
  showScatter(rows, view(over), params)
const places = (rows: readonly Observation[], over: Partial<View> = {}) =>
  of(rows, over).points.map(({ x }) => x.row.jurisdiction_id)
const in2021 = { period_start: '2021-01-01', period_end: '2021-12-31' }

const words = wordsOf('en', en)
const drawn = async (rows: readonly Observation[], over: Partial<View> = {}, params = { x: 'x', y: 'y' }) => {
  const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
  const open = await scatter.open(params, ask)
  const { summary, ...others } = open.draw(view(over), words)
  return { summary: summary.replace(/\s/g, ' '), ...others }
}

describe('a scatter plot', () => {
  test('says rho with its interval, of how many places, and what that comes to', async () => {
    const { summary } = await drawn(both(12))
    expect(summary).toBe(
      '12 places can be compared on both: Spearman’s rank correlation ρ = 0.99 (95 % interval 0.97 to 1.00). Places high in one tend to be high in the other.',
    )
  })

  test('gives an exact chance and no interval below ten places, nothing below five', async () => {
    expect((await drawn(both(6))).summary).toContain(
      'ρ = 0.94 (fewer than 10 places, so no interval; exact test over all orders, p = 0.017)',
    )
    expect((await drawn(both(4))).summary).toBe(
      '4 places can be compared on both, too few for a correlation (at least 5).',
    )
  })

  test('draws a bound with its open end and leaves it out of the correlation', async () => {
    const rows = both(12).map((one) =>
      one.id === 'y a ' ? { ...one, value_kind: 'at_least' as const } : one,
    )
    const shown = of(rows)
    expect([shown.points.length, shown.correlation.pairs]).toEqual([12, 11])
    const { summary, table } = await drawn(rows)
    expect(summary).toContain('1 more place gives only a bound: it is drawn, not counted.')
    const at = table.columns.findIndex(({ key }) => key === 'counted')
    expect(table.rows[0]?.[at]?.value).toBe('only a bound: not counted in the correlation')
  })

  test('holds places with both values in one period: the fullest, of equals the latest', () => {
    const rows = [
      ...both(6),
      row('x', 'g', 30),
      row('y', 'g', 30, in2021),
      row('x', 'a', 5, in2021),
      row('y', 'a', 6, in2021),
    ]
    expect(of(rows).period).toBe('2020')
    expect(places(rows)).toEqual(IDS.slice(0, 6))
    expect(places(rows, { period: '2021' })).toEqual(['a'])
    expect(of(rows).lacking.map(({ row: { jurisdiction_id: id }, periods }) => [id, periods])).toEqual([
      ['g', ['2020', '2021']],
    ])
    expect(places(rows, { near: true })).toEqual(IDS.slice(0, 7))
    expect(scatterPeriods(rows, { x: 'x', y: 'y' })).toEqual(['2021', '2020'])
  })

  test('says whose nearest period stands in, places with the same one together, and the way back', async () => {
    const later = ['g', 'h', 'i', 'j', 'k'].flatMap((id) => [row('x', id, 30), row('y', id, 30, in2021)])
    const { notes } = await drawn([...both(6), ...later], { near: true })
    const note = notes.find(({ choice }) => choice?.near === false)
    expect(note?.text).toContain('G, H, I and others, 5 in all (Second 2021)')
  })

  test('sets apart what is unlike on either axis, until compared anyway', () => {
    const rows = both(6).map((one) => (one.id === 'y c ' ? { ...one, scope: 'own_office' as const } : one))
    expect(places(rows)).toEqual(['a', 'b', 'd', 'e', 'f'])
    expect(of(rows).apart.map(({ row: { id }, reason }) => [id, reason])).toEqual([['y c ', 'scope']])
    expect(places(rows, { anyway: true })).toEqual(IDS.slice(0, 6))
  })

  test('divides counts by residents, and says what that by itself does', async () => {
    const rows = IDS.flatMap((id, at) =>
      ['cases', 'revoked'].map((one) =>
        row(one, id, 100 + at, { population: 1_000_000 + at * 50_000, population_as_of: '2020-11-01' }),
      ),
    )
    const { notes } = await drawn(rows, {}, { x: 'cases', y: 'revoked' })
    const texts = notes.map(({ text }) => text).join(' ')
    expect(texts).toContain('Pearson 1897')
    expect(texts).toContain('hang together by definition')
    const counts = await drawn(rows, { by: 'count' }, { x: 'cases', y: 'revoked' })
    expect(counts.notes.some(({ text }) => text.includes('grow with the size'))).toBe(true)
  })

  test('says that a correlation is no cause, and how many places give one alone', async () => {
    const { notes } = await drawn([...both(6), row('x', 'k', 3)])
    const texts = notes.map(({ text }) => text).join(' ')
    expect(texts).toContain('no cause')
    expect(texts).toContain('give one alone: “First” 1.')
  })

  test('names its two indicators once on the screen, and in files in columns of their own', async () => {
    const { table } = await drawn(both(6))
    expect(table.caption).toBe('x: First; y: Second')
    const shown = table.columns.filter(({ taken }) => taken === undefined).map(({ label }) => label)
    expect(shown).toContain('x: Value')
    expect(shown.join()).not.toMatch(/First|Second/)
    expect(table.columns.slice(-2).map(({ key }) => key)).toEqual(['x_indicator', 'y_indicator'])
    expect(table.rows[0]?.slice(-2)).toEqual([{ value: 'First' }, { value: 'Second' }])
  })

  test('is drawn the same from the rows of the query that it shows', async () => {
    const query = scatter.behind({ x: 'x', y: "y's" })
    expect(literalSql(query.sql)).toContain("WHERE indicator_id IN ('x', 'y''s')")
    const rows = [...both(12), row('cases', 'a', 3)]
    const own = rows.filter(({ indicator_id }) => ['x', 'y'].includes(indicator_id))
    expect(await drawn(own)).toEqual(await drawn(rows))
  })

  test('has a point for no place without both numbers', () => {
    const rows = both(6).map((one) =>
      one.id === 'x b '
        ? { ...one, value: null, value_kind: 'missing' as const, missing_reason: 'pending' as const }
        : one,
    )
    expect(places(rows)).toEqual(['a', 'c', 'd', 'e', 'f'])
    expect(of(rows).placeless.map(({ row: { jurisdiction_id }, why }) => [jurisdiction_id, why])).toEqual([
      ['b', 'numberless'],
    ])
  })

  test('draws places with the same two values side by side', async () => {
    const rows = ['a', 'b', 'c'].flatMap((id) => [row('x', id, 2), row('y', id, id === 'c' ? 3 : 1)])
    const { picture } = await drawn(rows)
    const [first] = [picture?.option.series ?? []].flat()
    const data: readonly unknown[] = Array.isArray(first?.data) ? first.data : []
    expect(data).toMatchObject([
      { value: [2, 1, 2, 2, 1, 1, 0, -5.5] },
      { value: [2, 1, 2, 2, 1, 1, 0, 5.5] },
      { value: [2, 3, 2, 2, 3, 3, 0, 0] },
    ])
  })

  test('draws the interval of a rate whose cases are known, unless they are off', async () => {
    expect((await drawn(both(6))).heeded.intervals).toBe(true)
    const ends = async (intervals: boolean) => {
      const { picture } = await drawn(both(6), { intervals })
      const series = picture?.option.series
      const [first] = Array.isArray(series) ? series : []
      const data: unknown = first?.data
      const [item]: readonly unknown[] = Array.isArray(data) ? data : []
      return item
    }
    expect(await ends(false)).toMatchObject({ value: [10, 51, 10, 10, 51, 51, 0, 0] })
    expect(await ends(true)).not.toMatchObject({ value: [10, 51, 10, 10, 51, 51, 0, 0] })
  })
})

test('says the same in each language', () => {
  expect(Object.keys(ownZh)).toEqual(Object.keys(ownEn))
})
