import type { Flags } from './catalogue.ts'
import { groupBy } from './collect.ts'
import { type Quantity, VALUE_KINDS } from './types.ts'

/** What the numbers say about themselves, by check, in the order of DATA's audit. */
export const FINDING_KINDS = [
  'sum_closes',
  'sum_does_not_close',
  'sum_unchecked',
  'rate_matches',
  'rate_disagrees',
  'rate_unexplained',
  'rate_impossible',
  'rate_inferred',
  'restates_agrees',
  'restates_unit_differs',
  'contradiction',
  'part_and_whole',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** Findings that speak against a number: these are marked in every figure where it stands. */
export const FLAGS: readonly FindingKind[] = [
  'sum_does_not_close',
  'rate_disagrees',
  'rate_unexplained',
  'rate_impossible',
  'restates_unit_differs',
  'contradiction',
]

/** One finding; its sentence is made by `figures/findings/say.ts`. */
export interface Finding {
  readonly kind: FindingKind
  /** What it is about, in the order of DATA's examples: total and parts; rate, numerators, denominator. */
  readonly ids: readonly string[]
  /** Place, indicator and source of the first of these; no indicator where it is about sources. */
  readonly jurisdiction_id: string
  readonly indicator_id: string
  readonly source_id: string
  /** What the sentence names, by its place in it (`FACTS`); quantities as `factOf` writes them. */
  readonly facts: Facts
}

/** Flat, so that they can stand in a file: numbers, words, and quantities in words of their own. */
export type Facts = Readonly<Record<string, string | number | null>>

/** A number with all that was printed of it, as one word: `exact|92.3||0.1` (kind, value, upper end, last digit). */
export function factOf({ value_kind, value, value_high, rounded_to }: Quantity): string {
  return [value_kind, value, value_high, rounded_to]
    .map((part) => part ?? '')
    .join('|')
    .replace(/\|+$/, '')
}

/** Several numbers, `;` between. */
export function factsOf(quantities: readonly Quantity[]): string {
  return quantities.map(factOf).join(';')
}

/** The numbers that `factOf` or `factsOf` wrote; none of what is no such word. */
export function quantitiesOf(fact: string | number | null | undefined): Quantity[] {
  if (typeof fact !== 'string' || fact === '') return []
  return fact.split(';').flatMap((word) => {
    const [kind, ...numbers] = word.split('|')
    const value_kind = VALUE_KINDS.find((one) => one === kind)
    const [value = null, value_high = null, rounded_to = null] = numbers.map((text) =>
      text === '' ? null : Number(text),
    )
    if (value_kind === undefined) return []
    const missing_reason = value_kind === 'missing' ? 'not_stated' : null
    return [{ value_kind, value, value_high, rounded_to, missing_reason }]
  })
}

/** Flagging findings by each observation that they are about. */
export function flagsOf(findings: readonly Finding[]): Flags {
  const pairs = findings
    .filter(({ kind }) => FLAGS.includes(kind))
    .flatMap((finding) => finding.ids.map((id) => ({ id, finding })))
  return new Map(
    [...groupBy(pairs, ({ id }) => id)].map(([id, list]) => [id, list.map(({ finding }) => finding)]),
  )
}
