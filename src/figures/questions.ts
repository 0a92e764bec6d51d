import * as v from 'valibot'
import { isWebAddress } from '../db/link.ts'
import type { Query, Question } from '../db/query.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { AuditRow } from '../model/audit.ts'
import { distinct, groupBy } from '../model/collect.ts'
import { FINDING_KINDS, type Finding, FLAGS } from '../model/findings.ts'
import { periodKey } from '../model/periods.ts'
import {
  BODY_KINDS,
  type Definition,
  FAMILIES,
  INTERVALS,
  type Indicator,
  type Jurisdiction,
  LEVELS,
  MEASURES,
  MISSING_REASONS,
  type Observation,
  PART_ROLES,
  PERIOD_KINDS,
  POLARITIES,
  QUALITIES,
  ROLES,
  SCOPES,
  SOURCE_KINDS,
  type Source,
  THEMES,
  VALUE_KINDS,
} from '../model/types.ts'
import type { SourceRef } from './figure.ts'
import { schemaQuestion } from './questions.schema.ts'

/** The parameters of a question that has none. */
const nothing: Sql = sql`SELECT 1 AS one LIMIT 1`

const text = v.string()
const maybeText = v.nullable(v.string())
/** Names longer than any real one are cut where rows come in: no picture and no page is made for them. */
const LONGEST_NAME = 160
const name = v.pipe(
  v.string(),
  v.transform((text) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text)),
)
const maybeName = v.nullable(name)
const maybeNumber = v.nullable(v.number())
/** An address that is none of the web is no address: what is shown as a link is safe to follow. */
const maybeLink = v.pipe(
  maybeText,
  v.transform((address) => (address !== null && isWebAddress(address) ? address : null)),
)

/** Checks one row of the view `observations_wide`. */
const observationRow = v.object({
  id: text,
  indicator_id: text,
  jurisdiction_id: text,
  place_zh: name,
  place_en: name,
  level: v.picklist(LEVELS),
  parent_id: maybeText,
  parent_zh: maybeName,
  parent_en: maybeName,
  body_id: text,
  body_kind: v.picklist(BODY_KINDS),
  body_zh: name,
  body_en: name,
  body_changed_on: maybeText,
  scope: v.picklist(SCOPES),
  period_kind: v.picklist(PERIOD_KINDS),
  period_start: maybeText,
  period_end: text,
  value_kind: v.picklist(VALUE_KINDS),
  value: maybeNumber,
  value_high: maybeNumber,
  rounded_to: maybeNumber,
  missing_reason: v.nullable(v.picklist(MISSING_REASONS)),
  part_of: maybeText,
  part_role: v.nullable(v.picklist(PART_ROLES)),
  restates: maybeText,
  n: maybeNumber,
  d: maybeNumber,
  rate_of: maybeText,
  d_locator: maybeText,
  d_whole: maybeNumber,
  population: maybeNumber,
  population_as_of: maybeText,
  source_id: text,
  source_title: name,
  publisher: name,
  published: maybeText,
  url: maybeLink,
  quality: v.picklist(QUALITIES),
  locator: maybeText,
  note_zh: maybeText,
  note_en: maybeText,
})

/** The columns of an observation row, in the order of its schema. */
const observationColumns: Sql = { text: Object.keys(observationRow.entries).join(', '), values: [] }

function observations(name: string, params: Query<Observation>['params'], where: Sql): Query<Observation> {
  return {
    name,
    params,
    row: observationRow,
    sql: sql`
SELECT ${observationColumns}
FROM observations_wide
WHERE ${where}
ORDER BY indicator_id, jurisdiction_id, period_end, period_start, id`,
  }
}

/** What does each place report of one indicator `i`, and of its kin that must be kept apart, in all periods? */
export const indicatorQuestion: Question<Observation> = {
  name: 'indicator',
  ask(params) {
    const i = params.i ?? ''
    return observations(
      'indicator',
      { i },
      sql`indicator_id = ${i}
  OR indicator_id IN (
    SELECT other.id
    FROM indicators AS other
    JOIN indicators AS asked ON other.kin = asked.kin
    WHERE asked.id = ${i})`,
    )
  },
  every: sql`
SELECT DISTINCT indicator_id AS i
FROM observations
ORDER BY i`,
}

/** What does each place report of every indicator, in all periods? What workspaces choose from. */
export const everythingQuestion: Question<Observation> = {
  name: 'everything',
  ask: () => observations('everything', {}, sql`TRUE`),
  every: nothing,
}

/**
 * Which totals of one indicator `i` are broken down, and into what? The totals, their parts, the parts of
 * those parts, and so on.
 */
export const partsQuestion: Question<Observation> = {
  name: 'parts',
  ask(params) {
    const i = params.i ?? ''
    return observations(
      'parts',
      { i },
      sql`id IN (
    WITH RECURSIVE broken_down AS (
      SELECT total.id
      FROM observations AS part
      JOIN observations AS total ON part.part_of = total.id
      WHERE total.indicator_id = ${i}
      UNION
      SELECT part.id
      FROM observations AS part
      JOIN broken_down ON part.part_of = broken_down.id
    )
    SELECT id
    FROM broken_down)`,
    )
  },
  every: sql`
SELECT DISTINCT total.indicator_id AS i
FROM observations AS part
JOIN observations AS total ON part.part_of = total.id
ORDER BY i`,
}

/**
 * How did reconsideration and lawsuits end? Totals with their parts by outcome, and by stage (decided,
 * pending), for organs, respondents, courts and defendants.
 */
export const outcomesQuestion: Question<Observation> = {
  name: 'outcomes',
  ask: () =>
    observations(
      'outcomes',
      {},
      sql`id IN (
    WITH ends AS (
      SELECT part.id, part.part_of
      FROM observations_wide AS part
      JOIN observations AS total ON total.id = part.part_of
      WHERE part.partition IN ('outcome', 'stage')
        AND (total.indicator_id LIKE 'reconsideration.%' OR total.indicator_id LIKE 'litigation.%')
    )
    SELECT id
    FROM ends
    UNION
    SELECT part_of
    FROM ends)`,
    ),
  every: nothing,
}

/** How far has each reform come, in per cent, and what are the targets? All periods. */
export const reformSharesQuestion: Question<Observation> = {
  name: 'reform_shares',
  ask: () =>
    observations(
      'reform_shares',
      {},
      sql`indicator_id IN (
    SELECT id
    FROM indicators
    WHERE family = 'reform_progress')
  AND (measure IN ('proportion', 'ratio') OR period_kind = 'target')`,
    ),
  every: nothing,
}

/** How far are requirements of review, openness, timeliness and qualification met, in per cent? All periods. */
export const complianceSharesQuestion: Question<Observation> = {
  name: 'compliance_shares',
  ask: () =>
    observations(
      'compliance_shares',
      {},
      sql`indicator_id IN (
    SELECT id
    FROM indicators
    WHERE family = 'review_compliance'
      AND measure = 'proportion')`,
    ),
  every: nothing,
}

/** What is counted in reforms of functions and of enforcement: lists, matters, proofs, staff? All periods. */
export const reformCountsQuestion: Question<Observation> = {
  name: 'reform_counts',
  ask: () =>
    observations(
      'reform_counts',
      {},
      sql`indicator_id IN (
    SELECT id
    FROM indicators
    WHERE family = 'reform_progress'
      AND theme IN ('functions', 'enforcement')
      AND measure = 'count')
  AND period_kind <> 'target'`,
    ),
  every: nothing,
}

/** A rate that may stand in a funnel plot: as stated, or computed from two counts that one source gives. */
export interface FunnelRow extends Observation {
  /** Nobody states it; its id is those of numerator and denominator, `/` between. */
  computed: boolean
}

const funnelRow = v.object({ ...observationRow.entries, computed: v.boolean() })

/**
 * Which proportions of independent cases are stated, and which can be computed? All of them, with what they rest
 * on where that is published; and, where nobody states it for that body, scope and period, what the numerator and
 * denominator give that one source counts exactly. A numerator that is a part of another whole gives nothing.
 */
export const funnelQuestion: Question<FunnelRow> = {
  name: 'funnel',
  ask: () => ({
    name: 'funnel',
    params: {},
    row: funnelRow,
    sql: sql`
WITH proportions AS (
  SELECT
    id AS indicator_id,
    denominator_id,
    trim(unnest(string_split(numerator_id, ';'))) AS numerator_id,
    len(string_split(numerator_id, ';')) AS numerators
  FROM indicators
  WHERE measure = 'proportion'
    AND interval = 'wilson'
    AND numerator_id IS NOT NULL
    AND denominator_id IS NOT NULL
),
stated AS (
  SELECT *, false AS computed
  FROM observations_wide
  WHERE measure = 'proportion'
    AND interval = 'wilson'
    AND period_kind <> 'target'
    AND value_kind NOT IN ('missing', 'direction')
),
pairs AS (
  SELECT
    proportion.indicator_id,
    min(part.id) AS part_id,
    whole.id AS whole_id,
    sum(part.value) AS n,
    whole.value AS d
  FROM proportions AS proportion
  JOIN observations AS whole ON whole.indicator_id = proportion.denominator_id
  JOIN observations AS part ON part.indicator_id = proportion.numerator_id
    AND part.source_id = whole.source_id
    AND part.jurisdiction_id = whole.jurisdiction_id
    AND part.body_id = whole.body_id
    AND part.scope = whole.scope
    AND part.period_kind = whole.period_kind
    AND part.period_start IS NOT DISTINCT FROM whole.period_start
    AND part.period_end = whole.period_end
    AND coalesce(part.part_of, whole.id) = whole.id
  WHERE part.value_kind = 'exact'
    AND whole.value_kind = 'exact'
    AND whole.period_kind <> 'target'
  GROUP BY proportion.indicator_id, whole.id, whole.value
  HAVING count(*) = max(proportion.numerators)
    AND whole.value > 0
    AND sum(part.value) <= whole.value
),
computed AS (
  SELECT
    part.* REPLACE (
      pair.part_id || '/' || pair.whole_id AS id,
      pair.indicator_id AS indicator_id,
      round(100 * pair.n / pair.d, 1) AS value,
      0.1 AS rounded_to,
      pair.n AS n,
      pair.d AS d,
      pair.whole_id AS rate_of,
      part.locator AS d_locator,
      NULL AS d_whole,
      NULL AS part_of,
      NULL AS part_role,
      NULL AS restates),
    true AS computed
  FROM pairs AS pair
  JOIN observations_wide AS part ON part.id = pair.part_id
  WHERE NOT EXISTS (
    SELECT 1
    FROM stated
    WHERE stated.indicator_id = pair.indicator_id
      AND stated.jurisdiction_id = part.jurisdiction_id
      AND stated.body_id = part.body_id
      AND stated.scope = part.scope
      AND stated.period_kind = part.period_kind
      AND stated.period_start IS NOT DISTINCT FROM part.period_start
      AND stated.period_end = part.period_end)
)
SELECT ${observationColumns}, computed
FROM (
  SELECT * FROM stated
  UNION ALL BY NAME
  SELECT * FROM computed)
ORDER BY indicator_id, jurisdiction_id, period_end, period_start, id`,
  }),
  every: nothing,
}

const auditRow = v.object({
  id: text,
  indicator_id: text,
  jurisdiction_id: text,
  body_id: text,
  scope: v.picklist(SCOPES),
  period_kind: v.picklist(PERIOD_KINDS),
  period_start: maybeText,
  period_end: text,
  value_kind: v.picklist(VALUE_KINDS),
  value: maybeNumber,
  value_high: maybeNumber,
  rounded_to: maybeNumber,
  missing_reason: v.nullable(v.picklist(MISSING_REASONS)),
  part_of: maybeText,
  part_role: v.nullable(v.picklist(PART_ROLES)),
  numerator_ids: maybeText,
  rate_of: maybeText,
  change_from: maybeText,
  change_to: maybeText,
  restates: maybeText,
  source_id: text,
  locator: maybeText,
  family: v.picklist(FAMILIES),
  name_zh: name,
  name_en: name,
  measure: v.picklist(MEASURES),
  unit_zh: name,
  unit_en: name,
  interval: v.picklist(INTERVALS),
  total_id: maybeText,
  partition: maybeText,
  numerator_id: maybeText,
  denominator_id: maybeText,
  place_zh: name,
  place_en: name,
  above: maybeText,
  quality: v.picklist(QUALITIES),
  published: maybeText,
})

/** What is said of an audited observation beside what the audit reads. */
const citedRow = v.object({
  ...auditRow.entries,
  source_title: name,
  publisher: name,
  url: maybeLink,
})

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

const finding = v.object({
  kind: v.picklist(FINDING_KINDS),
  ids: v.array(text),
  jurisdiction_id: text,
  indicator_id: text,
  source_id: text,
  facts: v.record(text, v.nullable(v.union([text, v.number()]))),
})

const audited: Sql = sql`
SELECT
  o.id, o.indicator_id, o.jurisdiction_id, o.body_id, o.scope, o.period_kind, o.period_start, o.period_end,
  o.value_kind, o.value, o.value_high, o.rounded_to, o.missing_reason, o.part_of, o.part_role,
  o.numerator_ids, o.rate_of, o.change_from, o.change_to, o.restates, o.source_id, o.locator,
  i.family, i.name_zh, i.name_en, i.measure, i.unit_zh, i.unit_en, i.interval, i.total_id, i.partition,
  i.numerator_id, i.denominator_id, place.name_zh AS place_zh, place.name_en AS place_en,
  -- what contains the place, nearest first: a township lies in four places at most
  concat_ws(';', place.parent_id, above1.parent_id, above2.parent_id, above3.parent_id) AS above,
  source.quality, source.published, source.title AS source_title, source.publisher, source.url
FROM observations AS o
JOIN indicators AS i ON i.id = o.indicator_id
JOIN jurisdictions AS place ON place.id = o.jurisdiction_id
JOIN sources AS source ON source.id = o.source_id
LEFT JOIN jurisdictions AS above1 ON above1.id = place.parent_id
LEFT JOIN jurisdictions AS above2 ON above2.id = above1.parent_id
LEFT JOIN jurisdictions AS above3 ON above3.id = above2.parent_id
ORDER BY o.source_id, o.id`

/** A finding with what has to be known to follow it up: its observations, and the publications they stand in. */
export interface CitedFinding extends Finding {
  /** In the order of `ids`; none where the finding is about sources. */
  readonly observations: readonly {
    readonly id: string
    readonly indicator_id: string
    readonly jurisdiction_id: string
    /** `periodKey` of model/periods. */
    readonly period: string
  }[]
  readonly sources: readonly SourceRef[]
}

const citedFinding = v.object({
  ...finding.entries,
  observations: v.array(v.object({ id: text, indicator_id: text, jurisdiction_id: text, period: text })),
  sources: v.array(
    v.object({ id: text, title: name, publisher: name, published: maybeText, url: maybeLink }),
  ),
})

/** What do the numbers say about themselves? All findings of the audit. */
export const findingsQuestion: Question<CitedFinding> = {
  name: 'findings',
  ask: () => ({
    name: 'findings',
    params: {},
    row: citedFinding,
    sql: audited,
    derive: async (rows) => cited(v.parse(v.array(citedRow), rows)),
  }),
  every: nothing,
}

/** The audit is not among what the first figure waits for. */
async function auditOf(rows: readonly AuditRow[]): Promise<Finding[]> {
  const { audit } = await import('../model/audit.ts')
  return audit(rows)
}

async function cited(rows: readonly v.InferOutput<typeof citedRow>[]): Promise<CitedFinding[]> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const bySource = groupBy(rows, (row) => row.source_id)
  return (await auditOf(rows)).map((found) => {
    const about = found.ids.flatMap((id) => byId.get(id) ?? [])
    const publications = found.ids.flatMap((id) => byId.get(id) ?? bySource.get(id)?.[0] ?? [])
    return {
      ...found,
      observations: about.map((row) => ({
        id: row.id,
        indicator_id: row.indicator_id,
        jurisdiction_id: row.jurisdiction_id,
        period: periodKey(row),
      })),
      sources: distinct(publications, (row) => row.source_id).map((row) => ({
        id: row.source_id,
        title: row.source_title,
        publisher: row.publisher,
        published: row.published,
        url: row.url,
      })),
    }
  })
}

/** Which numbers does the audit speak against? Its flagging findings only: few, for every page. */
export const flagsQuestion: Question<Finding> = {
  name: 'flags',
  ask: () => ({
    name: 'flags',
    params: {},
    row: finding,
    sql: audited,
    derive: async (rows) =>
      (await auditOf(v.parse(v.array(auditRow), rows))).filter(({ kind }) => FLAGS.includes(kind)),
  }),
  every: nothing,
}

/** All kinds of questions; the build answers every one of every kind. */
export const QUESTIONS: readonly Question<unknown>[] = [
  indicatorsQuestion,
  placesQuestion,
  coverageQuestion,
  indicatorQuestion,
  everythingQuestion,
  partsQuestion,
  outcomesQuestion,
  complianceSharesQuestion,
  reformSharesQuestion,
  reformCountsQuestion,
  funnelQuestion,
  definitionQuestion,
  sourcesQuestion,
  findingsQuestion,
  flagsQuestion,
  schemaQuestion,
]
