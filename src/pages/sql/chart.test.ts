import { describe, expect, test } from 'vitest'
import type { Kind, Result, ResultValue } from '../../db/visitor.ts'
import { wordsOf } from '../../i18n/words.ts'
import zh from '../../i18n/zh.json'
import { hitsOf } from '../../ui/hits.ts'
import { drawResult, MOST_BARS, numberColumns, suggestedChart } from './chart.ts'

const words = wordsOf('zh', zh)
const view = { width: 800, theme: 'light' } as const

function result(kinds: Readonly<Record<string, Kind>>, rows: readonly (readonly ResultValue[])[]): Result {
  const columns = Object.entries(kinds).map(([name, kind]) => ({ name, kind, type: kind }))
  return { columns, rows, more: false, shortened: 0 }
}
const years = result({ year: 'exact', place: 'text', cases: 'number' }, [
  ['2019', 'A', 5],
  ['2020', 'A', 7],
  ['2023', 'A', 9],
  ['2019', 'B', 1],
  ['2020', 'B', null],
])
const draw = (given: Result, choice = suggestedChart(given)) =>
  choice === null ? null : drawResult(given, choice, view, words, '行号')
const tips = (given: Result) => {
  const option = draw(given)?.picture.option
  return option === undefined ? [] : hitsOf(option).map(({ tip }) => [tip.title, ...tip.lines].join(' / '))
}
/** From where to where lines run. */
const joins = (given: Result) => {
  const series = draw(given)?.picture.option.series
  const [first] = Array.isArray(series) ? series : []
  const data: unknown[] = Array.isArray(first?.data) ? first.data : []
  return data.flatMap((item) => {
    const value = item !== null && typeof item === 'object' && 'value' in item ? item.value : []
    return Array.isArray(value) && value[5] === 0 ? [[value[1], value[2]]] : []
  })
}

describe('a result as a picture', () => {
  test.each([
    [
      'names, then numbers: bars',
      { name: 'text', n: 'exact' },
      [
        ['a', '1'],
        ['b', '2'],
      ],
      { kind: 'bars', x: 0, y: 1 },
    ],
    [
      'two numbers: dots',
      { n: 'number', m: 'number' },
      [
        [1, 2],
        [2, 3],
        [3, 1],
      ],
      { kind: 'dots', x: 0, y: 1 },
    ],
    ['one number alone: bars by row', { n: 'number' }, [[1]], { kind: 'bars', x: null, y: 0 }],
    [
      'days: a line',
      { day: 'date', n: 'number' },
      [
        ['2020-01-01', 1],
        ['2020-02-01', 2],
        ['2020-03-01', 3],
      ],
      { kind: 'line', x: 0, y: 1 },
    ],
    ['no number: nothing', { name: 'text', yes: 'truth' }, [['1', true]], null],
    ['numbers beyond what a number holds: nothing', { n: 'exact' }, [['9007199254740993']], null],
  ] as const)('%s', (_, kinds, rows, choice) => {
    expect(suggestedChart(result(kinds, rows))).toEqual(choice)
  })

  test('years of two places are two lines, that do not run across a gap nor over what is missing', () => {
    expect(suggestedChart(years)).toEqual({ kind: 'line', x: 0, y: 2 })
    expect(joins(years)).toEqual([[2019, 2020]])
    expect(tips(years)).toEqual([
      'A / year: 2019 / cases: 5',
      'A / year: 2020 / cases: 7',
      'A / year: 2023 / cases: 9',
      'B / year: 2019 / cases: 1',
    ])
    expect(draw(years)).toMatchObject({ lacking: 1, count: 4, low: 1, high: 9, cut: false })
    expect(draw(years)?.picture.legend.map(({ label }) => label)).toEqual(['A', 'B'])
  })

  test('both axes are named; no bar begins elsewhere than at zero', () => {
    expect(draw(years)?.picture.option).toMatchObject({ xAxis: { name: 'year' }, title: { text: 'cases' } })
    const bars = result({ name: 'text', n: 'number' }, [
      ['a', 5],
      ['b', -4],
    ])
    expect(draw(bars)?.picture.option).toMatchObject({ xAxis: { name: 'n', min: -4.2 } })
    expect(tips(bars)).toEqual(['a / n: 5', 'b / n: -4'])
    const positive = result({ name: 'text', n: 'number' }, [
      ['a', 1005],
      ['b', 1004],
    ])
    expect(draw(positive)?.picture.option).toMatchObject({ xAxis: { min: 0 } })
  })

  test('of many rows the first are bars, and that is said; a digit is drawn as it was written', () => {
    const many = result(
      { name: 'text', n: 'exact' },
      Array.from({ length: 100 }, (_, at) => [`n${at}`, `${at}.50`]),
    )
    expect(draw(many)).toMatchObject({ cut: true, count: MOST_BARS, lacking: 0 })
    expect(tips(many)[1]).toBe('n1 / n: 1.50')
  })

  test('the same result gives an equal picture', () => {
    expect(draw(years)).toEqual(draw(years))
  })

  test('columns hold a number where any row does', () => {
    expect(
      numberColumns(
        result({ a: 'exact', b: 'text', c: 'number' }, [
          [null, '1', null],
          ['2', '1', null],
        ]),
      ),
    ).toEqual([0])
  })
})
