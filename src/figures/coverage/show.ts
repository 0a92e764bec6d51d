import type { Catalogue } from '../../model/catalogue.ts'
import { groupBy, sorted } from '../../model/collect.ts'
import { FAMILIES, type Indicator, type Jurisdiction, LEVELS, type Level } from '../../model/types.ts'
import type { CoverageFilter, View } from '../figure.ts'
import type { Coverage } from '../questions.ts'

/** One indicator: what each place reports of it, by place. */
export interface CoverageRow {
  readonly indicator: Indicator
  readonly cells: ReadonlyMap<string, Coverage>
}

/** What the matrix shows: all rows and columns of what was asked for, drawn or not. */
export interface CoverageShown {
  readonly filter: CoverageFilter
  readonly levels: readonly Level[]
  /** By family, then by number of places, most first. */
  readonly rows: readonly CoverageRow[]
  /** By code; only places that report any of the rows. */
  readonly columns: readonly Jurisdiction[]
  /** Cells that hold something. */
  readonly filled: number
  /** Indicators that would match, were those of fewer than three places shown too. */
  readonly rare: number
  /** Places of the other levels that report any of the indicators. */
  readonly elsewhere: readonly { readonly level: Level; readonly places: number }[]
}

const ALL_CORE: CoverageFilter = { search: '', family: null, year: null, all: false }
/** A level with fewer places has nothing to compare. */
const LEAST_PLACES = 3

/** Chooses indicators, level and order; see `Figure.show`. */
export function showCoverage(cells: readonly Coverage[], view: View): CoverageShown {
  const filter = view.coverage ?? ALL_CORE
  const { indicators, places } = view.catalogue
  const known = cells.filter((cell) => indicators.has(cell.indicator_id) && places.has(cell.jurisdiction_id))
  const isUsual = (cell: Coverage) => filter.all || indicators.get(cell.indicator_id)?.core === true
  const matching = known.filter((cell) => {
    const indicator = indicators.get(cell.indicator_id)
    return (
      indicator !== undefined &&
      (filter.family === null || indicator.family === filter.family) &&
      (filter.year === null || (cell.first_year <= filter.year && filter.year <= cell.last_year)) &&
      matches(indicator, filter.search)
    )
  })
  const usual = matching.filter(isUsual)
  const levels =
    view.levels.length > 0
      ? LEVELS.filter((level) => view.levels.includes(level))
      : fullest(usual.length > 0 ? usual : matching, places)
  const isHere = (cell: Coverage) => {
    const level = places.get(cell.jurisdiction_id)?.level
    return level !== undefined && (levels.includes(level) || view.places.includes(cell.jurisdiction_id))
  }
  const here = matching.filter(isHere)
  const shown = here.filter(isUsual)
  const rows = [...groupBy(shown, (cell) => cell.indicator_id)].flatMap(([id, own]): CoverageRow[] => {
    const indicator = indicators.get(id)
    return indicator === undefined
      ? []
      : [{ indicator, cells: new Map(own.map((cell) => [cell.jurisdiction_id, cell])) }]
  })
  const reported = new Set(shown.map((cell) => cell.jurisdiction_id))
  return {
    filter,
    levels,
    rows: sorted(
      rows,
      (a, b) =>
        FAMILIES.indexOf(a.indicator.family) - FAMILIES.indexOf(b.indicator.family) ||
        b.cells.size - a.cells.size ||
        a.indicator.id.localeCompare(b.indicator.id),
    ),
    columns: sorted(
      [...places.values()].filter(({ id }) => reported.has(id)),
      (a, b) => a.id.localeCompare(b.id),
    ),
    filled: shown.length,
    rare: filter.all
      ? 0
      : new Set(
          here.filter((cell) => !indicators.get(cell.indicator_id)?.core).map((cell) => cell.indicator_id),
        ).size,
    elsewhere: LEVELS.filter((level) => !levels.includes(level)).flatMap((level) => {
      const found = usual.filter((cell) => places.get(cell.jurisdiction_id)?.level === level)
      const count = new Set(found.map((cell) => cell.jurisdiction_id)).size
      return count === 0 ? [] : [{ level, places: count }]
    }),
  }
}

/** The `most` rows that most places report, in the order given. */
export function mostReported(rows: readonly CoverageRow[], most: number): CoverageRow[] {
  const kept = new Set(sorted(rows, (a, b) => b.cells.size - a.cells.size).slice(0, most))
  return rows.filter((row) => kept.has(row))
}

/** The `most` places that report most of the rows, chosen ones first, in the order given. */
export function mostReporting(
  columns: readonly Jurisdiction[],
  rows: readonly CoverageRow[],
  chosen: readonly string[],
  most: number,
): Jurisdiction[] {
  const reports = (id: string) => rows.filter(({ cells }) => cells.has(id)).length
  const weighed = columns.map((place) => ({
    place,
    weight: (chosen.includes(place.id) ? rows.length + 1 : 0) + reports(place.id),
  }))
  const kept = new Set(
    sorted(weighed, (a, b) => b.weight - a.weight)
      .slice(0, most)
      .map(({ place }) => place),
  )
  return columns.filter((place) => kept.has(place))
}

/** Every word of the search is in one of the indicator's names, or in its id. */
function matches(indicator: Indicator, search: string): boolean {
  const text = `${indicator.name_zh} ${indicator.name_en} ${indicator.id}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** The level on which the matrix is fullest: filled cells in its places × indicators. */
function fullest(cells: readonly Coverage[], places: Catalogue['places']): Level[] {
  const measured = LEVELS.map((level) => {
    const own = cells.filter((cell) => places.get(cell.jurisdiction_id)?.level === level)
    const across = new Set(own.map((cell) => cell.jurisdiction_id)).size
    const down = new Set(own.map((cell) => cell.indicator_id)).size
    return { level, across, fill: own.length === 0 ? 0 : own.length / (across * down) }
  }).filter(({ across }) => across > 0)
  const wide = measured.filter(({ across }) => across >= LEAST_PLACES)
  const [best] = sorted(wide.length > 0 ? wide : measured, (a, b) => b.fill - a.fill)
  return best === undefined ? [] : [best.level]
}
