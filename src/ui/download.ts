import { writeCsv } from '../db/csv.ts'
import type { Params } from '../db/query.ts'
import { toSvg } from '../figures/echarts.paper.ts'
import { type ChartOption, echarts } from '../figures/echarts.ts'
import type { Drawn, OpenFigure, View } from '../figures/figure.ts'
import { withPapers } from '../figures/papers.ts'
import { jsonOf, type Leaving, saySource, type Takeaway, takeawayOf } from '../figures/takeaway.ts'
import { loadTakenWords } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import { withPngTexts } from './pngtext.ts'
import { save } from './save.ts'
import { sharpness } from './sharpness.ts'

export type FileKind = 'csv' | 'xlsx' | 'json' | 'png' | 'svg'

/** What is taken away: a figure with its view. */
export interface Taken {
  readonly id: string
  readonly params: Params
  readonly open: OpenFigure
  readonly view: View
  readonly words: Words
  readonly leaving: Leaving
  /** How wide its picture leaves, in CSS pixels; absent: as all others do. */
  readonly width?: number
}

/** Pictures leave at this width in CSS pixels, whatever the screen, and in light colours. */
const WIDTH = 920
const PNG_SCALE = 2

/** Makes the file and hands it to the browser; rejects where the browser can't make it. */
export async function download(kind: FileKind, taken: Taken): Promise<void> {
  const { id, open, leaving } = taken
  const words = await loadTakenWords(taken.words)
  const view: View = { ...taken.view, width: taken.width ?? WIDTH, theme: 'light' }
  const drawn = open.draw(view, words)
  const name = fileName({ ...taken, overridden: drawn.heeded.remark !== undefined }, kind)
  if (kind === 'png' || kind === 'svg') return save(name, await pictureOf(kind, drawn, view, words, leaving))
  const takeaway = takeawayOf(id, drawn, view, words, leaving)
  if (kind === 'xlsx') {
    const { figureWorkbook } = await import('./xlsx.ts')
    return save(name, await figureWorkbook(takeaway, words))
  }
  const [text, type] =
    kind === 'csv' ? [csvOf(takeaway, words), 'text/csv'] : [jsonOf(takeaway, words), 'application/json']
  save(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/**
 * The table as CSV with a byte order mark, for Excel: header and data first, so that it opens as a table; after
 * a blank line title, answer, what was overridden, notes on what is missing, unlike or flagged, sources, permalink,
 * version of the data, day and citation, one a row. What else is to be known of single values stands in their rows.
 */
export function csvOf(taken: Takeaway, words: Words): string {
  const { title, answer, remarks, notes, table, sources, leaving, citation } = taken
  const line = (what: string, text: string) =>
    words.say('taken.colon', { what: words.say(`taken.line.${what}`), text })
  const papers = [
    title,
    answer,
    ...remarks,
    ...notes
      .filter(({ kind }) => kind !== 'caution')
      .map(({ kind, text }) => words.say('papers.note', { kind: words.say(`note.${kind}`), text })),
    ...sources.map((source) => line('source', [saySource(source, words), source.url ?? ''].join(' ').trim())),
    line('permalink', leaving.address),
    ...(leaving.version === null ? [] : [line('version', leaving.version)]),
    ...(leaving.newest === null ? [] : [line('newest', leaving.newest)]),
    line('accessed', leaving.today),
    line('gb', citation.gb),
  ]
  return writeCsv(
    table.columns.map(({ label }) => label),
    [...table.rows.map((cells) => cells.map(({ value }) => value)), [], ...papers.map((text) => [text])],
    { bom: true },
  )
}

async function pictureOf(
  kind: 'png' | 'svg',
  drawn: Drawn,
  view: View,
  words: Words,
  leaving: Leaving,
): Promise<Blob> {
  const picture = withPapers(drawn, view, words, leaving)
  if (picture === null) throw new Error('There is no picture to take')
  const { option, width, height } = picture
  const { title, summary } = drawn
  const { address, version, today } = leaving
  if (kind === 'svg') {
    const about = { title, desc: summary, lang: words.lang, papers: { address, version, date: today } }
    return new Blob([toSvg(option, width, height, about)], { type: 'image/svg+xml;charset=utf-8' })
  }
  const png = new Uint8Array(await (await toPng(option, width, height)).arrayBuffer())
  const texts = [
    { keyword: 'Title', text: title },
    { keyword: 'Description', text: summary },
    { keyword: 'Author', text: words.say('site.name') },
    { keyword: 'Source', text: address },
    ...(version === null ? [] : [{ keyword: 'Data Version', text: version }]),
    { keyword: 'Creation Time', text: today },
  ]
  return new Blob([withPngTexts(png, texts)], { type: 'image/png' })
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
