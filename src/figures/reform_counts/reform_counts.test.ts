import { expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { View } from '../figure.ts'
import { reformCounts } from './index.ts'

const ids = ['matters', 'towns']
const catalogue = {
  indicators: new Map(ids.map((id) => [id, indicator({ id, name_en: id, interval: 'none' })])),
  places: new Map(),
  flags: new Map(),
}
const row = (indicator_id: string, place: string, year: number, over: Partial<Observation> = {}) =>
  observation({
    id: `${indicator_id} ${place} ${year}`,
    indicator_id,
    jurisdiction_id: place,
    place_en: place,
    body_id: place,
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
    ...over,
  })
const drawn = async (rows: readonly Observation[], over: Partial<View> = {}) => {
  const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
  return (await reformCounts.open({}, ask)).draw(viewOf(catalogue, over), wordsOf('en', en))
}

test('reform counts keep what only one place counts for whoever chooses that place', async () => {
  const rows = [row('matters', 'a', 2020), row('matters', 'b', 2020), row('towns', 'a', 2020)]
  expect((await drawn(rows)).table.rows).toHaveLength(2)
  expect((await drawn(rows, { places: ['a'] })).table.rows).toHaveLength(3)
})

test('reform counts say of a year only what they would show of it', async () => {
  const rows = [
    row('matters', 'a', 2020),
    row('matters', 'b', 2020),
    row('matters', 'c', 2019),
    row('towns', 'd', 2018),
  ]
  const [note] = (await drawn(rows, { period: '2020' })).notes
  expect(note?.text).toContain('c (2019)')
  expect(note?.text).not.toContain('d (2018)')
})

test('reform counts set a stock apart from flows', async () => {
  const stock = { period_kind: 'as_of', period_start: null } as const
  const rows = [row('matters', 'a', 2020), row('matters', 'b', 2020), row('matters', 'c', 2020, stock)]
  const { notes, table } = await drawn(rows)
  const apart = table.columns.findIndex(({ key }) => key === 'apart')
  expect(table.rows.map((one) => one[apart]?.value !== '')).toEqual([false, false, true])
  expect(notes.some(({ choice }) => choice?.anyway === true)).toBe(true)
})
