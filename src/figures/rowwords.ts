import type { CustomSeriesOption, RenderItem } from './echarts.ts'
import { FONT, SIZE } from './look.ts'

/** Between a rank and the name, CSS pixels. */
export const RANK_GAP = 10

/** Numbers, as they are data of a series. */
type Flag = 0 | 1

/** How words that are alike stand in the rows of a plot, in CSS pixels. */
export interface WordsStand {
  /** From where the scale begins, or from its `end`. */
  readonly x: number
  readonly end: Flag
  /** Whether they end there instead of beginning. */
  readonly right: Flag
  /** How far above the middle of their row. */
  readonly lift: number
  /** Where one line is not so long they are broken, or `cut`; 0: neither. */
  readonly room: number
  readonly cut: Flag
  /** How wide the column of ranks is. */
  readonly rank: number
  readonly quiet: string
}

/** Words in a row, in ECharts' markup: `{r|…}` a rank, `{q|…}` small and quiet, `{m|…}` quiet, `{f|…}` small. */
export interface RowWords {
  readonly row: number
  readonly text: string
  readonly colour: string
  readonly bold: Flag
  readonly size: number
}

/**
 * All words of a row plot, as a series: labels of an axis would each be styled, measured and laid out to see whether
 * they overlap, which takes several times as long as all marks.
 */
export function wordSeries(
  words: readonly (readonly [WordsStand, readonly RowWords[]])[],
): CustomSeriesOption {
  return {
    type: 'custom',
    id: 'words',
    renderItem: renderWords,
    dimensions: DIMENSIONS,
    silent: true,
    data: words.flatMap(([{ x, end, right, lift, room, cut, rank, quiet }, all]) =>
      all
        .filter(({ text }) => text !== '')
        .map(({ row, text, colour, bold, size }) => ({
          value: [0, row, text, x, end, right, lift, room, cut, rank, bold, size],
          itemStyle: { color: colour, borderColor: quiet },
        })),
    ),
  }
}

/** The third is text. */
const DIMENSIONS = ['x', 'y', { name: 'text', type: 'ordinal' as const }]

/** The same function for all pictures, so that options compare equal. */
const renderWords: RenderItem = ({ coordSys }, api) => {
  const number = (at: number) => Number(api.value(at))
  const text = String(api.value(2))
  const quiet = String(api.visual('borderColor'))
  const right = number(5) === 1
  const room = number(7)
  const [from = 0, y = 0] = api.coord([0, number(1)])
  const label = { fontFamily: FONT, fontSize: number(11) }
  const small = { fontFamily: FONT, fontSize: SIZE.small }
  return {
    type: 'text',
    style: {
      ...label,
      text,
      x: from + number(3) + ('width' in coordSys ? number(4) * Number(coordSys.width) : 0),
      y: y - number(6),
      align: right ? 'right' : 'left',
      verticalAlign: 'middle',
      fill: String(api.visual('color')),
      fontStyle: 'normal',
      fontWeight: number(10) === 1 ? 'bold' : 'normal',
      ...(room > 0 ? { width: room, overflow: number(8) === 1 ? 'truncate' : 'break' } : {}),
      ...(text.includes('{')
        ? {
            rich: {
              q: { ...small, fill: quiet, padding: [0, 0, 0, 6] },
              m: { ...label, fill: quiet },
              f: { ...small, padding: [0, 0, 0, 4] },
              r: {
                ...small,
                fill: quiet,
                width: number(9),
                align: right ? 'right' : 'left',
                padding: right ? [0, 0, 0, RANK_GAP] : [0, RANK_GAP, 0, 0],
              },
            },
          }
        : {}),
    },
  }
}
