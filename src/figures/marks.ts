import type { CustomSeriesOption, RenderItem } from './echarts.ts'
import type { MarkData } from './figure.ts'

/**
 * The marks of Fadu: how each kind of value looks. A mark is a data item of one custom
 * series, `[x, x2, row, kind, pale]`; its colours come with the item. Figures say what, this file says how.
 */
export const MARK = {
  /** A bar from x to x2. */
  bar: 0,
  /** A bar to a bound that the true value exceeds: open at x2, with an arrow to the right. */
  barAtLeast: 1,
  /** A bar to a bound that the true value stays under: pale, with an arrow to the left. */
  barAtMost: 2,
  dot: 3,
  /** Approximate: an empty circle. */
  hollowDot: 4,
  /** Dot at a lower bound, arrow to the right. */
  dotAtLeast: 5,
  /** Dot at an upper bound, arrow to the left. */
  dotAtMost: 6,
  /** Two caps and a bar between, no dot. */
  range: 7,
  /** The interval of uncertainty: a thin line from x to x2. */
  whisker: 8,
  /** A target: a hollow diamond. */
  diamond: 9,
  /** A reported zero: a tick on the axis. */
  zero: 10,
  /** A thin line that joins two marks of a row. */
  hairline: 11,
  /** Half a row high, for a bullet's measure. */
  slimBar: 12,
  /** A bar to an approximate value: its end is dashed. */
  barAbout: 13,
  /** A part in a stacked bar, parted from the next by a gap; never thinner than can be seen. */
  segment: 14,
  /** What a stack leaves open: pale, outlined. */
  remainder: 15,
  /** Not yet decided: outlined and hatched. */
  pending: 16,
  /** A tick across the row, taller than a bar: the total that parts exceed. */
  tick: 17,
} as const

export type MarkKind = keyof typeof MARK

export interface Mark extends MarkData {
  readonly kind: MarkKind
  readonly x: number
  readonly x2?: number
  readonly row: number
  readonly fill: string
  /** Outline; marks unlike the others are outlined instead of filled. */
  readonly stroke?: string
  /** Rests on fewer than 20 cases: dot or bar at 40 % ink, thinly outlined so that it stays visible. */
  readonly pale?: true
}

/** One series that draws all marks, in their order. */
export function markSeries(marks: readonly Mark[], id = 'marks'): CustomSeriesOption {
  return {
    type: 'custom',
    id,
    renderItem: renderMark,
    encode: { x: [0, 1], y: 2 },
    data: marks.map(markItem),
    z: 3,
  }
}

function markItem(mark: Mark) {
  return {
    value: [mark.x, mark.x2 ?? mark.x, mark.row, MARK[mark.kind], mark.pale === true ? 1 : 0],
    itemStyle: {
      color: mark.fill,
      borderColor: mark.stroke ?? mark.fill,
    },
    ...(mark.tip === undefined ? {} : { tip: mark.tip }),
    ...(mark.href === undefined ? {} : { href: mark.href }),
  }
}

type Shape = NonNullable<ReturnType<RenderItem>>

const ARROW = 14
const DOT = 5
/** How much ink a value of few cases takes. */
const PALE = 0.4
/** Between the lines of a hatching, CSS pixels. */
const HATCH = 5

/** Draws one mark; the same function for all pictures, so that options compare equal. */
export const renderMark: RenderItem = (_params, api) => {
  const kind = Number(api.value(3))
  const row = api.value(2)
  const [x = 0, y = 0] = api.coord([api.value(0), row])
  const [x2 = 0] = api.coord([api.value(1), row])
  const size = api.size?.([0, 1])
  const band = Array.isArray(size) ? (size[1] ?? 24) : 24
  const fill = String(api.visual('color'))
  const stroke = String(api.visual('borderColor'))
  const half = Math.min(9, band * 0.3)
  const isPale = Number(api.value(4)) === 1
  const filled = (width: number) =>
    isPale
      ? { fill, fillOpacity: PALE, stroke, lineWidth: 1 }
      : { fill, stroke: fill === stroke ? 'none' : stroke, lineWidth: width }
  const line = (width: number) => ({ stroke, lineWidth: width, fill: 'none' })
  const bar = (h: number, pale = 1) => ({
    type: 'rect' as const,
    shape: { x: Math.min(x, x2), y: y - h, width: Math.max(1, Math.abs(x2 - x)), height: h * 2 },
    style: { ...filled(1.25), opacity: pale },
  })
  const segment = (x1: number, y1: number, xx2: number, yy2: number, width = 1.5) => ({
    type: 'line' as const,
    shape: { x1, y1, x2: xx2, y2: yy2 },
    style: line(width),
  })
  const arrow = (from: number, way: 1 | -1) => [
    segment(from, y, from + way * ARROW, y),
    {
      type: 'polyline' as const,
      shape: {
        points: [
          [from + way * (ARROW - 5), y - 4],
          [from + way * ARROW, y],
          [from + way * (ARROW - 5), y + 4],
        ],
      },
      style: line(1.5),
    },
  ]
  const dot = (hollow: boolean) => ({
    type: 'circle' as const,
    shape: { cx: x, cy: y, r: DOT },
    style: hollow ? { fill: 'none', stroke, lineWidth: isPale ? 1 : 1.75 } : filled(1.5),
  })
  const outlined = (inside: string, from: number, to: number) => ({
    type: 'rect' as const,
    shape: { x: from + 0.5, y: y - half + 0.5, width: Math.max(1, to - from - 2), height: half * 2 - 1 },
    style: { fill: inside, stroke, lineWidth: 1 },
  })
  const hatching = (from: number, to: number) => ({
    type: 'group' as const,
    clipPath: {
      type: 'rect' as const,
      shape: { x: from + 1, y: y - half + 1, width: Math.max(0, to - from - 3), height: half * 2 - 2 },
    },
    children: Array.from({ length: Math.ceil((to - from + half * 2) / HATCH) }, (_, at) =>
      segment(from + at * HATCH - half * 2, y + half, from + at * HATCH, y - half, 0.75),
    ),
  })
  const group = (children: Shape[]) => ({ type: 'group' as const, children })

  switch (kind) {
    case MARK.bar:
      return bar(half)
    case MARK.barAbout:
      return group([
        bar(half, 0.55),
        {
          type: 'line',
          shape: { x1: x2, y1: y - half - 3, x2, y2: y + half + 3 },
          style: { ...line(1.5), lineDash: [3, 2] },
        },
      ])
    case MARK.segment:
      return {
        type: 'rect',
        shape: { x, y: y - half, width: Math.max(1.5, x2 - x - 1), height: half * 2 },
        style: { fill },
      }
    case MARK.remainder:
      return outlined(fill, x, x2)
    case MARK.pending:
      return group([outlined(fill, x, x2), hatching(x, x2)])
    case MARK.tick:
      return segment(x, y - half - 4, x, y + half + 4, 2)
    case MARK.slimBar:
      return bar(half / 2)
    case MARK.barAtLeast:
      return group([bar(half), ...arrow(x2 + 2, 1)])
    case MARK.barAtMost:
      return group([bar(half, 0.35), segment(x2, y - half, x2, y + half), ...arrow(x2 - 2, -1)])
    case MARK.dot:
      return dot(false)
    case MARK.hollowDot:
      return dot(true)
    case MARK.dotAtLeast:
      return group([dot(false), ...arrow(x + DOT, 1)])
    case MARK.dotAtMost:
      return group([dot(false), ...arrow(x - DOT, -1)])
    case MARK.range:
      return group([segment(x, y, x2, y, 3), segment(x, y - 6, x, y + 6), segment(x2, y - 6, x2, y + 6)])
    case MARK.whisker:
      return segment(x, y, x2, y, 1.25)
    case MARK.hairline:
      return segment(x, y, x2, y, 0.75)
    case MARK.diamond:
      return {
        type: 'polygon',
        shape: {
          points: [
            [x, y - 7],
            [x + 7, y],
            [x, y + 7],
            [x - 7, y],
          ],
        },
        style: { fill: 'none', stroke, lineWidth: 1.75 },
      }
    case MARK.zero:
      return segment(x, y - half, x, y + half, 2)
    default:
      return null
  }
}
