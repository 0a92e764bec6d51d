import { describe, expect, test } from 'vitest'
import type { ChartOption } from '../figures/echarts.ts'
import { markSeries } from '../figures/marks.ts'
import { hitsOf, nearest, type PlacedHit, pointingOf } from './hits.ts'

const tip = (title: string) => ({ title, lines: ['line'] })
const rows: ChartOption = {
  xAxis: { type: 'value' },
  yAxis: [{ type: 'category', data: ['a', 'b'] }],
  series: [
    markSeries([
      { kind: 'whisker', x: 10, x2: 30, row: 0, fill: '#000', tip: tip('a') },
      { kind: 'dot', x: 20, row: 0, fill: '#000', tip: tip('a') },
      { kind: 'dot', x: 50, row: 1, fill: '#000', tip: tip('b'), href: '#/cases' },
      { kind: 'hairline', x: 50, row: 1, fill: '#000' },
    ]),
  ],
}

describe('marks of a picture', () => {
  test('each tip of a row is walked once, with its link', () => {
    expect(hitsOf(rows).map(({ y, tip, href }) => [y, tip.title, href])).toEqual([
      [0, 'a', null],
      [1, 'b', '#/cases'],
    ])
  })

  test('a line says its points; points without a tip or a place say nothing', () => {
    const option: ChartOption = {
      xAxis: { type: 'value' },
      yAxis: { type: 'value' },
      series: {
        type: 'scatter',
        data: [{ value: [2020, 5], ...{ tip: tip('p') } }, { value: [2021, null] }, [1, 2]],
      },
    }
    expect(hitsOf(option).map(({ x, y }) => [x, y])).toEqual([[2020, 5]])
    expect([option, rows, {}].map((one) => pointingOf(one, 400, 300).by)).toEqual(['marks', 'rows', 'marks'])
  })

  test('a row answers along its whole length, a point only near it', () => {
    const placed = hitsOf(rows).map((hit, at) => ({ hit, left: 100, top: 20 + at * 28 }))
    expect(nearest(placed, 600, 50, { by: 'rows' })?.hit.tip.title).toBe('b')
    expect(nearest(placed, 600, 50, { by: 'marks' })).toBeNull()
    expect(nearest(placed, 110, 22, { by: 'marks' })?.hit.tip.title).toBe('a')
    expect(nearest(placed, 100, 120, { by: 'rows' })).toBeNull()
  })

  test('a long mark answers along its length, and knows from where to where it reaches', () => {
    const [whisker, dot] = hitsOf(rows)
    expect([whisker?.spanX, dot?.spanX]).toEqual([[10, 30], null])
    const placed = hitsOf(rows).map((hit): PlacedHit => ({ hit, left: 200, top: 20, across: [100, 300] }))
    expect(nearest(placed, 310, 20, { by: 'marks' })?.hit.tip.title).toBe('a')
    expect(nearest(placed, 340, 20, { by: 'marks' })).toBeNull()
  })

  test('an empty cell says nothing, though its neighbour is near', () => {
    const cells: ChartOption = {
      grid: { left: 100, right: 0, top: 50, bottom: 0 },
      xAxis: { type: 'category', data: ['x', 'y'] },
      yAxis: [{ type: 'category', data: ['a', 'b', 'c'] }],
      series: [{ type: 'custom', encode: { x: 0, y: 1 }, data: [{ value: [0, 0], ...{ tip: tip('x a') } }] }],
    }
    const pointing = pointingOf(cells, 140, 113)
    expect(pointing).toEqual({ by: 'cells', width: 20, height: 21 })
    const placed = hitsOf(cells).map((hit) => ({ hit, left: 110, top: 60.5 }))
    expect(nearest(placed, 119, 70, pointing)?.hit.tip.title).toBe('x a')
    expect(nearest(placed, 121, 60, pointing)).toBeNull()
  })
})
