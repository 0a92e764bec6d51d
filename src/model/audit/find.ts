import type { Facts, Finding, FindingKind } from '../findings.ts'
import { factsOf } from '../findings.ts'
import type { Quantity } from '../types.ts'
import type { Span } from '../values.ts'
import type { AuditRow } from './row.ts'

/** A finding about these rows; place, indicator and source are the first's. */
export function finding(kind: FindingKind, [first, ...others]: About, facts: Facts): Finding {
  const { jurisdiction_id, indicator_id, source_id } = first
  return {
    kind,
    ids: [first, ...others].map(({ id }) => id),
    jurisdiction_id,
    indicator_id,
    source_id,
    facts,
  }
}

/** The rows that a finding is about: one at least. */
export type About = readonly [AuditRow, ...AuditRow[]]

/** A computed number: a range where it can't be told more exactly, a bound where it is open on one side. */
export function computed({ low, high }: Span): Quantity {
  const plain = { value_high: null, rounded_to: null, missing_reason: null }
  if (low === high) return { ...plain, value_kind: 'exact', value: low }
  if (!Number.isFinite(high)) return { ...plain, value_kind: 'at_least', value: low }
  if (!Number.isFinite(low)) return { ...plain, value_kind: 'at_most', value: high }
  return { ...plain, value_kind: 'range', value: low, value_high: high }
}

/** A computed number as a fact. */
export function computedFact(span: Span): string {
  return factsOf([computed(span)])
}

/** Names in both languages with their numbers, as facts. */
export function namedFacts(key: string, rows: readonly AuditRow[]): Facts {
  if (rows.length === 0) return {}
  return {
    [key]: factsOf(rows),
    [`${key}_zh`]: listFact(rows.map(({ name_zh }) => name_zh)),
    [`${key}_en`]: listFact(rows.map(({ name_en }) => name_en)),
  }
}

/** Texts as one fact, `|` between; one inside a text must not part it. */
export function listFact(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/\|/g, '/')).join('|')
}
