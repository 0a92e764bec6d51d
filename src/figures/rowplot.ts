import { formatAxis, withUnit } from '../model/formats.ts'
import type { Lang, MissingReason } from '../model/types.ts'
import type { ChartOption, ScatterSeriesOption } from './echarts.ts'
import { FLAG, FONT, MISSING_SIGNS, NARROW, OPAQUE, type Palette, SIZE } from './look.ts'
import { type Mark, markSeries } from './marks.ts'

/** Between a rank and the name, CSS pixels. */
const RANK_GAP = 10

/** A mark before it knows its row. */
export type RowMark = Omit<Mark, 'row'>

/** One line of a row plot: a name, its marks, and what stands in words behind them. */
export interface PlotRow {
  readonly label: string
  /** Quiet words after the name: the body where it is not the area, the year where it is another. */
  readonly aside?: string
  /** From which to which rank it may be, quiet, in a column of its own: "2–5". */
  readonly rank?: string
  /** Chosen by the visitor: the name takes this colour and weight. */
  readonly colour?: string
  readonly marks: readonly RowMark[]
  /** The value in the author's words. */
  readonly text: string
  /** Why there is no value: `text` then says so in quiet words, behind the sign of the reason. */
  readonly missing?: MissingReason
  /** The audit speaks against the value: a small triangle stands behind it. */
  readonly flag?: true
  /** Small ink behind the value: n/d, what one case weighs, a remainder. */
  readonly small?: string
}

/** Rows under one heading. Values unlike the others have a group of their own, its heading says why. */
export interface PlotGroup {
  readonly heading?: string
  readonly rows: readonly PlotRow[]
}

export interface ScaleOfRows {
  /** Null: by the marks. */
  readonly max: number | null
  readonly percent: boolean
  /** The unit, under the axis. */
  readonly unit: string
}

export interface RowPlot {
  readonly option: ChartOption
  readonly height: number
}

export interface PlotFrame {
  /** CSS pixels. */
  readonly width: number
  readonly lang: Lang
  /** Whether names and values stand above their marks; absent: on narrow screens. */
  readonly above?: boolean
}

/**
 * The picture that most figures are: places in rows, marks on one horizontal scale, names at the left,
 * values in words at the right. On narrow screens name and value stand above the marks, on a line each
 * where one line does not hold both.
 */
export function rowPlot(
  groups: readonly PlotGroup[],
  scale: ScaleOfRows,
  view: PlotFrame,
  colours: Palette,
): RowPlot {
  const narrow = view.above ?? view.width < NARROW
  const lines = groups.flatMap((group) => [
    ...(group.heading === undefined ? [] : [{ heading: group.heading }]),
    ...group.rows.map((row) => ({ row })),
  ])
  const rows = lines.flatMap((line) => ('row' in line ? [line.row] : []))
  const marks = lines.flatMap((line, at) =>
    'row' in line ? line.row.marks.map((mark): Mark => ({ ...mark, row: at })) : [],
  )
  const widest = view.width * 0.36
  const wraps = !narrow && rows.some((row) => textWidth(nameOf(row)) > widest)
  const rankWidth = Math.ceil(Math.max(0, ...rows.map((row) => textWidth(row.rank ?? '', SIZE.small))))
  const ranked = rankWidth === 0 ? 0 : rankWidth + RANK_GAP
  const nameWidth = narrow
    ? 0
    : clamp(Math.max(...rows.map((row) => textWidth(nameOf(row))), 40), 60, widest) + ranked
  const room = view.width * 0.34
  const behind = narrow ? [] : rows.map((row) => smallLines(row, room))
  const valueWidth = narrow
    ? 0
    : clamp(Math.max(...rows.map((row, at) => widthBehind(row, behind[at] ?? [])), 30), 40, room)
  const deepest = Math.max(0, ...behind.map((broken) => broken.length))
  const left = narrow ? 4 : Math.ceil(nameWidth) + 14
  const right = narrow ? 22 : Math.ceil(valueWidth) + 30
  const twoLines =
    narrow && rows.some((row) => textWidth(`${nameOf(row)}  ${wordsBehind(row)}`) + ranked > view.width - 12)
  const rowHeight = narrow ? (twoLines ? 68 : 50) : deepest > 1 ? 46 : wraps || deepest > 0 ? 38 : 28
  const top = 8
  const bottom = 44
  const height = top + lines.length * rowHeight + bottom
  const max = scale.max ?? niceMax(marks.flatMap((mark) => [mark.x, mark.x2 ?? mark.x]))
  // What has no place on a scale needs none.
  const scaled = marks.length > 0
  const label = { fontFamily: FONT, fontSize: SIZE.label, color: colours.ink }
  const styles = {
    b: { ...label, fontWeight: 'bold' as const },
    q: { ...label, fontSize: SIZE.small, color: colours.quiet, padding: [0, 0, 0, 6] },
    m: { ...label, color: colours.quiet },
    f: { ...label, fontSize: SIZE.small, padding: [0, 0, 0, 4] },
    r: {
      ...label,
      fontSize: SIZE.small,
      color: colours.quiet,
      width: rankWidth,
      align: narrow ? ('left' as const) : ('right' as const),
      padding: narrow ? [0, RANK_GAP, 0, 0] : [0, 0, 0, RANK_GAP],
    },
    ...Object.fromEntries(
      colours.chosen.map((colour, at) => [
        `c${at}`,
        { ...label, color: colour, fontWeight: 'bold' as const },
      ]),
    ),
  }
  const names = lines.map((line) =>
    'row' in line
      ? withRank(
          line.row,
          styledName(line.row, colours, narrow ? Number.POSITIVE_INFINITY : widest),
          rankWidth > 0,
          narrow,
        )
      : '',
  )
  const values = lines.map((line) =>
    'row' in line ? styledValue(line.row, narrow ? Number.POSITIVE_INFINITY : room) : '',
  )
  // Every label is given every style that there is, which takes longer than to draw it.
  const rich = (texts: readonly string[]) => {
    const all = texts.join('')
    return Object.fromEntries(Object.entries(styles).filter(([name]) => all.includes(`{${name}|`)))
  }
  const above = (lines: number) =>
    narrow ? { inside: true, padding: [0, 0, 34 * lines + 2, 0], margin: 0 } : { margin: 10 }

  const headings: ScatterSeriesOption = {
    type: 'scatter',
    id: 'headings',
    symbolSize: 0,
    itemStyle: OPAQUE,
    silent: true,
    data: lines.flatMap((line, at) =>
      'row' in line
        ? []
        : [
            {
              value: [0, at],
              label: {
                show: true,
                formatter: plainText(line.heading),
                position: 'right' as const,
                offset: [-left - 5, 4] as [number, number],
                fontFamily: FONT,
                fontSize: SIZE.small,
                fontWeight: 'bold' as const,
                color: colours.quiet,
                width: (view.width - 12) * 0.92,
                overflow: 'break' as const,
              },
            },
          ],
    ),
  }

  return {
    height,
    option: {
      animation: false,
      grid: { left, right, top, bottom, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: 0,
        max,
        name: scale.percent || !scaled ? '' : scale.unit,
        nameLocation: 'end',
        nameGap: 6,
        nameTextStyle: {
          ...label,
          fontSize: SIZE.small,
          color: colours.quiet,
          align: 'right',
          verticalAlign: 'top',
          padding: [24, 0, 0, 0],
        },
        splitNumber: narrow ? 3 : 5,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: scaled, lineStyle: { color: colours.line } },
        axisLabel: {
          show: scaled,
          ...label,
          fontSize: SIZE.small,
          color: colours.quiet,
          formatter: scale.percent ? percentLabels[view.lang] : axisLabels[view.lang],
          hideOverlap: true,
          ...(narrow ? { alignMinLabel: 'left' as const, alignMaxLabel: 'right' as const } : {}),
        },
      },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: names,
          axisLine: { show: !narrow, lineStyle: { color: colours.line } },
          axisTick: { show: false },
          axisLabel: {
            ...label,
            ...above(twoLines ? 2 : 1),
            rich: rich(names),
            interval: 0,
            ...(narrow
              ? { align: 'left' as const, width: view.width - 8, overflow: 'truncate' as const }
              : wraps
                ? { width: widest + ranked + 8, overflow: 'break' as const }
                : {}),
          },
        },
        {
          type: 'category',
          inverse: true,
          position: 'right',
          data: values,
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: {
            ...label,
            ...above(1),
            rich: rich(values),
            interval: 0,
            // What is too long loses its end, the small ink: set from the right, it would lose the number itself.
            ...(narrow
              ? { align: 'right' as const, width: view.width - right - 4, overflow: 'truncate' as const }
              : { align: 'left' as const }),
          },
        },
      ],
      series: [markSeries(marks), headings],
    },
  }
}

/** Per cent on an axis, by language. */
export const percentLabels: Readonly<Record<Lang, (value: number) => string>> = {
  zh: (value) => withUnit(String(value), '%', 'zh'),
  en: (value) => withUnit(String(value), '%', 'en'),
}
/** The numbers of an axis, by language. */
export const axisLabels: Readonly<Record<Lang, (value: number) => string>> = {
  zh: (value) => formatAxis(value, 'zh'),
  en: (value) => formatAxis(value, 'en'),
}

function nameOf(row: PlotRow): string {
  return row.aside === undefined ? row.label : `${row.label} ${row.aside}`
}

/** All words behind the marks, for their width. */
function wordsBehind({ text, small, missing, flag }: PlotRow): string {
  const sign = missing === undefined ? '' : `${MISSING_SIGNS[missing]} `
  return `${sign}${text}${flag === true ? ` ${FLAG}` : ''}${small === undefined ? '' : ` ${small}`}`
}

/** Ranks are a column of their own: in front of names above the marks, else between name and marks. */
function withRank(row: PlotRow, name: string, ranked: boolean, narrow: boolean): string {
  if (!ranked) return name
  const rank = `{r|${row.rank ?? ' '}}`
  return narrow ? `${rank}${name}` : `${name}${rank}`
}

/** Name and quiet words; these on a line of their own where one line of that width does not hold both. */
function styledName(row: PlotRow, colours: Palette, width: number): string {
  const at = row.colour === undefined ? -1 : colours.chosen.indexOf(row.colour)
  const name = plainText(row.label)
  const styled = at >= 0 ? `{c${at}|${name}}` : row.colour === undefined ? name : `{b|${name}}`
  if (row.aside === undefined) return styled
  const fits = textWidth(nameOf(row)) <= width
  return `${styled} {q|${fits ? '' : '\n'}${unbroken(row.aside)}}`
}

/** The small ink of a row on lines of its own, where one line of that width does not hold it beside the value. */
function smallLines(row: PlotRow, width: number): string[] {
  return row.small === undefined || textWidth(wordsBehind(row)) <= width
    ? []
    : breakText(row.small, SIZE.small, width)
}

function widthBehind(row: PlotRow, broken: readonly string[]): number {
  if (broken.length === 0) return textWidth(wordsBehind(row))
  const { small: _small, ...above } = row
  return Math.max(textWidth(wordsBehind(above)), ...broken.map((line) => textWidth(line, SIZE.small)))
}

function styledValue(row: PlotRow, width: number): string {
  const { text, small, missing, flag } = row
  const words = plainText(text)
  const broken = smallLines(row, width)
  return [
    missing === undefined ? words : `{m|${MISSING_SIGNS[missing]} ${words}}`,
    ...(flag === true ? [`{f|${FLAG}}`] : []),
    ...(small === undefined || broken.length > 0 ? [] : [` {q|${plainText(small)}}`]),
    ...broken.map((line) => `\n{q|${unbroken(line)}}`),
  ].join('')
}

/** Words on one line: where ECharts may break, it drops the gap before them. */
function unbroken(text: string): string {
  return plainText(text).replace(/ /g, '\u00a0')
}

/** Words as they are, without the two signs that ECharts would read as markup. */
export function plainText(text: string): string {
  return text.replace(/\{/g, '(').replace(/\}/g, ')')
}

/**
 * About how wide a text is at label size, in CSS pixels, rather too wide than too narrow: a Chinese
 * character, an arrow or a square is as wide as it is high, a capital about three quarters of it.
 */
export function textWidth(text: string, size: number = SIZE.label): number {
  let width = 0
  for (const sign of text) {
    const wide = /[\u2190-\u2bff]/.test(sign) || (sign.codePointAt(0) ?? 0) > 0x2e7f
    width +=
      size * (wide ? 1.04 : /[A-Z%mwMW—]/.test(sign) ? 0.78 : /[ .,:;'()|ijlftr]/.test(sign) ? 0.42 : 0.64)
  }
  return width
}

/**
 * A text in lines of at most `width` CSS pixels: broken at spaces, in Chinese between any two signs of which the
 * second does not close and the first does not open; a word longer than a line is cut.
 */
export function breakText(text: string, size: number, width: number): string[] {
  const whole =
    text.match(
      /[（《「【(“]*[\u2e80-\uffef][、。，；：！？）》」】)”]*|[^\s\u2e80-\uffef]+[、。，；：！？）》」】]*\s*|\s+/gu,
    ) ?? []
  const words = whole.flatMap((word) => (textWidth(word.trimEnd(), size) > width ? [...word] : [word]))
  const broken: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && textWidth(line + word.trimEnd(), size) > width) {
      broken.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return line === '' ? broken : [...broken, line]
}

/** A round number at or above the greatest of the values; 1 where there is none above 0. */
export function niceMax(values: readonly number[]): number {
  const greatest = Math.max(0, ...values.filter(Number.isFinite))
  if (greatest === 0) return 1
  const power = 10 ** Math.floor(Math.log10(greatest))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((size) => size * power >= greatest * 1.02)
  return (step ?? 10) * power
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
