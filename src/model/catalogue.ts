import type { Finding } from './findings.ts'
import type { Indicator, Jurisdiction, Lang } from './types.ts'

/** Indicators and places by id, what is inside what, and what the audit has to say of single numbers. */
export interface Catalogue {
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly places: ReadonlyMap<string, Jurisdiction>
  /** Findings that speak against a number, by the observations that they are about. */
  readonly flags: Flags
}

/** Findings by observation id. */
export type Flags = ReadonlyMap<string, readonly Finding[]>

/** A name in that language: the data have Chinese, and English for all other readers. */
export function nameIn(
  { name_zh, name_en }: { readonly name_zh: string; readonly name_en: string },
  lang: Lang,
): string {
  return lang === 'zh' ? name_zh : name_en
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
