import { distinct, groupBy, sorted } from './collect.ts'
import type { Indicator, Observation } from './types.ts'

/** The indicator that counts are divided by: it explains others, and no place is asked to report it. */
export const RESIDENTS = 'context.resident_population'

/** An indicator that peers report and a place does not, as far as has been collected. */
export interface Lack {
  readonly indicator: Indicator
  /** The peers that report it for any period, by id. */
  readonly peers: readonly string[]
  /** How many of them are among the nearest. */
  readonly near: number
  /** What the place reports of the same kin instead: a near-synonym that must not be mixed with it. */
  readonly instead: readonly Indicator[]
  /** What the place itself says of it: not stated, pending, not applicable, withheld; or a target only. */
  readonly said: readonly Observation[]
}

/** What a place reports beside its peers. */
export interface Disclosure {
  /** Indicators that the place reports. */
  readonly reported: number
  /** Of these, those that a peer reports too. */
  readonly shared: number
  /** Peers of which anything has been collected. */
  readonly peers: number
  /** What so many peers report or more, those of most peers first. */
  readonly lacking: readonly Lack[]
}

/** What fewer peers report is no custom of theirs that a place could be held to. */
export const LEAST_PEERS = 3

/**
 * Holds what a place reports against what its peers do. Targets and what is said to be missing report nothing;
 * residents are not asked for. `nearest`: those of the peers that are most alike. `rows` are all that was collected, of all places: silence in
 * them is no proof of a silent place.
 */
export function discloses(
  place: string,
  peers: readonly string[],
  rows: readonly Observation[],
  indicators: ReadonlyMap<string, Indicator>,
  nearest: readonly string[] = [],
): Disclosure {
  const counted = rows.filter((row) => row.indicator_id !== RESIDENTS)
  const reporting = counted.filter(reports)
  const own = new Set(reporting.filter((row) => row.jurisdiction_id === place).map((row) => row.indicator_id))
  const set = new Set(peers.filter((id) => id !== place))
  const theirs = reporting.filter((row) => set.has(row.jurisdiction_id))
  const byIndicator = groupBy(theirs, (row) => row.indicator_id)
  const kin = [...own].flatMap((id) => indicators.get(id) ?? []).filter((one) => one.kin !== null)
  const lacking = [...byIndicator].flatMap(([id, list]): Lack[] => {
    const indicator = indicators.get(id)
    const reporters = distinct(list.map((row) => row.jurisdiction_id))
    if (indicator === undefined || own.has(id) || reporters.length < LEAST_PEERS) return []
    return [
      {
        indicator,
        peers: reporters,
        near: reporters.filter((one) => nearest.includes(one)).length,
        instead: kin.filter((one) => one.kin === indicator.kin),
        said: counted.filter((row) => row.jurisdiction_id === place && row.indicator_id === id),
      },
    ]
  })
  return {
    reported: own.size,
    shared: [...own].filter((id) => byIndicator.has(id)).length,
    peers: new Set(theirs.map((row) => row.jurisdiction_id)).size,
    lacking: sorted(
      lacking,
      (a, b) =>
        b.near - a.near || b.peers.length - a.peers.length || a.indicator.id.localeCompare(b.indicator.id),
    ),
  }
}

/** Whether an observation reports anything that was reached: a level, or at least which way it moved. */
export function reports(row: Pick<Observation, 'value_kind' | 'period_kind'>): boolean {
  return row.value_kind !== 'missing' && row.period_kind !== 'target'
}
