import type { Words } from '../../i18n/words.ts'
import { nameIn } from '../../model/catalogue.ts'
import { written } from '../coverage/bars.ts'
import type { RenderItem } from '../echarts.ts'
import type { LegendItem, MarkData, Picture, View } from '../figure.ts'
import { palette, SIZE } from '../look.ts'
import { breakText, plainText, textWidth } from '../rowplot.ts'
import { sayIndicator, sayPeriodKey, sayUnitBy } from '../say.ts'
import { type CellText, cellText } from './say.ts'
import type { MatrixColumn, MatrixShown } from './show.ts'

/** More than that nobody reads in one picture. */
export const MOST_PICTURED = { places: 60, indicators: 20 } as const

/** CSS pixels. */
const LINE = 17
const EDGE = 6
const NAMES = { least: 76, most: 150 }
const CELL = { least: 84, most: 136 }
const LEAST_WIDTH = 560

/** Where a line may end: what lies between is never cut. */
const BREAKS = /[\s\u2e80-\uffef]+/

type Tone = CellText['tone']

/** As on the page (`--better`, `--worse`), in light colours as pictures leave; colour never stands without its sign. */
const TONES: Partial<Record<Tone, { readonly fill: string; readonly ink: string }>> = {
  better: { fill: '#d6e6f7', ink: '#0f4c8a' },
  worse: { fill: '#fbe2c9', ink: '#8a4300' },
}

/** A matrix laid out: what stands in which cell, in lines, and how wide and high all is. */
interface Laid {
  readonly nameWidth: number
  readonly cellWidth: number
  readonly heads: readonly { readonly name: readonly string[]; readonly small: readonly string[] }[]
  readonly headHeight: number
  readonly rows: readonly {
    readonly name: readonly string[]
    readonly cells: readonly Cell[]
    readonly height: number
  }[]
}

interface Cell {
  readonly tone: Tone
  readonly value: readonly string[]
  readonly mark: readonly string[]
  readonly small: readonly string[]
  readonly tip: NonNullable<MarkData['tip']>
}

/** Whether a picture of the matrix can be read: it is not too large, and holds anything. */
export function isPictured({ places, columns, tally }: MatrixShown): boolean {
  return (
    tally.filled > 0 && places.length <= MOST_PICTURED.places && columns.length <= MOST_PICTURED.indicators
  )
}

/** How wide its picture leaves, CSS pixels: as wide as its columns need, so that they are read without a glass. */
export function pictureWidth(shown: MatrixShown, view: View, words: Words): number {
  const { nameWidth, cellWidth } = lay(shown, view, words)
  return Math.max(LEAST_WIDTH, nameWidth + cellWidth * shown.columns.length)
}

/** Places by indicators with value, sign and word of the verdict, and small ink in each cell; null: see `isPictured`. */
export function matrixPicture(shown: MatrixShown, view: View, words: Words): Picture | null {
  if (!isPictured(shown)) return null
  const colours = palette('light')
  const laid = lay(shown, view, words)
  const { nameWidth, cellWidth, heads, headHeight, rows } = laid
  const width = Math.max(view.width, nameWidth + cellWidth * heads.length)
  const texts = { name: [] as Line[], value: [] as Line[], quiet: [] as Line[] }
  const toned: Record<'better' | 'worse', Line[]> = { better: [], worse: [] }
  const put = (into: Line[], lines: readonly string[], x: number, from: number) => {
    for (const [at, text] of lines.entries()) into.push({ text, x: x + EDGE, y: from + (at + 0.5) * LINE })
    return from + lines.length * LINE
  }
  const boxes: Box[] = []
  for (const [at, { name, small }] of heads.entries()) {
    const x = nameWidth + at * cellWidth
    put(texts.quiet, small, x, put(texts.name, name, x, EDGE))
  }
  let top = headHeight
  for (const { name, cells, height } of rows) {
    put(texts.name, name, 0, top + EDGE)
    for (const [at, cell] of cells.entries()) {
      const x = nameWidth + at * cellWidth
      boxes.push({ x, x2: x + cellWidth, y: top, y2: top + height, tone: cell.tone, tip: cell.tip })
      const told = cell.tone === 'better' || cell.tone === 'worse' ? toned[cell.tone] : texts.quiet
      const below = put(cell.tone === 'missing' ? texts.quiet : texts.value, cell.value, x, top + EDGE)
      put(texts.quiet, cell.small, x, put(told, cell.mark, x, below))
    }
    top += height
  }
  return {
    height: top + 1,
    legend: legendOf(shown, view, words),
    option: {
      animation: false,
      grid: { left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { type: 'value', min: 0, max: width, show: false },
      yAxis: { type: 'value', inverse: true, min: 0, max: top + 1, show: false },
      series: [
        {
          type: 'custom',
          id: 'cells',
          renderItem: renderBox,
          encode: { x: [0, 1], y: [2, 3] },
          data: boxes.map(({ x, x2, y, y2, tone, tip }) => ({
            value: [x, x2, y, y2],
            itemStyle: { color: TONES[tone]?.fill ?? colours.paper, borderColor: colours.line },
            tip,
          })),
        },
        written('names', texts.name, { fontSize: SIZE.small, fontWeight: 'bold', color: colours.ink }),
        written('values', texts.value, { fontSize: SIZE.label, color: colours.ink }),
        written('quiet', texts.quiet, { fontSize: SIZE.small, color: colours.quiet }),
        ...(['better', 'worse'] as const).map((tone) =>
          written(tone, toned[tone], {
            fontSize: SIZE.small,
            fontWeight: 'bold',
            color: TONES[tone]?.ink ?? colours.ink,
          }),
        ),
      ],
    },
  }
}

interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
}

interface Box {
  readonly x: number
  readonly x2: number
  readonly y: number
  readonly y2: number
  readonly tone: Tone
  readonly tip: Cell['tip']
}

function lay(shown: MatrixShown, view: View, words: Words): Laid {
  const { places, columns, sort } = shown
  const names = places.map((place) => nameIn(place, words.lang))
  const read = places.map(({ id }) => columns.map((column) => cellText(column, id, view, words)))
  const widest = (texts: readonly string[], size: number) =>
    Math.max(0, ...texts.map((text) => textWidth(plainText(text), size)))
  const nameWidth = clamped(widest(names, SIZE.label) + 2 * EDGE, NAMES)
  const cellWidth = clamped(
    Math.max(
      widest(
        read.flatMap((cells) => cells.map(sayValueOf)),
        SIZE.label,
      ),
      widest(
        read.flatMap((cells) => cells.flatMap(({ mark, small }) => [mark, ...small.split(BREAKS)])),
        SIZE.small,
      ),
    ) +
      2 * EDGE,
    CELL,
  )
  const broken = (text: string, size: number, width = cellWidth) =>
    breakText(plainText(text), size, width - 2 * EDGE)
  const heads = columns.map((column) => ({
    name: broken(
      `${sayIndicator(column.indicator, words)}${sort?.key === column.indicator.id ? (sort.falling ? ' ▼' : ' ▲') : ''}`,
      SIZE.small,
    ),
    small: broken(aboutColumn(column, words), SIZE.small),
  }))
  const rows = places.map((place, row) => {
    const name = broken(names[row] ?? place.id, SIZE.small, nameWidth)
    const cells = columns.map((column, at): Cell => {
      const said = read[row]?.[at] ?? { text: '', small: '', mark: '', tone: 'none', flag: false }
      return {
        tone: said.tone,
        value: broken(sayValueOf(said), SIZE.label),
        mark: broken(said.mark, SIZE.small),
        small: broken(said.small, SIZE.small),
        tip: {
          title: `${names[row] ?? place.id} · ${sayIndicator(column.indicator, words)}`,
          lines: [sayValueOf(said), said.mark, said.small].filter((text) => text !== ''),
        },
      }
    })
    const lines = Math.max(
      name.length,
      ...cells.map(({ value, mark, small }) => value.length + mark.length + small.length),
    )
    return { name, cells, height: lines * LINE + 2 * EDGE }
  })
  const headLines = Math.max(0, ...heads.map(({ name, small }) => name.length + small.length))
  return { nameWidth, cellWidth, heads, headHeight: headLines * LINE + 2 * EDGE, rows }
}

function sayValueOf({ text, flag }: CellText): string {
  return flag ? `${text} △` : text
}

/** Period and unit of a column, as its head on the page says them. */
export function aboutColumn({ indicator, period, by }: MatrixColumn, words: Words): string {
  return [period === null ? '' : sayPeriodKey(period, words), sayUnitBy(indicator, by, words)]
    .filter((text) => text !== '')
    .join(' · ')
}

function clamped(width: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.ceil(Math.min(most, Math.max(least, width)))
}

/** The signs that stand in the picture, each with what it means. */
function legendOf(shown: MatrixShown, view: View, words: Words): LegendItem[] {
  const colours = palette('light')
  const cells = shown.places.flatMap(({ id }) =>
    shown.columns.map((column) => cellText(column, id, view, words)),
  )
  const holds = (...tones: readonly Tone[]) => cells.some(({ tone }) => tones.includes(tone))
  const item = (key: string, sign: string, colour = colours.ink): LegendItem => ({
    key,
    label: `${sign}${words.say(`compare.legend.${key}`)}`,
    colour,
    glyph: colour === colours.ink ? 'text' : 'square',
    toggles: false,
  })
  return [
    ...(holds('better') ? [item('better', '+ ', TONES.better?.ink)] : []),
    ...(holds('worse') ? [item('worse', '− ', TONES.worse?.ink)] : []),
    ...(holds('cannot_tell') ? [item('cannot', '≈ ')] : []),
    ...(holds('higher', 'lower') ? [item('neutral', '↑ ↓ ')] : []),
    ...(holds('unjudged') ? [item('unlike', '')] : []),
    ...(cells.some(({ flag }) => flag) ? [item('flag', '△ ')] : []),
  ]
}

/** Draws the ground of one cell; the same function for all pictures, so that options compare equal. */
const renderBox: RenderItem = (_params, api) => {
  const [x = 0, y = 0] = api.coord([api.value(0), api.value(2)])
  const [x2 = 0, y2 = 0] = api.coord([api.value(1), api.value(3)])
  return {
    type: 'rect',
    shape: { x, y, width: x2 - x, height: y2 - y },
    style: { fill: String(api.visual('color')), stroke: String(api.visual('borderColor')), lineWidth: 1 },
  }
}
