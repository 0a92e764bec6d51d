import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readAnswer } from '../src/db/answers.ts'
import { type Ask, NoAnswer } from '../src/db/query.ts'
import { toSvg } from '../src/figures/echarts.paper.ts'
import type { AnyFigure, Drawn, View } from '../src/figures/figure.ts'
import { allFigures } from '../src/figures/index.ts'
import { withPapers } from '../src/figures/papers.ts'
import {
  firstSightFile,
  PAGE_WIDTH,
  PICTURE_WIDTHS,
  PICTURES,
  type PictureWidth,
  pictureFile,
  type StaticPicture,
} from '../src/figures/pictures.ts'
import { flagsQuestion, indicatorsQuestion, placesQuestion } from '../src/figures/questions.ts'
import { figuresOf, firstSight, SIGHTS, type Sight, sightView } from '../src/firstsight.tsx'
import { loadWords } from '../src/i18n/index.ts'
import type { Words } from '../src/i18n/words.ts'
import type { Catalogue } from '../src/model/catalogue.ts'
import { flagsOf } from '../src/model/findings.ts'
import { LANGS, type Lang } from '../src/model/types.ts'
import { asciiMarkup } from './ascii.ts'
import { PICTURE_LIST, type PictureEntry, type PictureList } from './picture-list.ts'

/** What the pictures say of the data that they were made of. */
export interface Made {
  /** The data version. */
  readonly v: string
  /** When the newest of all sources was published (ISO date); null: none says when. */
  readonly newest: string | null
}

/**
 * All pictures (path below the data folder, and SVG), the tops of pages, then the list of pictures: drawn from the
 * prebuilt answers of a data folder, as the page draws, in light colours. Same answers, same bytes. What there is
 * nothing to draw for is left out.
 */
export async function* drawPictures(
  folder: string,
  made: Made,
): AsyncGenerator<{ readonly path: string; readonly text: string }> {
  const ask = askBelow(join(folder, 'answers'))
  const catalogue = await askCatalogue(ask)
  const figures = new Map((await allFigures()).map((figure) => [figure.id, figure]))
  const pictures: PictureEntry[] = []
  for (const lang of LANGS) {
    const words = await loadWords(lang)
    for (const picture of PICTURES) {
      const figure = figures.get(picture.figure)
      const open = figure === undefined ? null : await opened(figure, picture, ask)
      if (open === null) continue
      for (const width of widthsOf(picture)) {
        const view = viewOf(picture, catalogue, lang, PICTURE_WIDTHS[width])
        const drawn = open.draw(view, words)
        const svg = svgOf(drawn, view, words, made, addressIn(picture.address, lang))
        if (svg === null) continue
        const { size, text } = svg
        const path = pictureFile(picture.name, lang, width)
        const { name, params, lead } = picture
        pictures.push({
          ...{ name, figure: picture.figure, params, lang, width, path },
          size,
          bytes: Buffer.byteLength(text),
          lead,
          title: drawn.title,
          summary: drawn.summary,
          address: addressIn(picture.address, lang),
        })
        yield { path, text }
      }
    }
  }
  for (const sight of SIGHTS) {
    const all = await Promise.all(
      figuresOf(sight, catalogue).map(async (one) => {
        const figure = figures.get(one.figure)
        return { id: one.figure, open: figure === undefined ? null : await opened(figure, one, ask) }
      }),
    )
    for (const lang of LANGS) {
      const words = await loadWords(lang)
      const view = sightView(sight, words, catalogue, PAGE_WIDTH)
      const drawn = new Map(
        all.flatMap(({ id, open }) => (open === null ? [] : [[id, open.draw(view, words)]])),
      )
      const text = firstText(sight, drawn, words, catalogue)
      if (text !== null) yield { path: firstSightFile(sight.page, lang), text }
    }
  }
  const list: PictureList = { v: made.v, pictures }
  yield { path: PICTURE_LIST, text: `${JSON.stringify(list, null, 1)}\n` }
}

/** A page's top, with its first picture as wide as the page; null where there is nothing to draw. */
function firstText(
  sight: Sight,
  figures: ReadonlyMap<string, Drawn>,
  words: Words,
  catalogue: Catalogue,
): string | null {
  const drawn = figures.get(sight.figure)
  if (drawn === undefined || drawn.picture === null) return null
  const { title, summary, picture } = drawn
  const about = { title, desc: summary, lang: words.lang }
  const svg = toSvg(picture.option, PAGE_WIDTH, picture.height, about).replace(
    '<svg ',
    '<svg display="block" ',
  )
  const heeded = new Map([...figures].map(([id, one]) => [id, one.heeded]))
  return `<!--fadu:first ${PAGE_WIDTH}-->\n${firstSight(sight, drawn, svg, heeded, words, catalogue)}\n`
}

/** Narrow only where it stands in for the first page. */
function widthsOf({ lead }: StaticPicture): PictureWidth[] {
  return lead ? ['wide', 'narrow'] : ['wide']
}

/** The figure with its rows; null where the data package has none for it. */
async function opened(figure: AnyFigure, { params }: Pick<StaticPicture, 'params'>, ask: Ask) {
  try {
    return await figure.open(params, ask)
  } catch (cause) {
    if (cause instanceof NoAnswer) return null
    throw cause
  }
}

function viewOf(picture: StaticPicture, catalogue: Catalogue, lang: Lang, width: number): View {
  return {
    places: [],
    period: null,
    by: null,
    intervals: true,
    anyway: false,
    near: false,
    taken: [],
    hidden: [],
    levels: [],
    theme: 'light',
    ...picture.view,
    lang,
    width,
    catalogue,
  }
}

function svgOf(drawn: Drawn, view: View, words: Words, made: Made, address: string) {
  const picture = withPapers(drawn, view, words, {
    address: words.say('papers.address', { address }),
    newest: made.newest,
    version: made.v,
  })
  if (picture === null) return null
  const { option, width, height } = picture
  const papers = { address, version: made.v, date: null }
  const about = { title: drawn.title, desc: drawn.summary, lang: view.lang, papers }
  return { text: asciiMarkup(`${toSvg(option, width, height, about)}\n`), size: pair(width, height) }
}

function pair(one: number, other: number): [number, number] {
  return [one, other]
}

function addressIn(address: string, lang: Lang): string {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`
}

/** Rows from the answer files of a folder alone. */
function askBelow(answers: string): Ask {
  return async (query) => {
    const answer = await readAnswer(query, async (path) => {
      try {
        return JSON.parse(await readFile(join(answers, path), 'utf8'))
      } catch {
        return null
      }
    })
    if (answer === null) throw new NoAnswer(`${query.name} ${JSON.stringify(query.params)}`)
    return { rows: answer.rows, origin: 'prebuilt' }
  }
}

async function askCatalogue(ask: Ask): Promise<Catalogue> {
  const indicators = await ask(indicatorsQuestion.ask({}))
  const places = await ask(placesQuestion.ask({}))
  const flags = await ask(flagsQuestion.ask({}))
  return {
    indicators: new Map(indicators.rows.map((indicator) => [indicator.id, indicator])),
    places: new Map(places.rows.map((place) => [place.id, place])),
    flags: flagsOf(flags.rows),
  }
}
