import type { Catalogue } from '../../model/catalogue.ts'
import { groupBy, sorted } from '../../model/collect.ts'
import { type Jurisdiction, LEVELS } from '../../model/types.ts'

/** Places that are chosen together: all of a level, or all that lie directly in one place. */
export interface PlaceSet {
  readonly kind: 'level' | 'parent'
  /** The level, or the id of the place that they lie in. */
  readonly key: string
  /** Ids in the order of codes; two at least. */
  readonly places: readonly string[]
}

/** The order of codes: of provinces as statistics list them. */
export function byCode(a: string, b: string): number {
  return a.localeCompare(b)
}

/** All sets of two or more places of which anything is reported, levels from the top, then parents by code; what has ceased is in none. */
export function setsOf(places: Catalogue['places'], reporting: ReadonlySet<string>): PlaceSet[] {
  const there = sorted(
    [...places.values()].filter(({ id, valid_to }) => valid_to === null && reporting.has(id)),
    (a, b) => byCode(a.id, b.id),
  )
  const set = (kind: PlaceSet['kind'], key: string, some: readonly Jurisdiction[]): PlaceSet[] =>
    some.length < 2 ? [] : [{ kind, key, places: some.map(({ id }) => id) }]
  const within = groupBy(
    there.filter(({ parent_id }) => parent_id !== null),
    ({ parent_id }) => parent_id ?? '',
  )
  return [
    ...LEVELS.flatMap((level) =>
      set(
        'level',
        level,
        there.filter((one) => one.level === level),
      ),
    ),
    ...sorted([...within], ([a], [b]) => byCode(a, b)).flatMap(([parent, some]) =>
      set('parent', parent, some),
    ),
  ]
}
