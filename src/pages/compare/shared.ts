import { placesOfBoth, type ScatterView } from '../../figures/scatter/show.ts'
import { groupBy } from '../../model/collect.ts'
import { periodKey } from '../../model/periods.ts'
import type { Observation } from '../../model/types.ts'
import { hasLevel } from '../../model/values.ts'

/** Fewer places than this can neither be set against each other nor spread. */
export const LEAST_PLACES = 3

/**
 * How many places a scatter plot of one indicator shows with each other, by its id; those with which it shows fewer
 * than `LEAST_PLACES` are left out.
 */
export function sharedPlaces(
  rows: readonly Observation[],
  view: ScatterView,
  x: string,
): ReadonlyMap<string, number> {
  const byIndicator = groupBy(rows, (row) => row.indicator_id)
  const mine = byIndicator.get(x) ?? []
  const oneTime = view.period !== 'latest' && !view.near
  const spots = spotsOf(mine, oneTime)
  const shared = new Map<string, number>()
  for (const [y, theirs] of byIndicator) {
    // Most share too little, and need no closer look.
    if (y === x || mostShared(spots, spotsOf(theirs, oneTime)) < LEAST_PLACES) continue
    const { length } = placesOfBoth([...mine, ...theirs], view, { x, y }).points
    if (length >= LEAST_PLACES) shared.set(y, length)
  }
  return shared
}

/** Places with a number: by period, or all together. */
type Spots = ReadonlyMap<string, ReadonlySet<string>>

function spotsOf(rows: readonly Observation[], byPeriod: boolean): Spots {
  const spots = new Map<string, Set<string>>()
  for (const row of rows) {
    if (!hasLevel(row)) continue
    const key = byPeriod ? periodKey(row) : ''
    const places = spots.get(key)
    if (places === undefined) spots.set(key, new Set([row.jurisdiction_id]))
    else places.add(row.jurisdiction_id)
  }
  return spots
}

/** At most so many places can stand in one picture. */
function mostShared(mine: Spots, theirs: Spots): number {
  let most = 0
  for (const [key, places] of theirs) {
    const others = mine.get(key)
    if (others === undefined) continue
    let count = 0
    for (const place of places) if (others.has(place)) count += 1
    most = Math.max(most, count)
  }
  return most
}
