import type { Catalogue } from './catalogue.ts'
import { distinct, groupBy, sorted } from './collect.ts'
import { takeOne, type UnlikeReason } from './comparability.ts'
import { gate } from './likeness.ts'
import { comparePeriods, periodDays, periodKey, sameLength } from './periods.ts'
import { seriesKey } from './series.ts'
import { type HeldBy, holdAgainst, type Standing } from './standing.ts'
import { BODY_KINDS, type Indicator, type Observation } from './types.ts'
import { hasLevel } from './values.ts'
import { changedBetween, changesOf, isBroken } from './verdicts.ts'

/** Groups of places that a place may be held against; besides them one place, by its id, and its `own` past. */
export const GROUPS = ['all', 'level', 'parent', 'body', 'set'] as const
export type Group = (typeof GROUPS)[number]

/** What decides who is a member: all places, the column's rows, and the places chosen as a set. */
export interface Field {
  readonly places: Catalogue['places']
  /** What is compared: members are among those who report it. */
  readonly rows: readonly Observation[]
  readonly chosen: readonly string[]
}

/**
 * The places that a place is held against, itself left out (but its `own` past is its own); in the order of the
 * rows. `body`: who report by a body of a kind by which this place reports.
 */
export function membersOf(benchmark: string, place: string, { places, rows, chosen }: Field): string[] {
  if (benchmark === 'own') return [place]
  const own = places.get(place)
  const kinds = new Set(rows.filter((row) => row.jurisdiction_id === place).map((row) => row.body_kind))
  const isMember = (row: Observation): boolean => {
    switch (benchmark) {
      case 'all':
        return true
      case 'level':
        return row.level === own?.level
      case 'parent':
        return own !== undefined && own.parent_id !== null && row.parent_id === own.parent_id
      case 'body':
        return kinds.has(row.body_kind)
      case 'set':
        return chosen.includes(row.jurisdiction_id)
      default:
        return row.jurisdiction_id === benchmark
    }
  }
  return distinct(rows.filter(isMember).map((row) => row.jurisdiction_id)).filter((id) => id !== place)
}

/** With what values are held against each other, and what a visitor lets through the gate. */
export interface Against {
  /** One of `GROUPS`, `own`, or the id of a place. */
  readonly benchmark: string
  readonly catalogue: Pick<Catalogue, 'indicators' | 'places'>
  /** The chosen set. */
  readonly chosen: readonly string[]
  /** Observations taken instead of the charted ones: see `takeOne`. */
  readonly taken?: readonly string[]
  /** Unlike values are held against each other all the same. */
  readonly anyway?: boolean
  /** Counts as stated, unless they are to be divided by residents. */
  readonly by?: HeldBy
}

/**
 * Holds any value of an indicator against the others of its own period; `rows` are all its rows, of all places and
 * periods. The gate (`gate`) sorts the value and its members together: where the value is unlike them, it is not
 * judged, with the reason; members that are unlike are left out. Gates are kept, so that a column costs a few.
 */
export function benchmarkOf(
  rows: readonly Observation[],
  indicator: Indicator,
  against: Against,
): (row: Observation) => Standing {
  const hold = holdingOf(rows, indicator, against)
  return (row) => hold(row).standing
}

/** How a value stands, and the values that it is held against. */
export interface Holding {
  readonly standing: Standing
  readonly others: readonly Observation[]
}

/** Like `benchmarkOf`, with the others themselves: to be drawn beside the value. */
export function holdingOf(
  rows: readonly Observation[],
  indicator: Indicator,
  { benchmark, catalogue, chosen, taken = [], anyway = false, by = 'count' }: Against,
): (row: Observation) => Holding {
  const own = rows.filter((row) => row.indicator_id === indicator.id)
  const periods = groupBy(own, periodKey)
  const gates = new Map<string, GatedGroup>()
  const gated = (row: Observation): GatedGroup => {
    const here = periods.get(periodKey(row)) ?? []
    const place = row.jurisdiction_id
    const key = `${periodKey(row)}\t${groupOf(benchmark, row, here, chosen)}`
    const known = gates.get(key)
    if (known !== undefined) return known
    const members = membersOf(benchmark, place, { places: catalogue.places, rows: here, chosen })
    const together = here.filter(
      (one) => one.jurisdiction_id === place || members.includes(one.jurisdiction_id),
    )
    const { groups, joined } = gate(together, indicator.id, catalogue, anyway)
    const alike = groups.find(({ reason }) => reason === null)?.rows ?? []
    const made: GatedGroup = {
      alike: takeOne(alike, taken).map((stated) => stated.row),
      apart: new Map(
        groups.flatMap(({ reason, rows: list }) =>
          reason === null ? [] : list.map((one): [string, UnlikeReason] => [one.id, reason]),
        ),
      ),
      joined,
    }
    gates.set(key, made)
    return made
  }
  return (row) => {
    const isGroup = GROUPS.some((one) => one === benchmark)
    const against = benchmark === 'own' ? 'own' : isGroup ? 'group' : 'place'
    const hold = (others: readonly Observation[]): Holding => ({
      standing: holdAgainst(row, others, indicator, against, by),
      others: others.filter((one) => hasLevel(one)),
    })
    if (against === 'own') {
      const past = pastOf(row, own, indicator, catalogue, taken)
      const held = hold(past === 'variant' ? [] : past)
      return past === 'variant' && held.standing.why === 'no_past'
        ? { ...held, standing: { ...held.standing, why: past } }
        : held
    }
    if (!hasLevel(row) || row.period_kind === 'target') return hold([])
    if (benchmark === row.jurisdiction_id)
      return { standing: { ...hold([]).standing, why: 'itself' }, others: [] }
    const { alike, apart, joined } = gated(row)
    const others = alike.filter((one) => one.jurisdiction_id !== row.jurisdiction_id)
    const unlike =
      apart.get(row.id) ??
      // One place of which there is only what is unlike.
      (against === 'place' && others.length === 0
        ? [...apart].find(([id]) =>
            own.some((one) => one.id === id && one.jurisdiction_id === benchmark),
          )?.[1]
        : undefined)
    const held = hold(others)
    const reason = joined.get(row.id)
    if (unlike !== undefined)
      return { ...held, standing: { ...held.standing, verdict: 'unjudged', why: unlike } }
    return reason === undefined ? held : { ...held, standing: { ...held.standing, joined: reason } }
  }
}

/** What places share that are held against each other: one gate sorts them all. */
function groupOf(
  benchmark: string,
  { jurisdiction_id: place, level, parent_id }: Observation,
  rows: readonly Observation[],
  chosen: readonly string[],
): string {
  switch (benchmark) {
    case 'all':
      return ''
    case 'level':
      return level
    case 'parent':
      return parent_id ?? place
    case 'body':
      return BODY_KINDS.filter((kind) =>
        rows.some((row) => row.jurisdiction_id === place && row.body_kind === kind),
      ).join()
    case 'set':
      return chosen.includes(place) ? '' : place
    default:
      return place
  }
}

interface GatedGroup {
  readonly alike: readonly Observation[]
  readonly apart: ReadonlyMap<string, UnlikeReason>
  readonly joined: ReadonlyMap<string, UnlikeReason>
}

/**
 * The last earlier value of the same series that may stand beside it: of one length, no change between, nothing else
 * counted. `variant`: there are earlier ones, but of what is counted differently.
 */
function pastOf(
  row: Observation,
  rows: readonly Observation[],
  indicator: Indicator,
  { places }: Pick<Catalogue, 'places'>,
  taken: readonly string[],
): readonly Observation[] | 'variant' {
  if (row.period_kind === 'cumulative') return []
  const changes = changesOf(row, indicator, places)
  const earlier = rows.filter(
    (one) =>
      seriesKey(one) === seriesKey(row) &&
      hasLevel(one) &&
      one.period_end < (row.period_start ?? row.period_end) &&
      sameLength(periodDays(one), periodDays(row)),
  )
  const alike = earlier.filter((one) => !isBroken(one, row, changes))
  if (alike.length === 0 && earlier.some((one) => !changedBetween(one, row, changes))) return 'variant'
  const [last] = sorted(
    takeOne(alike, taken).map((stated) => stated.row),
    (a, b) => comparePeriods(b, a),
  )
  return last === undefined ? [] : [last]
}
