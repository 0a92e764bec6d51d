import type { Answer, Ask, Origin, Params, Query, Question } from '../db/query.ts'
import { type Dictionary, type Words, withTexts } from '../i18n/words.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { FindingKind } from '../model/findings.ts'
import type { Family, Lang } from '../model/types.ts'
import type { ChartOption } from './echarts.ts'
import type { Theme } from './look.ts'

/** What a visitor chose and how wide the picture is; everything a figure needs besides its rows. */
export interface View {
  readonly lang: Lang
  /** Chosen places, in the order of choosing; the first eight carry colours. Empty: nobody is highlighted. */
  readonly places: readonly string[]
  /** Period key (`periodKey` of model/periods): `2020`, `2018-2022`; `latest`; null: the figure chooses. */
  readonly period: string | null
  /** How counts are shown; null: the figure's default. */
  readonly by: 'count' | 'per10k' | null
  /** Whether intervals of uncertainty are drawn. */
  readonly intervals: boolean
  /** Whether the visitor compares unlike values all the same; the figure then says so. */
  readonly anyway: boolean
  /** Whether a place without the asked year shows its nearest one, named beside the value. */
  readonly near: boolean
  /** Observations that the visitor takes instead of the charted ones, where a source or two contradict. */
  readonly taken: readonly string[]
  /** Series that the legend has switched off, by key. */
  readonly hidden: readonly string[]
  /** Only places of these levels; empty: all. */
  readonly levels: readonly string[]
  /** A small panel for each place, where the figure can draw them; absent: the figure chooses. */
  readonly layout?: 'multiples'
  /** What the coverage matrix is narrowed down to; absent: all core indicators. */
  readonly coverage?: CoverageFilter
  /** What the findings of the audit are narrowed down to; absent: all that speak against a number. */
  readonly findings?: FindingsFilter
  /** What the matrix of the workspace compares; absent: its own choice. */
  readonly matrix?: MatrixChoice
  /** Width of the picture in CSS pixels; below 560 labels stand above their marks. */
  readonly width: number
  readonly theme: Theme
  /** Only the head of the picture, for a page that leads on to the whole. */
  readonly brief?: boolean
  /** Indicators and places by id: names, units, definitions. */
  readonly catalogue: Catalogue
}

/** What the matrix of the workspace compares. */
export interface MatrixChoice {
  /** Its columns, in order; empty: the matrix chooses. */
  readonly indicators: readonly string[]
  /** What places are held against (`benchmarkOf`); null: the matrix chooses. */
  readonly benchmark: string | null
  /** The column that it is ordered by (an indicator, or `place`), a minus before it from the greatest; null: as chosen. */
  readonly sort: string | null
}

/** Narrows the coverage matrix down. */
export interface CoverageFilter {
  /** Words that an indicator's name holds, in either language; empty: any. */
  readonly search: string
  readonly family: Family | null
  /** Only what is reported for this year; null: any. */
  readonly year: number | null
  /** Also indicators that fewer than three places report. */
  readonly all: boolean
}

/** Narrows the findings of the audit down; the chosen places of the view do so too. */
export interface FindingsFilter {
  /** Words that names, ids, publications or numbers of the finding hold; empty: any. */
  readonly search: string
  readonly family: Family | null
  /** Only these kinds; empty: any. */
  readonly kinds: readonly FindingKind[]
  /** Only what is about this observation; null: any. */
  readonly observation: string | null
  /** Also what agrees and what can't be decided. */
  readonly all: boolean
}

/**
 * A picture: what ECharts draws, how tall it is, and its legend (drawn as buttons beside it, and into exports).
 * Options have to compare equal, so functions in them are module constants; every data item that can be pointed
 * at carries a `tip` (`MarkData`). The frame draws tip and legend itself: ECharts' own write inline styles.
 */
export interface Picture {
  readonly option: ChartOption
  /** CSS pixels. */
  readonly height: number
  readonly legend: readonly LegendItem[]
}

export interface LegendItem {
  readonly key: string
  readonly label: string
  readonly colour: string
  readonly glyph:
    | 'square'
    | 'line'
    | 'dot'
    | 'pale'
    | 'hollow'
    | 'open'
    | 'open_left'
    | 'range'
    | 'diamond'
    | 'tick'
    | 'text'
  /** Whether a click hides and shows the series of this key; marks of value kinds are only explained. */
  readonly toggles: boolean
}

/** What a mark tells when it is pointed at or reached by keyboard; also carried by data items as `tip`. */
export interface Tip {
  readonly title: string
  readonly lines: readonly string[]
}

/** What a data item of any series may carry beside what ECharts reads. */
export interface MarkData {
  readonly tip?: Tip
  /** Hash address that Enter or a click leads to. */
  readonly href?: string
}

/** The figure's numbers as a table: same rows, same order. Numbers stay numbers, for export. */
export interface TableTwin {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly TableCell[])[]
  /** Its rows are sentences: it stands below the picture without being asked for, on narrow screens as blocks. */
  readonly prose?: boolean
}
export interface TableColumn {
  readonly key: string
  readonly label: string
  readonly numeric: boolean
  /** It only leaves with files: the screen has it in a sentence, or has no room. */
  readonly taken?: true
}

/** The columns that a screen shows, each with its index in the table: where its cell stands in every row. */
export function shownColumns({
  columns,
}: Pick<TableTwin, 'columns'>): (TableColumn & { readonly at: number })[] {
  return columns.flatMap((column, at) => (column.taken === true ? [] : [{ ...column, at }]))
}

/**
 * `value` is what is exported, `text` what is read on the screen where it differs, `href` where it leads; `links`,
 * where it names several things, what is read of each and where that leads.
 */
export interface TableCell {
  readonly value: string | number | null
  readonly text?: string
  readonly href?: string
  readonly links?: readonly { readonly text: string; readonly href: string | null }[]
}

/** A sentence under the picture: what is missing and why, what makes values unlike, what to know. */
export interface Note {
  readonly kind: 'missing' | 'unlike' | 'caution' | 'flag'
  readonly text: string
  /** Where the note leads: the audit, the method. */
  readonly href?: string
  /** What a click chooses: another of two contradicting numbers, comparing all the same. */
  readonly choice?: NoteChoice
}

/**
 * A choice that a note offers; the frame makes an address of it. A note that offers to take a choice back
 * (`anyway: false`, `near: false`, `back`) is also printed on the figure and in its exports: see `heededOf`.
 */
export interface NoteChoice {
  readonly label: string
  readonly anyway?: boolean
  readonly near?: boolean
  /** All observations that are then taken. */
  readonly taken?: readonly string[]
  /** That it takes back a number chosen by hand: the rule picks another. */
  readonly back?: true
}

/**
 * What a figure made of choices that it may or may not be able to follow: the question bar says and offers
 * this, not what was asked for.
 */
export interface Heeded {
  /** How counts are shown; absent: there is nothing to divide. */
  readonly by?: 'count' | 'per10k'
  /** Whether there are intervals of uncertainty to draw, also while they are switched off. */
  readonly intervals?: boolean
  /** Whether values are set apart as unlike, or stand among the others by the visitor's will. */
  readonly unlike?: boolean
  /** Whether places have a value for other periods only, or show such a one by the visitor's will. */
  readonly elsewhere?: boolean
  /** What the visitor overrode, and what speaks against it (the texts of `remarksOf`): in every export. */
  readonly remark?: string
}

/** A publication that the figure rests on. */
export interface SourceRef {
  readonly id: string
  readonly title: string
  /** Null: this site itself, its title in the words' language. */
  readonly publisher: string | null
  readonly published: string | null
  readonly url: string | null
}

/**
 * A figure: a question and its picture. All members are pure: same rows, view and words in, equal result
 * out; no React, no DOM, no SQL after `question`.
 *
 * To add one: its question in `questions.ts` (or one that is there: rows come for all places, `show` chooses
 * among them); a folder with `show.ts` and `index.ts`, which exports `framed(figure)`; its line in
 * `figures/each.ts`, and in `figures/index.ts` if the first page shows it, else in `scripts/budgets.ts`; a line in
 * `figures/pictures.ts`; in `ui/question.ts`, what it is asked where it stands by itself, and the page that shows it;
 * its texts `<id>.*` in both dictionaries, or but for `<id>.title.unknown` in its folder (see `framed`); a
 * `<FigureView id="…">` on a page, or nobody sees it. What the parts are for: `rowplot.ts`, `stackplot.ts`,
 * `timeplot.ts` draw, `valuemarks.ts` makes the marks of one value (a number that is no observation takes a mark of
 * `marks.ts` as it is), `say.ts` puts numbers, periods and names in words, `notes.ts` and `tables.ts` begin what
 * every figure says.
 */
export interface Figure<Row, Shown> {
  /** Its folder's name, the prefix of its texts, `data-figure` of its frame. */
  readonly id: string
  readonly question: Question<Row>
  /** The query that is shown as the one behind it, where the question asks for more than it uses. */
  behind?(params: Params): Query<Row>
  /** Chooses, orders and groups the rows once, for picture, table and sentence alike. */
  show(rows: readonly Row[], view: View, params: Params): Shown
  /** The title, a question. */
  title(shown: Shown, view: View, words: Words): string
  /** The picture in one or two sentences: the answer, with its doubt. */
  summary(shown: Shown, view: View, words: Words): string
  /** Null when there is nothing to draw; the summary then says why. */
  picture(shown: Shown, view: View, words: Words): Picture | null
  table(shown: Shown, view: View, words: Words): TableTwin
  notes(shown: Shown, view: View, words: Words): readonly Note[]
  /** What became of the visitor's choices; what is left out is read off the notes (`heededOf`). */
  heeds?(shown: Shown, view: View, words: Words): Omit<Heeded, 'remark'>
  sources(shown: Shown, words: Words): readonly SourceRef[]
  /** Period keys that can be chosen, newest first; empty where the figure has no period. */
  periods(rows: readonly Row[], params: Params): readonly string[]
  /** Parameters that the data package has an answer for; with an `i` the common checks try every indicator. */
  readonly example: Params
}

/** All that the frame shows of a figure, for one view. */
export interface Drawn {
  readonly title: string
  readonly summary: string
  readonly picture: Picture | null
  readonly table: TableTwin
  readonly notes: readonly Note[]
  readonly heeded: Heeded
  readonly sources: readonly SourceRef[]
}

/** A figure whose rows have come: it can be drawn for any view, at once. */
export interface OpenFigure {
  readonly origin: Origin
  readonly periods: readonly string[]
  draw(view: View, words: Words): Drawn
}

/** A figure with its row types closed over, so that figures of all kinds fit one list and one frame. */
export interface AnyFigure {
  readonly id: string
  readonly question: Question<unknown>
  readonly example: Params
  /** The query behind it, as shown: gives all rows that it uses. */
  behind(params: Params): Query<unknown>
  /** Asks for the rows; rejects as `ask` does. */
  open(params: Params, ask: Ask): Promise<OpenFigure>
}

/**
 * Closes a figure over its types, for the list. `texts`: its own, which come with its program instead of with the
 * first page; all but `<id>.title.unknown`, by which it is called where it is not drawn.
 */
export function framed<Row, Shown>(
  figure: Figure<Row, Shown>,
  texts?: Readonly<Record<Lang, Dictionary>>,
): AnyFigure {
  return {
    id: figure.id,
    question: figure.question,
    example: figure.example,
    behind: (params) => figure.behind?.(params) ?? figure.question.ask(params),
    async open(params, ask) {
      const opened = openWith(figure, await ask(figure.question.ask(params)), params)
      if (texts === undefined) return opened
      const own = new Map<Words, Words>()
      return {
        ...opened,
        draw(view, words) {
          const further = own.get(words) ?? withTexts(words, texts[words.lang])
          own.set(words, further)
          return opened.draw(view, further)
        },
      }
    },
  }
}

/** A figure over rows that have come. */
export function openWith<Row, Shown>(
  figure: Figure<Row, Shown>,
  { rows, origin }: Answer<Row>,
  params: Params,
): OpenFigure {
  return {
    origin,
    periods: figure.periods(rows, params),
    draw(view, words) {
      const shown = figure.show(rows, view, params)
      const notes = figure.notes(shown, view, words)
      return {
        title: figure.title(shown, view, words),
        summary: figure.summary(shown, view, words),
        picture: figure.picture(shown, view, words),
        table: figure.table(shown, view, words),
        notes,
        heeded: { ...heededOf(notes, words), ...figure.heeds?.(shown, view, words) },
        sources: figure.sources(shown, words),
      }
    },
  }
}

/**
 * What notes say of choices: one that offers to compare anyway tells that something is unlike, one that offers to
 * take it back (`anyway: false`, `near: false`, `back`) is itself the remark that belongs on the figure.
 */
export function heededOf(notes: readonly Note[], words: Words): Heeded {
  const offers = (key: 'anyway' | 'near') => notes.filter(({ choice }) => choice?.[key] !== undefined)
  const remarks = remarksOf(notes)
  return {
    ...(offers('anyway').length > 0 ? { unlike: true } : {}),
    ...(offers('near').length > 0 ? { elsewhere: true } : {}),
    ...(remarks.length > 0
      ? { remark: remarks.map(({ text }) => text).join(words.say('sentence.space')) }
      : {}),
  }
}

/** The notes that say what the visitor overrode: printed between answer and picture, not below it. */
export function remarksOf(notes: readonly Note[]): readonly Note[] {
  return notes.filter(
    ({ choice }) => choice?.anyway === false || choice?.near === false || choice?.back === true,
  )
}
