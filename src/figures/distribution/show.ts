import type { Params } from '../../db/query.ts'
import { perHeadScale } from '../../model/perhead.ts'
import { type Quartiles, quartilesOf, standing } from '../../model/quantiles.ts'
import type { Indicator, Observation } from '../../model/types.ts'
import type { Span } from '../../model/values.ts'
import type { View } from '../figure.ts'
import { type Ranked, type RankingGroup, type RankingShown, showRanking } from '../ranking/show.ts'

/** What the strip plot shows of its rows: what the ranking compares, without ranks. */
export interface DistributionShown {
  readonly ranking: RankingShown
  /** What is compared and stands on the scale, the greatest first. */
  readonly dots: readonly Ranked[]
  /** What is compared, and for which no number was given. */
  readonly numberless: readonly Ranked[]
  /** What is unlike and stands on the scale all the same, in a lane for each reason. */
  readonly lanes: readonly RankingGroup[]
  /** Null: fewer than five values. */
  readonly quartiles: Quartiles | null
}

/** Chooses period, likeness and places as the ranking does: one rule for both pictures. */
export function showDistribution(
  rows: readonly Observation[],
  view: View,
  params: Params,
): DistributionShown {
  const ranking = showRanking(rows, { ...view, brief: false }, params)
  const isPlaced = ({ at }: Ranked) => at !== null
  const dots = ranking.main.filter(isPlaced)
  return {
    ranking,
    dots,
    numberless: ranking.main.filter((one) => !isPlaced(one)),
    lanes: ranking.groups
      .filter(({ reason }) => reason !== null)
      .map((group) => ({ ...group, ranked: group.ranked.filter(isPlaced) }))
      .filter(({ ranked }) => ranked.length > 0),
    quartiles: quartilesOf(dots.flatMap((one) => standingOf(one, ranking.by) ?? [])),
  }
}

function standingOf(
  { row, indicator }: { row: Observation; indicator: Indicator },
  by: 'count' | 'per10k',
): Span | null {
  const held = standing(row, indicator.measure)
  const scale = perHeadScale(row, by)
  return held === null ? null : { low: held.low * scale, high: held.high * scale }
}
