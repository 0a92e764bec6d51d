import type { Flags } from './catalogue.ts'
import { groupBy } from './collect.ts'

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
  /** The place and the indicator of the first of these; empty where it is about sources. */
  readonly jurisdiction_id: string
  readonly indicator_id: string
  readonly source_id: string
  /** Numbers that the sentence names, by their place in it; null: not known. */
  readonly facts: Readonly<Record<string, string | number | null>>
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
