import type { Words } from '../i18n/words.ts'
import type { ChartOption } from './echarts.ts'
import type { Drawn, LegendItem, View } from './figure.ts'
import { FONT, type Palette, palette, SIZE } from './look.ts'
import { breakText, plainText, textWidth } from './rowplot.ts'
import { sayDay } from './say.ts'
import { sayTitle } from './titles.ts'

/** What a picture says of itself when it leaves: of when it is, and where it can be seen again. */
export type Leaving = (Taken | WithData) & { readonly address: string }

/** Taken away on a day. */
interface Taken {
  /** ISO date. */
  readonly today: string
  /** Of the data; null: not known. */
  readonly version: string | null
}

/** Made with the data, without a clock: the same data give the same picture. */
interface WithData {
  /** ISO date on which the newest source of the data was published; null: none says when. */
  readonly newest: string | null
  readonly version: string
}

/** A picture that carries its papers; sizes in CSS pixels. */
export interface WithPapers {
  readonly option: ChartOption
  readonly width: number
  readonly height: number
}

const EDGE = 20
const LINE = 1.5

/** How many publications are named under a picture before the rest is counted. */
const NAMED = 6

/**
 * Puts title, answer, what was overridden, legend, sources and date around the picture, so that it can be quoted
 * without its page.
 * The picture itself is not drawn anew: it is moved down by the height of its heading.
 */
export function withPapers(drawn: Drawn, view: View, words: Words, leaving: Leaving): WithPapers | null {
  const { picture } = drawn
  if (picture === null) return null
  const colours = palette(view.theme)
  const width = view.width + 2 * EDGE
  const above = stack(EDGE, [
    ...lines(drawn.title, 19, view.width, { color: colours.ink, fontWeight: 'bold' }),
    ...lines(drawn.summary, 15, view.width, { color: colours.ink }),
    ...remarkOf(drawn).flatMap((text) => lines(text, SIZE.label, view.width, { color: colours.ink })),
  ])
  const below = stack(above.end + picture.height + 8, [
    ...legendLines(picture.legend, view, colours),
    ...paperTexts(drawn, words, leaving).flatMap((text) =>
      lines(text, SIZE.small, view.width, { color: colours.quiet }),
    ),
  ])
  const height = below.end + EDGE
  return {
    width,
    height,
    option: {
      ...picture.option,
      backgroundColor: colours.paper,
      grid: asList(picture.option.grid).map((grid) => ({
        ...grid,
        left: pixels(grid.left, view.width, 0) + EDGE,
        right: pixels(grid.right, view.width, 0) + EDGE,
        top: pixels(grid.top, picture.height, 60) + above.end,
        bottom: pixels(grid.bottom, picture.height, 60) + height - above.end - picture.height,
      })),
      title: [
        ...asList(picture.option.title).map((title) => ({
          ...title,
          left: pixels(title.left, view.width, 0) + EDGE,
          top: pixels(title.top, picture.height, 0) + above.end,
        })),
        ...above.titles,
        ...below.titles,
      ],
    },
  }
}

/** What the visitor overrode, where there is anything. */
export function remarkOf({ heeded }: Drawn): string[] {
  return heeded.remark === undefined ? [] : [heeded.remark]
}

/** The sentences under a picture and at the end of its file: sources, date and version of the data, address. */
export function paperTexts(drawn: Drawn, words: Words, leaving: Leaving): string[] {
  const named = drawn.sources
    .slice(0, NAMED)
    .map(({ title, publisher }) =>
      publisher === null ? title : sayTitle(title, words) + words.say('source.by', { publisher }),
    )
  const rest = drawn.sources.length - named.length
  const more = rest > 0 ? words.say('source.more', { count: rest }) : ''
  return [
    ...(named.length === 0
      ? []
      : [`${words.say('source.label')}${named.join(words.say('list.semicolon'))}${more}`]),
    sayWhen(leaving, words),
    leaving.address,
  ]
}

function sayWhen(leaving: Leaving, words: Words): string {
  if (!('today' in leaving)) {
    const { newest, version } = leaving
    return words.say('papers.with_data', { date: newest === null ? '—' : sayDay(newest, words), version })
  }
  const { today, version } = leaving
  const date = sayDay(today, words)
  return version === null
    ? words.say('papers.made', { date })
    : words.say('papers.made_of', { date, version })
}

type Title = NonNullable<Exclude<ChartOption['title'], readonly unknown[] | undefined>>
type TextStyle = NonNullable<Title['textStyle']>

interface Line {
  readonly text: string
  readonly size: number
  readonly style: TextStyle
}

function stack(from: number, all: readonly Line[]): { titles: Title[]; end: number } {
  let top = from
  let before = 0
  const titles = all.map(({ text, size, style }): Title => {
    if (before !== 0 && before !== size) top += 6
    before = size
    const title: Title = {
      text,
      left: EDGE,
      top,
      padding: 0,
      textStyle: { fontFamily: FONT, fontSize: size, fontWeight: 'normal', ...style },
    }
    top += size * LINE
    return title
  })
  return { titles, end: all.length === 0 ? from : Math.ceil(top) + 6 }
}

function lines(text: string, size: number, width: number, style: TextStyle): Line[] {
  return breakText(plainText(text), size, width).map((one) => ({ text: one, size, style }))
}

const GLYPHS: Readonly<Record<LegendItem['glyph'], string>> = {
  square: '■',
  line: '━',
  dot: '●',
  pale: '◍',
  hollow: '○',
  open: '→',
  open_left: '←',
  range: '├┤',
  diamond: '◇',
  tick: '┃',
  text: '',
}

function legendLines(legend: readonly LegendItem[], view: View, colours: Palette): Line[] {
  const shown = legend.filter((item) => !view.hidden.includes(item.key))
  const rich = Object.fromEntries(shown.map((item, at) => [`g${at}`, { color: item.colour, fontSize: 12 }]))
  const broken: string[][] = [[]]
  let used = 0
  for (const [at, item] of shown.entries()) {
    const wide = textWidth(`${GLYPHS[item.glyph]} ${item.label}    `, SIZE.small)
    if (used > 0 && used + wide > view.width) {
      broken.push([])
      used = 0
    }
    used += wide
    const glyph = GLYPHS[item.glyph]
    broken[broken.length - 1]?.push(`${glyph === '' ? '' : `{g${at}|${glyph}} `}${plainText(item.label)}`)
  }
  return broken
    .filter((line) => line.length > 0)
    .map((line) => ({
      text: line.join('    '),
      size: SIZE.small,
      style: { color: colours.quiet, rich },
    }))
}

function asList<T>(given: T | T[] | undefined): T[] {
  return given === undefined ? [] : Array.isArray(given) ? given : [given]
}

/** A place in CSS pixels: numbers as they are, per cent of `whole`. */
function pixels(given: unknown, whole: number, otherwise: number): number {
  if (typeof given === 'number') return given
  if (typeof given !== 'string') return otherwise
  const number = Number.parseFloat(given)
  return Number.isNaN(number) ? otherwise : given.endsWith('%') ? (number / 100) * whole : number
}
