import type { Params } from '../../db/query.ts'
import { membersOf } from '../../model/benchmark.ts'
import { groupBy } from '../../model/collect.ts'
import { perHeadScale } from '../../model/perhead.ts'
import { type Profile, profileOf, type Reported } from '../../model/profile.ts'
import { quartilesOf, standing } from '../../model/quantiles.ts'
import { intervalOf } from '../../model/statistics.ts'
import { type Observation, THEMES, type Theme } from '../../model/types.ts'
import { position, type Span } from '../../model/values.ts'
import type { View } from '../figure.ts'

/** One indicator of the place among the values of others. */
export interface SpineRow {
  readonly reported: Reported
  /** Where the place’s value stands, in the indicator’s unit or per 10,000 residents. */
  readonly at: number
  readonly interval: Span | null
  /** The values of the others, and the least and the greatest of them. */
  readonly values: readonly number[]
  readonly range: Span
  /** Their quartiles; null below five values, or where bounds leave them open. */
  readonly quartiles: Span | null
}

/** What a place reports beside others that it is held against. */
export interface SpineShown {
  readonly profile: Profile | null
  readonly benchmark: string
  /** What stands among others, by theme. */
  readonly groups: readonly { readonly theme: Theme; readonly rows: readonly SpineRow[] }[]
  /** What nobody reports that it could be held against. */
  readonly alone: readonly Reported[]
}

/** Holds the place `p` against `vs`; see `Figure.show`. Chosen places are the set. */
export function showSpine(rows: readonly Observation[], view: View, params: Params): SpineShown {
  const id = params.p ?? ''
  const benchmark = params.vs ?? 'level'
  const { catalogue, taken } = view
  const chosen = view.places.filter((one) => one !== id)
  const profile = profileOf(id, {
    ...{ rows, catalogue, benchmark, chosen, taken },
    anyway: view.anyway,
    peers: membersOf('level', id, { places: catalogue.places, rows, chosen: [] }),
  })
  const spines = (profile?.reported ?? []).map((reported) => ({ reported, spine: spineOf(reported) }))
  const drawn = spines.flatMap(({ spine }) => (spine === null ? [] : [spine]))
  const byTheme = groupBy(drawn, ({ reported }) => reported.indicator.theme)
  return {
    profile,
    benchmark,
    groups: THEMES.flatMap((theme) => {
      const list = byTheme.get(theme)
      return list === undefined ? [] : [{ theme, rows: list }]
    }),
    alone: spines.flatMap(({ reported, spine }) => (spine === null ? [reported] : [])),
  }
}

/** Null where there is nobody to stand among. */
function spineOf(reported: Reported): SpineRow | null {
  const { indicator, placing } = reported
  const { row, others, perHead } = placing
  const by = perHead ? 'per10k' : 'count'
  const at = position(row)
  const held = others.flatMap((other) => {
    const level = position(other)
    const within = standing(other, indicator.measure)
    if (level === null || within === null) return []
    const scale = perHeadScale(other, by)
    return [{ at: level * scale, within: { low: within.low * scale, high: within.high * scale } }]
  })
  if (at === null || held.length === 0 || indicator.measure === 'change') return null
  const quartiles = quartilesOf(held.map(({ within }) => within))
  const box = quartiles === null ? null : { low: quartiles.lower.low, high: quartiles.upper.high }
  return {
    reported,
    at: at * perHeadScale(row, by),
    interval: intervalOf(row, indicator, by),
    values: held.map((one) => one.at),
    range: { low: Math.min(...held.map((one) => one.at)), high: Math.max(...held.map((one) => one.at)) },
    quartiles: box !== null && Number.isFinite(box.low) && Number.isFinite(box.high) ? box : null,
  }
}
