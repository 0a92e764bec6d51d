import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import en from '../../i18n/en.json'
import { wordsOf } from '../../i18n/words.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import type { Jurisdiction, Level } from '../../model/types.ts'
import { indicator } from '../../testing/indicator.ts'
import { viewOf } from '../../testing/view.ts'
import type { CoverageFilter, Drawn, View } from '../figure.ts'
import type { Coverage } from '../questions.ts'
import { coverage } from './index.ts'
import { mostColumns, squeeze } from './matrix.ts'
import { mostReporting, showCoverage } from './show.ts'

const place = (id: string, level: Level, parent_id: string | null = null): [string, Jurisdiction] => [
  id,
  { id, name_zh: id, name_en: `Place ${id}`, level, parent_id, valid_from: null, valid_to: null },
]
const catalogue: Catalogue = {
  indicators: new Map(
    [
      indicator({ id: 'accepted', name_en: 'Cases accepted', name_zh: '受理数' }),
      indicator({ id: 'received', name_en: 'Applications received', name_zh: '收到数' }),
      indicator({
        id: 'rate',
        family: 'litigation_outcome',
        name_en: 'Appearance rate',
        name_zh: '出庭应诉率',
      }),
      indicator({ id: 'rare', core: false, name_en: 'Rarely reported', name_zh: '少见' }),
    ].map((one) => [one.id, one]),
  ),
  places: new Map([
    place('1', 'province'),
    place('2', 'province'),
    place('3', 'province'),
    place('11', 'county', '1'),
    place('12', 'county', '1'),
    place('21', 'county', '2'),
    place('22', 'county', '2'),
  ]),
  flags: new Map(),
}
const words = wordsOf('en', en)
const view = (over: Partial<View> = {}): View => viewOf(catalogue, { width: 1200, ...over })
const narrowed = (over: Partial<CoverageFilter>): Partial<View> => ({
  coverage: { search: '', family: null, year: null, all: false, ...over },
})
const cell = (
  indicator_id: string,
  jurisdiction_id: string,
  periods = 1,
  first = 2019,
  last = 2019,
): Coverage => ({
  indicator_id,
  jurisdiction_id,
  periods,
  first_year: first,
  last_year: last,
})
const CELLS = [
  cell('accepted', '1', 2, 2018, 2020),
  cell('accepted', '2'),
  cell('accepted', '3'),
  cell('received', '1'),
  cell('rate', '1', 7, 2010, 2022),
  cell('rate', '2'),
  cell('rare', '1'),
  cell('accepted', '11'),
  cell('received', '12'),
  cell('rate', '21'),
  cell('rate', '22'),
]
const show = (over: Partial<View> = {}) => {
  const shown = showCoverage(CELLS, view(over))
  return [shown.rows.map((row) => row.indicator.id), shown.columns.map(({ id }) => id)]
}
async function draw(over: Partial<View> = {}): Promise<Drawn> {
  const open = await coverage.open({}, async (query) => ({
    rows: CELLS.map((row) => v.parse(query.row, row)),
    origin: 'engine',
  }))
  return open.draw(view(over), words)
}
const item = v.object({
  value: v.array(v.number()),
  itemStyle: v.object({ color: v.string() }),
  tip: v.object({ title: v.string(), lines: v.array(v.string()) }),
  href: v.string(),
})
const cellsOf = ({ picture }: Drawn) => {
  const [cells] = [picture?.option.series ?? []].flat()
  return Array.isArray(cells?.data) ? cells.data.map((data) => v.parse(item, data)) : []
}

describe('which rows and columns', () => {
  test('the level on which the matrix is fullest; by family, then by number of places', () => {
    expect(show()).toEqual([
      ['accepted', 'received', 'rate'],
      ['1', '2', '3'],
    ])
  })

  test('another level when asked for, and a chosen place of any', () => {
    expect(show({ levels: ['county'] })[1]).toEqual(['11', '12', '21', '22'])
    expect(show({ levels: ['county'], places: ['2'] })[1]).toEqual(['11', '12', '2', '21', '22'])
  })

  test('the level on which what was searched for is reported, be it rare', () => {
    const cells = [cell('accepted', '1'), cell('accepted', '2'), cell('rare', '11')]
    const { levels, rare } = showCoverage(cells, view(narrowed({ search: 'rarely' })))
    expect([levels, rare]).toEqual([['county'], 1])
  })

  test.each([
    ['a word in English', { search: 'RATE' }, ['rate']],
    ['a word in Chinese', { search: '受理' }, ['accepted']],
    ['two words, both', { search: 'cases accepted' }, ['accepted']],
    ['a family', { family: 'litigation_outcome' }, ['rate']],
    ['a year within first and last', { year: 2022 }, ['rate']],
    ['also the rare', { all: true }, ['accepted', 'rare', 'received', 'rate']],
  ] as const)('narrowed down by %s', (_name, filter, expected) => {
    expect(show(narrowed(filter))[0]).toEqual(expected)
  })

  test('places without any of the rows are no columns', () => {
    expect(show(narrowed({ search: 'received' }))[1]).toEqual(['1'])
  })

  test('where not all fit, those that report most, in their order; the chosen before all', () => {
    const { columns, rows } = showCoverage(CELLS, view())
    expect(mostReporting(columns, rows, [], 2).map(({ id }) => id)).toEqual(['1', '2'])
    expect(mostReporting(columns, rows, ['3'], 2).map(({ id }) => id)).toEqual(['1', '3'])
  })
})

describe('the picture', () => {
  test('has a cell for each pair that reports, shaded by periods, leading to its figure', async () => {
    const cells = cellsOf(await draw())
    expect(cells).toHaveLength(6)
    const [first, , , , rate] = cells
    expect(first?.tip).toEqual({ title: 'Cases accepted · Place 1', lines: ['2 periods, 2018–2020'] })
    expect(first?.href).toBe('#/cases?i=accepted&p=1')
    expect(rate?.href).toBe('#/outcomes?i=rate&p=1')
    expect(cells.map(({ itemStyle }) => itemStyle.color)).toEqual([
      '#b5c5e2',
      '#dbe3f1',
      '#dbe3f1',
      '#dbe3f1',
      '#2f4b9b',
      '#dbe3f1',
    ])
  })

  test('on narrow screens tells how many places report each indicator', async () => {
    const cells = cellsOf(await draw({ width: 360 }))
    expect(cells.map(({ value }) => value[1])).toEqual([3, 1, 2])
    expect(cells[2]?.href).toBe('#/outcomes?i=rate')
  })

  test('is as wide as the frame, never wider, however many places there are', () => {
    expect(mostColumns(['x'.repeat(80)], 768) * 14).toBeLessThan(768 * 0.74)
  })

  test('has none when nothing fits, and says so', async () => {
    const drawn = await draw(narrowed({ search: 'nothing of the kind' }))
    expect(drawn.picture).toBeNull()
    expect(drawn.summary).toBe(words.say('figure.nothing'))
    const rare = await draw(narrowed({ search: 'rarely' }))
    expect(rare.summary).toContain('Only 1 indicator fits')
  })
})

test('the sentence counts what there is and what is empty', async () => {
  expect((await draw()).summary).toBe(
    'Provinces: 3 indicators, 3 places; 1 of these indicators are reported by three places or more; 33\u202f% of the cells hold no value.',
  )
})

test('the table lists every pair, with its years and where it leads', async () => {
  const { table } = await draw()
  expect(table.rows).toHaveLength(6)
  expect(table.rows[4]?.map(({ value }) => value)).toEqual([
    'Appearance rate',
    words.say('family.litigation_outcome'),
    'Place 1',
    words.say('level.province'),
    7,
    2010,
    2022,
    '#/outcomes?i=rate&p=1',
  ])
})

test('the notes tell what is left out: the rare, and other levels', async () => {
  const notes = (await draw()).notes.map(({ text }) => text)
  expect(notes).toContain('1 more indicator is left out: of all places, fewer than three report it.')
  expect(notes).toContain('There are values on other levels too: Counties and districts (4 places).')
})

test('years can be chosen, newest first, each once', async () => {
  const open = await coverage.open({}, async (query) => ({
    rows: [cell('rate', '1', 2, 2019, 2021), cell('rate', '2', 1, 2020, 2020)].map((row) =>
      v.parse(query.row, row),
    ),
    origin: 'engine',
  }))
  expect(open.periods).toEqual(['2021', '2020', '2019'])
})

test('a long name is cut in its middle', () => {
  expect(squeeze('Reconsideration cases accepted', 140)).toMatch(/^Recons.*….*accepted$/)
  expect(squeeze('Cases', 140)).toBe('Cases')
})
