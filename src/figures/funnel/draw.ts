import { distinct } from '../../model/collect.ts'
import { formatAxis } from '../../model/formats.ts'
import { controlLimits, type Funnel, INNER_LIMITS, OUTER_LIMITS } from '../../model/funnel.ts'
import type { Lang } from '../../model/types.ts'
import type { Span } from '../../model/values.ts'
import { type Box, type Caption, captionSeries, namesBeside } from '../captions.ts'
import type { ChartOption, CustomSeriesOption, RenderItem, ScatterSeriesOption } from '../echarts.ts'
import type { Tip } from '../figure.ts'
import { FONT, NARROW, type Palette, SIZE, type Theme } from '../look.ts'
import { axisLabels, breakText, percentLabels, plainText, textWidth } from '../rowplot.ts'

/** One place as it is drawn. */
export interface FunnelDot {
  /** Cases. */
  readonly d: number
  /** Per cent. */
  readonly rate: number
  readonly colour: string
  /** Chosen by the visitor: its name takes its colour, and the best place. */
  readonly chosen: boolean
  /** Unlike the others: outlined instead of filled. */
  readonly hollow: boolean
  /** Computed from two counts: a square. */
  readonly square: boolean
  /** Fewer than 20 cases. */
  readonly pale: boolean
  /** Its name, where it is to be named. */
  readonly name: string | null
  readonly tip: Tip
  readonly href: string | null
}

/** What stands in words on the picture. */
export interface FunnelWords {
  /** What the cases are. */
  readonly axis: string
  /** At the end of the pooled line. */
  readonly pooled: string
  /** By the curves, inner and outer. */
  readonly limits: readonly [string, string]
}

/** From here on cases are on a scale of powers: the most are so many times the fewest. */
const WIDE = 30
/** Points of a curve. */
const STEPS = 90
const TOP = 14
const BOTTOM = 52

/** Places by cases and rate, with the pooled rate and the limits of chance about it. */
export function funnelPlot(
  dots: readonly FunnelDot[],
  { pooled }: Funnel,
  said: FunnelWords,
  view: { readonly width: number; readonly lang: Lang; readonly theme: Theme },
  colours: Palette,
): { readonly option: ChartOption; readonly height: number } {
  const narrow = view.width < NARROW
  const height = narrow ? 340 : Math.round(Math.min(470, Math.max(360, view.width * 0.42)))
  // A long name of the axis takes a second line rather than run out of the picture.
  const axis = breakText(said.axis, SIZE.small, view.width - 24)
  const bottom = BOTTOM + 15 * (axis.length - 1)
  const sizes = dots.map(({ d }) => d)
  const fewest = Math.max(1, Math.min(...sizes))
  const most = Math.max(...sizes)
  const scale = scaleOf(fewest, most, narrow)
  const curves = [INNER_LIMITS, OUTER_LIMITS].map((level) =>
    scale.samples.map((d) => ({ x: scale.along(d), ...controlLimits(pooled, d, level) })),
  )
  const y = rateRange([...dots.map(({ rate }) => rate), ...ends(controlLimits(pooled, fewest, OUTER_LIMITS))])
  const left = 50
  const right = Math.ceil(textWidth(said.pooled, SIZE.small)) + 10
  const onScale = (x: number) =>
    left + ((x - scale.from) / (scale.to - scale.from)) * (view.width - left - right)
  const pixelX = (d: number) => onScale(scale.along(d))
  const pixelY = (rate: number) => TOP + ((y.high - rate) / (y.high - y.low)) * (height - TOP - bottom)
  const label = { fontFamily: FONT, fontSize: SIZE.small, color: colours.quiet }
  const limits = curveNames(curves, said.limits, y, scale, colours)

  return {
    height,
    option: {
      animation: false,
      grid: { left, right, top: TOP, bottom, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: scale.from,
        max: scale.to,
        name: axis.map(plainText).join('\n'),
        nameLocation: 'middle',
        nameGap: 30,
        nameTextStyle: label,
        axisLine: { show: true, onZero: false, lineStyle: { color: colours.line } },
        axisTick: {
          show: true,
          length: 5,
          lineStyle: { color: colours.line },
          ...(scale.ticks === null ? {} : { customValues: scale.ticks }),
        },
        splitLine: { show: false },
        splitNumber: narrow ? 3 : 6,
        axisLabel: {
          ...label,
          hideOverlap: true,
          formatter: scale.ticks === null ? axisLabels[view.lang] : powerLabels[view.lang],
          ...(scale.ticks === null ? {} : { customValues: scale.ticks }),
        },
      },
      yAxis: {
        type: 'value',
        min: y.low,
        max: y.high,
        interval: y.step,
        axisLine: { show: view.theme === 'contrast', lineStyle: { color: colours.line } },
        axisTick: { show: false },
        // where all lines are black, those of the scale would pass for limits
        splitLine: { show: view.theme !== 'contrast', lineStyle: { color: colours.line } },
        axisLabel: { ...label, formatter: percentLabels[view.lang], margin: 8 },
      },
      series: [
        ...curves.flatMap((points, at) =>
          (['low', 'high'] as const).map((end) =>
            curve(
              `${end}${at}`,
              points.map((point) => [point.x, point[end]]),
              { colour: colours.quiet, width: 1, dashed: at === 0 },
            ),
          ),
        ),
        curve(
          'pooled',
          [
            [scale.from, pooled],
            [scale.to, pooled],
          ],
          { colour: colours.ink, width: 1.25, dashed: false },
        ),
        points(dots, scale, colours.paper),
        captionSeries(
          [
            ...namesBeside(
              dots.map(({ d, rate, name, colour, chosen }) => ({
                left: pixelX(d),
                top: pixelY(rate),
                at: [scale.along(d), rate] as const,
                name,
                colour,
                chosen,
              })),
              {
                inside: [left, 0, view.width, height - bottom],
                taken: [
                  [view.width - right, pixelY(pooled) - 9, view.width, pixelY(pooled) + 9],
                  ...limits.map(({ text, at, offset }): Box => {
                    const [x, middle] = [onScale(at[0]) + offset[0], pixelY(at[1]) + offset[1]]
                    return [x, middle - 8, x + textWidth(text, SIZE.small), middle + 8]
                  }),
                ],
              },
              colours,
            ),
            ...limits,
            {
              text: said.pooled,
              at: [scale.to, pooled],
              side: 'right',
              offset: [6, 0],
              colour: colours.ink,
              size: SIZE.small,
            },
          ],
          colours,
        ),
      ],
    },
  }
}

interface CaseScale {
  /** Where a number of cases stands on the axis. */
  along(d: number): number
  readonly from: number
  readonly to: number
  /** Whole numbers of cases at which the curves are computed. */
  readonly samples: readonly number[]
  /** Null: the axis finds its own. */
  readonly ticks: number[] | null
}

function scaleOf(fewest: number, most: number, narrow: boolean): CaseScale {
  if (most <= fewest * WIDE) {
    const step = 10 ** Math.floor(Math.log10(most)) / 2
    const to = Math.ceil((most * 1.05) / step) * step
    return { along: (d) => d, from: 0, to, samples: samples(to / 500, to), ticks: null }
  }
  const from = Math.log10(fewest / 1.5)
  const to = Math.log10(most * 1.5)
  const digits = narrow && to - from > 2 ? [1] : [1, 2, 5]
  return {
    along: Math.log10,
    from,
    to,
    samples: samples(fewest / 1.5, most * 1.5),
    ticks: Array.from({ length: 9 }, (_, power) => digits.map((digit) => digit * 10 ** power))
      .flat()
      .map(Math.log10)
      .filter((tick) => tick >= from && tick <= to),
  }
}

/** Whole numbers of cases from few to many, each so many times the last. */
function samples(from: number, to: number): number[] {
  const all = Array.from({ length: STEPS + 1 }, (_, step) => Math.ceil(from * (to / from) ** (step / STEPS)))
  return distinct(all.filter((d) => d >= 1))
}

function ends({ low, high }: Span): number[] {
  return [low, high]
}

/** Round ends in per cent that hold all rates, and the step between lines. */
function rateRange(rates: readonly number[]): Span & { readonly step: number } {
  const [lowest, highest] = [Math.min(...rates), Math.max(...rates)]
  const step = [1, 2, 5, 10, 20].find((size) => (highest - lowest) / size <= 6) ?? 20
  const low = Math.max(0, Math.floor((lowest - step / 5) / step) * step)
  return {
    low,
    high: Math.min(100, Math.max(low + step, Math.ceil((highest + step / 5) / step) * step)),
    step,
  }
}

interface Stroke {
  readonly colour: string
  readonly width: number
  readonly dashed: boolean
}

/** A line through points, as one shape: a custom series, since lines are all that ECharts' own would be for. */
function curve(id: string, path: number[][], { colour, width, dashed }: Stroke): CustomSeriesOption {
  return {
    type: 'custom',
    id,
    data: path.map(([x = 0, y = 0]) => [x, y, width, dashed ? 1 : 0]),
    encode: { x: 0, y: 1 },
    renderItem: renderCurve,
    itemStyle: { color: colour },
    silent: true,
    z: 2,
  }
}

const renderCurve: RenderItem = (params, api) => {
  if (params.dataIndexInside > 0) return null
  const points = Array.from({ length: params.dataInsideLength }, (_, at) =>
    api.coord([api.value(0, at), api.value(1, at)]),
  )
  const dashed = Number(api.value(3)) === 1 ? { lineDash: [5, 3] } : {}
  return {
    type: 'polyline',
    shape: { points },
    style: { stroke: String(api.visual('color')), fill: 'none', lineWidth: Number(api.value(2)), ...dashed },
  }
}

function points(dots: readonly FunnelDot[], scale: CaseScale, paper: string): ScatterSeriesOption {
  return {
    type: 'scatter',
    id: 'places',
    z: 4,
    data: dots.map((dot) => ({
      value: [scale.along(dot.d), dot.rate],
      symbol: dot.square ? 'rect' : 'circle',
      symbolSize: dot.square ? 9 : 10,
      itemStyle: {
        color: dot.hollow ? paper : dot.colour,
        // between dots that lie on each other a line of paper is seen
        borderColor: dot.hollow ? dot.colour : paper,
        borderWidth: dot.hollow ? 1.75 : 0.75,
        opacity: dot.pale ? 0.4 : 1,
      },
      tip: dot.tip,
      ...(dot.href === null ? {} : { href: dot.href }),
    })),
  }
}

/** At this share of the width, from the left, curves are named at the earliest: there they lie far apart. */
const NAMES_FROM = 0.01

/** The outer curve is named above, the inner one below, where they come into the plot. */
function curveNames(
  curves: readonly (readonly (Span & { readonly x: number })[])[],
  [inside, outside]: FunnelWords['limits'],
  y: Span,
  { from, to }: CaseScale,
  colours: Palette,
): Caption[] {
  const [inner = [], outer = []] = curves
  const left = from + (to - from) * NAMES_FROM
  const edge = (y.high - y.low) * 0.04
  const isIn = (x: number, rate: number) => x >= left && rate > y.low + edge && rate < y.high - edge
  const word = (text: string, x: number, rate: number, down: number): Caption => ({
    text,
    at: [x, rate],
    side: 'right',
    offset: [2, down],
    colour: colours.quiet,
    size: SIZE.small,
  })
  const above = outer.find(({ x, high }) => isIn(x, high))
  const below = inner.find(({ x, low }) => isIn(x, low))
  return [
    ...(above === undefined ? [] : [word(outside, above.x, above.high, -8)]),
    ...(below === undefined ? [] : [word(inside, below.x, below.low, 10)]),
  ]
}

const powerLabels: Readonly<Record<Lang, (value: number) => string>> = {
  zh: (value) => formatAxis(Math.round(10 ** value), 'zh'),
  en: (value) => formatAxis(Math.round(10 ** value), 'en'),
}
