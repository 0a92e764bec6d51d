import type { Indicator, Jurisdiction } from './types.ts'

/** Indicators and places by id, and what is inside what. */
export interface Catalogue {
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly places: ReadonlyMap<string, Jurisdiction>
}

/** The places that contain this one, nearest first, up to the country; stops at a cycle. */
export function ancestors(id: string, places: Catalogue['places']): string[] {
  const above: string[] = []
  let parent = places.get(id)?.parent_id ?? null
  while (parent !== null && !above.includes(parent)) {
    above.push(parent)
    parent = places.get(parent)?.parent_id ?? null
  }
  return above
}
