import { describe, expect, test } from 'vitest'
import { wordsOf } from '../i18n/words.ts'
import zh from '../i18n/zh.json'
import { toSvg } from './echarts.paper.ts'
import type { Drawn, View } from './figure.ts'
import { SIZE } from './look.ts'
import { markSeries } from './marks.ts'
import { paperTexts, withPapers } from './papers.ts'
import { textWidth } from './rowplot.ts'

const words = wordsOf('zh', zh)
const view: View = {
  lang: 'zh',
  places: [],
  period: null,
  by: null,
  intervals: true,
  anyway: false,
  near: false,
  taken: [],
  hidden: ['b'],
  levels: [],
  width: 600,
  theme: 'light',
  catalogue: { indicators: new Map(), places: new Map(), flags: new Map() },
}
const source = (id: string) => ({ id, title: `报告${id}`, publisher: '某市', published: null, url: null })
const drawn: Drawn = {
  title: '各地受理数是多少？',
  summary: '甲最多。'.repeat(40),
  picture: {
    height: 200,
    legend: [
      { key: 'a', label: '来电', colour: '#123456', glyph: 'square', toggles: true },
      { key: 'b', label: '来信', colour: '#654321', glyph: 'square', toggles: true },
    ],
    option: {
      grid: { left: 100, right: 20, top: 10, bottom: 30 },
      xAxis: { type: 'value' },
      yAxis: { type: 'category', data: ['甲'] },
      series: [markSeries([{ kind: 'dot', x: 1, row: 0, fill: '#000000' }])],
    },
  },
  table: { caption: '', columns: [], rows: [] },
  notes: [],
  heeded: {},
  sources: ['1', '2', '3', '4', '5', '6', '7', '8'].map(source),
}
const leaving = { today: '2026-03-05', address: 'https://example.org/fadu/#/cases', version: '0a1b2c3d' }

describe('a picture that leaves', () => {
  const papers = withPapers(drawn, view, words, leaving)
  const svg = papers === null ? '' : toSvg(papers.option, papers.width, papers.height)

  test('carries title, answer, legend, sources, date and address', () => {
    for (const text of ['各地受理数是多少？', '来电', '来源：', '2026年3月5日', leaving.address])
      expect(svg).toContain(text)
  })

  test('keeps every word of a long answer, a remark and a long address, each within the frame', () => {
    const address = `https://example.org/#/cases?alt=${'harvest-2020%3A001,'.repeat(30)}`
    const remark = '不可比的也放在一起比：乙市（机关自身），丙县（时期长短不同）。'.repeat(4)
    const long = withPapers({ ...drawn, heeded: { remark } }, view, words, { ...leaving, address })
    const drawnTexts = [long?.option.title].flat().map((title) => ({ text: title?.text ?? '' }))
    const all = drawnTexts.map(({ text }) => text).join('')
    for (const text of [drawn.summary, remark, address]) expect(all).toContain(text)
    const small = drawnTexts.filter(({ text }) => address.includes(text))
    expect(small.length).toBeGreaterThan(5)
    for (const { text } of small) expect(textWidth(text, SIZE.small)).toBeLessThanOrEqual(view.width)
    expect(drawnTexts.filter(({ text }) => /^[，。：）]/.test(text))).toEqual([])
  })

  test('names the version of the data where it is known', () => {
    expect(paperTexts(drawn, words, leaving).join()).toContain('数据版本 0a1b2c3d')
    expect(paperTexts(drawn, words, { ...leaving, version: null }).join()).not.toContain('数据版本')
  })

  test('made with the data, is of no day but of a version and its newest source', () => {
    const made = { newest: '2025-01-02', version: '0a1b2c3d', address: '#/cases' }
    const said = '数据版本 0a1b2c3d，所收资料最晚发布于 2025年1月2日'
    expect(paperTexts(drawn, words, made).join()).toContain(said)
    expect(paperTexts(drawn, words, { ...made, newest: null }).join()).toContain('最晚发布于 —')
  })

  test('leaves out what the legend has switched off', () => {
    expect(svg).not.toContain('来信')
  })

  test('keeps the height of its plot and stays inside its frame', () => {
    const [grid] = [papers?.option.grid].flat()
    const top = Number(grid?.top)
    const bottom = Number(grid?.bottom)
    expect((papers?.height ?? 0) - top - bottom).toBe(200 - 10 - 30)
    expect(papers?.width).toBe(640)
  })

  test('names six publications and counts the rest', () => {
    const [sources = ''] = paperTexts(drawn, words, leaving)
    expect(sources).toContain('报告6')
    expect(sources).not.toContain('报告7')
    expect(sources).toContain('另有 2 份')
  })

  test('there is nothing to take where nothing is drawn', () => {
    expect(withPapers({ ...drawn, picture: null }, view, words, leaving)).toBeNull()
  })
})
