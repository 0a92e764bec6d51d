import type { RenderItem, ScatterSeriesOption } from '../echarts.ts'
import type { MarkData } from '../figure.ts'
import { FONT, OPAQUE, type Palette, SIZE } from '../look.ts'
import { breakText, plainText, type RowPlot, textWidth } from '../rowplot.ts'

export interface BarRow extends MarkData {
  readonly name: string
  readonly count: number
  /** The count in words, behind the bar. */
  readonly text: string
}

export interface BarGroup {
  readonly heading: string
  readonly rows: readonly BarRow[]
}

const HEADING = 34
const LINE = 18
const BAR = 9
const ABOVE_BAR = 5
const BELOW_BAR = 13
/** Some system faces are so much wider than `textWidth` takes them to be. */
const WIDE_FACE = 1.12

/** Bars for narrow screens: each name whole, on as many lines as it needs, above its bar; counts behind them. */
export function barPlot(groups: readonly BarGroup[], width: number, colours: Palette): RowPlot {
  const rows = groups.flatMap((group) => group.rows)
  const behind =
    Math.ceil(Math.max(0, ...rows.map(({ text }) => textWidth(text, SIZE.small))) * WIDE_FACE) + 10
  const max = Math.max(1, ...rows.map(({ count }) => count))
  let down = 0
  const headings: Written[] = []
  const names: Written[] = []
  const bars = groups.flatMap(({ heading, rows }) => {
    headings.push({ text: heading, y: down + HEADING - 12 })
    down += HEADING
    return rows.map((row) => {
      const lines = breakText(plainText(row.name), SIZE.label, width / WIDE_FACE)
      const top = down
      for (const text of lines) {
        names.push({ text, y: down + LINE / 2 })
        down += LINE
      }
      const bar = down + ABOVE_BAR + BAR / 2
      down += ABOVE_BAR + BAR + BELOW_BAR
      return { row, top, bar, bottom: top + lines.length * LINE + ABOVE_BAR + BAR + 4 }
    })
  })
  return {
    height: down,
    option: {
      animation: false,
      grid: { left: 0, right: behind, top: 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { type: 'value', min: 0, max, show: false },
      yAxis: { type: 'value', inverse: true, min: 0, max: Math.max(1, down), show: false },
      series: [
        {
          type: 'custom',
          id: 'bars',
          renderItem: renderBar,
          // The whole row answers, from its name to its count.
          encode: { x: [0, 5], y: [2, 3, 4] },
          data: bars.map(({ row, top, bar, bottom }) => ({
            value: [0, row.count, bar, top, bottom, max],
            itemStyle: { color: colours.shades[3] ?? colours.plain },
            ...(row.tip === undefined ? {} : { tip: row.tip }),
            ...(row.href === undefined ? {} : { href: row.href }),
          })),
        },
        written('headings', headings, { fontSize: SIZE.small, fontWeight: 'bold', color: colours.quiet }),
        written('names', names, { fontSize: SIZE.label, color: colours.ink }),
        written(
          'counts',
          bars.map(({ row, bar }) => ({ text: row.text, y: bar, x: row.count, right: 6 })),
          { fontSize: SIZE.small, color: colours.quiet },
        ),
      ],
    },
  }
}

/** A line of text; x on the scale of the bars, y in CSS pixels, `right` moves it there. */
interface Written {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly right?: number
}

/** Lines of text, each where it stands. */
export function written(
  id: string,
  texts: readonly Written[],
  style: { fontSize: number; fontWeight?: 'bold'; color: string },
): ScatterSeriesOption {
  return {
    type: 'scatter',
    id,
    symbolSize: 0,
    itemStyle: OPAQUE,
    silent: true,
    data: texts.map(({ text, x = 0, y, right = 0 }) => ({
      value: [x, y],
      label: {
        show: true,
        formatter: plainText(text),
        position: 'right' as const,
        distance: 0,
        offset: [right, 0] as [number, number],
        fontFamily: FONT,
        ...style,
      },
    })),
  }
}

/** Draws one bar; the same function for all pictures, so that options compare equal. */
export const renderBar: RenderItem = (_params, api) => {
  const [x = 0, y = 0] = api.coord([0, api.value(2)])
  const [x2 = 0] = api.coord([api.value(1), api.value(2)])
  return {
    type: 'rect',
    shape: { x, y: y - BAR / 2, width: Math.max(1, x2 - x), height: BAR },
    style: { fill: String(api.visual('color')) },
  }
}
