import { formatAxis } from '../model/formats.ts'
import { periodYear } from '../model/periods.ts'
import type { Lang, Period } from '../model/types.ts'
import type { ChartOption, CustomSeriesOption, RenderItem, ScatterSeriesOption } from './echarts.ts'
import type { MarkData } from './figure.ts'
import { FONT, NARROW, OPAQUE, type Palette, SIZE } from './look.ts'
import { niceMax, percentLabels, plainText, textWidth } from './rowplot.ts'

/** The marks of a picture over time; how each is drawn stands in `renderTimeMark`. */
export const TIME_MARK = {
  /** A line from one value to the next. */
  join: 0,
  /** The same for values that are unlike the others. */
  joinDashed: 1,
  dot: 2,
  /** A period of its true length: a bar at its value. */
  length: 3,
  /** A lower bound: an arrow up from the value. */
  up: 4,
  /** An upper bound: an arrow down from the value. */
  down: 5,
  /** Stated as a range: an upright bar between two caps. */
  range: 6,
  /** The interval of uncertainty: a thin upright line. */
  whisker: 7,
  /** A reported zero: a dot on the axis, and "0". */
  zero: 8,
  /** A total since an unknown start: an arrow back in time. */
  since: 9,
  /** Leads from the end of a line to its name, where the name had to move. */
  leader: 10,
} as const

/** A mark of a picture over time; x in years (2020 is 1 January 2020, 2020.5 about the middle of it). */
export interface TimeMark extends MarkData {
  readonly kind: keyof typeof TIME_MARK
  readonly x: number
  readonly x2?: number
  readonly y: number
  readonly y2?: number
  readonly fill: string
  readonly stroke: string
  /** Radius of a dot, width of a line, CSS pixels; of a leader, how far its name moved down. */
  readonly size: number
}

/** The name of a line, wanted at (x, y). */
export interface EndLabel {
  readonly text: string
  readonly colour: string
  readonly x: number
  readonly y: number
}

export interface TimePanel {
  /** What stands above a small panel: the place, and its last value in quiet ink. */
  readonly title?: {
    readonly name: string
    readonly colour: string
    readonly words: string
    /** Where there is no room for the words. */
    readonly short: string
  }
  readonly marks: readonly TimeMark[]
  /** Names at the lines' ends; a picture of many panels has none. */
  readonly labels: readonly EndLabel[]
}

export interface TimeScale {
  readonly percent: boolean
  readonly unit: string
  /** Rank 1 stands on top. */
  readonly upsideDown: boolean
}

export interface TimePlot {
  readonly option: ChartOption
  readonly height: number
}

/** From when to when a period lasts, in years (2020 is 1 January 2020); null: since an unknown start, or a stock. */
export function yearsOf(period: Period): { readonly from: number | null; readonly to: number } {
  const to = periodYear({ ...period, period_start: null })
  return { from: period.period_start === null ? null : 2 * periodYear(period) - to, to }
}

/** One large picture of lines over time, each named at its end. */
export function timePlot(
  panel: TimePanel,
  scale: TimeScale,
  view: { readonly width: number; readonly lang: Lang },
  colours: Palette,
): TimePlot {
  const narrow = view.width < NARROW
  const years = yearRange([panel])
  const values = valueRange([panel], scale)
  const height = narrow ? 320 : Math.round(Math.min(460, Math.max(320, view.width * 0.4)))
  const top = 34
  const bottom = 30
  const left = axisWidth(values, scale, view.lang)
  const right = roomForLabels(panel.labels, years, left, view.width)
  const pixelX = (x: number) => left + share(x, years) * (view.width - left - right)
  const pixelY = (y: number) => top + (1 - share(y, values)) * (height - top - bottom)
  const wanted = panel.labels.map((label) => ({
    x: pixelX(label.x) + LABEL_GAP,
    y: pixelY(label.y),
    width: textWidth(label.text) * WIDEST,
  }))
  const drawn = panel.marks
    .filter(({ kind, size }) => (kind.startsWith('join') || kind === 'length') && size >= STRONG)
    .map(({ x, x2, y, y2 }): Line => [pixelX(x), pixelY(y), pixelX(x2 ?? x), pixelY(y2 ?? y)])
  const dots = panel.marks
    .filter(({ kind, size }) => kind === 'dot' && size > STRONG_DOT)
    .map(({ x, y }): Line => [pixelX(x) - 5, pixelY(y), pixelX(x) + 5, pixelY(y)])
  const lowest = height - bottom - 8
  const moved = spread(
    wanted.map((box) => ({ ...box, y: besideLines(box, [...drawn, ...dots], lowest) })),
    top,
    lowest,
  )
  const labels = panel.labels.map((label, at) => ({
    ...label,
    down: (moved[at] ?? 0) - (wanted[at]?.y ?? 0),
  }))
  return {
    height,
    option: {
      animation: false,
      grid: { left, right, top, bottom, outerBoundsMode: 'none' },
      xAxis: yearAxis(years, view.width - left - right, 0, colours),
      yAxis: valueAxis(values, scale, 0, true, view.lang, colours),
      series: [
        timeSeries(
          [
            ...panel.marks,
            ...labels
              .filter(({ down }) => Math.abs(down) > 7)
              .map(({ x, y, down, colour }): TimeMark => {
                return { kind: 'leader', x, y, fill: colour, stroke: colour, size: down }
              }),
          ],
          0,
        ),
        endLabels(labels, colours),
      ],
    },
  }
}

/** A small panel for each of many places, all on the same scales, in reading order. */
export function smallMultiples(
  panels: readonly TimePanel[],
  scale: TimeScale,
  view: { readonly width: number; readonly lang: Lang },
  colours: Palette,
): TimePlot {
  const columns = Math.min(panels.length, view.width >= 1100 ? 6 : view.width >= NARROW ? 4 : 2)
  const years = yearRange(panels)
  const values = valueRange(panels, scale)
  const left = axisWidth(values, scale, view.lang)
  const gap = 18
  const width = Math.floor((view.width - left - 12 - gap * (columns - 1)) / columns)
  const high = 76
  const above = 46
  const below = 30
  const rows = Math.ceil(panels.length / columns)
  const top = 20
  const height = top + rows * (above + high + below)
  const boxes = panels.map((panel, at) => {
    const x = left + (at % columns) * (width + gap)
    const y = top + Math.floor(at / columns) * (above + high + below) + above
    return { panel, at, x, y }
  })
  return {
    height,
    option: {
      animation: false,
      grid: boxes.map(({ x, y }) => ({
        left: x,
        right: view.width - x - width,
        top: y,
        bottom: height - y - high,
        outerBoundsMode: 'none' as const,
      })),
      title: [
        {
          ...titleAt(0, 0),
          text: scale.percent ? '' : plainText(scale.unit),
          textStyle: { fontFamily: FONT, fontSize: SIZE.small, fontWeight: 'normal', color: colours.quiet },
        },
        ...boxes.flatMap(({ panel, x, y }) =>
          panel.title === undefined
            ? []
            : [
                {
                  ...titleAt(x, y - above + 6),
                  text: plainText(shorten(panel.title.name, width)),
                  textStyle: {
                    fontFamily: FONT,
                    fontSize: SIZE.label,
                    fontWeight: 'bold' as const,
                    color: panel.title.colour,
                  },
                },
                {
                  ...titleAt(x, y - above + 23),
                  text: plainText(fitting(panel.title, width)),
                  textStyle: {
                    fontFamily: FONT,
                    fontSize: SIZE.small,
                    fontWeight: 'normal' as const,
                    color: colours.quiet,
                  },
                },
              ],
        ),
      ],
      xAxis: boxes.map(({ at }) => yearAxis(years, width, at, colours)),
      yAxis: boxes.map(({ at }) =>
        valueAxis(values, { ...scale, unit: '' }, at, at % columns === 0, view.lang, colours, 2),
      ),
      series: boxes.map(({ panel, at }) => timeSeries(panel.marks, at)),
    },
  }
}

const LABEL_GAP = 10
/** Some system faces are so much wider than `textWidth` takes them to be. */
const WIDEST = 1.12
const LABEL_HEIGHT = 17
/** Lines of this width and more, and dots greater than that, are not written over. */
const STRONG = 2
const STRONG_DOT = 3

/** x1, y1, x2, y2 in CSS pixels, from left to right. */
type Line = readonly [number, number, number, number]

/** The nearest y, not below `lowest`, at which a label lies on no line; where it stands, if there is none near. */
function besideLines(box: Box, lines: readonly Line[], lowest: number): number {
  const half = LABEL_HEIGHT / 2
  const isFree = (y: number) =>
    lines.every(([x1, y1, x2, y2]) => {
      const from = Math.max(x1, box.x)
      const to = Math.min(x2, box.x + box.width)
      if (from >= to || x2 === x1) return true
      const at = (x: number) => y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)
      return Math.max(at(from), at(to)) < y - half || Math.min(at(from), at(to)) > y + half
    })
  const near = [0, -10, 10, -16, 16, -24, 24, -32, 32, -44, -56, -70].find(
    (down) => (down <= 0 || box.y + down <= lowest) && isFree(box.y + down),
  )
  return box.y + (near ?? 0)
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

/**
 * Moves labels up and down (CSS pixels) so that no two lie on each other: the new y of each, in the given
 * order. Labels that share no stretch of x stay where they are; all stay between `top` and `bottom` while
 * there is room.
 */
export function spread(boxes: readonly Box[], top: number, bottom: number): number[] {
  const order = boxes.map((box, at) => ({ ...box, at })).sort((a, b) => a.y - b.y || a.at - b.at)
  const meet = (a: Box, b: Box) => a.x < b.x + b.width + 6 && b.x < a.x + a.width + 6
  const placed: (Box & { at: number })[] = []
  for (const box of order) {
    const floor = Math.max(
      top,
      ...placed.filter((other) => meet(box, other)).map(({ y }) => y + LABEL_HEIGHT),
    )
    placed.push({ ...box, y: Math.max(box.y, floor) })
  }
  for (let at = placed.length - 1; at >= 0; at--) {
    const box = placed[at]
    if (box === undefined) continue
    const ceiling = Math.min(
      bottom,
      ...placed
        .slice(at + 1)
        .filter((other) => meet(box, other))
        .map(({ y }) => y - LABEL_HEIGHT),
    )
    placed[at] = { ...box, y: Math.min(box.y, ceiling) }
  }
  return boxes.map((box, at) => placed.find((one) => one.at === at)?.y ?? box.y)
}

function fitting({ words, short }: { words: string; short: string }, width: number): string {
  return textWidth(words, SIZE.small) <= width ? words : shorten(short, width, SIZE.small)
}

/** A text cut to a width in CSS pixels, with an ellipsis where something was cut. */
export function shorten(text: string, width: number, size: number = SIZE.label): string {
  if (textWidth(text, size) <= width) return text
  let cut = ''
  for (const sign of text) {
    if (textWidth(`${cut}${sign}…`, size) > width) break
    cut += sign
  }
  return `${cut.trimEnd()}…`
}

function timeSeries(marks: readonly TimeMark[], panel: number): CustomSeriesOption {
  return {
    type: 'custom',
    id: `time${panel}`,
    xAxisIndex: panel,
    yAxisIndex: panel,
    renderItem: renderTimeMark,
    encode: { x: [0, 1, 2], y: [3, 4] },
    data: marks.map((mark) => ({
      // the middle comes first: there a mark is found by pointer and keyboard
      value: [
        (mark.x + (mark.x2 ?? mark.x)) / 2,
        mark.x,
        mark.x2 ?? mark.x,
        mark.y,
        mark.y2 ?? mark.y,
        TIME_MARK[mark.kind],
        mark.size,
      ],
      itemStyle: { color: mark.fill, borderColor: mark.stroke },
      ...(mark.tip === undefined ? {} : { tip: mark.tip }),
      ...(mark.href === undefined ? {} : { href: mark.href }),
    })),
    z: 3,
  }
}

const ARROW = 16

/** Draws one mark; the same function for all pictures, so that options compare equal. */
export const renderTimeMark: RenderItem = (_params, api) => {
  const kind = Number(api.value(5))
  const size = Number(api.value(6))
  const yValue = Number(api.value(3))
  const [x = 0, y = 0] = api.coord([api.value(1), yValue])
  const [x2 = 0, y2 = 0] = api.coord([api.value(2), api.value(4)])
  const [, above = 0] = api.coord([api.value(1), yValue + 1])
  const up = above <= y ? -1 : 1
  const [, zero = 0] = api.coord([api.value(1), 0])
  const middle = (x + x2) / 2
  const fill = String(api.visual('color'))
  const stroke = String(api.visual('borderColor'))
  const line = (x1: number, y1: number, xx: number, yy: number, lineWidth: number, dash?: number[]) => ({
    type: 'line' as const,
    shape: { x1, y1, x2: xx, y2: yy },
    style: { stroke, lineWidth, fill: 'none', ...(dash === undefined ? {} : { lineDash: dash }) },
  })
  const dot = (cx: number, cy: number) => ({
    type: 'circle' as const,
    shape: { cx, cy, r: size },
    style: { fill, stroke, lineWidth: fill === stroke ? 0 : 1.75 },
  })
  const arrow = (cx: number, cy: number, dx: number, dy: number, long = ARROW) => [
    line(cx, cy, cx + dx * long, cy + dy * long, 1.5),
    {
      type: 'polyline' as const,
      shape: {
        points: [
          [cx + dx * (long - 5) + dy * 4, cy + dy * (long - 5) + dx * 4],
          [cx + dx * long, cy + dy * long],
          [cx + dx * (long - 5) - dy * 4, cy + dy * (long - 5) - dx * 4],
        ],
      },
      style: { stroke, lineWidth: 1.5, fill: 'none' },
    },
  ]
  const group = (children: object[]) => ({ type: 'group' as const, children: children as never[] })

  switch (kind) {
    case TIME_MARK.join:
      return line(x, y, x2, y2, size)
    case TIME_MARK.joinDashed:
      return line(x, y, x2, y2, size, [5, 3])
    case TIME_MARK.dot:
      return dot(x, y)
    case TIME_MARK.length:
      return {
        type: 'rect',
        shape: { x: Math.min(x, x2), y: y - size, width: Math.max(2, Math.abs(x2 - x)), height: 2 * size },
        style: { fill, stroke, lineWidth: fill === stroke ? 0 : 1.5 },
      }
    case TIME_MARK.up:
      return group(arrow(middle, y + up * 4, 0, up))
    case TIME_MARK.down:
      return group(arrow(middle, y - up * 4, 0, -up, Math.min(ARROW, Math.max(6, Math.abs(zero - y) - 4))))
    case TIME_MARK.range:
      return group([
        line(middle, y, middle, y2, size),
        line(middle - 5, y, middle + 5, y, 1.5),
        line(middle - 5, y2, middle + 5, y2, 1.5),
      ])
    case TIME_MARK.whisker:
      return line(middle, y, middle, y2, size)
    case TIME_MARK.zero:
      return group([
        dot(x, y),
        {
          type: 'text',
          style: {
            text: '0',
            x,
            y: y + up * 16,
            fill: stroke,
            fontSize: 12,
            align: 'center',
            verticalAlign: 'middle',
          },
        },
      ])
    case TIME_MARK.since:
      return group(arrow(x - 4, y, -1, 0))
    case TIME_MARK.leader:
      return line(x + 5, y, x + LABEL_GAP, y + size, 0.75)
    default:
      return null
  }
}

type Span = readonly [number, number]

/** The whole years that the marks lie in. */
function yearRange(panels: readonly TimePanel[]): Span {
  const all = panels.flatMap(({ marks }) => marks.flatMap(({ x, x2 }) => [x, x2 ?? x]))
  if (all.length === 0) return [2000, 2001]
  const from = Math.floor(Math.min(...all) + 0.01)
  return [from, Math.max(from + 1, Math.ceil(Math.max(...all) - 0.01))]
}

function valueRange(panels: readonly TimePanel[], scale: TimeScale): Span {
  const all = panels
    .flatMap(({ marks }) => marks.flatMap(({ y, y2 }) => [y, y2 ?? y]))
    .filter(Number.isFinite)
  const lowest = Math.min(0, ...all)
  const high = niceMax(all)
  if (scale.upsideDown) return [high, lowest < 0 ? lowest : 1]
  return [lowest < 0 ? -niceMax(all.map((value) => -value)) : 0, scale.percent ? Math.min(100, high) : high]
}

function share(value: number, [from, to]: Span): number {
  return (value - from) / (to - from)
}

function axisWidth(values: Span, scale: TimeScale, lang: Lang): number {
  const longest = Math.max(
    ...[0.2, 0.4, 0.5, 0.6, 0.8, 1].flatMap((part) =>
      values.map((value) => textWidth(axisLabel(value * part, scale, lang), SIZE.small)),
    ),
  )
  return Math.ceil(longest) + 14
}

function axisLabel(value: number, scale: TimeScale, lang: Lang): string {
  return scale.percent ? percentLabels[lang](value) : axisLabels[lang](value)
}

/** How much room the names need beyond the plot: a line that ends early has its name inside it. */
function roomForLabels(labels: readonly EndLabel[], years: Span, left: number, width: number): number {
  const needed = labels.map(({ x, text }) => {
    const at = share(x, years)
    return at <= 0 ? 0 : width - left - (width - left - LABEL_GAP - textWidth(text) * WIDEST - 4) / at
  })
  return Math.ceil(Math.min(width * 0.5, Math.max(16, ...needed)))
}

type XAxis = NonNullable<Exclude<ChartOption['xAxis'], readonly unknown[] | undefined>>
type YAxis = NonNullable<Exclude<ChartOption['yAxis'], readonly unknown[] | undefined>>

function yearAxis([from, to]: Span, width: number, panel: number, colours: Palette): XAxis {
  const each = width / (to - from)
  const step = [1, 2, 5, 10, 20, 50].find((size) => size * each >= 40) ?? 100
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return {
    type: 'value',
    gridIndex: panel,
    min: from,
    max: to,
    axisLine: { show: true, onZero: false, lineStyle: { color: colours.line } },
    axisTick: { show: each >= 5, length: 5, lineStyle: { color: colours.line }, customValues: years },
    splitLine: { show: false },
    axisLabel: {
      customValues: years
        .slice(0, -1)
        .filter((year) => year % step === 0)
        .map((year) => year + 0.5),
      fontFamily: FONT,
      fontSize: SIZE.small,
      color: colours.quiet,
      formatter: yearLabel,
      margin: 8,
    },
  }
}

function valueAxis(
  values: Span,
  scale: TimeScale,
  panel: number,
  labelled: boolean,
  lang: Lang,
  colours: Palette,
  splitNumber = 5,
): YAxis {
  const label = { fontFamily: FONT, fontSize: SIZE.small, color: colours.quiet }
  return {
    type: 'value',
    gridIndex: panel,
    inverse: scale.upsideDown,
    min: Math.min(...values),
    max: Math.max(...values),
    ...(splitNumber === 2 ? { interval: Math.abs(values[1] - values[0]) / 2 } : { splitNumber }),
    name: scale.percent ? '' : scale.unit,
    nameLocation: scale.upsideDown ? 'start' : 'end',
    nameGap: 12,
    nameTextStyle: { ...label, align: 'left', padding: [0, 0, 0, -36] },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.line } },
    axisLabel: {
      ...label,
      show: labelled,
      formatter: scale.percent ? percentLabels[lang] : axisLabels[lang],
      margin: 8,
    },
  }
}

/** A year's name stands at its middle. */
const yearLabel = (middle: number): string => String(Math.floor(middle))
const axisLabels: Readonly<Record<Lang, (value: number) => string>> = {
  zh: (value) => formatAxis(value, 'zh'),
  en: (value) => formatAxis(value, 'en'),
}

function endLabels(
  labels: readonly (EndLabel & { readonly down: number })[],
  colours: Palette,
): ScatterSeriesOption {
  return {
    type: 'scatter',
    id: 'names',
    symbolSize: 0,
    itemStyle: OPAQUE,
    silent: true,
    z: 5,
    data: labels.map(({ text, colour, x, y, down }) => ({
      value: [x, y],
      label: {
        show: true,
        formatter: plainText(text),
        position: 'right' as const,
        distance: 0,
        offset: [LABEL_GAP + 2, down] as [number, number],
        fontFamily: FONT,
        fontSize: SIZE.label,
        color: colour,
        textBorderColor: colours.paper,
        textBorderWidth: 3,
      },
    })),
  }
}

function titleAt(left: number, top: number) {
  return { left, top, padding: 0 }
}
