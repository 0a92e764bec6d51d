import { written } from '../coverage/bars.ts'
import type { RenderItem } from '../echarts.ts'
import type { MarkData } from '../figure.ts'
import { NARROW, type Palette, SIZE } from '../look.ts'
import { breakText, plainText, type RowPlot } from '../rowplot.ts'
import type { Verdict } from './show.ts'

/** One check: its name, its counts in words, and a mark for each finding. */
export interface CheckRow {
  readonly name: string
  readonly counts: string
  readonly marks: readonly CheckMark[]
}

export interface CheckMark extends MarkData {
  readonly verdict: Verdict
  /** Drawn pale: it is not what was asked for. */
  readonly faint: boolean
}

/** From mark to mark, and the size of one, CSS pixels. */
const STEP = 15
const SIDE = 11
const LINE = 18
/** Names stand at the left of the marks, so wide. */
const NAMES = 250
const BETWEEN = 18
const KINDS: readonly Verdict[] = ['against', 'undecided', 'agrees']

/** One mark a finding, check by check: so many are so many, whatever the scale. */
export function squarePlot(rows: readonly CheckRow[], width: number, colours: Palette): RowPlot {
  const narrow = width < NARROW
  const left = narrow ? 0 : NAMES + BETWEEN
  const across = Math.max(1, Math.floor((width - left) / STEP))
  const names: { text: string; y: number }[] = []
  const counts: { text: string; y: number }[] = []
  let down = 0
  const marks = rows.flatMap((row) => {
    const top = down
    let next = top
    const write = (texts: typeof names, text: string, size: number) => {
      for (const line of breakText(plainText(text), size, narrow ? width : NAMES)) {
        texts.push({ text: line, y: next + LINE / 2 })
        next += LINE
      }
    }
    write(names, row.name, SIZE.label)
    write(counts, row.counts, SIZE.small)
    const first = narrow ? next + 4 : top + (LINE - SIDE) / 2
    const high = Math.ceil(row.marks.length / across) * STEP
    down = Math.max(next, first + high) + BETWEEN
    return row.marks.map((mark, at) => ({
      mark,
      x: left + (at % across) * STEP,
      y: first + Math.floor(at / across) * STEP,
    }))
  })
  return {
    height: down,
    option: {
      animation: false,
      grid: { left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { type: 'value', min: 0, max: width, show: false },
      yAxis: { type: 'value', inverse: true, min: 0, max: Math.max(1, down), show: false },
      series: [
        written('names', names, { fontSize: SIZE.label, color: colours.ink }),
        written('counts', counts, { fontSize: SIZE.small, color: colours.quiet }),
        {
          type: 'custom',
          id: 'marks',
          renderItem: renderMark,
          encode: { x: [0, 1], y: [2, 3] },
          data: marks.map(({ mark, x, y }) => ({
            value: [x, x + SIDE, y, y + SIDE, KINDS.indexOf(mark.verdict), mark.faint ? 1 : 0],
            itemStyle: { color: mark.verdict === 'against' ? colours.ink : colours.plain },
            ...(mark.tip === undefined ? {} : { tip: mark.tip }),
            ...(mark.href === undefined ? {} : { href: mark.href }),
          })),
        },
      ],
    },
  }
}

/** Draws one finding: full where it speaks against a number, empty where undecided, small where all agrees. */
const renderMark: RenderItem = (_params, api) => {
  const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)])
  const verdict = KINDS[Number(api.value(4))]
  const colour = String(api.visual('color'))
  const opacity = api.value(5) === 1 ? 0.25 : 1
  const half = SIDE / 2
  if (verdict === 'against')
    return {
      type: 'rect',
      shape: { x: left, y: top, width: SIDE, height: SIDE },
      style: { fill: colour, opacity },
    }
  return {
    type: 'circle',
    shape: { cx: left + half, cy: top + half, r: verdict === 'agrees' ? half - 2 : half - 1 },
    style:
      verdict === 'agrees'
        ? { fill: colour, opacity }
        : { fill: 'none', stroke: colour, lineWidth: 1.5, opacity },
  }
}
