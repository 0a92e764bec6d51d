import type { Observation } from './types.ts'
import { position } from './values.ts'

/**
 * A count per 10,000 residents. Null where no population may be used (none within five years, or other
 * boundaries: the view `per_capita`), and for what is not the whole area's: one office's or one court's
 * own cases are not divided by the people around it.
 */
export function perTenThousand(row: Observation): number | null {
  const value = position(row)
  if (value === null || row.population === null || row.scope !== 'whole_area') return null
  return (value / row.population) * 10_000
}
