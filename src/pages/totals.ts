import type { Catalogue } from '../model/catalogue.ts'
import type { Family } from '../model/types.ts'

/** The indicators of a family that others are parts of, by id; `first` leads. */
export function totalsOf(catalogue: Catalogue | null, family: Family, first: string): string[] {
  const indicators = [...(catalogue?.indicators.values() ?? [])]
  const totals = new Set(indicators.flatMap(({ total_id }) => total_id?.split(';') ?? []))
  return indicators
    .filter(({ id, family: own }) => own === family && totals.has(id))
    .map(({ id }) => id)
    .sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b))
}
