import type { Words } from '../i18n/words.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { intervalOf } from '../model/statistics.ts'
import type { Observation } from '../model/types.ts'
import type { Note, OpenFigure, SourceRef, TableTwin } from './figure.ts'
import { hundredths, observationCells, observationColumns } from './tables.ts'

/** A table of a page as it leaves: whole, with its numbers as numbers, whatever the screen folds or words. */
export interface PageTable {
  /** What it is called where it is cited: its page has a heading, but the file has not. */
  readonly title: string
  /** What stands above it on its page: how much there is, how it was counted. */
  readonly summary: string
  readonly table: TableTwin
  readonly notes?: readonly Note[]
  readonly sources: readonly SourceRef[]
}

/** A table of a page that is no figure, so that it is taken away by the same road as those that are; made when it leaves. */
export function openTable(make: () => PageTable): OpenFigure {
  return {
    origin: 'prebuilt',
    periods: [],
    draw() {
      const { notes = [], ...rest } = make()
      return { ...rest, notes, picture: null, heeded: {} }
    },
  }
}

/** The site itself, for what it counted or computed. */
export function ownSource(words: Words): SourceRef {
  return {
    id: 'datapackage',
    title: words.say('table.own_source'),
    publisher: null,
    published: null,
    url: null,
  }
}

/** All that is known of observations, one a row: the columns of every table of values, and their intervals. */
export function wholeTable(
  rows: readonly Observation[],
  caption: string,
  { indicators, flags }: Pick<Catalogue, 'indicators' | 'flags'>,
  words: Words,
): TableTwin {
  const known = (key: string, numeric: boolean) => ({ key, label: words.say(`table.${key}`), numeric })
  return {
    caption,
    columns: [...observationColumns(words), known('low', true), known('high', true)],
    rows: rows.flatMap((row) => {
      const indicator = indicators.get(row.indicator_id)
      if (indicator === undefined) return []
      const interval = intervalOf(row, indicator, 'count')
      return [
        [
          ...observationCells(row, indicator, words, flags),
          { value: hundredths(interval?.low) },
          { value: hundredths(interval?.high) },
        ],
      ]
    }),
  }
}
