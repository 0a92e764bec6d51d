import { describe, expect, test } from 'vitest'
import { palette } from './look.ts'
import type { TimeMark } from './timemarks.ts'
import { shorten, smallMultiples, spread, timePlot, yearsOf } from './timeplot.ts'

const colours = palette('light')
const dot = (x: number, y: number): TimeMark => ({
  kind: 'dot',
  x,
  y,
  fill: '#000000',
  stroke: '#000000',
  size: 4,
})
const scale = { percent: false, unit: 'cases', upsideDown: false }
const view = { width: 900, lang: 'en' as const }

describe('where a period lies', () => {
  test.each([
    ['a year', '2020-01-01', '2020-12-31', 2020, 2021],
    ['half a year', '2021-01-01', '2021-06-30', 2021, 2021.5],
    ['five years', '2018-01-01', '2022-12-31', 2018, 2023],
    ['two years and a month', '2015-05-01', '2017-05-31', 2015.33, 2017.41],
  ])('%s', (_name, period_start, period_end, from, to) => {
    const years = yearsOf({ period_kind: 'span', period_start, period_end })
    expect(years.from).toBeCloseTo(from, 1)
    expect(years.to).toBeCloseTo(to, 1)
  })

  test('a stock has a day, no beginning', () => {
    const years = yearsOf({ period_kind: 'as_of', period_start: null, period_end: '2020-11-01' })
    expect(years.from).toBeNull()
    expect(years.to).toBeCloseTo(2020.84, 2)
  })
})

describe('names at the ends of lines', () => {
  test('stay where they are when they do not meet', () => {
    const boxes = [
      { x: 0, y: 100, width: 40 },
      { x: 0, y: 130, width: 40 },
      { x: 200, y: 101, width: 40 },
    ]
    expect(spread(boxes, 0, 300)).toEqual([100, 130, 101])
  })

  test('move apart by a line when they would lie on each other, in their order', () => {
    const boxes = [100, 102, 101].map((y) => ({ x: 0, y, width: 40 }))
    expect(spread(boxes, 0, 300)).toEqual([100, 134, 117])
  })

  test('move up where there is no room below', () => {
    const boxes = [298, 299].map((y) => ({ x: 0, y, width: 40 }))
    expect(spread(boxes, 0, 300)).toEqual([283, 300])
  })
})

test.each([
  [900, 1],
  [366, 2],
])('at %i px the names of two days stand in %i rows, and never touch', (width, rows) => {
  const events = [
    { x: 2015.3, label: 'Litigation Law amended' },
    { x: 2024, label: 'Reconsideration Law revised' },
  ]
  const panel = { marks: [dot(2013, 1), dot(2025, 2)], labels: [], events }
  const { option } = timePlot(panel, { ...scale, percent: true }, { ...view, width }, colours)
  const titles = Array.isArray(option.title) ? option.title : []
  expect(new Set(titles.map((title) => title?.top)).size).toBe(rows)
})

test('a text is cut to its room, and says so', () => {
  expect(shorten('红河哈尼族彝族自治州', 65)).toBe('红河哈尼…')
  expect(shorten('山东省', 65)).toBe('山东省')
})

test('the axis of time holds whole years, the axis of values begins at zero', () => {
  const { option } = timePlot(
    { marks: [dot(2018.5, 30), dot(2022.99, 95)], labels: [] },
    scale,
    view,
    colours,
  )
  expect(option.xAxis).toMatchObject([{ min: 2018, max: 2023 }])
  expect(option.yAxis).toMatchObject([{ min: 0, max: 100 }])
})

test('small panels share both scales, six to a row where there is room', () => {
  const panels = Array.from({ length: 8 }, (_, at) => ({ marks: [dot(2015 + at, at * 10)], labels: [] }))
  const { option } = smallMultiples(panels, scale, { width: 1200, lang: 'en' }, colours)
  const grids = [option.grid].flat()
  expect(grids).toHaveLength(8)
  expect(new Set(grids.map((grid) => grid?.left)).size).toBe(6)
  for (const axis of [option.yAxis].flat()) expect(axis).toMatchObject({ min: 0, max: 80 })
  for (const axis of [option.xAxis].flat()) expect(axis).toMatchObject({ min: 2015, max: 2022 })
})
