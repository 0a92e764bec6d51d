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
import { progress } from './index.ts'
import { showProgress } from './show.ts'

const share = (id: string, kin: string | null = null) =>
  indicator({
    id,
    kin,
    name_en: id,
    unit_zh: '%',
    unit_en: '%',
    measure: 'proportion',
    family: 'reform_progress',
  })
const catalogue: Catalogue = {
  indicators: new Map(
    [
      share('staff.county', 'staff'),
      share('staff.towns', 'staff'),
      share('staff.front_line', 'staff'),
      share('online'),
      indicator({ id: 'fields', name_en: 'fields', unit_en: 'fields' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map(),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => ({
  lang: 'en',
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
const words = wordsOf('en', en)
const row = (indicator_id: string, place: string, value: number, over: Partial<Observation> = {}) =>
  observation({
    id: `${indicator_id} ${place} ${over.period_end ?? ''}`,
    indicator_id,
    jurisdiction_id: place,
    place_en: place,
    body_id: `${place}-area`,
    value,
    ...over,
  })
const target = (indicator_id: string, place: string, value: number, year: string) =>
  row(indicator_id, place, value, {
    period_kind: 'target',
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
  })
const staff = [
  row('staff.front_line', 'lishui', 85, { value_kind: 'at_least' }),
  row('staff.county', 'hangzhou', 89.77, { n: 7398, d: 8241, rounded_to: 0.01 }),
  row('staff.towns', 'hangzhou', 71.78, { n: 5310, d: 7398, rounded_to: 0.01 }),
]

describe('reform progress', () => {
  test('sets kin of another definition apart, but not what the same body says beside the standard', () => {
    const { groups } = showProgress(staff, view())
    expect(groups.map((group) => [group.indicator.id, group.reason])).toEqual([
      ['staff.county', null],
      ['staff.towns', null],
      ['staff.front_line', 'definition'],
    ])
  })

  test("sets a bureau's own rate apart from those of whole areas", () => {
    const own = { scope: 'own_office', body_kind: 'department', body_id: 'c-bureau' } as const
    const rows = [row('online', 'a', 80), row('online', 'b', 90), row('online', 'c', 100, own)]
    const { groups } = showProgress(rows, view())
    expect(groups.map(({ reason, rows: some }) => [reason, some.length])).toEqual([
      [null, 2],
      ['scope', 1],
    ])
  })

  test('counts all in its sentence, also what a brief picture leaves out', async () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => row(id, id, 1))
    const ids = new Map(['a', 'b', 'c', 'd', 'e'].map((id) => [id, share(id)]))
    const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
    const brief = view({ brief: true, catalogue: { indicators: ids, places: new Map(), flags: new Map() } })
    const drawn = (await progress.open({}, ask)).draw(brief, words)
    expect(drawn.summary).toContain('5 places')
    expect(drawn.table.rows).toHaveLength(3)
  })

  test('puts what most places report first', () => {
    const rows = [...staff, row('online', 'a', 1), row('online', 'b', 2), row('online', 'c', 3)]
    expect(showProgress(rows, view()).groups[0]?.indicator.id).toBe('online')
  })

  test('joins a value to the next target of the same body, and lists the others apart', () => {
    const rows = [
      row('online', 'a', 80),
      target('online', 'a', 100, '2022'),
      target('online', 'a', 90, '2021'),
      target('online', 'b', 100, '2022'),
      target('fields', 'a', 5, '2021'),
    ]
    const { groups, targets } = showProgress(rows, view())
    expect(groups[0]?.rows[0]?.target?.value).toBe(90)
    expect(targets.map(({ row: one }) => [one.indicator_id, one.jurisdiction_id, one.value])).toEqual([
      ['fields', 'a', 5],
      ['online', 'a', 100],
      ['online', 'b', 100],
    ])
  })

  test('never counts a target as reached', async () => {
    const rows = [target('online', 'a', 100, '2022')]
    expect(showProgress(rows, view()).groups).toEqual([])
    const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
    const open = await progress.open({}, ask)
    expect(open.draw(view(), words).summary).toBe('Targets with no report yet of what was reached: 1.')
  })

  test('names the value of a chosen place, with its n and d', async () => {
    const ask: Ask = async (query) => ({ rows: checkedRows(query, staff), origin: 'engine' })
    const { summary } = (await progress.open({}, ask)).draw(view({ places: ['hangzhou'] }), words)
    expect(summary).toContain('hangzhou, 2020: staff.county, 89.77\u202f% (7,398/8,241).')
    expect(summary).toContain('definition differs from others like them: 1.')
  })

  test('takes each place’s latest, or the period that is asked for', () => {
    const later = { period_start: '2021-01-01', period_end: '2021-12-31' }
    const rows = [row('online', 'a', 80), row('online', 'a', 90, later)]
    const values = (over: Partial<View>) =>
      showProgress(rows, view(over)).groups.flatMap((group) => group.rows.map((one) => one.row.value))
    expect(values({})).toEqual([90])
    expect(values({ period: '2020' })).toEqual([80])
  })
})
