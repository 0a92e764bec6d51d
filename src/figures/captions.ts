import { sorted } from '../model/collect.ts'
import type { ScatterSeriesOption } from './echarts.ts'
import { FONT, OPAQUE, type Palette, SIZE } from './look.ts'
import { plainText, textWidth } from './rowplot.ts'

type Side = 'right' | 'left' | 'top' | 'bottom'

/** Words beside a place of the axes, moved by so many pixels. */
export interface Caption {
  readonly text: string
  /** On the axes. */
  readonly at: readonly [number, number]
  readonly side: Side
  readonly offset: readonly [number, number]
  readonly colour: string
  readonly size: number
}

/** left, top, right, bottom in CSS pixels of the picture. */
export type Box = readonly [number, number, number, number]

/** A dot that may be named. */
export interface NamedDot {
  /** Its middle, CSS pixels of the picture. */
  readonly left: number
  readonly top: number
  /** On the axes. */
  readonly at: readonly [number, number]
  /** Null: it is not to be named, but no other's name may lie on it. */
  readonly name: string | null
  readonly colour: string
  /** Chosen by the visitor: its name takes its colour, and the best place. */
  readonly chosen: boolean
  /** How far to the right of its place on the axes it is drawn, CSS pixels; it is in `left` already. */
  readonly nudge?: number
}

/** Half a dot, and half a line of words, CSS pixels. */
const HALF = 5
const HALF_LINE = 8
const GAP = 9

interface Placing {
  readonly side: Side
  readonly offset: readonly [number, number]
}

/** Where a name may stand, the best first: beside, above, below, then aslant. */
const PLACINGS: readonly Placing[] = [
  { side: 'right', offset: [GAP, 0] },
  { side: 'left', offset: [-GAP, 0] },
  { side: 'top', offset: [0, -GAP] },
  { side: 'bottom', offset: [0, GAP] },
  { side: 'right', offset: [GAP, 14] },
  { side: 'right', offset: [GAP, -14] },
  { side: 'left', offset: [-GAP, 14] },
  { side: 'left', offset: [-GAP, -14] },
]

/**
 * Names beside their dots, where they lie on no other dot, no other name and nothing that is there; the chosen first.
 * Where there is no such place the best is taken, or, with `free`, the name of what nobody chose is left out.
 */
export function namesBeside(
  dots: readonly NamedDot[],
  {
    inside,
    taken: there,
    free = false,
  }: { readonly inside: Box; readonly taken: readonly Box[]; readonly free?: boolean },
  colours: Palette,
): Caption[] {
  const marks = dots.map(({ left, top }): Box => [left - HALF, top - HALF, left + HALF, top + HALF])
  const taken: Box[] = [...there]
  return sorted(dots, (a, b) => Number(b.chosen) - Number(a.chosen)).flatMap((dot): Caption[] => {
    const { name } = dot
    if (name === null) return []
    const own = marks[dots.indexOf(dot)]
    const others = [...marks.filter((mark) => mark !== own), ...taken]
    const tried = PLACINGS.map((placing) => {
      const box = boxOf(dot, name, placing)
      return { ...placing, box, meets: others.filter((one) => meet(box, one)).length }
    })
    const fitting = tried.filter(({ box }) => within(box, inside))
    const [best] = sorted(fitting.length > 0 ? fitting : tried, (a, b) => a.meets - b.meets)
    if (best === undefined || (free && !dot.chosen && best.meets > 0)) return []
    taken.push(best.box)
    return [
      {
        text: name,
        at: dot.at,
        side: best.side,
        offset: [best.offset[0] + (dot.nudge ?? 0), best.offset[1]],
        colour: dot.chosen ? dot.colour : colours.quiet,
        size: SIZE.label,
      },
    ]
  })
}

function boxOf(dot: NamedDot, name: string, { side, offset }: Placing): Box {
  const wide = textWidth(name)
  const [x, y] = [dot.left + offset[0], dot.top + offset[1]]
  const left = { right: x, left: x - wide, top: x - wide / 2, bottom: x - wide / 2 }[side]
  const middle = { right: y, left: y, top: y - HALF_LINE, bottom: y + HALF_LINE }[side]
  return [left, middle - HALF_LINE, left + wide, middle + HALF_LINE]
}

function meet(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

function within(a: Box, b: Box): boolean {
  return a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3]
}

/** One series that writes all captions, over a line of paper that parts them from what lies behind. */
export function captionSeries(captions: readonly Caption[], colours: Palette): ScatterSeriesOption {
  return {
    type: 'scatter',
    id: 'names',
    symbolSize: 0,
    itemStyle: OPAQUE,
    silent: true,
    z: 5,
    data: captions.map(({ text, at, side, offset, colour, size }) => ({
      value: [...at],
      label: {
        show: true,
        formatter: plainText(text),
        position: side,
        distance: 0,
        offset: [...offset] as [number, number],
        fontFamily: FONT,
        fontSize: size,
        color: colour,
        textBorderColor: colours.paper,
        textBorderWidth: 3,
      },
    })),
  }
}
