import { benchmarkOf } from '../../model/benchmark.ts'
import { commonest, distinct, groupBy, sorted } from '../../model/collect.ts'
import { takeOne } from '../../model/comparability.ts'
import { gate } from '../../model/likeness.ts'
import { isDivisible, perTenThousand } from '../../model/perhead.ts'
import { comparePeriods, periodKey, periodKeys } from '../../model/periods.ts'
import { inPeriod, lacking } from '../../model/series.ts'
import { type HeldBy, LEAST_OTHERS, type Standing, unlessOfSize, type Verdict } from '../../model/standing.ts'
import {
  BODY_KINDS,
  type Indicator,
  type Jurisdiction,
  LEVELS,
  type Level,
  type Observation,
} from '../../model/types.ts'
import { position } from '../../model/values.ts'
import type { View } from '../figure.ts'
import { isMove } from '../say.ts'
import { keeping } from './kept.ts'

/** What a place reports of an indicator, and how that stands. */
export interface MatrixCell {
  readonly row: Observation
  readonly indicator: Indicator
  /** Statements of the same number that contradict it. */
  readonly others: readonly Observation[]
  /** What other bodies of the place report for the same period. */
  readonly more: readonly Observation[]
  /** The number by which the column is sorted: as stated, or per 10,000 residents; null: no level. */
  readonly at: number | null
  /** Whether it is of another period than the column’s. */
  readonly instead: boolean
  readonly by: HeldBy
  readonly standing: Standing
}

/** One indicator of the matrix. */
export interface MatrixColumn {
  readonly indicator: Indicator
  /** Period key, `latest`, or null where nobody reports it. */
  readonly period: string | null
  readonly by: HeldBy
  /** Whether there is a choice between counts and counts per head. */
  readonly divisible: boolean
  readonly cells: ReadonlyMap<string, MatrixCell>
  /** Periods for which a place reports it, where it does not for this one. */
  readonly elsewhere: ReadonlyMap<string, { readonly row: Observation; readonly periods: readonly string[] }>
}

/** What the matrix shows of all observations. */
export interface MatrixShown {
  readonly columns: readonly MatrixColumn[]
  /** In the order of its rows. */
  readonly places: readonly Jurisdiction[]
  /** The one level that is taken where neither places nor levels are chosen. */
  readonly level: Level | null
  /** One of the groups, `own`, or a place. */
  readonly benchmark: string
  /** Whether indicators and places are the page’s own choice. */
  readonly own: { readonly indicators: boolean; readonly places: boolean }
  readonly sort: { readonly key: string; readonly falling: boolean } | null
  readonly tally: Tally
}

/** How many cells there are, and how they stand. */
export interface Tally {
  readonly cells: number
  /** Cells that hold a number. */
  readonly filled: number
  /** Of these, those of indicators that say what is better, and of others. */
  readonly judged: Readonly<Record<'polar' | 'neutral', Readonly<Record<Verdict, number>>>>
}

/** Where nothing is chosen: so many indicators, so many places. */
const OWN_INDICATORS = 10
const OWN_PLACES = 24

/** By that, where nothing is chosen: places of one level are the nearest to alike that any place finds. */
const OWN_BENCHMARK = 'level'

/** Chooses, holds and orders; see `Figure.show`. */
export function showMatrix(rows: readonly Observation[], view: View): MatrixShown {
  const { catalogue, matrix } = view
  const chosen = matrix?.indicators ?? []
  const level = view.places.length > 0 || view.levels.length > 0 ? null : fullestLevel(rows, view)
  const levels = level === null ? view.levels : [level]
  const drafts = draftsOf(rows, { ...view, levels })
  const indicators = drafts.map(({ indicator }) => indicator)
  const isWanted = (id: string) => {
    const place = catalogue.places.get(id)
    return place !== undefined && (levels.length === 0 || levels.includes(place.level))
  }
  const reported = drafts.map(({ picked }) => picked)
  const places = (
    view.places.length > 0 ? view.places.filter(isWanted) : mostReporting(reported, isWanted)
  ).flatMap((id) => catalogue.places.get(id) ?? [])
  const benchmark = matrix?.benchmark ?? OWN_BENCHMARK
  const columns = drafts.map((draft) => columnOf(rows, draft, places, benchmark, view))
  const sort = sortOf(matrix?.sort ?? null, indicators)
  return {
    columns,
    places: ordered(places, columns, sort, view),
    level,
    benchmark,
    own: { indicators: chosen.length === 0, places: view.places.length === 0 },
    sort,
    tally: tallyOf(columns, places),
  }
}

const keepIndex = keeping<ReadonlyMap<string, readonly Observation[]>>()
const keepPicked = keeping<ReadonlyMap<string, Picked>>()
const keepLevel = keeping<Level | null>()
const keepHolds = keeping<(row: Observation) => Standing>()

/** An indicator's rows of all places and periods, targets left out: they are no achievements. */
function rowsOf(rows: readonly Observation[], id: string): readonly Observation[] {
  return indexOf(rows).get(id) ?? []
}

function indexOf(rows: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  return keepIndex(rows, '', () =>
    groupBy(
      rows.filter((row) => row.period_kind !== 'target'),
      (row) => row.indicator_id,
    ),
  )
}

/** Periods that can be asked for, newest first. */
export function matrixPeriods(rows: readonly Observation[]): string[] {
  return periodKeys(rows.filter((row) => row.period_kind !== 'target'))
}

/** A column before anything is held against anything. */
interface Draft {
  readonly indicator: Indicator
  readonly period: string | null
  readonly picked: ReadonlyMap<string, Picked>
}

/** The number that stands for a place, what contradicts it, and what other bodies of the place report. */
type Picked = Pick<MatrixCell, 'row' | 'others' | 'more'>

function draftOf(rows: readonly Observation[], indicator: Indicator, view: View): Draft {
  const own = rowsOf(rows, indicator.id)
  const period = view.period ?? fullestPeriod(own, view)
  if (period === null) return { indicator, period, picked: new Map() }
  const key = JSON.stringify([indicator.id, period, view.near, view.taken])
  return { indicator, period, picked: keepPicked(rows, key, () => pick(own, indicator, period, view)) }
}

function pick(
  own: readonly Observation[],
  indicator: Indicator,
  period: string,
  { near, taken, catalogue }: View,
): ReadonlyMap<string, Picked> {
  const asked = inPeriod(own, period, near)
  const { groups } = gate(asked, indicator.id, catalogue)
  const alike = new Set(groups.find(({ reason }) => reason === null)?.rows)
  const found = [...groupBy(asked, (row) => row.jurisdiction_id)].flatMap(
    ([place, list]): [string, Picked][] => {
      const [first, ...more] = sorted(
        takeOne(list, taken),
        (a, b) =>
          Number(alike.has(b.row)) - Number(alike.has(a.row)) ||
          WIDEST.indexOf(a.row.body_kind) - WIDEST.indexOf(b.row.body_kind) ||
          comparePeriods(b.row, a.row),
      )
      return first === undefined ? [] : [[place, { ...first, more: more.map(({ row }) => row) }]]
    },
  )
  return new Map(found)
}

function columnOf(
  rows: readonly Observation[],
  { indicator, period, picked }: Draft,
  places: readonly Jurisdiction[],
  benchmark: string,
  view: View,
): MatrixColumn {
  const own = rowsOf(rows, indicator.id)
  const divisible =
    isDivisible(indicator) && [...picked.values()].some(({ row }) => perTenThousand(row) !== null)
  const by: HeldBy = divisible && view.by !== 'count' ? 'per10k' : 'count'
  const chosen = places.map(({ id }) => id)
  const { taken, anyway, catalogue } = view
  const set = benchmark === 'set' ? sorted(chosen, (a, b) => a.localeCompare(b)) : []
  const isOfSize = by === 'count' && benchmark !== 'own'
  // Its own past falls back on counts by itself, and says so, as on the page of the place.
  const held = benchmark === 'own' && isDivisible(indicator) && view.by !== 'count' ? 'per10k' : by
  const ofSize = (hold: (row: Observation) => Standing) => (row: Observation) =>
    isOfSize ? unlessOfSize(hold(row), indicator) : hold(row)
  const against = { benchmark, catalogue, chosen, taken, anyway, by: held }
  const hold = keepHolds(rows, JSON.stringify([indicator.id, benchmark, set, taken, anyway, held]), () =>
    remembering(ofSize(benchmarkOf(own, indicator, against))),
  )
  const cells = chosen.flatMap((place): [string, MatrixCell][] => {
    const found = picked.get(place)
    if (found === undefined) return []
    const { row } = found
    const at = isMove(row, indicator) ? null : by === 'per10k' ? perTenThousand(row) : position(row)
    const instead = period !== 'latest' && periodKey(row) !== period
    return [[place, { ...found, ...{ indicator, by, at, instead }, standing: hold(row) }]]
  })
  const wanted = new Set(chosen)
  const missing = own.filter((row) => wanted.has(row.jurisdiction_id) && !picked.has(row.jurisdiction_id))
  const elsewhere = period === null ? [] : lacking(missing, period)
  return {
    ...{ indicator, period, by, divisible, cells: new Map(cells) },
    elsewhere: new Map(elsewhere.map(({ row, periods }) => [row.jurisdiction_id, { row, periods }])),
  }
}

function remembering(hold: (row: Observation) => Standing): (row: Observation) => Standing {
  const held = new Map<string, Standing>()
  return (row) => {
    const known = held.get(row.id)
    if (known !== undefined) return known
    const standing = hold(row)
    held.set(row.id, standing)
    return standing
  }
}

const WIDEST = distinct<Observation['body_kind']>(['area_total', ...BODY_KINDS])

/** The period for which most of the chosen places report, or of those of the chosen levels, or of all; of equals the latest. */
function fullestPeriod(rows: readonly Observation[], view: Pick<View, 'places' | 'levels'>): string | null {
  const theirs = asked(rows, view)
  const newestFirst = sorted(theirs.length > 0 ? theirs : rows, (a, b) => comparePeriods(b, a))
  const once = distinct(newestFirst, (row) => `${row.jurisdiction_id} ${periodKey(row)}`)
  return commonest(once.map(periodKey)) ?? null
}

/** The rows of the places and levels that are chosen. */
function asked(
  rows: readonly Observation[],
  { places, levels }: Pick<View, 'places' | 'levels'>,
): readonly Observation[] {
  const wanted = new Set(places)
  return rows.filter(
    (row) =>
      (wanted.size === 0 || wanted.has(row.jurisdiction_id)) &&
      (levels.length === 0 || levels.includes(row.level)),
  )
}

/** The chosen indicators, or the matrix's own, each with the numbers that stand for places. */
function draftsOf(rows: readonly Observation[], view: View): Draft[] {
  const chosen = view.matrix?.indicators ?? []
  return (chosen.length > 0 ? chosen : ownIndicators(rows, view))
    .flatMap((id) => view.catalogue.indicators.get(id) ?? [])
    .map((indicator) => draftOf(rows, indicator, view))
}

/**
 * The level of which a matrix of its own holds most numbers and fewest blanks: cells that are filled, times their
 * share; of equals the higher. Null where no level has any.
 */
function fullestLevel(rows: readonly Observation[], view: View): Level | null {
  const { period, near, matrix } = view
  const chosen = matrix?.indicators ?? []
  return keepLevel(rows, JSON.stringify([chosen, period, near]), () => {
    const weighed = LEVELS.map((level) => {
      const within = { ...view, levels: [level] }
      const ids = chosen.length > 0 ? chosen : ownIndicators(rows, within)
      const columns = ids.map((id) => reportingIn(asked(rowsOf(rows, id), within), within))
      const places = mostReporting(columns, () => true)
      const filled = columns.flatMap((column) => places.filter((id) => column.has(id))).length
      return { level, weight: filled === 0 ? 0 : filled ** 2 / (columns.length * places.length) }
    })
    const [fullest] = sorted(weighed, (a, b) => b.weight - a.weight)
    return fullest === undefined || fullest.weight === 0 ? null : fullest.level
  })
}

/** The places that these rows of one indicator hold for the asked period, or for their fullest. */
function reportingIn(rows: readonly Observation[], view: View): ReadonlySet<string> {
  const period = rows.length === 0 ? null : (view.period ?? fullestPeriod(rows, view))
  const here = period === null ? [] : inPeriod(rows, period, view.near)
  return new Set(here.map((row) => row.jurisdiction_id))
}

/**
 * The indicators that most of the chosen places, or of all places, report for one period: those first of which it
 * is said what is better. What fewer than `LEAST_REPORTING` places report is left out where no places are chosen; what is no
 * matter of law-based government (residents), moves without a level, and ranks given by others always.
 */
function ownIndicators(rows: readonly Observation[], view: View): string[] {
  const least = view.places.length === 0 ? LEAST_REPORTING : 1
  const counted = [...indexOf(rows)].flatMap(([id, all]) => {
    const indicator = view.catalogue.indicators.get(id)
    if (indicator === undefined || indicator.family === 'context') return []
    if (indicator.measure === 'change' || indicator.measure === 'rank') return []
    const reporting = reportingIn(asked(all, view), view).size
    return [{ id, reporting, polar: indicator.polarity !== 'none' && reporting >= LEAST_REPORTING }]
  })
  return sorted(
    counted.filter(({ reporting }) => reporting >= least),
    (a, b) => Number(b.polar) - Number(a.polar) || b.reporting - a.reporting || a.id.localeCompare(b.id),
  )
    .slice(0, OWN_INDICATORS)
    .map(({ id }) => id)
}

/** Of fewer places none has others enough to be held against. */
export const LEAST_REPORTING = LEAST_OTHERS + 1

/** The places that report most of the columns and are wanted, of equals those that report an earlier one of them, then by id. */
function mostReporting(
  columns: readonly Readonly<{ has(id: string): boolean; keys(): IterableIterator<string> }>[],
  isWanted: (id: string) => boolean,
): string[] {
  const counted = distinct(columns.flatMap((column) => [...column.keys()]))
    .filter(isWanted)
    .map((id) => ({
      id,
      filled: columns.filter((column) => column.has(id)).length,
      first: columns.findIndex((column) => column.has(id)),
    }))
  return sorted(counted, (a, b) => b.filled - a.filled || a.first - b.first || a.id.localeCompare(b.id))
    .slice(0, OWN_PLACES)
    .map(({ id }) => id)
}

function sortOf(asked: string | null, indicators: readonly Indicator[]): MatrixShown['sort'] {
  if (asked === null) return null
  const falling = asked.startsWith('-')
  const key = falling ? asked.slice(1) : asked
  return key === 'place' || indicators.some(({ id }) => id === key) ? { key, falling } : null
}

/** By name, or by a column: what holds no level there comes last both ways. */
function ordered(
  places: readonly Jurisdiction[],
  columns: readonly MatrixColumn[],
  sort: MatrixShown['sort'],
  { lang }: View,
): Jurisdiction[] {
  if (sort === null) return [...places]
  const way = sort.falling ? -1 : 1
  if (sort.key === 'place') {
    const name = (place: Jurisdiction) => (lang === 'zh' ? place.id : place.name_en)
    return sorted(places, (a, b) => way * name(a).localeCompare(name(b)))
  }
  const column = columns.find(({ indicator }) => indicator.id === sort.key)
  const at = ({ id }: Jurisdiction) => column?.cells.get(id)?.at ?? null
  return sorted(places, (a, b) => {
    const [one, other] = [at(a), at(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return way * (one - other)
  })
}

function tallyOf(columns: readonly MatrixColumn[], places: readonly Jurisdiction[]): Tally {
  const none = () => ({ better: 0, worse: 0, higher: 0, lower: 0, cannot_tell: 0, unjudged: 0 })
  const judged = { polar: none(), neutral: none() }
  let filled = 0
  for (const { indicator, cells } of columns) {
    const tally = judged[indicator.polarity === 'none' ? 'neutral' : 'polar']
    for (const { id } of places) {
      const cell = cells.get(id)
      if (cell === undefined || cell.row.value_kind === 'missing') continue
      filled += 1
      tally[cell.standing.verdict] += 1
    }
  }
  return { cells: columns.length * places.length, filled, judged }
}
