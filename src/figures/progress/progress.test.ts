import { describe, expect, test } from 'vitest'
import { checkedRows } from '../../db/database.ts'
import type { Ask } from '../../db/query.ts'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Finding } from '../../model/findings.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { Picture, TableTwin, View } from '../figure.ts'
import { MARK } from '../marks.ts'
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
const view = (over: Partial<View> = {}): View => viewOf(catalogue, over)
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
const drawn = async (rows: readonly Observation[], over: Partial<View> = {}) => {
  const ask: Ask = async (query) => ({ rows: checkedRows(query, rows), origin: 'engine' })
  return (await progress.open({}, ask)).draw(view(over), words)
}
const cell = ({ columns, rows }: TableTwin, key: string, at: number) =>
  rows[at]?.[columns.findIndex((column) => column.key === key)]
/** `[x, x2, row, kind]` of each mark. */
const marksOf = (picture: Picture | null) => {
  const [series] = [picture?.option.series ?? []].flat()
  const data = series?.data
  return (Array.isArray(data) ? data : []).flatMap((item) =>
    typeof item === 'object' && item !== null && 'value' in item && Array.isArray(item.value)
      ? [item.value.map(Number)]
      : [],
  )
}
const jurisdiction = (id: string, parent_id: string | null): Jurisdiction => ({
  id,
  name_zh: id,
  name_en: id,
  level: parent_id === null ? 'province' : 'prefecture',
  parent_id,
  valid_from: null,
  valid_to: null,
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
    expect(summary).toContain('being defined otherwise than others like them: 1.')
  })

  test('takes each place’s latest, or the period that is asked for', () => {
    const later = { period_start: '2021-01-01', period_end: '2021-12-31' }
    const rows = [row('online', 'a', 80), row('online', 'a', 90, later)]
    const values = (over: Partial<View>) =>
      showProgress(rows, view(over)).groups.flatMap((group) => group.rows.map((one) => one.row.value))
    expect(values({})).toEqual([90])
    expect(values({ period: '2020' })).toEqual([80])
  })

  test.each<[string, Partial<Observation>]>([
    ['scope', { scope: 'own_office', body_id: 'c-office' }],
    ['body_kind', { body_kind: 'court' }],
    ['period_kind', { period_kind: 'as_of', period_start: null }],
    ['period_length', { period_start: '2020-05-01' }],
  ])('sets apart what is of another %s, and lets it join by choice, printed', async (reason, over) => {
    const rows = [row('online', 'a', 80), row('online', 'b', 90), row('online', 'c', 100, over)]
    const told = (anyway: boolean) =>
      showProgress(rows, view({ anyway })).groups.map((group) => [group.reason, group.rows.length])
    expect(told(false)).toEqual([
      [null, 2],
      [reason, 1],
    ])
    expect(told(true)).toEqual([[null, 3]])
    const apart = await drawn(rows)
    expect(apart.notes.some(({ choice }) => choice?.anyway === true)).toBe(true)
    expect(apart.heeded.remark).toBeUndefined()
    const joined = await drawn(rows, { anyway: true })
    expect(joined.heeded.remark).toContain('c')
    expect(cell(joined.table, 'apart', 0)?.value).not.toBe('')
    expect(cell(joined.table, 'choice', 0)?.value).not.toBe('')
    expect(cell(joined.table, 'choice', 1)?.value).toBe('')
  })

  test('sets a place that contains others apart from them', () => {
    const places = new Map(
      [jurisdiction('p', null), jurisdiction('a', 'p'), jurisdiction('b', 'p')].map((one) => [one.id, one]),
    )
    const rows = [
      row('online', 'p', 80, { level: 'province' }),
      row('online', 'a', 80),
      row('online', 'b', 90),
    ]
    const { groups } = showProgress(rows, view({ catalogue: { ...catalogue, places } }))
    expect(groups.map(({ reason, rows: some }) => [reason, some.length])).toEqual([
      [null, 2],
      ['whole', 1],
    ])
  })

  test('keeps what only rose or fell in a lane of its own, off the scale, whatever is compared anyway', async () => {
    const rows = [row('online', 'a', 80), row('online', 'b', -1, { value_kind: 'direction' })]
    for (const anyway of [false, true]) {
      const { picture, table } = await drawn(rows, { anyway })
      expect(showProgress(rows, view({ anyway })).groups.map(({ reason }) => reason)).toEqual([
        null,
        'value_kind',
      ])
      expect(JSON.stringify(picture?.option)).toContain('↓ fell')
      expect(marksOf(picture).filter(([, , at]) => at === 3)).toEqual([])
      expect(cell(table, 'low', 1)?.value).toBeNull()
    }
  })

  test('draws an interval where the indicator has one, and none where it is switched off', async () => {
    const rates = new Map([['rate', { ...share('rate'), interval: 'wilson' as const }]])
    const rows = [row('rate', 'a', 50, { n: 3, d: 6, rounded_to: 1 })]
    const wilson = { catalogue: { ...catalogue, indicators: rates } }
    const whiskers = (one: Awaited<ReturnType<typeof drawn>>) =>
      marksOf(one.picture).filter(([, , , kind]) => kind === MARK.whisker)
    const on = await drawn(rows, wilson)
    expect(whiskers(on)).toHaveLength(1)
    expect(whiskers(on)[0]?.[0]).toBeCloseTo(18.76, 2)
    expect(whiskers(on)[0]?.[1]).toBeCloseTo(81.24, 2)
    expect([cell(on.table, 'low', 0)?.value, cell(on.table, 'high', 0)?.value]).toEqual([18.76, 81.24])
    expect(JSON.stringify(on.picture?.option)).toContain('3/6; one case = 16.7 points')
    expect(on.picture?.legend.map(({ key }) => key)).toEqual(['interval', 'few'])
    const off = await drawn(rows, { ...wilson, intervals: false })
    expect(whiskers(off)).toEqual([])
    // nor in what a mark tells
    const tips = [on, off].map(({ picture }) =>
      JSON.stringify(picture?.option).includes('confidence interval'),
    )
    expect(tips).toEqual([true, false])
    expect([on.heeded.intervals, off.heeded.intervals]).toEqual([true, true])
    expect((await drawn([row('online', 'a', 80)])).heeded.intervals).toBe(false)
  })

  test.each(['not_stated', 'pending', 'not_applicable', 'withheld'] as const)(
    'gives what is %s its own sign and a word in the legend, and no mark',
    async (missing_reason) => {
      const missing = { value: null, value_kind: 'missing', missing_reason } as const
      const { picture } = await drawn([row('online', 'a', 80), row('online', 'b', 0, missing)])
      expect(picture?.legend.map(({ key }) => key)).toEqual([missing_reason])
      expect(marksOf(picture).filter(([, , at]) => at === 2)).toEqual([])
    },
  )

  test('shows a reported zero as a tick', async () => {
    const { picture } = await drawn([row('online', 'a', 0)])
    expect(marksOf(picture).some(([, , , kind]) => kind === MARK.zero)).toBe(true)
    expect(picture?.legend.map(({ key }) => key)).toEqual(['zero'])
  })

  test('says what lacks the year that was asked for, and shows its nearest by choice', async () => {
    const later = { period_start: '2021-01-01', period_end: '2021-12-31' }
    const rows = [row('online', 'a', 80), row('online', 'b', 90, later)]
    const lacking = await drawn(rows, { period: '2020' })
    expect(lacking.table.rows).toHaveLength(1)
    expect(lacking.notes[0]?.text).toContain('b (2021)')
    const near = await drawn(rows, { period: '2020', near: true })
    expect(near.table.rows).toHaveLength(2)
    expect(near.heeded.remark).toContain('b (2021)')
    expect(cell(near.table, 'choice', 0)?.value).toBe('2021 shown for want of 2020')
    expect((await drawn(rows, { near: true })).heeded.remark).toBeUndefined()
  })

  test('says that nobody reports for a year, and what is shown instead', async () => {
    const { notes, table } = await drawn([row('online', 'a', 80)], { period: '1999' })
    expect(notes[0]?.text).toContain('1999')
    expect(table.rows).toHaveLength(1)
  })

  test('takes the number that the visitor chose of two', async () => {
    const rows = [row('online', 'a', 80, { id: 'x' }), row('online', 'a', 70, { id: 'y', quality: 'media' })]
    const { notes, table } = await drawn(rows)
    expect(cell(table, 'value', 0)?.value).toBe(80)
    expect(notes.find(({ choice }) => choice !== undefined)?.choice?.taken).toEqual(['y'])
    expect(cell((await drawn(rows, { taken: ['y'] })).table, 'value', 0)?.value).toBe(70)
  })

  test('marks what the audit speaks against', async () => {
    const [one = row('online', 'a', 80)] = staff
    const finding: Finding = {
      kind: 'rate_impossible',
      ids: [one.id],
      jurisdiction_id: one.jurisdiction_id,
      indicator_id: one.indicator_id,
      source_id: 'source',
      facts: {},
    }
    const { notes, picture, table } = await drawn(staff, {
      catalogue: { ...catalogue, flags: new Map([[one.id, [finding]]]) },
    })
    expect(notes.filter(({ kind }) => kind === 'flag')).toHaveLength(1)
    expect(JSON.stringify(picture?.option)).toContain('△')
    expect(table.rows.filter((_, at) => cell(table, 'flag', at)?.href !== undefined)).toHaveLength(1)
  })

  test('lets levels that report nothing give way to all, and says so', async () => {
    const { notes, table } = await drawn([row('online', 'a', 80)], { levels: ['township'] })
    expect(notes[0]?.text).toContain('levels chosen')
    expect(table.rows).toHaveLength(1)
  })
})
