import type { Indicator, Period, Role } from './types.ts'
import { changedBetween } from './verdicts.ts'

/** A law that made the work that is counted another: its texts are `law.<id>.*`, its source stands on the method page. */
export interface Law {
  readonly id: 'litigation_2015' | 'reconsideration_2024'
  /** The day from which it applies, ISO. */
  readonly in_force: string
  /** In whose capacity the work is that it changed. */
  readonly roles: readonly Role[]
  /** What of that work it left as it was: ids begin so. */
  readonly but: readonly string[]
}

/** Agencies’ petitions to courts to enforce what nobody disputed: neither a suit nor a reconsideration. */
const PETITIONS = ['litigation.enforcement_petition.']

/**
 * The laws, oldest first. Administrative Litigation Law as amended on 1 November 2014 (President’s Order 15; articles
 * 3, 12, 26, 51): wider scope, suits registered on filing, reconsideration organs co-defendants where they upheld,
 * officials in charge required to appear. Administrative Reconsideration Law as revised on 1 September 2023
 * (President’s Order 9; articles 11, 23, 24, 90): wider scope, one organ for each government, more disputes that have
 * to go to reconsideration before a court: so it is about what courts get, too.
 */
export const LAWS: readonly Law[] = [
  {
    id: 'litigation_2015',
    in_force: '2015-05-01',
    roles: ['court', 'defendant', 'reconsideration_organ'],
    but: PETITIONS,
  },
  {
    id: 'reconsideration_2024',
    in_force: '2024-01-01',
    roles: ['reconsideration_organ', 'respondent', 'court', 'defendant'],
    but: PETITIONS,
  },
]

/** The laws that came to apply between two periods of what they are about, or within either; the earlier period first. */
export function lawsBetween(
  earlier: Period,
  later: Period,
  { id, role }: Pick<Indicator, 'id' | 'role'>,
): readonly Law[] {
  return LAWS.filter(
    ({ in_force, roles, but }) =>
      roles.includes(role) &&
      !but.some((begin) => id.startsWith(begin)) &&
      changedBetween(earlier, later, [in_force]),
  )
}

/** The laws that came to apply between the first and the last of values of one series, oldest first. */
export function lawsWithin(
  rows: readonly Period[],
  indicator: Pick<Indicator, 'id' | 'role'>,
): readonly Law[] {
  const [first] = rows
  const last = rows[rows.length - 1]
  return first === undefined || last === undefined || first === last
    ? []
    : lawsBetween(first, last, indicator)
}
