import type { Params } from '../../db/query.ts'
import { ancestors, type Catalogue } from '../../model/catalogue.ts'
import { distinct, groupBy, sorted } from '../../model/collect.ts'
import { type Stated, sortByLikeness, takeOne, type UnlikeReason } from '../../model/comparability.ts'
import { isDivisible, perHeadScale, perTenThousand } from '../../model/perhead.ts'
import { comparePeriods, isFullYear, periodDays, sameLength } from '../../model/periods.ts'
import { seriesKey } from '../../model/series.ts'
import { INCOMPARABLE, type Indicator, type Observation } from '../../model/types.ts'
import { position, type Span, span } from '../../model/values.ts'
import { changesOf, isBroken, type Judged, judge } from '../../model/verdicts.ts'
import type { View } from '../figure.ts'
import { isMove } from '../say.ts'

/** A value as it stands over time. */
export interface TrendPoint extends Stated {
  /** In the indicator's unit, or per 10,000 residents; null: no level, or no population to divide by. */
  readonly at: number | null
  /** Where the true value lies at the author's word, in the same unit; null where `at` is. */
  readonly within: Span | null
  /** Why it is unlike the standard; null: it can be compared. */
  readonly reason: UnlikeReason | null
}

/** What one body of one place reports in one scope and one kind of period, oldest first. */
export interface TrendSeries {
  readonly key: string
  /** Why it is unlike the standard, whatever the length of its periods; null: it can be compared. */
  readonly reason: UnlikeReason | null
  readonly points: readonly TrendPoint[]
  /** Whether it rises or falls, or why that is not said. */
  readonly judged: Judged<TrendPoint>
  /** The days on which what is counted changed: no line runs across one. */
  readonly changes: readonly string[]
}

/** What has no place on the scale: a rise or fall without a level, a change alone, a missing value. */
export interface TrendFact {
  readonly row: Observation
  /** Its own: a change is another indicator than the level that changes. */
  readonly indicator: Indicator
}

export interface TrendPlace {
  readonly id: string
  /** Any of its rows, for its names. */
  readonly row: Observation
  /** Those that can be compared first. */
  readonly series: readonly TrendSeries[]
}

/** What the trend shows of its rows. */
export interface TrendShown {
  readonly indicator: Indicator | null
  readonly by: 'count' | 'per10k'
  readonly layout: 'lines' | 'multiples'
  /** Whether the visitor chose the places in front; else the figure did. */
  readonly chosen: boolean
  /** Drawn in colour, or each in a panel; what is unlike the standard only where it was chosen. */
  readonly front: readonly TrendPlace[]
  /** Drawn thin and grey; only what can be compared with the front. */
  readonly behind: readonly TrendPlace[]
  /** Not drawn, since they contain others that are: on the scale of the whole its parts would lie flat. */
  readonly wholes: readonly TrendPlace[]
  /** Not drawn, since body, scope or kind of period are unlike the front's. */
  readonly apart: readonly TrendPlace[]
  /** Chosen places that report nothing of the indicator. */
  readonly absent: readonly string[]
  /** Near-synonyms that places report instead. */
  readonly kin: readonly Indicator[]
  /** What stands in a lane of its own under the plot, a list for each place. */
  readonly facts: readonly (readonly TrendFact[])[]
}

/** As many places as can be told apart by colour; more become small panels. */
const MOST_COLOURS = 8
const MOST_BY_DEFAULT = 5
/** So many places have a lane where nobody was chosen. */
const MOST_LANES = 6

/** Chooses the places in front, the standard by which values are alike, and the layout; see `Figure.show`. */
export function showTrend(rows: readonly Observation[], view: View, params: Params): TrendShown {
  const indicator = view.catalogue.indicators.get(params.i ?? '') ?? null
  const own = rows.filter(
    (row) =>
      row.indicator_id === indicator?.id &&
      row.period_kind !== 'target' &&
      (view.levels.length === 0 ||
        view.levels.includes(row.level) ||
        view.places.includes(row.jurisdiction_id)),
  )
  const by = indicator !== null && isDivisible(indicator) && view.by === 'per10k' ? 'per10k' : 'count'
  const nothing = { chosen: false, front: [], behind: [], wholes: [], apart: [], kin: [], facts: [] }
  if (indicator === null || own.length === 0)
    return { ...nothing, indicator, by, layout: 'lines', absent: view.places }

  const reported = new Set(own.map((row) => row.jurisdiction_id))
  const asked = view.places.filter((id) => reported.has(id))
  const standard = standardOf(
    asked.length === 0 ? own : own.filter((row) => asked.includes(row.jurisdiction_id)),
    indicator.id,
    view.catalogue,
  )
  const places = [...groupBy(takeOne(own, view.taken), ({ row }) => row.jurisdiction_id)].flatMap(
    ([id, stated]) => {
      const [first] = stated
      return first === undefined
        ? []
        : [{ id, row: first.row, series: seriesOf(stated, standard, by, indicator, view.catalogue) }]
    },
  )
  const byCode = sorted(places, (a, b) => a.id.localeCompare(b.id))
  const multiples = view.places.length > MOST_COLOURS || view.layout === 'multiples'
  // Rates and numbers per head of a whole lie among those of its parts; its counts lie far above.
  const flattens = ({ id }: TrendPlace, parts: readonly string[] = []) =>
    by === 'count' &&
    indicator.measure !== 'proportion' &&
    (containsMost(id, byCode, view) ||
      parts.some((part) => ancestors(part, view.catalogue.places).includes(id)))
  const inFront =
    asked.length > 0
      ? asked
      : multiples
        ? byCode.map(({ id }) => id).filter((id) => !containsMost(id, byCode, view))
        : byDefault(byCode, view)
  const front = multiples
    ? byCode.filter(({ id }) => inFront.includes(id))
    : inFront.flatMap((id) => byCode.filter((place) => place.id === id))
  const others = multiples && asked.length > 0 ? [] : byCode.filter(({ id }) => !inFront.includes(id))
  const isWhole = (place: TrendPlace) => flattens(place, inFront)
  const wholly = multiples || asked.length > 0
  // Compared anyway, what is unlike stands among the others.
  const alike = (place: TrendPlace) => (view.anyway ? [place] : only(place, true))
  const shown: TrendShown = {
    indicator,
    by,
    layout: multiples ? 'multiples' : 'lines',
    chosen: asked.length > 0,
    front: wholly ? front : front.flatMap(alike),
    behind: others.filter((place) => !isWhole(place)).flatMap(alike),
    wholes: others.filter(isWhole).flatMap(alike),
    apart: view.anyway ? [] : (wholly ? others : byCode).flatMap((place) => only(place, false)),
    absent: view.places.filter((id) => !reported.has(id)),
    kin: distinct(rows.map((row) => row.indicator_id)).flatMap((id) => {
      const other = view.catalogue.indicators.get(id)
      return other === undefined || id === indicator.id ? [] : [other]
    }),
    facts: factsOf(rows, indicator, view),
  }
  return withChanges(shown)
}

/** Changes of its kin stand under the levels of an indicator, and then are no kin left out; never alone in its name. */
function withChanges(shown: TrendShown): TrendShown {
  if (canBeFollowed(shown)) return { ...shown, kin: shown.kin.filter(({ measure }) => measure !== 'change') }
  const own = shown.facts.map((list) => list.filter(({ indicator }) => indicator.id === shown.indicator?.id))
  return { ...shown, facts: own.filter((list) => list.length > 0) }
}

/**
 * Rises, falls and missing values of the indicator, and changes of its kin, by place, oldest first: of the
 * chosen places, else of those that come first by code.
 */
function factsOf(rows: readonly Observation[], indicator: Indicator, view: View): TrendFact[][] {
  const isChosen = (row: Observation) => view.places.includes(row.jurisdiction_id)
  const isIn = (row: Observation) =>
    view.places.length > 0 ? isChosen(row) : view.levels.length === 0 || view.levels.includes(row.level)
  const facts = rows.flatMap((row): TrendFact[] => {
    const own = view.catalogue.indicators.get(row.indicator_id)
    if (own === undefined || row.period_kind === 'target' || !isIn(row)) return []
    const has = isMove(row, own) || (row.value_kind === 'missing' && own.id === indicator.id)
    return has ? [{ row, indicator: own }] : []
  })
  const byPlace = groupBy(
    sorted(
      facts,
      (a, b) => a.row.jurisdiction_id.localeCompare(b.row.jurisdiction_id) || comparePeriods(a.row, b.row),
    ),
    ({ row }) => row.jurisdiction_id,
  )
  return [...byPlace.values()].slice(0, view.places.length > 0 ? undefined : MOST_LANES)
}

/** Whether at least half of the other places lie inside this one. */
function containsMost(id: string, places: readonly TrendPlace[], view: View): boolean {
  const parts = places.filter((other) => ancestors(other.id, view.catalogue.places).includes(id)).length
  return parts > 0 && 2 * parts >= places.length - 1
}

/** A place with only its series that can be compared, or only the others; nothing where it has none such. */
function only(place: TrendPlace, alike: boolean): TrendPlace[] {
  const series = place.series.filter(({ reason }) => (reason === null) === alike)
  return series.length === 0 ? [] : [{ ...place, series }]
}

/** Values of a series that lie on a scale. */
export function levelsOf(series: TrendSeries): (TrendPoint & { readonly at: number })[] {
  return series.points.flatMap((point) => (point.at === null ? [] : [{ ...point, at: point.at }]))
}

/**
 * Whether a line may join two values of one series: both stated as a level (a bound or a range has none),
 * both of a full year and the second right after the first; stocks one year apart; and what is counted did not
 * change in between.
 */
export function joins(earlier: TrendPoint, later: TrendPoint, changes: readonly string[] = []): boolean {
  if (earlier.at === null || later.at === null) return false
  if (isBroken(earlier.row, later.row, changes)) return false
  if (!isLevel(earlier.row) || !isLevel(later.row)) return false
  if (earlier.row.period_kind === 'as_of')
    return isFullYear({ ...later.row, period_start: earlier.row.period_end })
  return (
    earlier.row.period_kind === 'span' &&
    isFullYear(earlier.row) &&
    isFullYear(later.row) &&
    later.row.period_start !== null &&
    periodDays({ ...later.row, period_start: earlier.row.period_end, period_end: later.row.period_start }) ===
      2
  )
}

/** The calendar years, between the first and the last that periods of a series cover wholly, that none covers. */
export function gapsOf(series: TrendSeries): number[] {
  const covered = series.points.flatMap(({ row, at }) =>
    at === null || row.period_kind !== 'span' || row.period_start === null
      ? []
      : wholeYears(row.period_start, row.period_end),
  )
  if (covered.length === 0) return []
  const first = Math.min(...covered)
  return Array.from({ length: Math.max(...covered) - first }, (_, at) => first + at).filter(
    (year) => !covered.includes(year),
  )
}

function wholeYears(start: string, end: string): number[] {
  const from = Number(start.slice(0, 4)) + (start.endsWith('-01-01') ? 0 : 1)
  const to = Number(end.slice(0, 4)) - (end.endsWith('-12-31') ? 0 : 1)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}

function isLevel(row: Observation): boolean {
  return row.value_kind === 'exact' || row.value_kind === 'about'
}

/** What most of the rows are, after the rules of likeness: a row that stands for them. */
function standardOf(rows: readonly Observation[], i: string, catalogue: Catalogue): Observation | null {
  return sortByLikeness(rows, i, catalogue).alike[0] ?? null
}

function seriesOf(
  stated: readonly Stated[],
  standard: Observation | null,
  by: 'count' | 'per10k',
  indicator: Indicator,
  { places }: Catalogue,
): TrendSeries[] {
  const groups = groupBy(stated, ({ row }) => seriesKey(row))
  const series = [...groups].flatMap(([key, all]) => {
    const [first] = all
    if (first === undefined) return []
    const reason = reasonOf(first.row, standard)
    const points = sorted(all, (a, b) => comparePeriods(a.row, b.row)).map(
      (one): TrendPoint => ({
        ...one,
        ...placed(one.row, by, indicator),
        reason: reason ?? unlikeAlone(one.row, standard),
      }),
    )
    const changes = changesOf(first.row, indicator, places)
    return [{ key, reason, points, changes, judged: judge(points, changes) }]
  })
  return sorted(
    series,
    (a, b) =>
      Number(a.reason !== null) - Number(b.reason !== null) ||
      b.points.length - a.points.length ||
      a.key.localeCompare(b.key),
  )
}

/** Where a value stands on the scale: a change has no level. */
function placed(
  row: Observation,
  by: 'count' | 'per10k',
  indicator: Indicator,
): { readonly at: number | null; readonly within: Span | null } {
  const at = isMove(row, indicator) ? null : by === 'per10k' ? perTenThousand(row) : position(row)
  const stated = at === null ? null : span(row, indicator.measure)
  if (at === null || stated === null) return { at: null, within: null }
  const scale = perHeadScale(row, by)
  return { at, within: { low: stated.low * scale, high: stated.high * scale } }
}

function reasonOf(row: Observation, standard: Observation | null): UnlikeReason | null {
  if (standard === null) return null
  if (row.period_kind !== standard.period_kind) return 'period_kind'
  if (row.scope !== standard.scope) return 'scope'
  return row.body_kind === standard.body_kind ? null : 'body_kind'
}

/** What may set one value of a series apart: another thing counted, another length. */
function unlikeAlone(row: Observation, standard: Observation | null): UnlikeReason | null {
  if (row.variant === INCOMPARABLE) return 'variant'
  if (standard === null) return null
  if (row.variant !== standard.variant) return 'variant'
  return sameLength(periodDays(row), periodDays(standard)) ? null : 'period_length'
}

/**
 * The places in front where nobody was chosen: those with most periods that can be compared, at least two
 * where any has so many; the country last, and none that contains another or lies inside it.
 */
function byDefault(places: readonly TrendPlace[], view: View): string[] {
  const candidates = places.flatMap((place) => {
    const [series] = place.series
    if (series === undefined || series.reason !== null) return []
    const periods = levelsOf(series).filter(({ row }) => row.period_start === null || isFullYear(row)).length
    return periods === 0 ? [] : [{ id: place.id, periods, country: place.row.level === 'country' }]
  })
  const most = Math.max(0, ...candidates.map(({ periods }) => periods))
  const ordered = sorted(
    candidates.filter(({ periods }) => periods >= Math.min(2, most)),
    (a, b) => Number(a.country) - Number(b.country) || b.periods - a.periods || a.id.localeCompare(b.id),
  )
  const taken: string[] = []
  const above = (id: string) => ancestors(id, view.catalogue.places)
  for (const { id } of ordered) {
    if (taken.length === MOST_BY_DEFAULT) break
    if (!taken.some((other) => above(id).includes(other) || above(other).includes(id))) taken.push(id)
  }
  return taken
}

/** Whether any place in the picture has two values or more. */
export function canBeFollowed(shown: TrendShown): boolean {
  return [...shown.front, ...shown.behind].some(isLong)
}

/** Whether a series of the place has two values or more. */
export function isLong({ series }: TrendPlace): boolean {
  return series.some((one) => levelsOf(one).length > 1)
}

/** Whether the place has a value on the scale. */
export function hasPoints({ series }: TrendPlace): boolean {
  return series.some((one) => levelsOf(one).length > 0)
}

/** Every series, drawn or not: what the table holds. */
export function allSeries(shown: TrendShown): TrendSeries[] {
  return [...shown.front, ...shown.behind, ...shown.wholes, ...shown.apart].flatMap(({ series }) => series)
}
