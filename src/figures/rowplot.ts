import { formatAxis, withUnit } from '../model/formats.ts'
import type { Lang, MissingReason } from '../model/types.ts'
import type { ChartOption } from './echarts.ts'
import { FLAG, FONT, MISSING_SIGNS, NARROW, type Palette, SIZE } from './look.ts'
import { type Mark, markSeries } from './marks.ts'
import { RANK_GAP, type RowWords, type WordsStand, wordSeries } from './rowwords.ts'

/** Between the scale and the words beside it, CSS pixels. */
const BESIDE = 10

/** So much of the width at most is for what stands behind the marks. */
export const VALUES_SHARE = 0.34

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
  const lines = groups.flatMap(({ heading, rows }): Line[] => [
    ...(heading === undefined ? [] : [{ heading }]),
    ...rows.map((row) => ({ row })),
  ])
  const rows = lines.flatMap(({ row = [] }) => row)
  const marks = lines.flatMap(({ row }, at) => (row?.marks ?? []).map((mark): Mark => ({ ...mark, row: at })))
  const widest = view.width * 0.36
  const wraps = !narrow && rows.some((row) => textWidth(nameOf(row)) > widest)
  const rankWidth = Math.ceil(Math.max(0, ...rows.map((row) => textWidth(row.rank ?? '', SIZE.small))))
  const ranked = rankWidth === 0 ? 0 : rankWidth + RANK_GAP
  const nameWidth = narrow
    ? 0
    : clamp(Math.max(...rows.map((row) => textWidth(nameOf(row))), 40), 60, widest) + ranked
  const room = view.width * VALUES_SHARE
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
  const small = { fontFamily: FONT, fontSize: SIZE.small, color: colours.quiet }
  const stand = { rank: rankWidth, quiet: colours.quiet, room: 0, cut: 0 } as const
  const names: WordsStand = narrow
    ? { ...stand, x: 0, end: 0, right: 0, lift: twoLines ? 35 : 18, room: view.width - 8, cut: 1 }
    : { ...stand, x: -BESIDE, end: 0, right: 1, lift: 0, room: wraps ? widest + ranked + 8 : 0 }
  const values: WordsStand = narrow
    ? // What is too long loses its end, the small ink: set from the right, it would lose the number itself.
      { ...stand, x: 0, end: 1, right: 1, lift: 18, room: view.width - right - 4, cut: 1 }
    : { ...stand, x: BESIDE, end: 1, right: 0, lift: 0 }
  const wide = (view.width - 12) * 0.92
  const headings: WordsStand = { ...stand, x: -left, end: 0, right: 0, lift: -4, room: wide }
  const plain = { colour: colours.ink, bold: 0, size: SIZE.label } as const
  const words = wordSeries([
    [
      names,
      eachRow(lines, (row) => ({ ...plain, ...nameWords(row, colours, narrow ? null : widest, ranked) })),
    ],
    [
      values,
      eachRow(lines, (row) => ({
        ...plain,
        text: styledValue(row, narrow ? Number.POSITIVE_INFINITY : room),
      })),
    ],
    [
      headings,
      lines.map(({ heading = '' }, row) => ({
        row,
        text: plainText(heading),
        colour: colours.quiet,
        bold: 1,
        size: SIZE.small,
      })),
    ],
  ])

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
          ...small,
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
          ...small,
          formatter: scale.percent ? percentLabels[view.lang] : axisLabels[view.lang],
          hideOverlap: true,
          ...(narrow ? { alignMinLabel: 'left' as const, alignMaxLabel: 'right' as const } : {}),
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: lines.map((_, at) => at),
        axisLine: { show: !narrow, lineStyle: { color: colours.line } },
        axisTick: { show: false },
        axisLabel: { show: false },
      },
      series: [markSeries(marks), words],
    },
  }
}

interface Line {
  readonly heading?: string
  readonly row?: PlotRow
}

function eachRow(lines: readonly Line[], words: (row: PlotRow) => Omit<RowWords, 'row'>): RowWords[] {
  return lines.flatMap(({ row }, at) => (row === undefined ? [] : [{ ...words(row), row: at }]))
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

/**
 * Name and quiet words; these on a line of their own where one line of that width does not hold both. Ranks, where
 * there is a column of them, stand between name and marks, and before a name above the marks (`width` null).
 */
function nameWords(row: PlotRow, colours: Palette, width: number | null, ranked: number) {
  const { label, aside, rank = ' ', colour } = row
  const fits = width === null || textWidth(nameOf(row)) <= width
  const name = plainText(label) + (aside === undefined ? '' : ` {q|${fits ? '' : '\n'}${unbroken(aside)}}`)
  const column = ranked === 0 ? '' : `{r|${rank}}`
  return {
    text: width === null ? column + name : name + column,
    ...(colour === undefined ? {} : { bold: 1 as const }),
    ...(colour !== undefined && colours.chosen.includes(colour) ? { colour } : {}),
  }
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
