import type { Lang } from '../model/types.ts'
import type { ScatterSeriesOption, Series } from './echarts.ts'
import { FONT, OPAQUE, type Palette, SIZE } from './look.ts'
import {
  type PlotFrame,
  type PlotGroup,
  type PlotRow,
  percentLabels,
  plainText,
  type RowPlot,
  rowPlot,
  textWidth,
} from './rowplot.ts'

/** Words inside a mark, shown where they fit: from x to x2 on the scale. */
export interface SegmentLabel {
  readonly x: number
  readonly x2: number
  /** The first of these that fits is shown. */
  readonly texts: readonly string[]
  /** The colour that the words stand on. */
  readonly on: string
}

/** A row of a stack: its segments are marks, its labels stand in them. */
export interface StackRow extends PlotRow {
  readonly labels?: readonly SegmentLabel[]
}

export interface StackGroup extends PlotGroup {
  readonly rows: readonly StackRow[]
}

export interface StackScale {
  /** The end of the scale; for per cent 100, or more where parts exceed their total. */
  readonly max: number
  readonly percent: boolean
  readonly unit: string
  /** Room to the right of the scale, in its units, for marks that are not on it. */
  readonly lane: number
}

/**
 * A row plot of stacked bars with words in the segments that are wide enough. Beyond `max` lies, where there
 * is a lane, room without axis labels.
 */
export function stackPlot(
  groups: readonly StackGroup[],
  scale: StackScale,
  view: PlotFrame,
  colours: Palette,
): RowPlot {
  const end = scale.max + scale.lane
  const plot = rowPlot(groups, { max: end, percent: scale.percent, unit: scale.unit }, view, colours)
  const grid = only(plot.option.grid)
  const width = view.width - pixels(grid?.left) - pixels(grid?.right)
  const axis = only(plot.option.xAxis)
  return {
    ...plot,
    option: {
      ...plot.option,
      ...(axis?.type === 'value' && scale.percent
        ? {
            xAxis: {
              ...axis,
              interval: 25,
              splitLine: { ...axis.splitLine, showMaxLine: scale.lane === 0 },
              axisLabel: { ...axis.axisLabel, formatter: upToHundred[view.lang] },
            },
          }
        : {}),
      series: [...list(plot.option.series), labelSeries(groups, width / end, colours)],
    },
  }
}

/**
 * Two plots beside each other, each with its own scale, in one picture. Each was drawn for half of `width`
 * less half of `gap` (`columnWidth`).
 */
export function sideBySide(left: RowPlot, right: RowPlot, width: number): RowPlot {
  const height = Math.max(left.height, right.height)
  const first = placed(left, 0, height, width)
  const second = placed(right, 1, height, width)
  return {
    height,
    option: {
      animation: false,
      grid: [...first.grid, ...second.grid],
      xAxis: [...first.xAxis, ...second.xAxis],
      yAxis: [...first.yAxis, ...second.yAxis],
      series: [...first.series, ...second.series],
    },
  }
}

const GAP = 36

/** How wide each of two columns is in a picture of that width. */
export function columnWidth(width: number): number {
  return Math.floor((width - GAP) / 2)
}

function placed({ option, height }: RowPlot, at: 0 | 1, whole: number, width: number) {
  const from = at * (width - columnWidth(width))
  const below = whole - height
  return {
    grid: list(option.grid).map((grid) => ({
      ...grid,
      left: pixels(grid.left) + from,
      right: pixels(grid.right) + (width - from - columnWidth(width)),
      bottom: pixels(grid.bottom) + below,
    })),
    xAxis: list(option.xAxis).map((axis) => ({ ...axis, gridIndex: at })),
    yAxis: list(option.yAxis).map((axis) => ({ ...axis, gridIndex: at })),
    series: list(option.series).map(
      (series): Series => ({ ...series, id: `${series.id} ${at}`, xAxisIndex: at, yAxisIndex: at }),
    ),
  }
}

function labelSeries(groups: readonly StackGroup[], perUnit: number, colours: Palette): ScatterSeriesOption {
  const lines = groups.flatMap((group) => [
    ...(group.heading === undefined ? [] : [undefined]),
    ...group.rows,
  ])
  return {
    type: 'scatter',
    id: 'labels',
    symbolSize: 0,
    itemStyle: OPAQUE,
    silent: true,
    z: 4,
    data: lines.flatMap((row, at) =>
      (row?.labels ?? [])
        .map((label) => ({ ...label, text: fitting(label, perUnit) }))
        .filter(({ text }) => text !== '')
        .map(({ x, x2, text, on }) => ({
          value: [(x + x2) / 2, at],
          label: {
            show: true,
            formatter: plainText(text),
            position: 'inside' as const,
            fontFamily: FONT,
            fontSize: SIZE.small,
            color: inkOn(on, colours),
          },
        })),
    ),
  }
}

function fitting({ x, x2, texts }: SegmentLabel, perUnit: number): string {
  return texts.find((text) => textWidth(text, SIZE.small) + 8 <= (x2 - x) * perUnit) ?? ''
}

/** Ink or paper, whichever reads better on a colour (WCAG 2 contrast). */
function inkOn(colour: string, colours: Palette): string {
  const ground = luminance(colour)
  const contrast = (other: string) => {
    const light = luminance(other)
    return (Math.max(ground, light) + 0.05) / (Math.min(ground, light) + 0.05)
  }
  return contrast(colours.ink) >= contrast(colours.paper) ? colours.ink : colours.paper
}

/** A colour `share` of the way (0–1) from the paper to itself: reduced ink. Colours are `#rrggbb`. */
export function faded(colour: string, share: number, colours: Palette): string {
  const paper = channels(colours.paper)
  const mixed = channels(colour).map((value, at) => {
    const ground = paper[at] ?? 255
    return Math.round(ground + (value - ground) * share)
  })
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

const upToHundred: Readonly<Record<Lang, (value: number) => string>> = {
  zh: (value) => (value > 100 ? '' : percentLabels.zh(value)),
  en: (value) => (value > 100 ? '' : percentLabels.en(value)),
}

function list<T>(option: T | readonly T[] | undefined): T[] {
  if (option === undefined) return []
  return isList(option) ? [...option] : [option]
}

function isList<T>(option: T | readonly T[]): option is readonly T[] {
  return Array.isArray(option)
}

function only<T>(option: T | readonly T[] | undefined): T | undefined {
  return list(option)[0]
}

function pixels(value: string | number | undefined): number {
  return typeof value === 'number' ? value : 0
}
