import type { Catalogue } from './catalogue.ts'
import { commonest, groupBy, sorted } from './collect.ts'
import { comparePeriods, periodDays, sameLength } from './periods.ts'
import { LEAST_POINTS, MOST_POINTS, mannKendall, type TrendVerdict } from './trends.ts'
import { INCOMPARABLE, type Indicator, type Observation, type Period } from './types.ts'
import type { Span } from './values.ts'

/** Why no verdict is given on a series. */
export const SILENCES = ['cumulative', 'few', 'many', 'bounds', 'lengths', 'change'] as const
export type Silence = (typeof SILENCES)[number]

/** A value in time: its row, and where it lies at the author's word (null: it states no level). */
export interface Dated {
  readonly row: Pick<Observation, 'value_kind' | 'period_kind' | 'period_start' | 'period_end' | 'variant'>
  readonly within: Span | null
}

/** What can be said of a series: a verdict, or why none is given; and the values that it rests on. */
export interface Judged<Point extends Dated> {
  readonly verdict: TrendVerdict | null
  /** Null: there is a verdict. */
  readonly silence: Silence | null
  /** The longest run of values that can be compared with each other, oldest first. */
  readonly comparable: readonly Point[]
}

/**
 * Judges the values of one series (one body, scope and kind of period). Compared are levels of periods of one
 * length (within five days; stocks of one time of the year) that do not overlap, between two changes of what is
 * counted (`isBroken`). From five of them on the Mann–Kendall test says rising, falling, or that it can't be told. Silent on
 * `cumulative` totals (they only grow), on `few` values, on more than the test can count (`many`), on nothing but
 * `bounds`, and where `lengths` of periods or a `change` leave too few that can be compared.
 */
export function judge<Point extends Dated>(
  points: readonly Point[],
  changes: readonly string[],
): Judged<Point> {
  const levels = sorted(
    points.filter(({ within }) => within !== null),
    (a, b) => comparePeriods(a.row, b.row),
  )
  const [first] = levels
  const silent = (silence: Silence, comparable: readonly Point[]) => ({ verdict: null, silence, comparable })
  if (first?.row.period_kind === 'cumulative') return silent('cumulative', [])
  const even = apartInTime(ofOneLength(levels))
  const comparable = longestRun(even, changes)
  if (comparable.length < LEAST_POINTS) {
    if (levels.length < LEAST_POINTS) return silent('few', comparable)
    return silent(even.length < LEAST_POINTS ? 'lengths' : 'change', comparable)
  }
  if (comparable.length > MOST_POINTS) return silent('many', comparable)
  if (comparable.every(({ row }) => row.value_kind === 'at_least' || row.value_kind === 'at_most'))
    return silent('bounds', comparable)
  const verdict = mannKendall(
    comparable.flatMap(({ row, within }) =>
      within === null ? [] : [{ ...within, closed: row.value_kind !== 'exact' }],
    ),
  )
  return verdict === null ? silent('few', comparable) : { verdict, silence: null, comparable }
}

/**
 * The days on which what a body counts changed: its area was redrawn, or (for work in a capacity) its duties
 * were (`bodies.changed_on`). Values from before and after such a day are not one series.
 */
export function changesOf(
  row: Pick<Observation, 'jurisdiction_id' | 'body_changed_on'>,
  indicator: Pick<Indicator, 'role'>,
  places: Catalogue['places'],
): string[] {
  const place = places.get(row.jurisdiction_id)
  const duties = indicator.role === 'none' ? null : row.body_changed_on
  return [place?.valid_from, duties].flatMap((day) => (day === null || day === undefined ? [] : [day]))
}

/** Whether a change falls between two values, the earlier first, or into the period of either. */
export function changedBetween(earlier: Period, later: Period, changes: readonly string[]): boolean {
  const from = earlier.period_start ?? earlier.period_end
  return changes.some((day) => from < day && day <= later.period_end)
}

/** Whether two values of one series, the earlier first, are of unlike things: a change between them, or another variant. */
export function isBroken(earlier: Dated['row'], later: Dated['row'], changes: readonly string[]): boolean {
  if (earlier.variant === INCOMPARABLE) return true
  return earlier.variant !== later.variant || changedBetween(earlier, later, changes)
}

/** Within so many days stocks are of one time of the year. */
const SEASON_DAYS = 5

function ofOneLength<Point extends Dated>(points: readonly Point[]): Point[] {
  const days = commonest(points.map(({ row }) => periodDays(row)))
  if (days === undefined) return []
  const even = points.filter(({ row }) => sameLength(periodDays(row), days))
  if (days !== null) return even
  const season = commonest(even.map(({ row }) => dayOfYear(row.period_end)))
  return even.filter(({ row }) => season !== undefined && isNear(dayOfYear(row.period_end), season))
}

function apartInTime<Point extends Dated>(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept[kept.length - 1]
    const begins = point.row.period_start ?? point.row.period_end
    if (last === undefined || begins > last.row.period_end) kept.push(point)
  }
  return kept
}

/** The longest stretch without a change inside, of equals the latest. */
function longestRun<Point extends Dated>(points: readonly Point[], changes: readonly string[]): Point[] {
  let run = 0
  const runs = groupBy(
    points.map((point, at) => {
      const before = points[at - 1]
      if (before !== undefined && isBroken(before.row, point.row, changes)) run += 1
      return { point, run }
    }),
    (one) => one.run,
  )
  const longest = Math.max(0, ...[...runs.values()].map(({ length }) => length))
  const found = [...runs.values()].filter(({ length }) => length === longest)
  return (found[found.length - 1] ?? []).map(({ point }) => point)
}

function dayOfYear(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000)
}

function isNear(a: number, b: number): boolean {
  const apart = Math.abs(a - b)
  return Math.min(apart, 365 - apart) <= SEASON_DAYS
}
