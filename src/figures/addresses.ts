import type { Family } from '../model/types.ts'

const PAGES: Readonly<Record<Family, string>> = {
  case_volume: 'cases',
  review_compliance: 'compliance',
  litigation_outcome: 'outcomes',
  reform_progress: 'reform',
  context: 'cases',
}

/** The page, without its slash, that shows indicators of a family; context stands with the case volumes it explains. */
export function familyPage(family: Family): string {
  return PAGES[family]
}

/** The hash address that shows an indicator, with some places chosen and of one period: `#/cases?i=…&y=…&p=…`. */
export function indicatorAddress(
  indicator: { readonly id: string; readonly family: Family },
  places: readonly string[] = [],
  period: string | null = null,
): string {
  const asked = period === null ? '' : `&y=${encodeURIComponent(period)}`
  const chosen = places.length === 0 ? '' : `&p=${places.map(encodeURIComponent).join(',')}`
  return `#/${familyPage(indicator.family)}?i=${encodeURIComponent(indicator.id)}${asked}${chosen}`
}

/** The hash address of all that the audit says of one observation: `#/audit?o=…`. */
export function findingsAddress(observation: string): string {
  return `#/audit?o=${encodeURIComponent(observation)}`
}

/** The hash address of the page about one thing: `#/indicator/…`, `#/sources/…`, `#/place/…`. */
export function aboutAddress(page: 'indicator' | 'sources' | 'place', id: string): string {
  return `#/${page}/${encodeURIComponent(id)}`
}
