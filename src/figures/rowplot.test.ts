import { expect, test } from 'vitest'
import { palette } from './look.ts'
import { breakText, rowPlot } from './rowplot.ts'

test('no line begins with a sign that closes, also where it stands behind a number', () => {
  expect(breakText('高于的 11，低于的 7，分不出的 15', 15, 60)).toEqual([
    '高于的',
    '11，低',
    '于的',
    '7，分不',
    '出的 15',
  ])
  for (const width of [60, 75, 90])
    for (const line of breakText('分子 1,874，分母（5,185）未公布。', 15, width))
      expect(line).not.toMatch(/^[，。）]/)
})

test('above the marks of a narrow picture names and values keep their beginnings, and lie within it', () => {
  const row = {
    label: 'name '.repeat(20),
    marks: [],
    text: '2,025 applications',
    small: 'others '.repeat(20),
  }
  const scale = { max: 100, percent: false, unit: '' }
  const { option } = rowPlot([{ rows: [row] }], scale, { width: 360, lang: 'en' }, palette('light'))
  const series = [option.series].flat().find((one) => one?.id === 'words')
  const words = Array.isArray(series?.data) ? series.data : []
  expect(words.length).toBe(2)
  for (const { value } of words) {
    const [room, cut] = [value[7], value[8]]
    expect(room).toBeGreaterThan(0)
    expect(room).toBeLessThan(360)
    expect(cut).toBe(1)
  }
})
