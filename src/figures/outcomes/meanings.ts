import type { Theme } from '../look.ts'

/**
 * How a case can end, in the fixed order of the bar: the act stood (on the merits; without saying how; the case was
 * not heard); it was corrected, one way or another; the parties settled; the case went away; what remains is
 * neither. `pending` is no end and stands apart.
 */
export const MEANINGS = [
  'upheld',
  'won',
  'claims_dismissed',
  'dismissed',
  'not_admitted',
  'granted',
  'revoked',
  'modified',
  'declared_unlawful',
  'ordered_to_perform',
  'corrected',
  'mediated',
  'mediated_or_withdrawn',
  'terminated',
  'withdrawn',
  'other',
  'pending',
] as const
export type Meaning = (typeof MEANINGS)[number]

/** What the last word of an indicator's id means; an outcome that is not here is `other`. */
const BY_LAST_WORD: Readonly<Record<string, Meaning>> = {
  upheld: 'upheld',
  won: 'won',
  dismissed: 'dismissed',
  claims_dismissed: 'claims_dismissed',
  suits_dismissed: 'not_admitted',
  rejected_or_dismissed: 'not_admitted',
  documents_not_admitted: 'not_admitted',
  granted: 'granted',
  revoked: 'revoked',
  revoked_and_remade: 'revoked',
  modified: 'modified',
  declared_unlawful: 'declared_unlawful',
  declared_unlawful_with_compensation: 'declared_unlawful',
  ordered_to_perform: 'ordered_to_perform',
  corrected: 'corrected',
  correction_count: 'corrected',
  direct_correction_count: 'corrected',
  overall_correction_count: 'corrected',
  loss_count: 'corrected',
  lost: 'corrected',
  mediated: 'mediated',
  mediated_settled: 'mediated',
  mediated_settled_other: 'mediated',
  mediated_or_coordinated: 'mediated',
  mediated_or_withdrawn: 'mediated_or_withdrawn',
  substantively_resolved: 'mediated',
  terminated: 'terminated',
  terminated_after_correction: 'terminated',
  withdrawn: 'withdrawn',
  pending: 'pending',
  pending_first_instance: 'pending',
  pending_second_instance: 'pending',
  first_instance_not_heard: 'pending',
}

/** The legal meaning of an outcome, by its indicator's id. */
export function meaningOf(indicator_id: string): Meaning {
  const last = indicator_id.slice(indicator_id.lastIndexOf('.') + 1)
  return BY_LAST_WORD[last] ?? 'other'
}

/** The kinds of correction; `corrected` is their sum and never stacked beside them. */
export const CORRECTIONS: readonly Meaning[] = [
  'revoked',
  'modified',
  'declared_unlawful',
  'ordered_to_perform',
]

/**
 * Colours by legal meaning: slate where the act stood, one family of plum where it was corrected, ochre where
 * the parties settled, sand where the case went away. No red, no green, no blue against orange: no outcome is
 * good or bad.
 */
const COLOURS: Readonly<Record<Theme, Readonly<Record<Meaning, string>>>> = {
  light: {
    upheld: '#4b5a73',
    won: '#66779a',
    claims_dismissed: '#8595b2',
    dismissed: '#9aa8bf',
    not_admitted: '#b9c4d6',
    granted: '#66779a',
    revoked: '#4f2a63',
    modified: '#74438c',
    declared_unlawful: '#9a6db0',
    ordered_to_perform: '#c5a6d3',
    corrected: '#96638f',
    mediated: '#c9a24b',
    mediated_or_withdrawn: '#d6bc83',
    terminated: '#b9a58c',
    withdrawn: '#d9cbb8',
    other: '#8b929d',
    pending: '#8b929d',
  },
  dark: {
    upheld: '#93a4c2',
    won: '#7689ad',
    claims_dismissed: '#65759a',
    dismissed: '#566480',
    not_admitted: '#465371',
    granted: '#7689ad',
    revoked: '#e2c3ee',
    modified: '#c498d6',
    declared_unlawful: '#9d6cb3',
    ordered_to_perform: '#74488a',
    corrected: '#c78bbd',
    mediated: '#dcbc70',
    mediated_or_withdrawn: '#a98e57',
    terminated: '#a08f78',
    withdrawn: '#75695a',
    other: '#7d8693',
    pending: '#a5adb9',
  },
  contrast: {
    upheld: '#1d2a44',
    won: '#3d5078',
    claims_dismissed: '#5f7299',
    dismissed: '#7f90b0',
    not_admitted: '#a3b0c8',
    granted: '#3d5078',
    revoked: '#3f0a52',
    modified: '#6b2a85',
    declared_unlawful: '#9a5cb3',
    ordered_to_perform: '#c79bd8',
    corrected: '#7d2f70',
    mediated: '#8a6a00',
    mediated_or_withdrawn: '#a8883a',
    terminated: '#6b5a45',
    withdrawn: '#b5a58e',
    other: '#4a4a4a',
    pending: '#000000',
  },
}

/** The colour of a meaning in a theme. */
export function meaningColour(meaning: Meaning, theme: Theme): string {
  return COLOURS[theme][meaning]
}
