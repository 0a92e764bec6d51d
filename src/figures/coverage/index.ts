import type { Words } from '../../i18n/words.ts'
import { groupBy } from '../../model/collect.ts'
import { formatNumber } from '../../model/formats.ts'
import type { Indicator, Jurisdiction } from '../../model/types.ts'
import { aboutAddress, indicatorAddress } from '../addresses.ts'
import {
  type Figure,
  framed,
  type LegendItem,
  type Note,
  type Picture,
  type Tip,
  type View,
} from '../figure.ts'
import { NARROW, type Palette, palette } from '../look.ts'
import { type Coverage, coverageQuestion } from '../questions.ts'
import { sayIndicator, sayList } from '../say.ts'
import { barPlot } from './bars.ts'
import { matrixPlot, mostColumns } from './matrix.ts'
import { type CoverageRow, type CoverageShown, mostReported, mostReporting, showCoverage } from './show.ts'

/** As many rows as a picture holds; the table holds all. */
const MOST_ROWS = 60
const MOST_ROWS_NARROW = 24
/** As many places make an indicator comparable. */
const COMPARABLE = 3

const figure: Figure<Coverage, CoverageShown> = {
  id: 'coverage',
  question: coverageQuestion,
  example: {},
  show: showCoverage,
  periods: (cells) =>
    [...new Set(cells.flatMap(({ first_year, last_year }) => yearsBetween(first_year, last_year)))]
      .sort((a, b) => b - a)
      .map(String),

  title({ filter }, _view, words) {
    return filter.year === null
      ? words.say('coverage.title')
      : words.say('coverage.title.year', { year: words.say('period.year', { year: filter.year }) })
  },

  summary(shown, _view, words) {
    const { rows, columns, filled } = shown
    if (rows.length === 0)
      return shown.rare > 0
        ? words.count('coverage.summary.only_rare', shown.rare)
        : words.say('figure.nothing')
    const empty = 100 * (1 - filled / (rows.length * columns.length))
    return words.say('coverage.summary', {
      levels: sayLevels(shown, words),
      indicators: words.count('coverage.indicators', rows.length),
      places: words.count('coverage.places', columns.length),
      comparable: rows.filter(({ cells }) => cells.size >= COMPARABLE).length,
      empty: formatNumber(empty, words.lang, empty > 99 || empty < 1 ? 1 : 0),
    })
  },

  picture(shown, view, words) {
    if (shown.rows.length === 0) return null
    return view.width < NARROW ? bars(shown, view, words) : matrix(shown, view, words)
  },

  table(shown, view, words) {
    const column = (key: string, numeric = false) => ({
      key,
      label: words.say(`coverage.column.${key}`),
      numeric,
    })
    return {
      caption: this.title(shown, view, words),
      columns: [
        column('indicator'),
        column('family'),
        column('place'),
        column('level'),
        column('periods', true),
        column('first_year', true),
        column('last_year', true),
        column('address'),
      ],
      rows: shown.rows.flatMap(({ indicator, cells }) =>
        shown.columns.flatMap((place) => {
          const cell = cells.get(place.id)
          if (cell === undefined) return []
          const href = indicatorAddress(indicator, [place.id])
          return [
            [
              { value: sayIndicator(indicator, words), href: aboutAddress('indicator', indicator.id) },
              { value: words.say(`family.${indicator.family}`) },
              { value: sayName(place, words) },
              { value: words.say(`level.${place.level}`) },
              { value: cell.periods },
              { value: cell.first_year, text: String(cell.first_year) },
              { value: cell.last_year, text: String(cell.last_year) },
              { value: href, text: words.say('coverage.show'), href },
            ],
          ]
        }),
      ),
    }
  },

  notes(shown, view, words) {
    if (shown.rows.length === 0) return []
    const narrow = view.width < NARROW
    const rows = shown.rows.length - drawnRows(shown, view).length
    const columns = narrow ? 0 : shown.columns.length - drawnColumns(shown, view, words).length
    const note = (kind: Note['kind'], when: boolean, text: () => string): Note[] =>
      when ? [{ kind, text: text() }] : []
    return [
      ...note('caution', true, () => words.say('coverage.note.periods')),
      ...note('missing', columns > 0, () => words.count('coverage.note.columns', columns)),
      ...note('missing', rows > 0, () => words.count('coverage.note.rows', rows)),
      ...note('missing', shown.rare > 0, () => words.count('coverage.note.rare', shown.rare)),
      ...note('caution', shown.elsewhere.length > 0, () =>
        words.say('coverage.note.levels', {
          levels: sayList(
            shown.elsewhere.map(({ level, places }) =>
              words.say('coverage.note.level', {
                level: words.say(`level.${level}`),
                places: words.count('coverage.places', places),
              }),
            ),
            words,
          ),
        }),
      ),
      ...note('caution', shown.filter.year !== null, () => words.say('coverage.note.year')),
    ]
  },

  sources: (shown, words) =>
    shown.filled === 0
      ? []
      : [
          {
            id: 'datapackage',
            title: words.say('coverage.source'),
            publisher: null,
            published: null,
            url: null,
          },
        ],
}

/** What can be compared at all: which place reports which indicator, for how many periods? */
export const coverage = framed(figure)

function matrix(shown: CoverageShown, view: View, words: Words): Picture {
  const colours = palette(view.theme)
  const rows = drawnRows(shown, view)
  const columns = drawnColumns(shown, view, words)
  const plot = matrixPlot(
    {
      groups: [...groupBy(rows, ({ indicator }) => indicator.family)].map(([family, own]) => ({
        heading: words.say(`family.${family}`),
        rows: own.map((row) => ({
          name: sayIndicator(row.indicator, words),
          count: words.count('coverage.places', row.cells.size),
          cells: columns.flatMap((place, column) => {
            const cell = row.cells.get(place.id)
            if (cell === undefined) return []
            return [
              {
                column,
                shade: Math.min(cell.periods, colours.shades.length) - 1,
                tip: tipOf(row.indicator, place, cell, words),
                href: indicatorAddress(row.indicator, [place.id]),
              },
            ]
          }),
        })),
      })),
      columns: columns.map((place) => ({
        name: sayName(place, words),
        block: blockOf(place, columns, view, words),
        chosen: view.places.indexOf(place.id),
      })),
    },
    view,
    colours,
  )
  return { ...plot, legend: shades(colours, words) }
}

/** On narrow screens: how many places report each indicator. */
function bars(shown: CoverageShown, view: View, words: Words): Picture {
  const colours = palette(view.theme)
  const groups = [...groupBy(drawnRows(shown, view), ({ indicator }) => indicator.family)].map(
    ([family, rows]) => ({
      heading: words.say(`family.${family}`),
      rows: rows.map(({ indicator, cells }) => {
        const text = words.count('coverage.places', cells.size)
        return {
          name: sayIndicator(indicator, words),
          count: cells.size,
          text,
          tip: {
            title: `${sayIndicator(indicator, words)}${words.say('list.colon')}${text}`,
            lines: [words.say('coverage.tip.years', spanOf([...cells.values()]))],
          },
          href: indicatorAddress(indicator),
        }
      }),
    }),
  )
  return { ...barPlot(groups, view.width, colours), legend: [] }
}

function drawnRows(shown: CoverageShown, view: View): CoverageRow[] {
  return mostReported(shown.rows, view.width < NARROW ? MOST_ROWS_NARROW : MOST_ROWS)
}

function drawnColumns(shown: CoverageShown, view: View, words: Words): Jurisdiction[] {
  const names = drawnRows(shown, view).map(({ indicator }) => sayIndicator(indicator, words))
  return mostReporting(shown.columns, shown.rows, view.places, mostColumns(names, view.width))
}

/** The containing place, where the columns lie in several. */
function blockOf(
  place: Jurisdiction,
  columns: readonly Jurisdiction[],
  view: View,
  words: Words,
): string | null {
  if (new Set(columns.map(({ parent_id }) => parent_id)).size < 2) return null
  const parent = place.parent_id === null ? undefined : view.catalogue.places.get(place.parent_id)
  return parent === undefined ? '' : sayName(parent, words)
}

function tipOf(indicator: Indicator, place: Jurisdiction, cell: Coverage, words: Words): Tip {
  return {
    title: words.say('coverage.tip.title', {
      indicator: sayIndicator(indicator, words),
      place: sayName(place, words),
    }),
    lines: [
      words.count(
        cell.first_year === cell.last_year ? 'coverage.tip.in_year' : 'coverage.tip.over_years',
        cell.periods,
        { year: cell.first_year, from: cell.first_year, to: cell.last_year },
      ),
    ],
  }
}

function shades(colours: Palette, words: Words): LegendItem[] {
  return colours.shades.map((colour, at) => {
    const count = at + 1
    const last = count === colours.shades.length
    return {
      key: `shade${count}`,
      label: words.count(last ? 'coverage.legend.more' : 'coverage.legend', count),
      colour,
      glyph: 'square',
      toggles: false,
    }
  })
}

function sayName(place: Jurisdiction, words: Words): string {
  return words.lang === 'zh' ? place.name_zh : place.name_en
}

function sayLevels({ levels }: CoverageShown, words: Words): string {
  return sayList(
    levels.map((level) => words.say(`level.${level}`)),
    words,
  )
}

function spanOf(cells: readonly Coverage[]): { from: number; to: number } {
  return {
    from: Math.min(...cells.map(({ first_year }) => first_year)),
    to: Math.max(...cells.map(({ last_year }) => last_year)),
  }
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
