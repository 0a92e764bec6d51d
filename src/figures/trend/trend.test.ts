import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import { viewOf } from '../../testing/view.ts'
import type { Drawn, View } from '../figure.ts'
import { TIME_MARK } from '../timemarks.ts'
import { trend } from './index.ts'
import { gapsOf, joins, showTrend } from './show.ts'

const place = (id: string, parent_id: string | null = null): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: id, level: 'prefecture', parent_id, valid_from: null, valid_to: null },
]
const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({
        id: 'rate',
        name_en: 'Rate',
        measure: 'proportion',
        interval: 'wilson',
        unit_en: '%',
        kin: 'k',
      }),
      indicator({ id: 'duty', name_en: 'Duty', measure: 'proportion', role: 'reconsideration_organ' }),
      indicator({ id: 'near', name_en: 'Nearby rate', measure: 'proportion', kin: 'k' }),
      indicator({ id: 'count', name_en: 'Count' }),
      indicator({
        id: 'change',
        name_en: 'Change of the rate',
        measure: 'change',
        unit_en: 'points',
        kin: 'k',
      }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map([place('whole'), place('a'), place('b'), place('part', 'whole'), place('z')]),
  flags: new Map(),
}
const view = (over: Partial<View> = {}): View => viewOf(catalogue, over)
const words = { en: wordsOf('en', en), zh: wordsOf('zh', zh) }
const span = (from: string, to: string) => ({ period_start: from, period_end: to })
const of = (
  jurisdiction_id: string,
  year: number,
  value: number | null,
  over: Partial<Observation> = {},
): Observation =>
  observation({
    id: `${jurisdiction_id} ${year} ${over.scope ?? ''}`,
    indicator_id: 'rate',
    jurisdiction_id,
    place_en: jurisdiction_id.toUpperCase(),
    body_id: `${jurisdiction_id}-${over.scope ?? 'area'}`,
    value,
    ...span(`${year}-01-01`, `${year}-12-31`),
    ...over,
  })
const show = (rows: readonly Observation[], over: Partial<View> = {}) =>
  showTrend(rows, view(over), { i: 'rate' })
async function draw(rows: readonly Observation[], over: Partial<View> = {}, i = 'rate'): Promise<Drawn> {
  const open = await trend.open({ i }, async (query) => ({
    rows: rows.map((row) => v.parse(query.row, row)),
    origin: 'engine',
  }))
  const one = view(over)
  return open.draw(one, words[one.lang])
}
const item = v.object({ value: v.array(v.number()), tip: v.optional(v.object({ title: v.string() })) })
/** The marks of all panels: kind, x, x2, y, y2. */
const marksOf = ({ picture }: Drawn) =>
  [picture?.option.series ?? []].flat().flatMap((series) =>
    series.type !== 'custom' || !Array.isArray(series.data)
      ? []
      : series.data.map((data) => {
          const [, x = 0, x2 = 0, y = 0, y2 = 0, kind = -1] = v.parse(item, data).value
          const name = Object.entries(TIME_MARK).find(([, number]) => number === kind)?.[0]
          return { kind: name, x, x2, y, y2 }
        }),
  )
const kindsOf = (drawn: Drawn) => marksOf(drawn).map(({ kind }) => kind)

describe('lines', () => {
  const series = (rows: readonly Observation[]) => show(rows, { places: ['a'] }).front[0]?.series[0]
  const joined = (rows: readonly Observation[]) => {
    const [first, second] = series(rows)?.points ?? []
    return first !== undefined && second !== undefined && joins(first, second)
  }
  test.each([
    ['join a year and the next', [of('a', 2020, 1), of('a', 2021, 2)], true],
    ['join exact and approximate', [of('a', 2020, 1), of('a', 2021, 2, { value_kind: 'about' })], true],
    ['never cross a gap', [of('a', 2020, 1), of('a', 2022, 2)], false],
    ['never run to a bound', [of('a', 2020, 1), of('a', 2021, 2, { value_kind: 'at_least' })], false],
    [
      'never join half a year with a year',
      [of('a', 2020, 1), of('a', 2021, 2, span('2021-01-01', '2021-06-30'))],
      false,
    ],
    [
      'join stocks a year apart',
      [2020, 2021].map((year) => of('a', year, 1, { period_kind: 'as_of', period_start: null })),
      true,
    ],
    [
      'leave stocks apart that lie further',
      [2019, 2021].map((year) => of('a', year, 1, { period_kind: 'as_of', period_start: null })),
      false,
    ],
  ])('%s', (_name, rows, expected) => {
    expect(joined(rows)).toBe(expected)
  })

  test('reach over a half-year that lies between two years', async () => {
    const rows = [
      of('a', 2020, 1),
      of('a', 2021, 2),
      of('a', 2021, 1, { id: 'h', ...span('2021-01-01', '2021-06-30') }),
    ]
    expect(kindsOf(await draw(rows, { places: ['a'] }))).toEqual(['join', 'dot', 'length', 'dot'])
  })

  test('leave the years open that no period covers; a period of several years covers them', () => {
    const gap = series([of('a', 2018, 1), of('a', 2022, 2)])
    expect(gap && gapsOf(gap)).toEqual([2019, 2020, 2021])
    const covered = series([
      of('a', 2018, 1),
      of('a', 2022, 2),
      of('a', 2020, 1, span('2019-01-01', '2020-12-31')),
    ])
    expect(covered && gapsOf(covered)).toEqual([2021])
  })
})

describe('values are drawn as what they are', () => {
  const other = of('a', 2021, 50)
  test.each([
    ['a bound from below, an arrow up', { value_kind: 'at_least' }, ['dot', 'up', 'dot']],
    ['a bound from above, an arrow down', { value_kind: 'at_most' }, ['dot', 'down', 'dot']],
    ['a range, its two ends', { value_kind: 'range', value_high: 60 }, ['range', 'dot']],
    ['a zero, a zero', { value: 0 }, ['join', 'zero', 'dot']],
    ['an interval, where n and d are known', { n: 4, d: 10 }, ['join', 'whisker', 'dot', 'dot']],
    ['a missing value, in the lane alone', { value: null, value_kind: 'missing' }, ['dot', 'missing']],
    ['a rise without a level, in the lane alone', { value: 1, value_kind: 'direction' }, ['dot', 'rose']],
    ['a fall without a level, in the lane alone', { value: -1, value_kind: 'direction' }, ['dot', 'fell']],
  ] as const)('%s', async (_name, over, expected) => {
    const rows = [of('a', 2020, 40, over), other, of('b', 2020, 1), of('b', 2021, 1)]
    expect(kindsOf(await draw(rows, { places: ['a'], hidden: ['others'] }))).toEqual(expected)
  })

  test('a period of several years is as long as it is', async () => {
    const rows = [of('a', 2015, 1), of('a', 2018, 5, span('2016-01-01', '2018-12-31'))]
    const bar = marksOf(await draw(rows, { places: ['a'] })).find(({ kind }) => kind === 'length')
    expect(bar?.x).toBeCloseTo(2016, 2)
    expect(bar?.x2).toBeCloseTo(2019, 2)
  })

  test('in small panels too', async () => {
    const rows = [
      of('a', 2018, 1, span('2016-01-01', '2018-12-31')),
      of('a', 2020, 5, span('2020-01-01', '2020-06-30')),
      of('b', 2019, 1),
      of('b', 2020, 1),
    ]
    const bars = marksOf(await draw(rows, { layout: 'multiples' })).filter(({ kind }) => kind === 'length')
    expect(bars.map(({ x, x2 }) => Math.round((x2 - x) * 10) / 10)).toEqual([3, 0.5])
  })

  test('intervals can be switched off', async () => {
    const rows = [of('a', 2020, 40, { n: 4, d: 10 }), of('a', 2021, 50)]
    expect(kindsOf(await draw(rows, { places: ['a'], intervals: false }))).not.toContain('whisker')
  })

  test('what is of another scope has a series of its own, dashed, and says why', async () => {
    const own = { scope: 'own_office' } as const
    const rows = [
      ...[2019, 2020, 2021].map((year) => of('a', year, 10)),
      ...[2020, 2021].map((year) => of('a', year, 4, own)),
    ]
    const drawn = await draw(rows, { places: ['a'] })
    expect(kindsOf(drawn).filter((kind) => kind === 'joinDashed')).toHaveLength(1)
    expect(drawn.notes.map(({ text }) => text)).toContain('Set apart: another scope (own office): A.')
  })

  test('targets are no achievements', () => {
    expect(show([of('a', 2020, 100, { period_kind: 'target' })]).front).toEqual([])
  })
})

describe('who stands in front', () => {
  const years = (id: string, ...all: number[]) => all.map((year) => of(id, year, 10))
  const front = (rows: readonly Observation[], over: Partial<View> = {}) =>
    show(rows, over).front.map(({ id }) => id)

  test('nobody chosen: those with most periods, at least two', () => {
    expect(front([...years('a', 2020), ...years('b', 2019, 2020), ...years('z', 2018, 2019, 2020)])).toEqual([
      'z',
      'b',
    ])
  })

  test('never a whole beside its part', () => {
    expect(
      front([...years('part', 2018, 2019, 2020), ...years('whole', 2019, 2020), ...years('z', 2019, 2020)]),
    ).toEqual(['part', 'z'])
  })

  test('the chosen, in their order; the others behind', () => {
    const shown = show([...years('a', 2020), ...years('b', 2019, 2020), ...years('z', 2020)], {
      places: ['z', 'a', 'nowhere'],
    })
    expect(shown.front.map(({ id }) => id)).toEqual(['z', 'a'])
    expect(shown.behind.map(({ id }) => id)).toEqual(['b'])
    expect(shown.absent).toEqual(['nowhere'])
  })

  test('the chosen set the standard by which the others are alike', () => {
    const own = { scope: 'own_office' } as const
    const rows = [
      ...years('a', 2019, 2020),
      ...years('b', 2019, 2020),
      of('z', 2020, 1, own),
      of('a', 2020, 1, own),
    ]
    const shown = show(rows, { places: ['z'] })
    expect(shown.front[0]?.series[0]?.reason).toBeNull()
    expect(shown.behind.map(({ id }) => id)).toEqual(['a'])
    expect(shown.apart.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('more than eight have a panel each, by code', () => {
    const places = ['i', 'h', 'g', 'f', 'e', 'd', 'c', 'b', 'a']
    const shown = show(
      places.flatMap((id) => years(id, 2020)),
      { places },
    )
    expect(shown.layout).toBe('multiples')
    expect(shown.front.map(({ id }) => id)).toEqual([...places].sort())
  })

  test('a whole stands apart where its counts would press those of its parts flat, unless it is chosen', async () => {
    const counts = ['whole', 'part'].flatMap((id) =>
      [2019, 2020].map((year) => of(id, year, id === 'whole' ? 9000 : 5, { indicator_id: 'count' })),
    )
    const drawn = await draw(counts, {}, 'count')
    expect(Math.max(...marksOf(drawn).map(({ y }) => y))).toBe(5)
    expect(drawn.notes.map(({ text }) => text)).toContain(
      'Not drawn until chosen, as they contain other places in the picture and would flatten them; their values are in the table: WHOLE.',
    )
    expect(drawn.table.rows).toHaveLength(4)
    const chosen = await draw(counts, { places: ['whole'] }, 'count')
    expect(Math.max(...marksOf(chosen).map(({ y }) => y))).toBe(9000)
  })

  test('panels for all, when asked for', async () => {
    const drawn = await draw([...years('a', 2019, 2020), ...years('b', 2020)], { layout: 'multiples' })
    expect([drawn.picture?.option.grid].flat()).toHaveLength(2)
    expect(drawn.summary).toBe(
      '2 places, each with its own years: 1 report more than one period, 1 only one. ' +
        'Nowhere are there enough comparable periods for a verdict.',
    )
  })
})

describe('the sentence', () => {
  const years = (id: string, from: number, values: readonly number[], over: Partial<Observation> = {}) =>
    values.map((value, at) => of(id, from + at, value, over))
  const said = async (rows: readonly Observation[], over: Partial<View> = {}) =>
    (await draw(rows, over)).summary

  test('says what five comparable periods tell, with S and p', async () => {
    const rows = years('a', 2018, [16.4, 11.36, 9.72, 10.83, 6.88], { rounded_to: 0.01 })
    expect(await said(rows)).toBe(
      'Whether it rises or falls cannot be told: A (2018: 16.40\u202f%, 2022: 6.88\u202f%; 5 periods; S\u00a0=\u00a0−8, p\u00a0=\u00a00.083).',
    )
    expect(await said(years('a', 2018, [1, 2, 3, 4, 5]))).toContain('Rising: A')
    expect(await said(years('a', 2018, [5, 4, 3, 2, 1]))).toContain('Falling: A')
  })

  test('tells first and last as facts, no difference, where there is no verdict', async () => {
    const rows = [of('a', 2018, 16.4), of('a', 2019, 11.36), of('a', 2020, 6.88)]
    expect(await said(rows)).toBe(
      'No verdict, fewer than five periods: A (2018: 16.4\u202f%, 2020: 6.88\u202f%; 3 periods).',
    )
    expect(await said([of('a', 2019, 60, { value_kind: 'at_least' }), of('a', 2020, 100)])).toContain(
      '2019: at least 60\u202f%, 2020: 100\u202f%',
    )
  })

  test('covers all chosen places, those with a verdict first', async () => {
    const rows = [...years('a', 2018, [1, 2]), ...years('b', 2018, [1, 2, 3, 4, 5]), ...years('z', 2018, [3])]
    const summary = await said(rows, { places: ['a', 'b', 'z'] })
    expect(summary).toMatch(/^Rising: B .*\. No verdict, fewer than five periods: A .*; Z /)
  })

  test('draws no line and gives no verdict across a change of duties', async () => {
    const rows = years('a', 2020, [1, 2, 5, 11, 17], { body_changed_on: '2022-07-01' }).map((row) => ({
      ...row,
      indicator_id: 'duty',
    }))
    const drawn = await draw(rows, {}, 'duty')
    expect(drawn.summary).toContain('No verdict, definition, duties or boundaries changed in between')
    expect(drawn.summary).toContain('5 periods; at most 2 of them comparable')
    expect(
      marksOf(drawn)
        .filter(({ kind }) => kind === 'join')
        .map(({ x }) => Math.floor(x)),
    ).toEqual([2020, 2023])
    expect(drawn.notes.map(({ text }) => text)).toContain(
      'Duties or boundaries changed on this day, and no line runs across it: A 2022-07-01.',
    )
  })

  test('draws no line to a value that counts something else, and sets it apart with the reason', async () => {
    const rows = years('a', 2018, [1, 2, 3]).map((row, at) =>
      at === 0 ? { ...row, variant: 'with_withdrawn', note_en: 'Wider.' } : row,
    )
    const drawn = await draw(rows, { places: ['a'] })
    expect(marksOf(drawn).flatMap(({ kind, x }) => (kind === 'join' ? [Math.floor(x)] : []))).toEqual([2019])
    expect(drawn.notes.map(({ text }) => text)).toContain(
      'Set apart: counted differently, see the notes (2018): A.',
    )
  })

  test('marks the day of a change of law with one upright line, in small panels too', async () => {
    const rows = [...years('a', 2023, [1, 2]), ...years('b', 2022, [1, 2])].map((row) => ({
      ...row,
      indicator_id: 'duty',
    }))
    const events = (drawn: Drawn) => marksOf(drawn).filter(({ kind }) => kind === 'event')
    const alone = await draw(rows, { places: ['a'] }, 'duty')
    expect(events(alone)).toMatchObject([{ x: 2024, x2: 2024, y: 0 }])
    expect(alone.summary).toContain('Not quite alike before and after')
    const before = await draw(rows, { places: ['b'] }, 'duty')
    expect(events(before)).toEqual([])
    expect(before.summary).not.toContain('Not quite alike before and after')
    // Every panel has the same years, so every one has the line.
    expect(events(await draw(rows, { places: ['a', 'b'], layout: 'multiples' }, 'duty'))).toHaveLength(2)
  })

  test('says how many values carry a note of their own', async () => {
    const rows = years('a', 2018, [1, 2, 3, 4, 5]).map((row, at) =>
      at < 2 ? { ...row, note_en: 'No.' } : row,
    )
    expect(await said(rows)).toContain('p\u00a0=\u00a00.017; 2 with a note).')
  })

  test('says that there is nothing to follow where no place has two periods, and draws nothing', async () => {
    const drawn = await draw([of('a', 2019, 60), of('b', 2020, 100)])
    expect(drawn.picture).toBeNull()
    expect(drawn.summary).toContain('nothing to follow over time')
    expect(drawn.table.rows).toHaveLength(2)
  })
})

describe('the notes', () => {
  const notes = async (rows: readonly Observation[], over: Partial<View> = {}) =>
    (await draw(rows, over)).notes.map(({ text }) => text)

  test('name the gap, the reason of what is missing, and kin that is not mixed in', async () => {
    const rows = [
      of('a', 2020, 1),
      of('a', 2022, 2),
      of('a', 2023, null, { value_kind: 'missing', missing_reason: 'pending' }),
      of('b', 2020, 1, { indicator_id: 'near' }),
    ]
    expect(await notes(rows, { places: ['a'] })).toEqual([
      'No value for these years, and no line across them: A 2021.',
      'Near to this, but of another definition, and not mixed in: Nearby rate.',
    ])
  })

  test('say whose counts lie beyond a scale that follows the places in front', async () => {
    const count = { indicator_id: 'count' } as const
    const rows = [of('a', 2020, 10, count), of('a', 2021, 12, count), of('z', 2020, 5000, count)]
    const drawn = await draw(rows, { places: ['a'] }, 'count')
    expect(drawn.notes.map(({ text }) => text)).toEqual([
      'Scale and years follow the coloured places; outside the picture lie values of Z.',
    ])
    expect(Math.max(...marksOf(drawn).map(({ y }) => y))).toBe(12)
  })
})

test('per head, counts are divided, and what can’t be is said', async () => {
  const count = { indicator_id: 'count', population_as_of: '2020-11-01' } as const
  const rows = [
    of('a', 2020, 10, { ...count, population: 10_000 }),
    of('a', 2021, 30, { ...count, population: 10_000 }),
    of('b', 2020, 7, count),
  ]
  const drawn = await draw(rows, { by: 'per10k' }, 'count')
  expect(
    marksOf(drawn)
      .filter(({ kind }) => kind === 'dot')
      .map(({ y }) => y),
  ).toEqual([10, 30])
  expect(drawn.notes.map(({ text }) => text).join()).toContain('Not divided')
})

describe('the lane', () => {
  const changed = (year: number, value: number, over: Partial<Observation> = {}) =>
    of('b', year, value, { id: `change ${year}`, indicator_id: 'change', ...over })
  const lane = (drawn: Drawn) => marksOf(drawn).filter(({ kind }) => kind === 'rose' || kind === 'fell')
  const wordsIn = (drawn: Drawn) => JSON.stringify(drawn.picture?.option.series ?? [])

  test('holds changes of kin under the levels, never on their scale, and says what changed', async () => {
    const drawn = await draw([of('a', 2019, 3), of('a', 2020, 4), changed(2020, 70.9), changed(2021, -2)])
    expect(lane(drawn).map(({ kind }) => kind)).toEqual(['rose', 'fell'])
    expect([drawn.picture?.option.yAxis].flat()[0]).toMatchObject({ min: 0, max: 5 })
    expect(wordsIn(drawn)).toContain('up by 70.9\u202fpoints (Change of the rate)')
    expect(drawn.notes.map(({ text }) => text).join()).not.toContain('Change of the rate')
    expect(drawn.table.rows).toHaveLength(4)
  })

  test('is the whole picture where there is nothing but changes, each as long as its period', async () => {
    const drawn = await draw([changed(2020, 7.9, { period_end: '2020-06-30' })], {}, 'change')
    expect(lane(drawn)).toHaveLength(1)
    expect(lane(drawn)[0]?.x).toBeCloseTo(2020, 2)
    expect(lane(drawn)[0]?.x2).toBeCloseTo(2020.5, 2)
    expect(drawn.summary).toBe(
      'Stated without a level, or missing: B 2020-01 to 2020-06 up by 7.9\u202fpoints.',
    )
  })

  test('is not drawn for kin alone', async () => {
    expect((await draw([of('a', 2019, 3), changed(2020, 7.9)])).picture).toBeNull()
  })

  test('never lets a line run over a missing value', async () => {
    const rows = [
      of('a', 2019, 3),
      of('a', 2020, null, { value_kind: 'missing', missing_reason: 'withheld' }),
      of('a', 2021, 4),
    ]
    const drawn = await draw(rows)
    expect(kindsOf(drawn)).toEqual(['dot', 'dot', 'missing'])
    expect(wordsIn(drawn)).toContain('A: ▪ withheld')
  })
})

describe('compared anyway', () => {
  const rows = [
    ...[2019, 2020, 2021].map((year) => of('a', year, 10)),
    of('b', 2020, 4, { scope: 'own_office' }),
    of('b', 2021, 4, { scope: 'own_office' }),
  ]
  test('unlike values stay out of the picture, with the choice to draw them', async () => {
    const drawn = await draw(rows)
    expect(kindsOf(drawn)).toEqual(['join', 'join', 'dot', 'dot', 'dot'])
    expect(drawn.heeded.unlike).toBe(true)
    expect(drawn.notes.find(({ choice }) => choice?.anyway === true)?.text).toContain('B')
  })

  test('they join the others by choice, and the figure says so', async () => {
    const drawn = await draw(rows, { anyway: true })
    expect(kindsOf(drawn).filter((kind) => kind === 'join')).toHaveLength(3)
    expect(kindsOf(drawn)).not.toContain('joinDashed')
    expect(drawn.heeded.remark).toContain('another scope (own office): B')
  })

  test('the table says of each what was chosen, not what a button offers', async () => {
    const { table } = await draw(rows, { anyway: true, taken: ['b 2021 own_office'] })
    const at = table.columns.findIndex(({ key }) => key === 'choice')
    const id = table.columns.findIndex(({ key }) => key === 'id')
    const chosen = table.rows.map((row) => [row[id]?.value, row[at]?.value])
    expect(chosen.filter(([, choice]) => choice !== '')).toEqual([
      ['b 2020 own_office', 'unlike, compared all the same'],
      ['b 2021 own_office', 'unlike, compared all the same; this number taken by choice'],
    ])
  })
})

test('of two contradicting numbers the taken one is drawn, and the note offers the other', async () => {
  const rows = [
    of('a', 2019, 1),
    of('a', 2020, 3, { id: 'one' }),
    of('a', 2020, 9, { id: 'two', quality: 'media' }),
  ]
  const ys = (drawn: Drawn) =>
    marksOf(drawn)
      .filter(({ kind }) => kind === 'dot')
      .map(({ y }) => y)
  const offered = (drawn: Drawn) => drawn.notes.flatMap(({ choice }) => choice?.taken ?? [])
  const ruled = await draw(rows)
  expect(ys(ruled)).toEqual([1, 3])
  expect(offered(ruled)).toEqual(['two'])
  expect(ys(await draw(rows, { taken: ['two'] }))).toEqual([1, 9])
})

test('few cases are pale; a flagged value has a triangle that leads to the audit', async () => {
  const finding = {
    kind: 'rate_impossible',
    ids: ['odd'],
    jurisdiction_id: 'a',
    indicator_id: 'rate',
    source_id: 's',
    facts: {},
  } as const
  const flags = new Map([['odd', [finding]]])
  const rows = [of('a', 2019, 40, { n: 4, d: 10 }), of('a', 2020, 50, { id: 'odd' })]
  const drawn = await draw(rows, { catalogue: { ...catalogue, flags } })
  const data = [drawn.picture?.option.series ?? []]
    .flat()
    .flatMap((series) => (Array.isArray(series.data) ? series.data : []))
  expect(JSON.stringify(data)).toContain('"href":"#/audit?o=odd"')
  expect(kindsOf(drawn)).toContain('flag')
  expect(drawn.notes.some(({ kind }) => kind === 'flag')).toBe(true)
  expect(drawn.picture?.legend.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['few', 'flag', 'interval']),
  )
})

test('the table gives the verdict, S, p and the number of periods', async () => {
  const rows = [16.4, 11.36, 9.72, 10.83, 6.88].map((value, at) => of('a', 2018 + at, value))
  const { table } = await draw(rows)
  const at = (key: string) => table.rows[0]?.[table.columns.findIndex((column) => column.key === key)]?.value
  expect([at('points'), at('s'), at('p'), at('verdict')]).toEqual([5, -8, 0.0833, 'cannot be told'])
})

test('per-head counts have Byar’s interval', async () => {
  const count = { indicator_id: 'count', population_as_of: '2020-11-01', population: 10_000 } as const
  const drawn = await draw([of('a', 2020, 10, count), of('a', 2021, 30, count)], { by: 'per10k' }, 'count')
  const [whisker] = marksOf(drawn).filter(({ kind }) => kind === 'whisker')
  expect(whisker?.y).toBeCloseTo(4.79, 1)
  expect(whisker?.y2).toBeCloseTo(18.39, 1)
})
