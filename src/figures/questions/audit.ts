import * as v from 'valibot'
import type { Question } from '../../db/query.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { AuditRow } from '../../model/audit.ts'
import { distinct, groupBy } from '../../model/collect.ts'
import { FINDING_KINDS, type Finding, FLAGS, factOf } from '../../model/findings.ts'
import { periodKey } from '../../model/periods.ts'
import {
  FAMILIES,
  INTERVALS,
  MEASURES,
  MISSING_REASONS,
  PART_ROLES,
  PERIOD_KINDS,
  QUALITIES,
  SCOPES,
  VALUE_KINDS,
} from '../../model/types.ts'
import type { SourceRef } from '../figure.ts'
import { maybeLink, maybeNumber, maybeText, name, nothing, text } from './rows.ts'

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
  variant: maybeText,
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
  body_zh: name,
  body_en: name,
})

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
  o.numerator_ids, o.rate_of, o.change_from, o.change_to, o.restates, o.variant,
  o.source_id, o.locator,
  i.family, i.name_zh, i.name_en, i.measure, i.unit_zh, i.unit_en, i.interval, i.total_id, i.partition,
  i.numerator_id, i.denominator_id, place.name_zh AS place_zh, place.name_en AS place_en,
  -- what contains the place, nearest first: a township lies in four places at most
  concat_ws(';', place.parent_id, above1.parent_id, above2.parent_id, above3.parent_id) AS above,
  source.quality, source.published, source.title AS source_title, source.publisher, source.url,
  body.name_zh AS body_zh, body.name_en AS body_en
FROM observations AS o
JOIN indicators AS i ON i.id = o.indicator_id
JOIN jurisdictions AS place ON place.id = o.jurisdiction_id
JOIN sources AS source ON source.id = o.source_id
JOIN bodies AS body ON body.id = o.body_id
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
    readonly body_zh: string
    readonly body_en: string
    /** The number as stated: `factOf`. */
    readonly stated: string
  }[]
  readonly sources: readonly SourceRef[]
}

const citedFinding = v.object({
  ...finding.entries,
  observations: v.array(
    v.object({
      id: text,
      indicator_id: text,
      jurisdiction_id: text,
      period: text,
      body_zh: name,
      body_en: name,
      stated: text,
    }),
  ),
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
  const { audit } = await import('../../model/audit.ts')
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
        body_zh: row.body_zh,
        body_en: row.body_en,
        stated: factOf(row),
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
