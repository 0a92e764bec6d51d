import type { Observation } from '../../../model/types.ts'

/** Numbers that end so many years before the newest publication of all say nothing of today. */
export const STALE_YEARS = 4

/** Whether a number is that old; `newest`: the day of the newest publication, null where none is dated. */
export function isStale({ period_end }: Pick<Observation, 'period_end'>, newest: string | null): boolean {
  return newest !== null && Number(newest.slice(0, 4)) - Number(period_end.slice(0, 4)) >= STALE_YEARS
}
