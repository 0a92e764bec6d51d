import type { Query } from '../../db/query.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { Observation } from '../../model/types.ts'
import { BY_ROW, observations } from './rows.ts'

// What stands behind tables of observations: shown with them and run in the console, not asked by a page.

/** What a table of observations may be of, and its name among the parameters. */
const OF = {
  indicator: { key: 'i', where: (id: string): Sql => sql`indicator_id = ${id}` },
  source: { key: 's', where: (id: string): Sql => sql`source_id = ${id}` },
  place: { key: 'p', where: (id: string): Sql => sql`jurisdiction_id = ${id}` },
} as const

/** All observations of one indicator, publication or place. */
export function observationsQuery(of: keyof typeof OF, id: string): Query<Observation> {
  const { key, where } = OF[of]
  return observations(`observations_of_${of}`, { [key]: id }, where(id))
}

/** All observations of the two indicators of a scatter plot. */
export function pairQuery(x: string, y: string): Query<Observation> {
  return observations('pair', { x, y }, sql`indicator_id IN (${[x, y]})`)
}

/** All observations of the indicators of a matrix, those of its places first: its numbers, and what they are held against. */
export function matrixQuery(indicators: readonly string[], places: readonly string[]): Query<Observation> {
  return observations(
    'matrix',
    { is: indicators.join(','), p: places.join(',') },
    sql`indicator_id IN (${indicators})`,
    sql`jurisdiction_id IN (${places}) DESC, ${BY_ROW}`,
  )
}
