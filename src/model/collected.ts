import type { Catalogue } from './catalogue.ts'
import { distinct, groupBy, sorted } from './collect.ts'
import type { Observation } from './types.ts'

/** What was collected of one place, by the calendar year in which a period ends. */
export interface PlaceCollected {
  readonly place: string
  /** Different indicators with a number, in all years. */
  readonly indicators: number
  readonly publications: number
  /** How many different indicators, by year; a year without any is not there. */
  readonly years: ReadonlyMap<number, number>
}

/** Places by years. */
export interface Collected {
  /** First to last, without gaps. */
  readonly years: readonly number[]
  /** The most indicators first. */
  readonly places: readonly PlaceCollected[]
}

/**
 * How many different indicators were collected of each place for each year. What explains (family `context`:
 * residents) is not disclosed by the place and left out, as are targets and numbers that were not given. It counts
 * what was read, not what was published: an empty year says nothing about the place.
 */
export function collectedOf(
  rows: readonly Observation[],
  { indicators }: Pick<Catalogue, 'indicators'>,
): Collected {
  const said = rows.filter(
    (row) =>
      row.period_kind !== 'target' &&
      row.value_kind !== 'missing' &&
      indicators.get(row.indicator_id)?.family !== 'context',
  )
  const yearOf = (row: Observation) => Number(row.period_end.slice(0, 4))
  const kinds = (some: readonly Observation[]) => distinct(some.map((row) => row.indicator_id)).length
  const places = [...groupBy(said, (row) => row.jurisdiction_id)].map(
    ([place, own]): PlaceCollected => ({
      place,
      indicators: kinds(own),
      publications: distinct(own.map((row) => row.source_id)).length,
      years: new Map([...groupBy(own, yearOf)].map(([year, list]) => [year, kinds(list)])),
    }),
  )
  const all = said.map(yearOf).sort((a, b) => a - b)
  const [first] = all
  const last = all[all.length - 1]
  return {
    years:
      first === undefined || last === undefined
        ? []
        : Array.from({ length: last - first + 1 }, (_, at) => first + at),
    places: sorted(places, (a, b) => b.indicators - a.indicators || a.place.localeCompare(b.place)),
  }
}

/** What was taken from one publication. */
export interface Taken {
  readonly numbers: number
  readonly indicators: number
  readonly places: number
}

/** What was taken from each publication, by its id. */
export function takenFrom(rows: readonly Observation[]): ReadonlyMap<string, Taken> {
  return new Map(
    [...groupBy(rows, (row) => row.source_id)].map(([id, list]): [string, Taken] => [
      id,
      {
        numbers: list.length,
        indicators: distinct(list.map((row) => row.indicator_id)).length,
        places: distinct(list.map((row) => row.jurisdiction_id)).length,
      },
    ]),
  )
}
