import { writeCsv } from '../db/csv.ts'
import type { Params } from '../db/query.ts'
import { toSvg } from '../figures/echarts.paper.ts'
import { type ChartOption, echarts } from '../figures/echarts.ts'
import { type Drawn, type OpenFigure, remarksOf, type View } from '../figures/figure.ts'
import { type Leaving, paperTexts, remarkOf, withPapers } from '../figures/papers.ts'
import type { Words } from '../i18n/words.ts'
import { sharpness } from './sharpness.ts'

/** What is taken away: a figure with its view. */
export interface Taken {
  readonly id: string
  readonly params: Params
  readonly open: OpenFigure
  readonly view: View
  readonly words: Words
  readonly address: string
  readonly today: Date
  /** Of the data; null: not known. */
  readonly version: string | null
}

/** Pictures leave at this width in CSS pixels, whatever the screen, and in light colours. */
const WIDTH = 920
const PNG_SCALE = 2

/** Makes the file and hands it to the browser; rejects where the browser can't make it. */
export async function download(kind: 'csv' | 'png' | 'svg', taken: Taken): Promise<void> {
  const { open, words } = taken
  const view: View = { ...taken.view, width: WIDTH, theme: 'light' }
  const drawn = open.draw(view, words)
  const leaving: Leaving = { today: isoDay(taken.today), address: taken.address, version: taken.version }
  const name = fileName({ ...taken, overridden: drawn.heeded.remark !== undefined }, kind)
  if (kind === 'csv') {
    save(name, new Blob([csvOf(drawn, words, leaving)], { type: 'text/csv;charset=utf-8' }))
    return
  }
  const picture = withPapers(drawn, view, words, leaving)
  if (picture === null) throw new Error('There is no picture to take')
  const { option, width, height } = picture
  if (kind === 'png') return save(name, await toPng(option, width, height))
  const about = { title: drawn.title, desc: drawn.summary, lang: words.lang }
  save(name, new Blob([toSvg(option, width, height, about)], { type: 'image/svg+xml;charset=utf-8' }))
}

/**
 * The table as CSV with a byte order mark, for Excel: header and data first, so that it opens as a table; after
 * a blank line title, answer, what was overridden, notes on what is missing, unlike or flagged, sources, date and
 * address, one a row. What else is to be known of single values stands in their rows.
 */
export function csvOf(drawn: Drawn, words: Words, leaving: Leaving): string {
  const { columns, rows } = drawn.table
  const remarks = remarksOf(drawn.notes)
  const papers = [
    drawn.title,
    drawn.summary,
    ...remarkOf(drawn),
    ...drawn.notes
      .filter((note) => note.kind !== 'caution' && !remarks.includes(note))
      .map(({ kind, text }) => words.say('papers.note', { kind: words.say(`note.${kind}`), text })),
    ...paperTexts(drawn, words, leaving),
  ]
  return writeCsv(
    columns.map(({ label }) => label),
    [...rows.map((cells) => cells.map(({ value }) => value)), [], ...papers.map((text) => [text])],
    { bom: true },
  )
}

/** `fadu-ranking-reconsideration.accepted-2019.csv`: figure, question, period; `-anyway` where the visitor overrode. */
export function fileName(
  {
    id,
    params,
    view,
    overridden,
  }: Pick<Taken, 'id' | 'params'> & { readonly view: Pick<View, 'period'>; readonly overridden: boolean },
  kind: string,
): string {
  const parts = [
    'fadu',
    id,
    ...Object.keys(params)
      .sort()
      .map((key) => params[key] ?? ''),
    view.period ?? '',
    overridden ? 'anyway' : '',
  ]
  const safe = parts.filter((part) => part !== '').map((part) => part.replace(/[^A-Za-z0-9._-]+/g, '_'))
  return `${safe.join('-')}.${kind}`
}

function toPng(option: ChartOption, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const devicePixelRatio = sharpness(width, height, PNG_SCALE)
  const chart = echarts.init(canvas, null, { renderer: 'canvas', width, height, devicePixelRatio })
  try {
    chart.setOption({ ...option, animation: false })
    chart.getZr().flush()
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png')
    })
  } finally {
    chart.dispose()
  }
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function isoDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
