import type { CustomSeriesOption, RenderItem } from './echarts.ts'
import type { MarkData } from './figure.ts'

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
  /** The audit speaks against the value: a small triangle beside it. */
  flag: 11,
  /** In the lane: the length of a period, with a triangle up, one down, a line, or nothing in its middle. */
  rose: 12,
  fell: 13,
  steady: 14,
  missing: 15,
  /** A day from which another law applies: a thin dashed upright line. */
  event: 16,
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
  /** Rests on fewer than 20 cases: at 40 % ink, thinly outlined so that it stays visible. */
  readonly pale?: true
}

/** Between the end of a line and its name, CSS pixels. */
export const LABEL_GAP = 10

/** One series that draws all marks of a panel, in their order. */
export function timeSeries(marks: readonly TimeMark[], panel: number): CustomSeriesOption {
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
        mark.pale === true ? 1 : 0,
      ],
      itemStyle: { color: mark.fill, borderColor: mark.stroke },
      ...(mark.tip === undefined ? {} : { tip: mark.tip }),
      ...(mark.href === undefined ? {} : { href: mark.href }),
    })),
    z: 3,
  }
}

const ARROW = 16
/** How much ink a value of few cases takes. */
const PALE = 0.4

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
  const filled = (width: number) =>
    Number(api.value(7)) === 1
      ? { fill, fillOpacity: PALE, stroke, lineWidth: 0.75 }
      : { fill, stroke, lineWidth: fill === stroke ? 0 : width }
  const dot = (cx: number, cy: number) => ({
    type: 'circle' as const,
    shape: { cx, cy, r: size },
    style: filled(1.75),
  })
  /** A triangle of that half width about a point, its tip up or down. */
  const triangle = (cx: number, cy: number, half: number, tip: 1 | -1, style: object) => ({
    type: 'polygon' as const,
    shape: {
      points: [
        [cx, cy - tip * half],
        [cx + half, cy + tip * half * 0.8],
        [cx - half, cy + tip * half * 0.8],
      ],
    },
    style,
  })
  const stretch = (dash?: number[]) => [
    line(x, y, x2, y, size, dash),
    ...(x2 - x < 1 ? [] : [line(x, y - 4, x, y + 4, size), line(x2, y - 4, x2, y + 4, size)]),
  ]
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
        style: filled(1.5),
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
    case TIME_MARK.event:
      return line(x, y, x, y2, size, [4, 4])
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
    case TIME_MARK.flag:
      return triangle(x + 9, y - 10, 4.5, 1, { fill, stroke, lineWidth: 1.25 })
    case TIME_MARK.rose:
      return group([...stretch(), triangle(middle, y, 6, 1, { fill: stroke })])
    case TIME_MARK.fell:
      return group([...stretch(), triangle(middle, y, 6, -1, { fill: stroke })])
    case TIME_MARK.steady:
      return group(stretch())
    case TIME_MARK.missing:
      return group(stretch([2, 3]))
    default:
      return null
  }
}
