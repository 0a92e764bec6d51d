import * as v from 'valibot'
import { isWebAddress } from '../../db/link.ts'
import type { Params, Query } from '../../db/query.ts'
import { type Sql, sql } from '../../db/sql.ts'
import {
  BODY_KINDS,
  LEVELS,
  MISSING_REASONS,
  type Observation,
  PART_ROLES,
  PERIOD_KINDS,
  QUALITIES,
  SCOPES,
  VALUE_KINDS,
} from '../../model/types.ts'

/** The parameters of a question that has none. */
export const nothing: Sql = sql`SELECT 1 AS one LIMIT 1`

/** A cell that has words. */
export const text = v.string()
/** A cell that may be empty. */
export const maybeText = v.nullable(v.string())
const LONGEST_NAME = 160
/** Names longer than any real one are cut where rows come in: no picture and no page is made for them. */
export const name = v.pipe(
  v.string(),
  v.transform((text) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text)),
)
/** A name that may be empty. */
export const maybeName = v.nullable(name)
/** A number that may be empty. */
export const maybeNumber = v.nullable(v.number())
/** An address that is none of the web is no address: what is shown as a link is safe to follow. */
export const maybeLink = v.pipe(
  maybeText,
  v.transform((address) => (address !== null && isWebAddress(address) ? address : null)),
)

/** Checks one row of the view `observations_wide`. */
export const observationRow = v.object({
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
  variant: maybeText,
  note_zh: maybeText,
  note_en: maybeText,
})

/** The columns of an observation row, in the order of its schema. */
export const observationColumns: Sql = { text: Object.keys(observationRow.entries).join(', '), values: [] }

/** Rows of one indicator and place together. */
export const BY_ROW: Sql = sql`indicator_id, jurisdiction_id`

/** Observations for which `where` holds, in the order of `first` and then of their periods. */
export function observations(
  name: string,
  params: Params,
  where: Sql,
  first: Sql = BY_ROW,
): Query<Observation> {
  return {
    name,
    params,
    row: observationRow,
    sql: sql`
SELECT ${observationColumns}
FROM observations_wide
WHERE ${where}
ORDER BY ${first}, period_end, period_start, id`,
  }
}
