import type { Question } from '../../db/query.ts'
import { sql } from '../../db/sql.ts'
import type { Observation } from '../../model/types.ts'
import { nothing, observations } from './rows.ts'

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
