import { sayIndicator } from '../figures/say.ts'
import type { Words } from '../i18n/words.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { listed } from '../model/collect.ts'
import type { Family } from '../model/types.ts'

/** The indicators of a family that others are parts of, by id; `first` leads. */
export function totalsOf(catalogue: Catalogue | null, family: Family, first: string): string[] {
  if (catalogue === null) return []
  const totals = allTotals(catalogue)
  return [...catalogue.indicators.values()]
    .filter(({ id, family: own }) => own === family && totals.has(id))
    .map(({ id }) => id)
    .sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b))
}

/** What to say of a total that no indicator is a part of: no answer has to be waited for. Null: it has parts. */
export function withoutParts(id: string, catalogue: Catalogue | null, words: Words) {
  const indicator = catalogue?.indicators.get(id)
  if (catalogue === null || indicator === undefined || allTotals(catalogue).has(id)) return null
  const name = sayIndicator(indicator, words)
  return {
    title: words.say('composition.title', { indicator: name }),
    text: words.say('figure.no_parts', { indicator: name }),
  }
}

const found = new WeakMap<Catalogue, ReadonlySet<string>>()

/** Looked for once: a page asks with each change. */
function allTotals(catalogue: Catalogue): ReadonlySet<string> {
  const known = found.get(catalogue)
  if (known !== undefined) return known
  const totals = new Set([...catalogue.indicators.values()].flatMap(({ total_id }) => listed(total_id)))
  found.set(catalogue, totals)
  return totals
}
