import { describe, expect, test } from 'vitest'
import { toSvg } from './echarts.paper.ts'
import { markSeries } from './marks.ts'
import { plainSvg } from './plainsvg.ts'

const about = { title: '甲、乙', desc: '甲最多。', lang: 'zh' as const }
const option = {
  grid: { left: 100, right: 20, top: 10, bottom: 30 },
  xAxis: { type: 'value' as const },
  yAxis: { type: 'category' as const, data: ['<img onerror="alert(1)">', '"乙" & \u202e丙'] },
  series: [markSeries([{ kind: 'dot', x: 1, row: 0, fill: '#000000' }])],
  title: [
    { text: '{a|■} 甲', left: 0, top: 0, textStyle: { rich: { a: { color: '#123456', fontSize: 12 } } } },
  ],
}
const draw = () => toSvg(option, 600, 200, about)

describe('a picture that stands by itself', () => {
  test('says what it is first, escaped', () => {
    expect(plainSvg('<svg width="1">\n</svg>', { ...about, title: `<b>"$&"</b>`, desc: "a & b $1 $'" })).toBe(
      `<svg width="1" role="img" xml:lang="zh" font-family="system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif">\n<title>&lt;b&gt;"$&amp;"&lt;/b&gt;</title>\n<desc>a &amp; b $1 $'</desc>\n</svg>`,
    )
  })

  test('holds no style, class, script or link, and only what is drawn', () => {
    const svg = draw()
    expect(svg).not.toMatch(/style|class=|script|href|ecmeta|zr\d/)
    expect(new Set([...svg.matchAll(/<(\w+)/g)].map(([, name]) => name))).toEqual(
      new Set(['svg', 'title', 'desc', 'rect', 'path', 'circle', 'text']),
    )
  })

  test('is the same text however many were drawn before', () => {
    expect(draw()).toBe(draw())
  })

  test.each([
    ['style="font-size:12px;font-family:a, b;font-weight:bold;"', 'font-size="12" font-weight="bold"'],
    ['style="font: normal bold 13px a, b"', 'font-size="13" font-weight="bold"'],
    ['style="font: normal normal 12.5px a"', 'font-size="12.5"'],
    ['text-anchor="start" dominant-baseline="central"', 'dy=".35em"'],
    ['x="173.76000000000008" y="-1.2e-15"', 'x="173.76" y="-1.2e-15"'],
    ['fill-opacity="0.125"', 'fill-opacity="0.125"'],
    ['xml:space="preserve"', ''],
  ])('writes %s as %s', (given, written) => {
    const wanted = written === '' ? '<text>' : `<text ${written}>`
    expect(plainSvg(`<svg>\n<text ${given}>甲 乙</text>\n</svg>`, about)).toContain(`${wanted}甲 乙</text>`)
  })

  test('keeps spaces that would be lost', () => {
    const kept = (text: string) => plainSvg(`<svg><text xml:space="preserve">${text}</text></svg>`, about)
    for (const text of [' 甲', '甲 ', '甲  乙']) expect(kept(text)).toContain('xml:space="preserve"')
  })

  test('leaves out marks without size, and signs that XML refuses', () => {
    const given = '<svg><path d="M0 0" transform="matrix(0,0,0,0,24,139)" fill="#b6d634"></path></svg>'
    expect(plainSvg(given, about)).not.toContain('path')
    expect(plainSvg('<svg><text>甲\u0000\u0008\ud800乙😀</text></svg>', about)).toContain(
      '<text>甲乙😀</text>',
    )
  })
})
