import { ancestors, type Catalogue } from './catalogue.ts'
import { sorted } from './collect.ts'
import { RESIDENTS } from './disclosure.ts'
import { comparePeriods } from './periods.ts'
import { type Jurisdiction, LEVELS, type Observation } from './types.ts'

/** As many places are named as peers. */
export const MOST_PEERS = 10

/** How far a place is from another, part by part; the parts are added up. */
export interface Distance {
  /** Steps of level between them, each worth `LEVEL_STEP`. */
  readonly levels: number
  /** 0: in the same place; 1: in the same one further up (not the country); 2: neither. Each worth ½. */
  readonly parents: 0 | 1 | 2
  /** Residents of the greater over those of the smaller, at least 1: each doubling is worth 1. */
  readonly times: number
  readonly sum: number
}

export interface Peer {
  readonly place: Jurisdiction
  readonly population: number
  readonly distance: Distance
}

/** The nearest places, and those of the same level of which no population is known: nobody knows how near they are. */
export interface Peers {
  readonly place: Jurisdiction
  /** Null: its own is not known, and it has no peers by this measure. */
  readonly population: number | null
  readonly nearest: readonly Peer[]
  readonly unknown: readonly Jurisdiction[]
}

/** The newest exact count of residents of each place, among rows of any indicators. */
export function populationsOf(rows: readonly Observation[]): ReadonlyMap<string, number> {
  const counts = rows.filter((row) => row.indicator_id === RESIDENTS && row.value_kind === 'exact')
  return new Map(
    sorted(counts, comparePeriods).flatMap(({ jurisdiction_id, value }) =>
      value === null ? [] : [[jurisdiction_id, value]],
    ),
  )
}

/** Another level weighs as much as sixteen times the residents: it is taken where there is no other. */
export const LEVEL_STEP = 4

/**
 * The ten places nearest to one by level, parent and population, of equals the one more alike in residents, then the
 * first by id: a distance added up of its parts (city-block, as Gower 1971, Biometrics 27:857–871, with fixed
 * weights). `populations`: residents by place. Not among them: what contains it, lies in it, or has ceased. Null for
 * a place that is not known.
 */
export function peersOf(
  id: string,
  places: Catalogue['places'],
  populations: ReadonlyMap<string, number>,
): Peers | null {
  const place = places.get(id)
  if (place === undefined) return null
  const above = ancestors(id, places)
  const others = [...places.values()].filter(
    (one) =>
      one.id !== id &&
      one.valid_to === null &&
      !above.includes(one.id) &&
      !ancestors(one.id, places).includes(id),
  )
  const population = populations.get(id) ?? null
  const peers =
    population === null
      ? []
      : others.flatMap((one) => {
          const theirs = populations.get(one.id)
          if (theirs === undefined || !(theirs > 0)) return []
          return [
            { place: one, population: theirs, distance: distanceOf(place, one, population / theirs, places) },
          ]
        })
  return {
    place,
    population,
    nearest: sorted(
      peers,
      (a, b) =>
        a.distance.sum - b.distance.sum ||
        a.distance.times - b.distance.times ||
        a.place.id.localeCompare(b.place.id),
    ).slice(0, MOST_PEERS),
    unknown: others.filter((one) => one.level === place.level && !populations.has(one.id)),
  }
}

function distanceOf(a: Jurisdiction, b: Jurisdiction, ratio: number, places: Catalogue['places']): Distance {
  const levels = Math.abs(LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
  const parents = parentsApart(a, b, places)
  const times = Math.max(ratio, 1 / ratio)
  return { levels, parents, times, sum: levels * LEVEL_STEP + parents / 2 + Math.log2(times) }
}

function parentsApart(a: Jurisdiction, b: Jurisdiction, places: Catalogue['places']): 0 | 1 | 2 {
  if (a.parent_id === b.parent_id) return 0
  const isCountry = (id: string) => places.get(id)?.level === 'country'
  const above = new Set(ancestors(a.id, places).filter((id) => !isCountry(id)))
  return ancestors(b.id, places).some((id) => above.has(id)) ? 1 : 2
}
