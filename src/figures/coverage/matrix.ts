import type { Lang } from '../../model/types.ts'
import type { CustomSeriesOption, RenderItem, ScatterSeriesOption } from '../echarts.ts'
import type { MarkData } from '../figure.ts'
import { FONT, OPAQUE, type Palette, SIZE } from '../look.ts'
import { breakText, plainText, type RowPlot, textWidth } from '../rowplot.ts'
import { shorten } from '../timeplot.ts'

export interface MatrixCell extends MarkData {
  readonly column: number
  /** 0 is the lightest of the palette's shades. */
  readonly shade: number
}

export interface MatrixRow {
  readonly name: string
  /** Behind the row, in small ink. */
  readonly count: string
  readonly cells: readonly MatrixCell[]
}

export interface MatrixColumn {
  readonly name: string
  /** What neighbouring columns lie in together; null: there is but one such. */
  readonly block: string | null
  /** At which place the visitor chose it; -1: not chosen. */
  readonly chosen: number
}

export interface Matrix {
  readonly groups: readonly { readonly heading: string; readonly rows: readonly MatrixRow[] }[]
  readonly columns: readonly MatrixColumn[]
}

const NARROWEST = 14
const WIDEST = 30
const ROW = 21
const ROW_OF_TWO_LINES = 31
/** Some system faces are so much wider than `textWidth` takes them to be. */
const WIDE_FACE = 1.12
const COUNT_WIDTH = 74
const NAME_GAP = 14
/** English names stand on end; longer ones are cut. */
const LONGEST_NAME = 150

/** How many columns fit beside names of rows, each at least 14 CSS pixels wide. */
export function mostColumns(names: readonly string[], width: number): number {
  return Math.max(
    1,
    Math.floor((width - nameWidth(names, width, Number.POSITIVE_INFINITY) - COUNT_WIDTH) / NARROWEST),
  )
}

/** A matrix of shaded cells: rows under headings, names of columns standing on end above. */
export function matrixPlot(
  { groups, columns }: Matrix,
  view: { readonly width: number; readonly lang: Lang },
  colours: Palette,
): RowPlot {
  const lines = groups.flatMap(({ heading, rows }) => [{ heading }, ...rows.map((row) => ({ row }))])
  const rows = lines.flatMap((line) => ('row' in line ? [line.row] : []))
  const left = nameWidth(
    rows.map(({ name }) => name),
    view.width,
    columns.length,
  )
  const room = roomIn(left)
  const twoLines = rows.some(({ name }) => textWidth(name, SIZE.small) > room)
  const rowHeight = twoLines ? ROW_OF_TWO_LINES : ROW
  const upright = view.lang === 'zh'
  const names = columns.map(({ name }) => shorten(name, LONGEST_NAME, SIZE.small))
  const tall = Math.max(
    ...names.map((name) =>
      upright ? [...name].length * UPRIGHT_LINE : textWidth(name, SIZE.small) * WIDE_FACE,
    ),
    20,
  )
  const blocks = blocksOf(columns)
  const top = Math.ceil(tall) + 12 + (blocks.length > 0 ? 20 : 0)
  const each = Math.min(WIDEST, (view.width - left - COUNT_WIDTH) / columns.length)
  const wide = Math.floor(each * columns.length)
  const bottom = 8
  const label = { fontFamily: FONT, fontSize: SIZE.small, color: colours.ink }
  const rich = {
    h: { ...label, fontWeight: 'bold' as const, color: colours.quiet },
    ...Object.fromEntries(
      colours.chosen.map((colour, at) => [
        `c${at}`,
        { ...label, color: colour, fontWeight: 'bold' as const },
      ]),
    ),
  }
  const splitLine = { show: true, interval: 0, lineStyle: { color: colours.line, opacity: 0.6 } }
  return {
    height: top + lines.length * rowHeight + bottom,
    option: {
      animation: false,
      grid: { left, right: view.width - left - wide, top, bottom, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        position: 'top',
        data: columns.map(({ chosen }, at) => styledName(names[at] ?? '', chosen, upright, colours)),
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine,
        axisLabel: {
          ...label,
          rich,
          interval: 0,
          margin: 8,
          ...(upright ? { lineHeight: UPRIGHT_LINE } : { rotate: 90 }),
        },
      },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: lines.map((line) =>
            'row' in line ? twoLined(line.row.name, room) : `{h|${plainText(line.heading)}}`,
          ),
          axisLine: { show: false },
          axisTick: { show: false },
          splitLine,
          axisLabel: {
            ...label,
            rich,
            interval: 0,
            margin: 8,
            lineHeight: 14,
          },
        },
        {
          type: 'category',
          inverse: true,
          position: 'right',
          data: lines.map((line) => ('row' in line ? line.row.count : '')),
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { ...label, color: colours.quiet, interval: 0, margin: 8 },
        },
      ],
      series: [
        {
          type: 'custom',
          id: 'cells',
          renderItem: renderCell,
          encode: { x: 0, y: 1 },
          data: lines.flatMap((line, at) =>
            'row' in line
              ? line.row.cells.map(({ column, shade, tip, href }) => ({
                  value: [column, at],
                  itemStyle: { color: colours.shades[shade] ?? colours.plain },
                  ...(tip === undefined ? {} : { tip }),
                  ...(href === undefined ? {} : { href }),
                }))
              : [],
          ),
        },
        blockRules(blocks, lines.length, colours),
        blockNames(blocks, each, top + rowHeight / 2, colours),
      ],
    },
  }
}

const UPRIGHT_LINE = 13

/** Draws one cell; the same function for all pictures, so that options compare equal. */
export const renderCell: RenderItem = (_params, api) => {
  const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
  const size = api.size?.([1, 1])
  const [width = 14, height = 14] = Array.isArray(size) ? size : []
  return {
    type: 'rect',
    shape: { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2 },
    style: { fill: String(api.visual('color')) },
  }
}

/** A line down the left side of a column, from the first row to the last. */
export const renderRule: RenderItem = (_params, api) => {
  const [x = 0, first = 0] = api.coord([api.value(0), 0])
  const [, last = 0] = api.coord([api.value(0), api.value(1)])
  const size = api.size?.([1, 1])
  const [width = 14, height = 14] = Array.isArray(size) ? size : []
  const at = x - width / 2
  return {
    type: 'line',
    shape: { x1: at, y1: first - height / 2, x2: at, y2: last + height / 2 },
    style: { stroke: String(api.visual('color')), lineWidth: 1 },
  }
}

interface Block {
  readonly name: string
  /** Its first column. */
  readonly from: number
  readonly columns: number
}

/** Neighbouring columns that lie in the same; none where all do, or where most stand alone. */
function blocksOf(columns: readonly MatrixColumn[]): Block[] {
  const blocks: Block[] = []
  for (const [at, { block }] of columns.entries()) {
    if (block === null) return []
    const last = blocks[blocks.length - 1]
    if (last !== undefined && last.name === block)
      blocks[blocks.length - 1] = { ...last, columns: last.columns + 1 }
    else blocks.push({ name: block, from: at, columns: 1 })
  }
  return blocks.length * 2 > columns.length ? [] : blocks
}

function blockRules(blocks: readonly Block[], lines: number, colours: Palette): CustomSeriesOption {
  return {
    type: 'custom',
    id: 'blocks',
    silent: true,
    renderItem: renderRule,
    encode: { x: 0 },
    data: blocks.map(({ from }) => ({
      value: [from, lines - 1],
      itemStyle: { color: colours.plain },
    })),
  }
}

/** The names of blocks, above the names of columns, where there is room for them. */
function blockNames(
  blocks: readonly Block[],
  each: number,
  above: number,
  colours: Palette,
): ScatterSeriesOption {
  return {
    type: 'scatter',
    id: 'block-names',
    symbolSize: 0,
    itemStyle: OPAQUE,
    silent: true,
    data: blocks.flatMap(({ name, from, columns }) =>
      textWidth(name, SIZE.small) * WIDE_FACE + 4 > each * columns
        ? []
        : [
            {
              value: [from, 0],
              label: {
                show: true,
                formatter: plainText(name),
                position: 'right' as const,
                distance: 0,
                offset: [2 - each / 2, 9 - above] as [number, number],
                fontFamily: FONT,
                fontSize: SIZE.small,
                color: colours.quiet,
              },
            },
          ],
    ),
  }
}

/**
 * Names of rows take what the columns leave, between a quarter and a third of the width; more, up to two
 * fifths, where two lines would not hold a name.
 */
function nameWidth(names: readonly string[], width: number, columns: number): number {
  const longest = Math.max(0, ...names.map((name) => textWidth(name, SIZE.small) * WIDE_FACE)) + NAME_GAP
  const left = width - COUNT_WIDTH - NARROWEST * columns
  const most = width * 0.42
  let least = width * 0.26
  while (least < most && names.some((name) => linesOf(name, roomIn(least)).length > 2)) least += 6
  return Math.ceil(Math.min(longest, Math.max(least, Math.min(width * 0.35, left))))
}

function roomIn(nameWidth: number): number {
  return (nameWidth - NAME_GAP) / WIDE_FACE
}

function linesOf(name: string, room: number): string[] {
  return breakText(plainText(name), SIZE.small, room)
}

/** A name on one line or two, cut in its middle where two do not hold it. */
function twoLined(name: string, room: number): string {
  const whole = linesOf(name, room)
  return (whole.length <= 2 ? whole : linesOf(squeeze(name, room * 1.7), room)).join('\n')
}

/** A name cut in its middle to a width in CSS pixels: what names differ in often stands at their end. */
export function squeeze(name: string, width: number, size: number = SIZE.small): string {
  if (textWidth(name, size) <= width) return name
  const signs = [...name]
  for (let kept = signs.length - 1; kept > 2; kept--) {
    const head = signs
      .slice(0, Math.ceil(kept / 2))
      .join('')
      .trimEnd()
    const tail = signs
      .slice(signs.length - Math.floor(kept / 2))
      .join('')
      .trimStart()
    const cut = `${head}…${tail}`
    if (textWidth(cut, size) <= width) return cut
  }
  return shorten(name, width, size)
}

function styledName(name: string, chosen: number, upright: boolean, colours: Palette): string {
  const text = upright ? [...plainText(name)].join('\n') : plainText(name)
  return chosen >= 0 && chosen < colours.chosen.length ? `{c${chosen}|${text}}` : text
}
