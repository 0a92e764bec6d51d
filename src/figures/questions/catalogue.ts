import * as v from 'valibot'
import type { Question } from '../../db/query.ts'
import { sql } from '../../db/sql.ts'
import {
  type Definition,
  FAMILIES,
  INTERVALS,
  type Indicator,
  type Jurisdiction,
  LEVELS,
  MEASURES,
  POLARITIES,
  QUALITIES,
  ROLES,
  SOURCE_KINDS,
  type Source,
  THEMES,
} from '../../model/types.ts'
import { maybeLink, maybeText, name, nothing, text } from './rows.ts'

const indicatorRow = v.object({
  id: text,
  family: v.picklist(FAMILIES),
  theme: v.picklist(THEMES),
  measure: v.picklist(MEASURES),
  role: v.picklist(ROLES),
  unit_zh: name,
  unit_en: name,
  decimals: v.number(),
  name_zh: name,
  name_en: name,
  polarity: v.picklist(POLARITIES),
  interval: v.picklist(INTERVALS),
  numerator_id: maybeText,
  denominator_id: maybeText,
  total_id: maybeText,
  partition: maybeText,
  kin: maybeText,
  core: v.boolean(),
})

/** Which indicators are there? Without their definitions. */
export const indicatorsQuestion: Question<Indicator> = {
  name: 'indicators',
  ask: () => ({
    name: 'indicators',
    params: {},
    row: indicatorRow,
    sql: sql`
SELECT ${{ text: Object.keys(indicatorRow.entries).join(', '), values: [] }}
FROM indicators
ORDER BY family, id`,
  }),
  every: nothing,
}

const definitionRow = v.object({ id: text, definition_zh: text, definition_en: text })

/** What exactly does one indicator `i` count? */
export const definitionQuestion: Question<Definition> = {
  name: 'definition',
  ask: ({ i = '' }) => ({
    name: 'definition',
    params: { i },
    row: definitionRow,
    sql: sql`
SELECT id, definition_zh, definition_en
FROM indicators
WHERE id = ${i}
ORDER BY id`,
  }),
  every: sql`
SELECT id AS i
FROM indicators
ORDER BY i`,
}

const placeRow = v.object({
  id: text,
  name_zh: name,
  name_en: name,
  level: v.picklist(LEVELS),
  parent_id: maybeText,
  valid_from: maybeText,
  valid_to: maybeText,
  successor_id: maybeText,
  overlaps_id: maybeText,
})

/** Which places are there, and what contains them? */
export const placesQuestion: Question<Jurisdiction> = {
  name: 'places',
  ask: () => ({
    name: 'places',
    params: {},
    row: placeRow,
    sql: sql`
SELECT id, name_zh, name_en, level, parent_id, valid_from, valid_to, successor_id, overlaps_id
FROM jurisdictions
ORDER BY id`,
  }),
  every: nothing,
}

/** One cell of the coverage matrix. */
export interface Coverage {
  indicator_id: string
  jurisdiction_id: string
  /** Different periods with a value; targets are not counted. */
  periods: number
  /** Years in which a period ends. */
  first_year: number
  last_year: number
}

const coverageRow = v.object({
  indicator_id: text,
  jurisdiction_id: text,
  periods: v.number(),
  first_year: v.number(),
  last_year: v.number(),
})

/** What is reported at all: for which indicator and place, in how many periods, from when to when? */
export const coverageQuestion: Question<Coverage> = {
  name: 'coverage',
  ask: () => ({
    name: 'coverage',
    params: {},
    row: coverageRow,
    sql: sql`
SELECT
  indicator_id,
  jurisdiction_id,
  CAST(count(DISTINCT (period_start, period_end)) AS INTEGER) AS periods,
  CAST(min(year(period_end)) AS INTEGER) AS first_year,
  CAST(max(year(period_end)) AS INTEGER) AS last_year
FROM observations
WHERE value_kind <> 'missing'
  AND period_kind <> 'target'
GROUP BY indicator_id, jurisdiction_id
ORDER BY indicator_id, jurisdiction_id`,
  }),
  every: nothing,
}

const sourceRow = v.object({
  id: text,
  title: text,
  publisher: text,
  published: maybeText,
  url: maybeLink,
  language: maybeText,
  covers_start: maybeText,
  covers_end: maybeText,
  kind: v.picklist(SOURCE_KINDS),
  quality: v.picklist(QUALITIES),
  note_zh: maybeText,
  note_en: maybeText,
})

/** Which publications were read? */
export const sourcesQuestion: Question<Source> = {
  name: 'sources',
  ask: () => ({
    name: 'sources',
    params: {},
    row: sourceRow,
    sql: sql`
SELECT ${{ text: Object.keys(sourceRow.entries).join(', '), values: [] }}
FROM sources
ORDER BY id`,
  }),
  every: nothing,
}
