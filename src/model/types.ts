/** The words of the data package: every enum of `data/datapackage.json`, once. No code, no imports. */

export const LEVELS = ['country', 'province', 'prefecture', 'county', 'township', 'other'] as const
export type Level = (typeof LEVELS)[number]

export const BODY_KINDS = [
  'government',
  'department',
  'court',
  'justice_bureau',
  'congress',
  'area_total',
  'other',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

export const FAMILIES = [
  'case_volume',
  'review_compliance',
  'litigation_outcome',
  'reform_progress',
  'context',
] as const
export type Family = (typeof FAMILIES)[number]

export const THEMES = [
  'functions',
  'rulemaking',
  'decisions',
  'enforcement',
  'oversight',
  'disputes',
  'support',
] as const
export type Theme = (typeof THEMES)[number]

export const MEASURES = [
  'count',
  'proportion',
  'ratio',
  'score',
  'area',
  'money',
  'duration',
  'rank',
  'change',
] as const
export type Measure = (typeof MEASURES)[number]

export const ROLES = [
  'reconsideration_organ',
  'respondent',
  'defendant',
  'court',
  'enforcement',
  'none',
] as const
export type Role = (typeof ROLES)[number]

export const POLARITIES = ['higher_is_better', 'lower_is_better', 'none'] as const
export type Polarity = (typeof POLARITIES)[number]

export const INTERVALS = ['wilson', 'byar', 'none'] as const
export type IntervalMethod = (typeof INTERVALS)[number]

export const SCOPES = ['whole_area', 'own_office', 'own_cases'] as const
export type Scope = (typeof SCOPES)[number]

export const PERIOD_KINDS = ['span', 'as_of', 'cumulative', 'target'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export const VALUE_KINDS = ['exact', 'at_least', 'at_most', 'about', 'range', 'direction', 'missing'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

export const MISSING_REASONS = ['not_stated', 'pending', 'not_applicable', 'withheld'] as const
export type MissingReason = (typeof MISSING_REASONS)[number]

export const PART_ROLES = ['exhaustive', 'of_which'] as const
export type PartRole = (typeof PART_ROLES)[number]

export const SOURCE_KINDS = [
  'annual_report',
  'statistics',
  'white_paper',
  'news',
  'congress_report',
  'academic',
  'book',
  'compiled',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const QUALITIES = ['official', 'mirror', 'media', 'academic', 'book', 'compiled'] as const
export type Quality = (typeof QUALITIES)[number]

export const LANGS = ['zh', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** The variant of numbers that no other may be compared with, not even one of the same place. */
export const INCOMPARABLE = 'incomparable'

/** A stated number in the author's words: what was printed and how firmly. */
export interface Quantity {
  value_kind: ValueKind
  /** In the indicator's unit; null when `direction` carries no level or the value is missing. */
  value: number | null
  /** Upper end of a `range`; null otherwise. */
  value_high: number | null
  /** The unit of the last printed digit, in the indicator's unit; null: as printed, to the unit. */
  rounded_to: number | null
  missing_reason: MissingReason | null
}

/** When: ISO dates (YYYY-MM-DD); `period_start` is null for stocks and for totals since an unknown start. */
export interface Period {
  period_kind: PeriodKind
  period_start: string | null
  period_end: string
}

/**
 * One observation with all that a figure may need to say about it: the row of the SQL view
 * `observations_wide`. Names are those of the CSV headers; joined columns carry a prefix.
 */
export interface Observation extends Quantity, Period {
  id: string
  indicator_id: string
  jurisdiction_id: string
  place_zh: string
  place_en: string
  level: Level
  parent_id: string | null
  parent_zh: string | null
  parent_en: string | null
  body_id: string
  body_kind: BodyKind
  body_zh: string
  body_en: string
  /** The day on which the body’s duties changed: numbers from before and after are not one series. */
  body_changed_on: string | null
  scope: Scope
  part_of: string | null
  part_role: PartRole | null
  restates: string | null
  /** Numerator of a rate, from the same source: the sum of its `numerator_ids`; null when not published. */
  n: number | null
  /** Denominator of a rate, from the same source: the value of its `rate_of`; null when not published. */
  d: number | null
  /** The observation that is the denominator of this rate. */
  rate_of: string | null
  /** Where in the source that denominator stands. */
  d_locator: string | null
  /** A wider whole that the denominator is a part of, in the same source: what else could have been meant. */
  d_whole: number | null
  /** Residents by the nearest count within five years and the same boundaries; null where there is none. */
  population: number | null
  /** The day of that count. */
  population_as_of: string | null
  source_id: string
  source_title: string
  publisher: string
  published: string | null
  url: string | null
  quality: Quality
  locator: string | null
  /** In a word, how what is counted differs from the indicator’s definition (the note says it); null: it does not. */
  variant: string | null
  note_zh: string | null
  note_en: string | null
}

/** What is counted: a row of `indicators.csv`, without its definition (long texts come when asked for). */
export interface Indicator {
  id: string
  family: Family
  theme: Theme
  measure: Measure
  role: Role
  unit_zh: string
  unit_en: string
  decimals: number
  name_zh: string
  name_en: string
  polarity: Polarity
  interval: IntervalMethod
  numerator_id: string | null
  denominator_id: string | null
  /** Ids of the indicators that this one can be a part of, `;` between. */
  total_id: string | null
  partition: string | null
  /** Near-synonyms that must not be mixed share a word here: shown beside each other, set apart. */
  kin: string | null
  core: boolean
}

/** What exactly is counted, from when to when, what is left out, what is not known. */
export interface Definition {
  id: string
  definition_zh: string
  definition_en: string
}

/** A place: a row of `jurisdictions.csv`. */
export interface Jurisdiction {
  id: string
  name_zh: string
  name_en: string
  level: Level
  parent_id: string | null
  valid_from: string | null
  valid_to: string | null
  /** The place that its area went to when it was redrawn. */
  successor_id?: string | null
  /** Another place that shares residents with this one without containing it. */
  overlaps_id?: string | null
}

/** A publication: a row of `sources.csv`. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly published: string | null
  readonly url: string | null
  /** `zh`, `en`. */
  readonly language: string | null
  /** What the publication is about, from day to day. */
  readonly covers_start: string | null
  readonly covers_end: string | null
  readonly kind: SourceKind
  readonly quality: Quality
  readonly note_zh: string | null
  readonly note_en: string | null
}
