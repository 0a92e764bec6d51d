import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Finding } from '../../model/findings.ts'
import type { Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { TableTwin, View } from '../figure.ts'
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
const view = (over: Partial<View> = {}): View => viewOf(catalogue, over)
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
const cell = ({ columns, rows }: TableTwin, key: string, at: number) =>
  rows[at]?.[columns.findIndex((column) => column.key === key)]
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

  test('says what one case weighs in shares of fewer than 20 cases', async () => {
    const few = await drawn([total(6), piece('phone', 5), piece('online', 1)])
    expect(JSON.stringify(few.picture?.option)).toContain('one case = 16.7 points')
    expect(cell(few.table, 'one_case_whole', 1)?.value).toBe(16.67)
    const many = await drawn([total(20), piece('phone', 15), piece('online', 5)])
    expect(JSON.stringify(many.picture?.option)).not.toContain('one case =')
    expect(cell(many.table, 'one_case_whole', 1)?.value).toBeNull()
  })

  test('draws and says what is not accounted for', async () => {
    const { picture, notes, summary } = await drawn([total(100), piece('phone', 60), piece('online', 33)])
    expect(ofKind('remainder', marksOf(picture))).toEqual([[93, 100]])
    expect(summary).toContain('leaves 7 not accounted for')
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

  test('says between which numbers a rounded total leaves something open, and draws its ends', async () => {
    const rows = [total(1000, 'a', { rounded_to: 100 }), piece('phone', 600), piece('online', 100)]
    const { picture, summary, table } = await drawn(rows)
    expect(ofKind('remainder', marksOf(picture))).toEqual([[700, 1000]])
    expect(ofKind('range', marksOf(picture))).toEqual([[950, 1050]])
    expect(summary).toContain('which leaves 250 to 350 not accounted for')
    expect(cell(table, 'rest', 0)?.text).toBe('not accounted for: 250 to 350')
    expect(cell(table, 'share', 1)?.value).toBe(60)
  })

  test('says how much a bound may leave open, and claims no sum', async () => {
    const rows = [total(100), piece('phone', 60), piece('online', 28, 'a', { value_kind: 'at_least' })]
    const { picture, notes, summary, table } = await drawn(rows)
    expect(summary).toContain('leave open whether the parts add up (not accounted for: at most 12).')
    expect(notes[0]).toMatchObject({ kind: 'missing' })
    expect(notes[0]?.text).toContain('(not accounted for: at most 12)')
    expect(ofKind('remainder', marksOf(picture))).toEqual([[88, 100]])
    expect(cell(table, 'share', 2)).toEqual({ value: null, text: 'at least 28.0\u202f%' })
  })

  test('shows a part without a number by its reason, off the scale', async () => {
    const missing = { value: null, value_kind: 'missing', missing_reason: 'withheld' } as const
    const { picture, summary } = await drawn([
      total(100),
      piece('phone', 60),
      piece('online', 0, 'a', missing),
    ])
    expect(summary).toContain('leave open whether the parts add up (not accounted for: 40)')
    expect(ofKind('slimBar', marksOf(picture))).toEqual([[0, 60]])
    expect(picture?.legend.map(({ key }) => key)).toContain('withheld')
    expect(JSON.stringify(picture?.option)).toContain('▪ withheld')
  })

  test('says of which part that it exceeds its total', async () => {
    const { notes } = await drawn([total(100), piece('urgent', 101, 'a', { part_role: 'of_which' })])
    expect(notes.map(({ text }) => text)).toContain(
      'A (2020): “urgent”, 101\u202fcases, exceeds its total, 100\u202fcases.',
    )
  })

  test('never adds a stock to a flow, and says so', async () => {
    const stock = { period_kind: 'as_of', period_start: null } as const
    const { picture, notes } = await drawn([total(100), piece('phone', 60), piece('online', 40, 'a', stock)])
    expect(ofKind('segment', marksOf(picture))).toEqual([[0, 60]])
    expect(notes.some(({ text }) => text.includes('“online” is of another kind of period'))).toBe(true)
  })

  test('says that a part is counted in another unit than its total', async () => {
    const other = indicator({
      id: 'petitions.phone',
      name_en: 'Petitions: by telephone',
      unit_en: 'calls',
      total_id: 'petitions',
      partition: 'channel',
    })
    const units = { ...catalogue, indicators: new Map([...catalogue.indicators, [other.id, other]]) }
    const { notes } = await drawn(lishui, { catalogue: units })
    expect(notes.map(({ text }) => text)).toContain(
      'A (2020): “by telephone” is counted in calls, its total in cases: the units differ.',
    )
  })

  test('sets unlike totals apart, outlined, until they are compared anyway', async () => {
    const office = { scope: 'own_office', body_id: 'office', body_kind: 'government' } as const
    const rows = [
      ...lishui,
      ...[total(50, 'b'), piece('phone', 50, 'b')],
      ...[total(9000, 'c', office), piece('phone', 9000, 'c', office)],
    ]
    const reasons = (over: Partial<View>) =>
      showComposition(rows, view(over), { i: 'petitions' }).groups.map(({ reason, cuts }) => [
        reason,
        cuts.map(({ total: { row } }) => row.jurisdiction_id),
      ])
    expect(reasons({})).toEqual([
      [null, ['a', 'b']],
      ['scope', ['c']],
    ])
    expect(reasons({ anyway: true })).toEqual([[null, ['c', 'a', 'b']]])
    const apart = await drawn(rows)
    expect(ofKind('remainder', marksOf(apart.picture))).toHaveLength(1)
    expect(apart.notes.find(({ choice }) => choice?.anyway === true)?.text).toContain('own office')
    expect((await drawn(rows, { anyway: true })).heeded.remark).toContain('own office')
  })

  test('lets levels and periods that nothing is broken down for give way, and says so', async () => {
    const none = await drawn(lishui, { levels: ['province'], period: '1999' })
    expect(none.picture).not.toBeNull()
    expect(none.notes.slice(0, 2).map(({ text }) => text)).toEqual([
      'No place of the levels chosen breaks this total down; shown instead: places of all levels.',
      'For the period chosen (1999) no total is broken down; shown instead: all periods.',
    ])
  })

  test('shows the nearest year of a place that lacks the asked one where a visitor allows it, and says which', async () => {
    const later = { period_start: '2021-01-01', period_end: '2021-12-31' }
    const rows = [...lishui, total(10, 'b', later), piece('phone', 10, 'b', later)]
    const lacking = await drawn(rows, { period: '2020' })
    expect(lacking.notes.find(({ choice }) => choice?.near === true)?.text).toContain('B (2021)')
    expect(lacking.table.rows).toHaveLength(3)
    const near = await drawn(rows, { period: '2020', near: true })
    expect(near.table.rows).toHaveLength(5)
    expect(near.heeded.remark).toContain('B (2021)')
  })

  test('takes the other of two numbers that a place states for one total', async () => {
    const other = [
      total(90, 'a', { id: 'other', published: '2020-06-01' }),
      piece('phone', 90, 'a', { id: 'other:phone', part_of: 'other' }),
    ]
    const charted = await drawn([...lishui, ...other])
    expect(cell(charted.table, 'value', 0)?.value).toBe(8723)
    const choice = charted.notes.find((note) => note.choice?.taken !== undefined)?.choice
    expect(choice?.taken).toEqual(['other'])
    const taken = await drawn([...lishui, ...other], { taken: ['other'] })
    expect(cell(taken.table, 'value', 0)?.value).toBe(90)
  })

  test('marks what the audit speaks against', async () => {
    const finding: Finding = {
      kind: 'sum_does_not_close',
      ids: ['a:0'],
      jurisdiction_id: 'a',
      indicator_id: 'petitions',
      source_id: 'source',
      facts: {},
    }
    const { notes, picture, table } = await drawn(lishui, {
      catalogue: { ...catalogue, flags: new Map([['a:0', [finding]]]) },
    })
    expect(notes.filter(({ kind }) => kind === 'flag')).toHaveLength(1)
    expect(JSON.stringify(picture?.option)).toContain('△')
    expect(picture?.legend.map(({ key }) => key)).toContain('flag')
    expect(cell(table, 'flag', 0)?.href).toMatch(/^#\/audit/)
  })
})
