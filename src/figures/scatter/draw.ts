import { groupBy } from '../../model/collect.ts'
import type { Lang } from '../../model/types.ts'
import type { Span } from '../../model/values.ts'
import { captionSeries, namesBeside } from '../captions.ts'
import type { ChartOption, CustomSeriesOption, RenderItem } from '../echarts.ts'
import type { Tip } from '../figure.ts'
import { FONT, NARROW, type Palette, SIZE } from '../look.ts'
import { breakText, plainText } from '../rowplot.ts'
import { scaleAxis, tickWidth, type ValueScale, valueScale } from '../scales.ts'

/** A value on one axis: its place, how far it may lie, and on which side it is open. */
export interface Extent {
  readonly at: number
  /** Interval of uncertainty, or the ends of a range; null: none drawn. */
  readonly span: Span | null
  readonly open: 'low' | 'high' | null
}

/** One place as it is drawn. */
export interface ScatterDot {
  readonly x: Extent
  readonly y: Extent
  readonly colour: string
  readonly chosen: boolean
  /** Unlike the others, or approximate: outlined instead of filled. */
  readonly hollow: boolean
  /** Fewer than 20 cases on an axis. */
  readonly pale: boolean
  readonly name: string | null
  readonly tip: Tip
  readonly href: string | null
}

/** How an axis is named, and what its values are. */
export interface DrawnAxis {
  readonly name: string
  readonly logName: string
  readonly percent: boolean
}

const TOP = 14
const LINE = 18
const ARROW = 13
const DOT = 5
const PALE = 0.4

/** Bits of the last number of a data item. */
const SHAPE = { openRight: 1, openLeft: 2, openUp: 4, openDown: 8, pale: 16, hollow: 32 } as const

/** Places by two values, intervals as crossed lines, bounds as arrows; both axes say what they count. */
export function scatterPlot(
  dots: readonly ScatterDot[],
  [across, up]: readonly [DrawnAxis, DrawnAxis],
  view: { readonly width: number; readonly lang: Lang },
  colours: Palette,
): { readonly option: ChartOption; readonly height: number } {
  const narrow = view.width < NARROW
  const x = valueScale(
    dots.map((dot) => dot.x.at),
    { percent: across.percent, narrow },
  )
  const y = valueScale(
    dots.map((dot) => dot.y.at),
    { percent: up.percent, narrow: false },
  )
  const label = { fontFamily: FONT, fontSize: SIZE.small, color: colours.quiet }
  const nameOf = (axis: DrawnAxis, scale: ValueScale) => (scale.isLog ? axis.logName : axis.name)
  const above = breakText(nameOf(up, y), SIZE.small, view.width - 12)
  const below = breakText(nameOf(across, x), SIZE.small, view.width - 80)
  const [left, right] = [tickWidth(y, up.percent, view.lang) + 14, 28]
  const top = TOP + above.length * LINE
  const bottom = 34 + below.length * LINE
  const plain = narrow ? 300 : Math.round(Math.min(460, Math.max(340, view.width * 0.44)))
  const height = plain + top + bottom
  const pixelX = (value: number) => left + share(x, value) * (view.width - left - right)
  const pixelY = (value: number) => height - bottom - share(y, value) * plain
  const nudges = nudgesOf(dots)
  return {
    height,
    option: {
      animation: false,
      grid: { left, right, top, bottom, outerBoundsMode: 'none' },
      title: {
        text: above.map(plainText).join('\n'),
        left: 2,
        top: 2,
        padding: 0,
        textStyle: { ...label, fontWeight: 'normal', lineHeight: LINE },
      },
      xAxis: {
        ...scaleAxis(x, across.percent, view.lang, colours),
        name: below.map(plainText).join('\n'),
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { ...label, lineHeight: LINE, verticalAlign: 'top' },
      },
      yAxis: scaleAxis(y, up.percent, view.lang, colours),
      series: [
        crosses(dots, nudges, x, y, colours),
        captionSeries(
          namesBeside(
            dots.map((dot, at) => ({
              left: pixelX(dot.x.at) + (nudges[at] ?? 0),
              nudge: nudges[at] ?? 0,
              top: pixelY(dot.y.at),
              at: [x.along(dot.x.at), y.along(dot.y.at)] as const,
              name: dot.name,
              colour: dot.colour,
              chosen: dot.chosen,
            })),
            { inside: [left, top, view.width, height - bottom], taken: [], free: true },
            colours,
          ),
          colours,
        ),
      ],
    },
  }
}

function share(scale: ValueScale, value: number): number {
  return (scale.along(value) - scale.from) / (scale.to - scale.from)
}

/** From dot to dot where several places state the same two values, CSS pixels. */
const BESIDE = 11

/** How far each dot is moved to the right, so that places with the same two values stand side by side. */
function nudgesOf(dots: readonly ScatterDot[]): number[] {
  const same = groupBy(dots, ({ x, y }) => `${x.at} ${y.at}`)
  return dots.map((dot) => {
    const group = same.get(`${dot.x.at} ${dot.y.at}`) ?? [dot]
    return (group.indexOf(dot) - (group.length - 1) / 2) * BESIDE
  })
}

function crosses(
  dots: readonly ScatterDot[],
  nudges: readonly number[],
  x: ValueScale,
  y: ValueScale,
  colours: Palette,
): CustomSeriesOption {
  return {
    type: 'custom',
    id: 'places',
    renderItem: renderCross,
    encode: { x: 0, y: 1 },
    z: 3,
    data: dots.map((dot, at) => ({
      value: [
        x.along(dot.x.at),
        y.along(dot.y.at),
        ...ends(dot.x, x),
        ...ends(dot.y, y),
        shapeOf(dot),
        nudges[at] ?? 0,
      ],
      itemStyle: {
        color: dot.hollow ? colours.paper : dot.colour,
        borderColor: dot.colour,
      },
      tip: dot.tip,
      ...(dot.href === null ? {} : { href: dot.href }),
    })),
  }
}

/** The ends of a span on the axis, cut off where the axis ends; its place twice where there is none. */
function ends({ at, span }: Extent, scale: ValueScale): [number, number] {
  if (span === null) return [scale.along(at), scale.along(at)]
  const held = (value: number) => {
    const on = scale.along(value)
    return Number.isNaN(on) ? scale.from : Math.min(scale.to, Math.max(scale.from, on))
  }
  return [held(span.low), held(span.high)]
}

function shapeOf({ x, y, pale, hollow }: ScatterDot): number {
  return (
    (x.open === 'high' ? SHAPE.openRight : x.open === 'low' ? SHAPE.openLeft : 0) +
    (y.open === 'high' ? SHAPE.openUp : y.open === 'low' ? SHAPE.openDown : 0) +
    (pale ? SHAPE.pale : 0) +
    (hollow ? SHAPE.hollow : 0)
  )
}

const renderCross: RenderItem = (_params, api) => {
  const nudge = Number(api.value(7))
  const across = (value: ReturnType<typeof api.value>) => (api.coord([value, api.value(1)])[0] ?? 0) + nudge
  const [x, x0, x1] = [across(api.value(0)), across(api.value(2)), across(api.value(3))]
  const [, y = 0] = api.coord([api.value(0), api.value(1)])
  const [, y0 = 0] = api.coord([api.value(0), api.value(4)])
  const [, y1 = 0] = api.coord([api.value(0), api.value(5)])
  const shape = Number(api.value(6))
  const has = (bit: number) => Math.floor(shape / bit) % 2 === 1
  const stroke = String(api.visual('borderColor'))
  const line = (fromX: number, fromY: number, toX: number, toY: number, width = 1) => ({
    type: 'line' as const,
    shape: { x1: fromX, y1: fromY, x2: toX, y2: toY },
    style: { stroke, lineWidth: width, opacity: width === 1 ? 0.6 : 1 },
  })
  const arrow = (wayX: number, wayY: number) => {
    const [tipX, tipY] = [x + wayX * (DOT + ARROW), y + wayY * (DOT + ARROW)]
    const [backX, backY] = [tipX - wayX * 5, tipY - wayY * 5]
    return [
      line(x + wayX * DOT, y + wayY * DOT, tipX, tipY, 1.5),
      {
        type: 'polyline' as const,
        shape: {
          points: [
            [backX - wayY * 4, backY - wayX * 4],
            [tipX, tipY],
            [backX + wayY * 4, backY + wayX * 4],
          ],
        },
        style: { stroke, lineWidth: 1.5, fill: 'none' },
      },
    ]
  }
  const isPale = has(SHAPE.pale)
  const isHollow = has(SHAPE.hollow)
  return {
    type: 'group',
    children: [
      ...(x1 > x0 ? [line(x0, y, x1, y)] : []),
      ...(y1 < y0 ? [line(x, y0, x, y1)] : []),
      ...(has(SHAPE.openRight) ? arrow(1, 0) : []),
      ...(has(SHAPE.openLeft) ? arrow(-1, 0) : []),
      ...(has(SHAPE.openUp) ? arrow(0, -1) : []),
      ...(has(SHAPE.openDown) ? arrow(0, 1) : []),
      {
        type: 'circle',
        shape: { cx: x, cy: y, r: DOT },
        style: {
          fill: String(api.visual('color')),
          fillOpacity: isPale ? PALE : 1,
          stroke,
          lineWidth: isHollow ? 1.75 : isPale ? 1 : 0.5,
        },
      },
    ],
  }
}
