import { numberIn, type Result, type ResultColumn } from '../../db/visitor.ts'
import type { ChartOption } from '../../figures/echarts.ts'
import type { LegendItem, Picture } from '../../figures/figure.ts'
import { FONT, NARROW, palette, SIZE, type Theme } from '../../figures/look.ts'
import { axisLabels, plainText, rowPlot } from '../../figures/rowplot.ts'
import { type TimeMark, timeSeries } from '../../figures/timemarks.ts'
import type { Words } from '../../i18n/words.ts'

export const CHART_KINDS = ['bars', 'line', 'dots'] as const
export type ChartKind = (typeof CHART_KINDS)[number]

/** What of a result is drawn; `x` null: the number of the row. */
export interface ChartChoice {
  readonly kind: ChartKind
  readonly x: number | null
  readonly y: number
}

/** As many bars are drawn; lines and dots have room for all rows. */
export const MOST_BARS = 60
/** As many lines carry colours and names; of more, none does. */
const MOST_LINES = 8

/** The columns that hold a number somewhere. */
export function numberColumns({ columns, rows }: Result): number[] {
  return columns.flatMap(({ kind }, at) =>
    rows.some((row) => numberIn(row[at] ?? null, kind) !== null) ? [at] : [],
  )
}

/** The columns that a line or dots can run along: numbers and days. */
export function placingColumns(result: Result): number[] {
  const numbers = numberColumns(result)
  return result.columns.flatMap(({ kind }, at) => (kind === 'date' || numbers.includes(at) ? [at] : []))
}

/** What a result is drawn as at first: years and days make a line, names bars, two numbers dots; null: no number. */
export function suggestedChart(result: Result): ChartChoice | null {
  const numbers = numberColumns(result)
  const time = result.columns.findIndex((column) => column.kind === 'date' || isYear(column, numbers, result))
  const values = numbers.filter((at) => at !== time)
  const [first, second] = values
  if (first === undefined) {
    const [only] = numbers
    return only === undefined ? null : { kind: 'bars', x: null, y: only }
  }
  const name = result.columns.findIndex(({ kind }) => kind === 'text')
  const times = new Set(result.rows.map((row) => row[time]))
  if (time >= 0 && times.size > 2 && (name < 0 || time < name)) return { kind: 'line', x: time, y: first }
  if (name >= 0 && name < first) return { kind: 'bars', x: name, y: first }
  if (second !== undefined && result.rows.length > 2) return { kind: 'dots', x: first, y: second }
  return { kind: 'bars', x: name < 0 ? null : name, y: first }
}

function isYear(
  { name, kind }: ResultColumn,
  numbers: readonly number[],
  { columns, rows }: Result,
): boolean {
  const at = columns.findIndex((column) => column.name === name)
  if (!numbers.includes(at) || !/year|年/i.test(name)) return false
  return rows.every((row) => {
    const year = numberIn(row[at] ?? null, kind)
    return year === null || (Number.isInteger(year) && year >= 1900 && year <= 2100)
  })
}

export interface DrawnResult {
  readonly picture: Picture
  /** Rows that lack a number, and are not drawn. */
  readonly lacking: number
  /** Whether rows after the first `MOST_BARS` are not drawn. */
  readonly cut: boolean
  readonly count: number
  readonly low: number
  readonly high: number
}

interface Point {
  readonly x: number
  readonly y: number
  readonly name: string
  readonly group: string
  readonly tip: { readonly title: string; readonly lines: readonly string[] }
}

/** Draws the result as it is; null where nothing of it can be. `rowName` names rows that have no column for it. */
export function drawResult(
  result: Result,
  choice: ChartChoice,
  view: { readonly width: number; readonly theme: Theme },
  words: Words,
  rowName: string,
): DrawnResult | null {
  const { columns, rows } = result
  const { kind, x, y } = choice
  const column = columns[y]
  if (column === undefined) return null
  const bars = kind === 'bars'
  const across = x === null ? undefined : columns[x]
  const groupAt = bars ? -1 : columns.findIndex((one, at) => one.kind === 'text' && at !== x && at !== y)
  const shown = bars ? rows.slice(0, MOST_BARS) : rows
  const points = shown.flatMap((row, at): Point[] => {
    const value = numberIn(row[y] ?? null, column.kind)
    const place = bars ? at : placeOf(x === null ? String(at + 1) : (row[x] ?? null), across)
    if (value === null || place === null) return []
    const name = x === null ? `${rowName} ${at + 1}` : String(row[x] ?? 'NULL')
    const group = groupAt < 0 ? '' : String(row[groupAt] ?? 'NULL')
    const said = `${column.name}: ${String(row[y])}`
    const title = group === '' || bars ? name : group
    const lines = title === name ? [said] : [`${across?.name ?? rowName}: ${name}`, said]
    return [{ x: place, y: value, name, group, tip: { title, lines } }]
  })
  if (points.length === 0) return null
  const values = points.map((point) => point.y)
  const low = values.reduce((a, b) => Math.min(a, b))
  const high = values.reduce((a, b) => Math.max(a, b))
  const names = { x: across?.name ?? rowName, y: column.name }
  const picture = bars
    ? drawBars(points, low, names.y, view, words)
    : drawPlaced(points, kind, across?.kind === 'date', names, view, words)
  return {
    picture,
    lacking: shown.length - points.length,
    cut: rows.length > shown.length,
    ...{ count: points.length, low, high },
  }
}

/** Where a value stands along a line: numbers as they are, days in years. */
function placeOf(value: string | number | boolean | null, column: ResultColumn | undefined): number | null {
  if (column === undefined) return Number(value)
  if (column.kind !== 'date') return numberIn(value, column.kind)
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(String(value))
  if (day === null) return null
  const [, year = '', month = '', date = ''] = day
  const begin = Date.UTC(Number(year), 0, 1)
  const length = Date.UTC(Number(year) + 1, 0, 1) - begin
  return Number(year) + (Date.UTC(Number(year), Number(month) - 1, Number(date)) - begin) / length
}

function drawBars(
  points: readonly Point[],
  low: number,
  unit: string,
  { width, theme }: { readonly width: number; readonly theme: Theme },
  { lang }: Words,
): Picture {
  const colours = palette(theme)
  const rows = points.map(({ y, name, tip }) => ({
    label: name.length > 60 ? `${name.slice(0, 60)}…` : name,
    text: tip.lines[tip.lines.length - 1]?.replace(/^.*: /, '') ?? '',
    marks: [{ kind: 'bar' as const, x: 0, x2: y, fill: colours.plain, tip }],
  }))
  const plot = rowPlot([{ rows }], { max: null, percent: false, unit }, { width, lang }, colours)
  if (low >= 0) return { ...plot, legend: [] }
  // A scale of rows begins at zero; these go below it.
  const axis = Array.isArray(plot.option.xAxis) ? plot.option.xAxis[0] : plot.option.xAxis
  const xAxis = { ...axis, type: 'value', min: low * 1.05 } as const
  return { ...plot, option: { ...plot.option, xAxis } as ChartOption, legend: [] }
}

function drawPlaced(
  points: readonly Point[],
  kind: 'line' | 'dots',
  days: boolean,
  names: { readonly x: string; readonly y: string },
  { width, theme }: { readonly width: number; readonly theme: Theme },
  { lang }: Words,
): Picture {
  const colours = palette(theme)
  const groups = [...new Set(points.map(({ group }) => group))]
  // Many names, each once, are names of dots, not of lines.
  const coloured = groups.length > 1 && groups.length <= MOST_LINES && groups.length < points.length
  const colourOf = (group: string) =>
    (coloured ? colours.chosen[groups.indexOf(group)] : undefined) ??
    (groups.length > 1 ? colours.plain : colours.accent)
  const joined = kind === 'line' ? joinsOf(points, groups.length < points.length) : []
  const marks: TimeMark[] = [
    ...joined.map(
      ([from, to]): TimeMark => ({
        kind: 'join',
        ...{ x: from.x, x2: to.x, y: from.y, y2: to.y, size: 1.5 },
        ...both(colourOf(to.group)),
      }),
    ),
    ...points.map(
      (point): TimeMark => ({
        kind: 'dot',
        ...{ x: point.x, y: point.y, size: points.length > 400 ? 2 : 4, tip: point.tip },
        ...both(colourOf(point.group)),
      }),
    ),
  ]
  const label = { fontFamily: FONT, fontSize: SIZE.small, color: colours.quiet }
  const whole = days || points.every(({ x }) => Number.isInteger(x) && x >= 1900 && x <= 2100)
  const left =
    14 + 7 * Math.max(...points.map(({ y }) => axisLabels[lang](Math.round(y * 10) / 10).length), 4)
  const axis = {
    type: 'value' as const,
    scale: true,
    nameTextStyle: label,
    axisLine: { show: true, lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: colours.line } },
  }
  const legend: LegendItem[] = coloured
    ? groups.map((group) => ({
        ...{ key: group, label: group, colour: colourOf(group), toggles: false },
        glyph: kind === 'line' ? ('line' as const) : ('dot' as const),
      }))
    : []
  return {
    height: width < NARROW ? 320 : 400,
    legend,
    option: {
      animation: false,
      grid: { left, right: 24, top: 34, bottom: 54, outerBoundsMode: 'none' },
      title: {
        text: plainText(names.y),
        ...{ left: 2, top: 2, padding: 0 },
        textStyle: { ...label, fontWeight: 'normal' },
      },
      xAxis: {
        ...axis,
        name: plainText(names.x),
        nameLocation: 'middle',
        nameGap: 30,
        splitNumber: width < NARROW ? 3 : 6,
        ...(whole ? { minInterval: 1 } : {}),
        axisLabel: { ...label, formatter: whole ? yearLabel : axisLabels[lang], hideOverlap: true },
      },
      yAxis: {
        ...axis,
        // A line may begin anywhere, as it is not the length that is read; dots, too.
        axisLabel: { ...label, formatter: axisLabels[lang], hideOverlap: true },
      },
      series: [timeSeries(marks, 0)],
    },
  }
}

const both = (colour: string) => ({ fill: colour, stroke: colour })

/** A year has no thousands separator. */
const yearLabel = (value: number) => (Number.isInteger(value) ? String(value) : '')

/** Neighbours along the axis within each group; a line does not run on across a gap: 2020 is not joined to 2023. */
function joinsOf(points: readonly Point[], grouped: boolean): (readonly [Point, Point])[] {
  const last = new Map<string, Point>()
  const pairs = [...points]
    .sort((a, b) => a.x - b.x)
    .flatMap((point) => {
      const key = grouped ? point.group : ''
      const before = last.get(key)
      last.set(key, point)
      return before === undefined ? [] : [[before, point] as const]
    })
  const steps = pairs.map(([from, to]) => to.x - from.x).sort((a, b) => a - b)
  const usual = steps[Math.floor((steps.length - 1) / 2)] ?? 0
  return pairs.filter(([from, to]) => to.x - from.x <= 1.5 * usual)
}
