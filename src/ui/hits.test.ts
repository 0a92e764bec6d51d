import { describe, expect, test } from 'vitest'
import type { ChartOption } from '../figures/echarts.ts'
import { markSeries } from '../figures/marks.ts'
import { hitsOf, isRowPlot, nearest } from './hits.ts'

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
        type: 'line',
        data: [{ value: [2020, 5], ...{ tip: tip('p') } }, { value: [2021, null] }, [1, 2]],
      },
    }
    expect(hitsOf(option).map(({ x, y }) => [x, y])).toEqual([[2020, 5]])
    expect([isRowPlot(option), isRowPlot(rows), isRowPlot({})]).toEqual([false, true, false])
  })

  test('a row answers along its whole length, a point only near it', () => {
    const placed = hitsOf(rows).map((hit, at) => ({ hit, left: 100, top: 20 + at * 28 }))
    expect(nearest(placed, 600, 50, true)?.hit.tip.title).toBe('b')
    expect(nearest(placed, 600, 50, false)).toBeNull()
    expect(nearest(placed, 110, 22, false)?.hit.tip.title).toBe('a')
    expect(nearest(placed, 100, 120, true)).toBeNull()
  })
})
