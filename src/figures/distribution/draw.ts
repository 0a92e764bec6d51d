import type { Quartiles } from '../../model/quantiles.ts'
import type { Lang } from '../../model/types.ts'
import { type Box, type Caption, captionSeries, type NamedDot, namesBeside } from '../captions.ts'
import type { ChartOption, CustomSeriesOption, RenderItem } from '../echarts.ts'
import { FONT, NARROW, type Palette, SIZE } from '../look.ts'
import { type Mark, markSeries } from '../marks.ts'
import { breakText, plainText, type RowMark, textWidth } from '../rowplot.ts'
import { scaleAxis, type ValueScale, valueScale } from '../scales.ts'

/** One value as it is drawn. */
export interface StripDot {
  readonly at: number
  readonly marks: readonly RowMark[]
  /** Null: it is not named. */
  readonly name: string | null
  readonly chosen: boolean
  readonly colour: string
}

/** Values on one line: those that are compared, or those that share why they are unlike. */
export interface StripLane {
  /** Null: the values that are compared. */
  readonly heading: string | null
  readonly dots: readonly StripDot[]
}

/** What stands in words on the picture. */
export interface StripWords {
  readonly axis: string
  /** The same where values stand on a scale of powers. */
  readonly logAxis: string
  /** At the line of the median. */
  readonly median: string
}

/** One unit of the axis down the side, CSS pixels: as high as marks take a row to be. */
const UNIT = 24
/** From dot to dot. */
const STEP = 12
const TOP = 8
const BOTTOM = 46
/** Above and below the dots of a lane, where names stand. */
const ROOM = 26
/** The same where nobody is named. */
const SMALL_ROOM = 13
const HEADING = 20
const ARROW = 16
const DOT = 6

/** Dots along one scale, lane below lane, side by side where they coincide; median and quartiles behind them. */
export function stripPlot(
  lanes: readonly StripLane[],
  quartiles: { readonly drawn: Quartiles; readonly median: number } | null,
  said: StripWords,
  view: { readonly width: number; readonly lang: Lang; readonly percent: boolean },
  colours: Palette,
): { readonly option: ChartOption; readonly height: number } {
  const narrow = view.width < NARROW
  const values = lanes.flatMap(({ dots }) =>
    dots.flatMap(({ marks }) => marks.flatMap(({ x, x2 }) => [x, x2 ?? x])),
  )
  const scale = valueScale(values, { percent: view.percent, narrow })
  const [left, right] = [20, 26]
  const across = (value: number) =>
    left + ((scale.along(value) - scale.from) / (scale.to - scale.from)) * (view.width - left - right)

  let down = quartiles === null ? 0 : HEADING
  const placed = lanes.map((lane) => {
    const heading =
      lane.heading === null ? [] : breakText(lane.heading, SIZE.small, view.width - left - right)
    const begins = down
    const offsets = swarm(lane.dots, across)
    const rows = Math.max(0, ...offsets.map(Math.abs))
    const room = lane.dots.some(({ name }) => name !== null) ? ROOM : SMALL_ROOM
    const middle = begins + heading.length * HEADING + room + rows * STEP
    down = middle + rows * STEP + room
    return {
      heading,
      begins,
      ends: down,
      dots: lane.dots.map((dot, at) => ({ dot, top: middle + (offsets[at] ?? 0) * STEP })),
    }
  })
  const [main] = placed
  const height = TOP + down + BOTTOM
  const marks = placed.flatMap(({ dots }) =>
    dots.flatMap(({ dot, top }) =>
      dot.marks.map(
        (mark): Mark => ({
          ...mark,
          x: scale.along(mark.x),
          ...(mark.x2 === undefined ? {} : { x2: scale.along(mark.x2) }),
          row: top / UNIT,
        }),
      ),
    ),
  )
  const named = placed.flatMap(({ dots }) =>
    dots.map(
      ({ dot, top }): NamedDot => ({
        left: across(dot.at),
        top: TOP + top,
        at: [scale.along(dot.at), top / UNIT],
        name: dot.name,
        colour: dot.colour,
        chosen: dot.chosen,
      }),
    ),
  )
  const medianWords =
    quartiles === null
      ? []
      : [medianCaption(quartiles.median, said.median, scale, across, view.width, colours)]
  const headings = placed.flatMap(({ heading, begins }) =>
    heading.map(
      (text, line): Caption => ({
        text,
        at: [scale.from, (begins + line * HEADING + HEADING / 2) / UNIT],
        side: 'right',
        offset: [-left + 4, 0],
        colour: colours.quiet,
        size: SIZE.small,
      }),
    ),
  )
  const taken: Box[] = [
    ...medianWords.map(({ text, at, offset }): Box => {
      const place = (at[0] - scale.from) / (scale.to - scale.from)
      const x = left + place * (view.width - left - right) + offset[0]
      return [x, TOP, x + textWidth(text, SIZE.small), TOP + HEADING]
    }),
    ...placed.flatMap(({ heading, begins }): Box[] =>
      heading.map((text, line) => [
        0,
        TOP + begins + line * HEADING,
        textWidth(text, SIZE.small),
        TOP + begins + (line + 1) * HEADING,
      ]),
    ),
  ]
  return {
    height,
    option: {
      animation: false,
      grid: { left, right, top: TOP, bottom: BOTTOM, outerBoundsMode: 'none' },
      xAxis: {
        ...scaleAxis(scale, view.percent, view.lang, colours),
        name: plainText(scale.isLog ? said.logAxis : said.axis),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { fontFamily: FONT, fontSize: SIZE.small, color: colours.quiet },
      },
      yAxis: { type: 'value', min: 0, max: down / UNIT, inverse: true, show: false },
      series: [
        ...(quartiles === null || main === undefined
          ? []
          : [quartileSeries(quartiles, scale, [(main.begins - 2) / UNIT, main.ends / UNIT], colours)]),
        markSeries(marks),
        captionSeries(
          [
            ...namesBeside(
              named,
              { inside: [0, 0, view.width, height - BOTTOM], taken, free: true },
              colours,
            ),
            ...medianWords,
            ...headings,
          ],
          colours,
        ),
      ],
    },
  }
}

/** For each dot, how many steps from the middle it stands, so that none lies on another: 0, up, down, further up. */
export function swarm(dots: readonly StripDot[], across: (value: number) => number): number[] {
  const rows: [number, number][][] = []
  return dots.map(({ marks }) => {
    const [from, to] = extent(marks, across)
    let row = 0
    while ((rows[row] ?? []).some((other) => from < other[1] && other[0] < to)) row += 1
    rows[row] = [...(rows[row] ?? []), [from, to]]
    return row % 2 === 1 ? -(row + 1) / 2 : row / 2
  })
}

/** How far a dot reaches, with its arrow, CSS pixels. */
function extent(marks: readonly RowMark[], across: (value: number) => number): [number, number] {
  const ends = marks.flatMap(({ kind, x, x2 }): [number, number][] => {
    const [a, b] = [across(x), across(x2 ?? x)]
    return [[a - (kind === 'dotAtMost' ? DOT + ARROW : DOT), b + (kind === 'dotAtLeast' ? DOT + ARROW : DOT)]]
  })
  return [Math.min(...ends.map(([from]) => from)), Math.max(...ends.map(([, to]) => to))]
}

/** Above the line, from it to the right; where it is too long for that, as far to the left as it needs. */
function medianCaption(
  median: number,
  text: string,
  scale: ValueScale,
  across: (value: number) => number,
  width: number,
  colours: Palette,
): Caption {
  const room = width - 4 - across(median) - textWidth(text, SIZE.small)
  return {
    text,
    at: [scale.along(median), HEADING / 2 / UNIT],
    side: 'right',
    offset: [Math.min(0, room), -2],
    colour: colours.ink,
    size: SIZE.small,
  }
}

/** What surely belongs to the middle half as a pale band, the median as a line. */
function quartileSeries(
  { drawn, median }: { readonly drawn: Quartiles; readonly median: number },
  scale: ValueScale,
  [top, bottom]: readonly [number, number],
  colours: Palette,
): CustomSeriesOption {
  const held = (value: number) => Math.min(scale.to, Math.max(scale.from, safe(scale, value)))
  return {
    type: 'custom',
    id: 'quartiles',
    renderItem: renderBand,
    encode: { x: [0, 1], y: [2, 3] },
    silent: true,
    z: 1,
    data: [
      ...(drawn.lower.high < drawn.upper.low
        ? [
            {
              value: [held(drawn.lower.high), held(drawn.upper.low), top, bottom],
              itemStyle: { color: colours.remainder, borderColor: colours.remainder },
            },
          ]
        : []),
      {
        value: [held(median), held(median), top, bottom],
        itemStyle: { color: colours.ink, borderColor: colours.ink },
      },
    ],
  }
}

/** Where a value lies on the axis; one that has no place there, at its lower end. */
function safe(scale: ValueScale, value: number): number {
  const at = scale.along(value)
  return Number.isNaN(at) ? scale.from : at
}

const renderBand: RenderItem = (_params, api) => {
  const [x = 0, y = 0] = api.coord([api.value(0), api.value(2)])
  const [x2 = 0, y2 = 0] = api.coord([api.value(1), api.value(3)])
  return {
    type: 'rect',
    shape: { x: x2 > x ? x : x - 0.75, y, width: Math.max(1.5, x2 - x), height: y2 - y },
    style: { fill: String(api.visual('color')) },
  }
}
