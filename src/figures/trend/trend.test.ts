import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction, Observation } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { observation } from '../../testing/observation.ts'
import type { Drawn, View } from '../figure.ts'
import { TIME_MARK } from '../timeplot.ts'
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
      indicator({ id: 'near', name_en: 'Nearby rate', measure: 'proportion', kin: 'k' }),
      indicator({ id: 'count', name_en: 'Count' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map([place('whole'), place('a'), place('b'), place('part', 'whole'), place('z')]),
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
    ['a missing value, nothing', { value: null, value_kind: 'missing' }, ['dot']],
    ['a rise without a level, nothing', { value: 1, value_kind: 'direction' }, ['dot']],
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
    expect(drawn.notes.map(({ text }) => text)).toContain(
      'Outlined and dashed: Set apart, another scope (own office): A.',
    )
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
      'Contains others in the picture and would press them flat; not drawn until chosen, its values are in the table: WHOLE.',
    )
    expect(drawn.table.rows).toHaveLength(4)
    const chosen = await draw(counts, { places: ['whole'] }, 'count')
    expect(Math.max(...marksOf(chosen).map(({ y }) => y))).toBe(9000)
  })

  test('panels for all, when asked for', async () => {
    const drawn = await draw([...years('a', 2019, 2020), ...years('b', 2020)], { layout: 'multiples' })
    expect([drawn.picture?.option.grid].flat()).toHaveLength(2)
    expect(drawn.summary).toBe(
      '2 places, each with its own years: 1 report more than one period, 1 only one.',
    )
  })
})

describe('the sentence', () => {
  test('takes the difference of two exact values, and is careful with few periods', async () => {
    const rows = [of('a', 2018, 16.4), of('a', 2019, 11.36), of('a', 2020, 6.88)]
    expect((await draw(rows)).summary).toBe(
      'A: 16.4\u202f% (2018), 6.88\u202f% (2020), over 3 periods; the last is 9.52 percentage points below the first. ' +
        'With fewer than five periods, the difference between two points is not a trend.',
    )
  })

  test('takes no difference with a bound', async () => {
    const rows = [of('a', 2019, 60, { value_kind: 'at_least' }), of('a', 2020, 100)]
    expect((await draw(rows)).summary).toContain('no difference is taken')
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
      'Nothing to draw: A 2023 pending.',
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
