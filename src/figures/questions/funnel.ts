import * as v from 'valibot'
import type { Question } from '../../db/query.ts'
import { sql } from '../../db/sql.ts'
import type { Observation } from '../../model/types.ts'
import { nothing, observationColumns, observationRow } from './rows.ts'

/** A rate that may stand in a funnel plot: as stated, or computed from two counts that one source gives. */
export interface FunnelRow extends Observation {
  /** Nobody states it; its id is those of numerator and denominator, `/` between. */
  computed: boolean
}

const funnelRow = v.object({ ...observationRow.entries, computed: v.boolean() })

/**
 * Which proportions of independent cases are stated, and which can be computed? All of them, with what they rest
 * on where that is published; and, where nobody states it for that body, scope and period, what the numerator and
 * denominator give that one source counts exactly, both under one variant. A numerator that is a part of another
 * whole gives nothing.
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
    AND part.variant IS NOT DISTINCT FROM whole.variant
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
