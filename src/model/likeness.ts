import type { Catalogue } from './catalogue.ts'
import { groupBy } from './collect.ts'
import { sortByLikeness, type UnlikeReason } from './comparability.ts'
import { INCOMPARABLE, type Observation } from './types.ts'

/** Values that may stand on one scale, or that share why they must not. */
export interface LikenessGroup {
  /** Null: the values that are compared. */
  readonly reason: UnlikeReason | null
  readonly indicator_id: string
  readonly rows: readonly Observation[]
}

/** What the gate makes of values, and what a visitor lets through it all the same. */
export interface Gated {
  /** What is compared first, then what is apart, in the order of the rows. */
  readonly groups: readonly LikenessGroup[]
  /** Why a value that is compared all the same is unlike, by observation id. */
  readonly joined: ReadonlyMap<string, UnlikeReason>
}

/**
 * Whether a visitor may compare a value all the same: what states no level or has another unit has no place
 * on the scale, a target is never an achievement, and what is comparable with nothing stays so.
 */
export function canJoin(row: Observation, reason: UnlikeReason): boolean {
  return (
    reason !== 'value_kind' &&
    reason !== 'unit' &&
    row.period_kind !== 'target' &&
    row.variant !== INCOMPARABLE
  )
}

/** What makes one group of unlike values: the reason, the indicator, and in which way they are unlike. */
function groupKey(row: Observation, reason: UnlikeReason): string {
  const way = reason === 'scope' || reason === 'body_kind' || reason === 'period_kind' ? row[reason] : ''
  return [reason, row.indicator_id, way].join('\t')
}

/**
 * Sorts values of indicator `i` and its kin by the gate (`sortByLikeness`) into what is compared and what is
 * apart, a group for each reason. With `anyway` all that can join is compared, and `joined` says why it is unlike.
 */
export function gate(
  rows: readonly Observation[],
  i: string,
  catalogue: Pick<Catalogue, 'indicators' | 'places'>,
  anyway = false,
): Gated {
  const { alike, unlike } = sortByLikeness(rows, i, catalogue)
  const reasons = new Map(
    unlike
      .filter(({ row, reason }) => anyway && canJoin(row, reason))
      .map(({ row, reason }): [string, UnlikeReason] => [row.id, reason]),
  )
  // Without anything to be compared with, nothing joins.
  const joined = alike.length === 0 ? new Map<string, UnlikeReason>() : reasons
  const apart = unlike.filter(({ row }) => !joined.has(row.id))
  const together = rows.filter((row) => alike.includes(row) || joined.has(row.id))
  return {
    joined,
    groups: [
      ...(together.length === 0 ? [] : [{ reason: null, indicator_id: i, rows: together }]),
      ...[...groupBy(apart, ({ row, reason }) => groupKey(row, reason)).values()].flatMap((list) => {
        const [first] = list
        return first === undefined
          ? []
          : [
              {
                reason: first.reason,
                indicator_id: first.row.indicator_id,
                rows: list.map(({ row }) => row),
              },
            ]
      }),
    ],
  }
}
