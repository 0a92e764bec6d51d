import type { Indicator, Observation } from './types.ts'
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

/** Whether counts of an indicator are divided by residents at all: those of independent events, whose interval is Byar's. */
export function isDivisible({ measure, interval }: Pick<Indicator, 'measure' | 'interval'>): boolean {
  return measure === 'count' && interval === 'byar'
}

/** What stated numbers of a row are multiplied with to stand on the axis: 1 for counts as they are, and where nobody is counted. */
export function perHeadScale(
  { population }: Pick<Observation, 'population'>,
  by: 'count' | 'per10k',
): number {
  return by === 'per10k' && population !== null ? 10_000 / population : 1
}
