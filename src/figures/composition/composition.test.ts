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
import { MARK, type MarkKind } from '../marks.ts'
import { composition } from './index.ts'
import { showComposition } from './show.ts'

const part = (id: string, name_en: string, total_id: string, partition: string) =>
  indicator({ id, name_en, name_zh: name_en, total_id, partition })
const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({ id: 'petitions', name_en: 'Petitions' }),
      part('petitions.phone', 'Petitions: by telephone', 'petitions', 'channel'),
      part('petitions.online', 'Petitions: online', 'petitions', 'channel'),
      part('petitions.urgent', 'Petitions: urgent', 'petitions', 'urgency'),
      part('petitions.urgent_at_night', 'Petitions: at night', 'petitions.urgent', 'time'),
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

const total = (value: number, place = 'a', over: Partial<Observation> = {}) =>
  observation({
    id: `${place}:0`,
    indicator_id: 'petitions',
    jurisdiction_id: place,
    place_en: place.toUpperCase(),
    value,
    ...over,
  })
const piece = (id: string, value: number, place = 'a', over: Partial<Observation> = {}) =>
  observation({
    id: `${place}:${id}`,
    indicator_id: `petitions.${id}`,
    jurisdiction_id: place,
    place_en: place.toUpperCase(),
    value,
    part_of: `${place}:0`,
    part_role: 'exhaustive',
    ...over,
  })
const lishui = [total(8723), piece('phone', 8246), piece('online', 477)]

const drawn = async (rows: readonly Observation[], over: Partial<View> = {}) => {
  const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
  return (await composition.open({ i: 'petitions' }, ask)).draw(view(over), words)
}
const marksOf = (picture: Awaited<ReturnType<typeof drawn>>['picture']) => {
  const [series] = [picture?.option.series ?? []].flat()
  const data = series?.data
  return (Array.isArray(data) ? data : []).flatMap((item) =>
    typeof item === 'object' && item !== null && 'value' in item && Array.isArray(item.value)
      ? [item.value.map(Number)]
      : [],
  )
}
const ofKind = (kind: MarkKind, marks: readonly (readonly number[])[]) =>
  marks.filter(([, , , number]) => number === MARK[kind]).map(([x, x2]) => [x, x2])

describe('the composition', () => {
  test('says which part is the greatest, and that the parts add up', async () => {
    const { summary } = await drawn(lishui)
    expect(summary).toBe(
      'A, 2020: Petitions, 8,723\u202fcases; the largest part is “by telephone” with 8,246\u202fcases (94.5\u202f%). The 2 parts add up to the total.',
    )
  })

  test('puts the parts end to end, the greatest first', async () => {
    const { picture } = await drawn(lishui)
    expect(ofKind('segment', marksOf(picture))).toEqual([
      [0, 8246],
      [8246, 8723],
    ])
    expect(ofKind('remainder', marksOf(picture))).toEqual([])
  })

  test('draws and says what is not accounted for', async () => {
    const { picture, notes, summary } = await drawn([total(100), piece('phone', 60), piece('online', 33)])
    expect(ofKind('remainder', marksOf(picture))).toEqual([[93, 100]])
    expect(summary).toContain('7 is not accounted for')
    expect(notes.map(({ kind }) => kind)).toContain('missing')
  })

  test('draws parts that exceed their total true to their numbers, with the total as a tick', async () => {
    const { picture, notes } = await drawn([total(205), piece('phone', 106), piece('online', 100)])
    expect(ofKind('segment', marksOf(picture))).toEqual([
      [0, 106],
      [106, 206],
    ])
    expect(ofKind('tick', marksOf(picture))).toEqual([[205, 205]])
    expect(notes[0]?.text).toContain('the parts add up to 206, more than the total 205')
  })

  test('never adds what is named among others, and carries parts of parts below it', async () => {
    const rows = [
      total(8241),
      piece('urgent', 7398, 'a', { part_role: 'of_which' }),
      piece('urgent_at_night', 5310, 'a', { part_of: 'a:urgent', part_role: 'of_which' }),
    ]
    const { picture, table, summary } = await drawn(rows)
    expect(ofKind('segment', marksOf(picture))).toEqual([])
    expect(ofKind('slimBar', marksOf(picture))).toEqual([
      [0, 7398],
      [0, 5310],
    ])
    const share = table.columns.findIndex(({ key }) => key === 'share')
    expect(table.rows.map((row) => row[share]?.value)).toEqual([null, 89.77, 71.78])
    expect(summary).toContain('of which “urgent” 7,398')
  })

  test('goes over to per cent where totals differ by more than ten times', async () => {
    const small = [total(20, 'b'), piece('phone', 15, 'b'), piece('online', 5, 'b')]
    const { picture } = await drawn([...lishui, ...small])
    expect(ofKind('segment', marksOf(picture)).slice(2)).toEqual([
      [0, 75],
      [75, 100],
    ])
    expect(showComposition(lishui, view(), { i: 'petitions' }).percent).toBe(false)
  })

  test('closes up where the legend hides a part, and keeps what is left open', async () => {
    const rows = [total(100), piece('phone', 60), piece('online', 33)]
    const { picture } = await drawn(rows, { hidden: ['petitions.phone'] })
    expect(ofKind('segment', marksOf(picture))).toEqual([[0, 33]])
    expect(ofKind('remainder', marksOf(picture))).toEqual([[33, 40]])
  })

  test('keeps the colour of a part whatever period is chosen', () => {
    const later = { period_start: '2021-01-01', period_end: '2021-12-31' }
    const rows = [
      ...lishui,
      total(10, 'b', later),
      piece('phone', 3, 'b', later),
      piece('online', 7, 'b', later),
    ]
    const all = showComposition(rows, view(), { i: 'petitions' }).coloured
    expect(showComposition(rows, view({ period: '2021' }), { i: 'petitions' }).coloured).toEqual(all)
    expect(showComposition(rows, view({ period: '2021' }), { i: 'petitions' }).groups[0]?.cuts.length).toBe(1)
  })
})
