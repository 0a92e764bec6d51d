import { periodYear } from '../model/periods.ts'
import type { Lang, Period } from '../model/types.ts'
import type { ChartOption, ScatterSeriesOption } from './echarts.ts'
import type { MarkData } from './figure.ts'
import { FONT, NARROW, OPAQUE, type Palette, SIZE } from './look.ts'
import { axisLabels, breakText, niceMax, percentLabels, plainText, textWidth } from './rowplot.ts'
import { LABEL_GAP, type TimeMark, timeSeries } from './timemarks.ts'

/** What has no place on the scale of values: when, which way, and in words. */
export interface LaneFact extends MarkData {
  /** In years; the same twice for a day. */
  readonly from: number
  readonly to: number
  readonly way: 'rose' | 'fell' | 'steady' | 'missing'
  readonly words: string
  readonly colour: string
}

/** Facts without a level, each on a line of its own under the plot, at its period's true length. */
export interface Lane {
  readonly heading: string
  readonly facts: readonly LaneFact[]
}

/** The name of a line, wanted at (x, y). */
export interface EndLabel {
  readonly text: string
  readonly colour: string
  readonly x: number
  readonly y: number
}

/** A day that divides the years, x in years: an upright line through the picture, named at its top where there is room. */
export interface TimeEvent extends MarkData {
  readonly x: number
  readonly label: string
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
  /** Under a large picture only. */
  readonly lane?: Lane
  readonly events?: readonly TimeEvent[]
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

/** One large picture of lines over time, each named at its end; under it the lane, if there is one. */
export function timePlot(
  panel: TimePanel,
  scale: TimeScale,
  view: { readonly width: number; readonly lang: Lang },
  colours: Palette,
): TimePlot {
  const narrow = view.width < NARROW
  const years = yearRange([panel])
  const values = valueRange([panel], scale)
  const under = laneHeight(panel.lane, view.width)
  const height = (narrow ? 320 : Math.round(Math.min(460, Math.max(320, view.width * 0.4)))) + under
  const events = eventsIn(panel, years)
  const bottom = 30 + under
  const left = axisWidth(values, scale, view.lang)
  const right = roomForLabels(panel.labels, years, left, view.width)
  const pixelX = (x: number) => left + share(x, years) * (view.width - left - right)
  const named = placeEvents(events, pixelX, { left, width: view.width }, scale)
  const top = 34 + LABEL_HEIGHT * Math.max(0, ...named.map(({ row }) => row + 1))
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
  const lane = laneParts(panel.lane, years, { left, right, height, width: view.width }, 1, colours)
  return {
    height,
    option: {
      animation: false,
      grid: [{ left, right, top, bottom, outerBoundsMode: 'none' }, ...lane.grid],
      title: [...eventTitles(named, top, colours), ...lane.title],
      xAxis: [yearAxis(years, view.width - left - right, 0, colours), ...lane.xAxis],
      yAxis: [valueAxis(values, scale, 0, true, view.lang, colours), ...lane.yAxis],
      series: [
        timeSeries(
          [
            ...eventMarks(events, values, colours),
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
        ...lane.series,
      ],
    },
  }
}

function eventsIn({ events = [] }: TimePanel, [from, to]: Span): TimeEvent[] {
  return events.filter(({ x }) => x > from && x < to)
}

/** Upright lines from foot to top. */
function eventMarks(events: readonly TimeEvent[], values: Span, colours: Palette): TimeMark[] {
  return events.map(({ x, tip, href }) => ({
    kind: 'event',
    x,
    y: values[0],
    y2: values[1],
    fill: colours.quiet,
    stroke: colours.quiet,
    size: 1,
    ...(tip === undefined ? {} : { tip }),
    ...(href === undefined ? {} : { href }),
  }))
}

/** The name of a line, where it begins in CSS pixels, and how many rows of names are below it. */
interface EventName {
  readonly label: string
  readonly begins: number
  readonly ends: number
  readonly row: number
}

/** The name of each line above it, right of the unit’s name, within the picture, and above those that it would touch. */
function placeEvents(
  events: readonly TimeEvent[],
  pixelX: (x: number) => number,
  { left, width }: { readonly left: number; readonly width: number },
  { percent, unit }: TimeScale,
): EventName[] {
  const from = percent ? 4 : left - 36 + textWidth(unit, SIZE.small) * WIDEST + 12
  const placed: EventName[] = []
  for (const { x, label } of events) {
    const wide = textWidth(label, SIZE.small) * WIDEST
    const begins = Math.max(from, Math.min(pixelX(x) - wide / 2, width - wide - 4))
    const ends = begins + wide
    const touched = placed.filter((other) => begins < other.ends + 8 && other.begins < ends + 8)
    placed.push({ label, begins, ends, row: Math.max(-1, ...touched.map(({ row }) => row)) + 1 })
  }
  return placed
}

function eventTitles(named: readonly EventName[], top: number, colours: Palette) {
  return named.map(({ label, begins, row }) => ({
    ...titleAt(begins, top - LABEL_HEIGHT * (row + 1) - 2),
    text: plainText(label),
    textStyle: {
      fontFamily: FONT,
      fontSize: SIZE.small,
      fontWeight: 'normal' as const,
      color: colours.quiet,
    },
  }))
}

/** The lane alone, over its years: where nothing has a level. */
export function lanePlot(lane: Lane, view: { readonly width: number }, colours: Palette): TimePlot {
  const [from, to] = yearRange([{ marks: [], labels: [], lane }])
  const missing = Math.max(0, LANE_YEARS - (to - from))
  const years: Span = [from - Math.floor(missing / 2), to + Math.ceil(missing / 2)]
  const [left, right, below] = [12, 16, 34]
  const height = laneHeight(lane, view.width) + below
  const parts = laneParts(lane, years, { left, right, height: height - below, width: view.width }, 0, colours)
  return {
    height,
    option: {
      animation: false,
      grid: parts.grid.map((grid) => ({ ...grid, bottom: below })),
      title: parts.title,
      xAxis: [yearAxis(years, view.width - left - right, 0, colours)],
      yAxis: parts.yAxis,
      series: parts.series,
    },
  }
}

/** CSS pixels: above the lane, a line of words, and what is below them for the mark. */
const LANE_HEADING = 26
const LANE_WORDS = 17
const LANE_MARK = 22
/** A lane alone covers so many years or more, or one year would fill it. */
const LANE_YEARS = 5

/** The words of each fact in lines that fit a picture of that width. */
function laneWords(lane: Lane, width: number): string[][] {
  return lane.facts.map(({ words }) => breakText(words, SIZE.label, (width - 8) / WIDEST))
}

function laneHeight(lane: Lane | undefined, width: number): number {
  if (lane === undefined || lane.facts.length === 0) return 0
  const lines = laneWords(lane, width).reduce((sum, { length }) => sum + length, 0)
  return LANE_HEADING + lines * LANE_WORDS + lane.facts.length * LANE_MARK
}

/** Axes and marks of the lane at the foot of a picture of that height; empty where there is none. */
function laneParts(
  lane: Lane | undefined,
  years: Span,
  frame: { readonly left: number; readonly right: number; readonly height: number; readonly width: number },
  index: number,
  colours: Palette,
) {
  if (lane === undefined || lane.facts.length === 0)
    return { grid: [], title: [], xAxis: [], yAxis: [], series: [] }
  const { left, right, height, width } = frame
  const texts = laneWords(lane, width)
  // In CSS pixels from the top of the lane: where each fact's mark lies, below its words.
  const downs = texts.map((_, at) =>
    texts
      .slice(0, at + 1)
      .reduce((sum, { length }) => sum + length * LANE_WORDS + LANE_MARK, -LANE_MARK / 2 - 2),
  )
  const depth = laneHeight(lane, width) - LANE_HEADING
  const top = height - depth
  const pixelX = (x: number) => left + share(x, years) * (width - left - right)
  const marks = lane.facts.map(
    ({ from, to, way, colour, tip, href }, at): TimeMark => ({
      kind: way,
      x: from,
      x2: to,
      y: downs[at] ?? 0,
      fill: colour,
      stroke: colour,
      size: 1.5,
      ...(tip === undefined ? {} : { tip }),
      ...(href === undefined ? {} : { href }),
    }),
  )
  const words = lane.facts.map(({ from, colour }, at) => {
    const text = texts[at] ?? []
    const widest = Math.max(0, ...text.map((one) => textWidth(one))) * WIDEST
    const start = Math.max(4, Math.min(pixelX(from), width - widest - 4))
    return {
      value: [from, downs[at] ?? 0],
      label: {
        show: true,
        formatter: text.map(plainText).join('\n'),
        position: 'right' as const,
        distance: 0,
        offset: [start - pixelX(from), -9 - (text.length * LANE_WORDS) / 2] as [number, number],
        fontFamily: FONT,
        fontSize: SIZE.label,
        lineHeight: LANE_WORDS,
        color: colour,
      },
    }
  })
  return {
    grid: [{ left, right, top, bottom: 0, outerBoundsMode: 'none' as const }],
    title: [
      {
        ...titleAt(4, top - LANE_HEADING + 6),
        text: plainText(shorten(lane.heading, width - 8, SIZE.small)),
        textStyle: {
          fontFamily: FONT,
          fontSize: SIZE.small,
          fontWeight: 'normal' as const,
          color: colours.quiet,
        },
      },
    ],
    xAxis: [{ type: 'value' as const, gridIndex: index, min: years[0], max: years[1], show: false }],
    yAxis: [{ type: 'value' as const, gridIndex: index, min: 0, max: depth, inverse: true, show: false }],
    series: [
      { ...timeSeries(marks, index), id: 'lane' },
      {
        type: 'scatter' as const,
        id: 'lane words',
        xAxisIndex: index,
        yAxisIndex: index,
        symbolSize: 0,
        itemStyle: OPAQUE,
        silent: true,
        z: 5,
        data: words,
      },
    ],
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
      series: boxes.map(({ panel, at }) =>
        timeSeries([...eventMarks(eventsIn(panel, years), values, colours), ...panel.marks], at),
      ),
    },
  }
}

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

type Span = readonly [number, number]

/** The whole years that the marks lie in. */
function yearRange(panels: readonly TimePanel[]): Span {
  const all = panels.flatMap(({ marks, lane }) => [
    ...marks.flatMap(({ x, x2 }) => [x, x2 ?? x]),
    ...(lane?.facts ?? []).flatMap(({ from, to }) => [from, to]),
  ])
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
