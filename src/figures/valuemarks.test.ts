import { describe, expect, test } from 'vitest'
import en from '../i18n/en.json'
import { wordsOf } from '../i18n/words.ts'
import type { Observation } from '../model/types.ts'
import { indicator } from '../testing/indicator.ts'
import { observation } from '../testing/observation.ts'
import type { ChartOption } from './echarts.ts'
import { legendOfKinds, palette } from './look.ts'
import { rowPlot } from './rowplot.ts'
import { type MarkStyle, valueMarks, valueWords } from './valuemarks.ts'

const words = wordsOf('en', en)
const rate = indicator({ measure: 'proportion', interval: 'wilson', unit_zh: '%', unit_en: '%' })
const style: MarkStyle = {
  form: 'dot',
  colour: '#123456',
  apart: false,
  interval: null,
  scale: 1,
  colours: palette('light'),
  tip: { title: '', lines: [] },
}
const marks = (over: Partial<Observation>, how: Partial<MarkStyle> = {}) => {
  const row = observation(over)
  return valueMarks(row, row.value, { ...style, ...how })
}
/** What stands beside the marks, without names that are empty. */
const written = ({ series }: ChartOption): unknown[] =>
  (Array.isArray(series) ? series : []).flatMap(({ id, data }) =>
    id !== 'words' || !Array.isArray(data)
      ? []
      : data.map((item) =>
          typeof item === 'object' && item !== null && 'value' in item && Array.isArray(item.value)
            ? item.value[2]
            : item,
        ),
  )
const kinds = (over: Partial<Observation>, how: Partial<MarkStyle> = {}) =>
  marks(over, how).map(({ kind }) => kind)

describe('the marks of a value', () => {
  test('are pale below 20 cases, and only there', () => {
    expect(marks({ value: 66.7, n: 4, d: 6 })[0]?.pale).toBe(true)
    expect(marks({ value: 100, n: 19, d: 19 })[0]?.pale).toBe(true)
    expect(marks({ value: 95, n: 19, d: 20 })[0]?.pale).toBeUndefined()
    expect(marks({ value: 95 })[0]?.pale).toBeUndefined()
  })

  test('are a tick for a reported zero, with its interval where it has one', () => {
    expect(kinds({ value: 0 }, { form: 'bar' })).toEqual(['zero'])
    expect(kinds({ value: 0, n: 0, d: 5 }, { interval: { low: 0, high: 43.4 } })).toEqual(['whisker', 'zero'])
  })

  test('show an interval on a bar too, in ink; a bound’s free side is its arrow', () => {
    const interval = { low: 90, high: 110 }
    expect(marks({}, { form: 'bar', interval }).map(({ kind, fill }) => [kind, fill])).toEqual([
      ['bar', '#123456'],
      ['whisker', palette('light').ink],
    ])
    expect(kinds({ value_kind: 'at_least' }, { form: 'bar', interval })).toEqual(['barAtLeast'])
    expect(kinds({ value_kind: 'at_most' }, { interval })).toEqual(['dotAtMost'])
  })

  test.each([
    { value: null, value_kind: 'missing' },
    { value: 1, value_kind: 'direction' },
  ] as const)('are none for %j', (over) => {
    expect(kinds(over)).toEqual([])
  })
})

describe('the words behind a value', () => {
  test.each([
    ['not_stated', 'not stated'],
    ['pending', 'pending'],
    ['not_applicable', 'not applicable'],
    ['withheld', 'withheld'],
  ] as const)('say why it is missing: %s', (missing_reason, text) => {
    const row = observation({ value: null, value_kind: 'missing', missing_reason })
    expect(valueWords(row, rate, words)).toEqual({ text, missing: missing_reason })
  })

  test('say what a rate rests on, and which way something moved', () => {
    expect(valueWords(observation({ value: 66.7, n: 4, d: 6 }), rate, words).small).toBe(
      '4/6; one case = 16.7 points',
    )
    expect(valueWords(observation({ value: -1, value_kind: 'direction' }), rate, words)).toEqual({
      text: '↓ fell (by how much is not stated)',
    })
  })
})

describe('five looks of what is no value, or none', () => {
  const reasons = ['not_stated', 'pending', 'not_applicable', 'withheld'] as const
  const rows = reasons.map((missing_reason) =>
    observation({ value: null, value_kind: 'missing', missing_reason }),
  )
  const zero = observation({ value: 0 })
  const plot = rowPlot(
    [
      {
        rows: [...rows, zero].map((row) => ({
          label: '',
          marks: valueMarks(row, row.value, { ...style, form: 'bar' }),
          ...valueWords(row, indicator(), words),
        })),
      },
    ],
    { max: null, percent: false, unit: '' },
    { width: 900, lang: 'en' },
    palette('light'),
  )

  test('each has its own sign, in quiet ink; zero is a plain number with a mark', () => {
    expect(written(plot.option)).toEqual([
      '{m|? not stated}',
      '{m|… pending}',
      '{m|∕ not applicable}',
      '{m|▪ withheld}',
      '0\u202fcases',
    ])
  })

  test('each has its own entry in the legend, once', () => {
    const legend = legendOfKinds([...rows, ...rows, zero], {}, palette('light'), words)
    expect(legend.map(({ key }) => key)).toEqual(['zero', ...reasons])
    expect(new Set(legend.map(({ label }) => label)).size).toBe(5)
    expect(legendOfKinds([observation()], {}, palette('light'), words)).toEqual([])
  })
})

test('a row plot without any mark has no scale', () => {
  const plot = (marked: boolean) =>
    rowPlot(
      [{ rows: [{ label: 'a', text: '↑', marks: marked ? marks({}) : [] }] }],
      { max: null, percent: false, unit: 'cases' },
      { width: 900, lang: 'en' },
      palette('light'),
    ).option.xAxis
  expect(plot(true)).toMatchObject({ name: 'cases', axisLabel: { show: true } })
  expect(plot(false)).toMatchObject({ name: '', axisLabel: { show: false } })
})

test('a flag stands behind the value, before what it rests on; ranks are a column between name and marks', () => {
  const { option } = rowPlot(
    [{ rows: [{ label: 'a', rank: '2–5', text: '92.3 %', flag: true, small: 'of 242', marks: marks({}) }] }],
    { max: 100, percent: true, unit: '' },
    { width: 900, lang: 'en' },
    palette('light'),
  )
  expect(written(option)).toEqual(['a{r|2–5}', '92.3 %{f|△} {q|of 242}'])
})

test.each([
  ['proportion', '%', 'denominator not stated'],
  ['ratio', '%', 'denominator not stated'],
  ['ratio', '次/月', undefined],
  ['count', '件', undefined],
] as const)('a %s in %s without a base says “%s”', (measure, unit_zh, small) => {
  expect(valueWords(observation(), indicator({ measure, unit_zh }), words).small).toBe(small)
})
