import type { Indicator, Period, Role } from './types.ts'
import { changedBetween } from './verdicts.ts'

/** A law that made the work that is counted another: its texts are `law.<id>.*`, its source stands on the method page. */
export interface Law {
  readonly id: 'litigation_2015' | 'reconsideration_2024'
  /** The day from which it applies, ISO. */
  readonly in_force: string
  /** In whose capacity the work is that it changed. */
  readonly roles: readonly Role[]
}

/**
 * The laws, oldest first. Administrative Litigation Law as amended on 1 November 2014 (President’s Order 15; articles
 * 12, 51): wider scope, suits registered on filing. Administrative Reconsideration Law as revised on 1 September 2023
 * (President’s Order 9; articles 1, 4, 11, 23, 90): wider scope, one organ for each government, more disputes that have
 * to go to reconsideration before a court: so it is about what courts get, too.
 */
export const LAWS: readonly Law[] = [
  { id: 'litigation_2015', in_force: '2015-05-01', roles: ['court', 'defendant'] },
  {
    id: 'reconsideration_2024',
    in_force: '2024-01-01',
    roles: ['reconsideration_organ', 'respondent', 'court', 'defendant'],
  },
]

/** The laws that came to apply between two periods of what they are about, or within either; the earlier period first. */
export function lawsBetween(
  earlier: Period,
  later: Period,
  { role }: Pick<Indicator, 'role'>,
): readonly Law[] {
  return LAWS.filter(
    ({ in_force, roles }) => roles.includes(role) && changedBetween(earlier, later, [in_force]),
  )
}

/** The laws that came to apply between the first and the last of values of one series, oldest first. */
export function lawsWithin(rows: readonly Period[], indicator: Pick<Indicator, 'role'>): readonly Law[] {
  const [first] = rows
  const last = rows[rows.length - 1]
  return first === undefined || last === undefined || first === last
    ? []
    : lawsBetween(first, last, indicator)
}
