/** A view: its name, the question it answers (also its comment in the database), and its SELECT. */
export interface View {
  readonly name: string
  readonly question: string
  readonly select: string
  /** Computed once, when the data is loaded: planning its joins anew takes thirty times as long as reading it. */
  readonly once?: true
}

const residents = `
SELECT
  count.jurisdiction_id,
  count.period_end AS as_of,
  count.value AS population,
  count.value_kind,
  count.id AS observation_id,
  count.source_id
FROM observations AS count
LEFT JOIN sources AS source ON source.id = count.source_id
WHERE count.indicator_id = 'context.resident_population'
  AND count.period_kind = 'as_of'
  AND count.value_kind IN ('exact', 'about')
  AND count.value > 0
-- several counts of one place and day: exact before about, then the newest publication
QUALIFY row_number() OVER (
  PARTITION BY count.jurisdiction_id, count.period_end
  ORDER BY count.value_kind DESC, source.published DESC NULLS LAST, count.id
) = 1`

const observationsWide = `
WITH numerators AS (
  -- what a rate counts: the sum of its numerators, where every one of them is an exact number
  SELECT rate.id, sum(part.value) AS n
  FROM (
    SELECT id, trim(unnest(string_split(numerator_ids, ';'))) AS part_id
    FROM observations
  ) AS rate
  LEFT JOIN observations AS part ON part.id = rate.part_id
  GROUP BY rate.id
  HAVING count(*) = count(*) FILTER (WHERE part.value_kind = 'exact' AND part.value IS NOT NULL)
),
wholes AS (
  -- a wider whole that a denominator is a part of, by its total or by a rate of which it is the numerator
  SELECT part.id, max(whole.value) AS whole
  FROM (
    SELECT id, part_of AS whole_id FROM observations WHERE part_of IS NOT NULL
    UNION
    SELECT numerator_ids AS id, rate_of AS whole_id FROM observations WHERE rate_of IS NOT NULL
  ) AS part
  JOIN observations AS whole ON whole.id = part.whole_id AND whole.value_kind = 'exact'
  GROUP BY part.id
),
overlapping AS (
  -- places that share residents with another place which does not contain them: no per-head values
  SELECT unnest([id, overlaps_id]) AS id
  FROM jurisdictions
  WHERE overlaps_id IS NOT NULL
),
head_counts AS (
  -- the count of residents that is nearest to the end of the period, at most five calendar years away,
  -- with no change of boundary between the two
  SELECT o.id, r.population, r.as_of
  FROM observations AS o
  JOIN jurisdictions AS place ON place.id = o.jurisdiction_id
  JOIN residents AS r ON r.jurisdiction_id = o.jurisdiction_id
  WHERE abs(year(r.as_of) - year(o.period_end)) <= 5
    AND o.scope <> 'own_cases'
    AND o.jurisdiction_id NOT IN (SELECT id FROM overlapping)
    AND (place.valid_from IS NULL
      OR place.valid_from <= least(o.period_start, o.period_end, r.as_of)
      OR place.valid_from > greatest(o.period_end, r.as_of))
    AND (place.valid_to IS NULL
      OR place.valid_to >= greatest(o.period_end, r.as_of)
      OR place.valid_to < least(o.period_start, o.period_end, r.as_of))
  QUALIFY row_number() OVER (
    PARTITION BY o.id
    ORDER BY abs(date_diff('day', r.as_of, o.period_end)), r.as_of DESC
  ) = 1
)
SELECT
  o.id,
  o.indicator_id,
  i.name_zh AS indicator_zh,
  i.name_en AS indicator_en,
  i.family,
  i.theme,
  i.measure,
  i.role,
  i.unit_zh,
  i.unit_en,
  i.decimals,
  i.polarity,
  i.interval,
  i.total_id,
  i.partition,
  i.kin,
  i.core,
  o.jurisdiction_id,
  place.name_zh AS place_zh,
  place.name_en AS place_en,
  place.level,
  place.parent_id,
  parent.name_zh AS parent_zh,
  parent.name_en AS parent_en,
  o.body_id,
  body.kind AS body_kind,
  body.name_zh AS body_zh,
  body.name_en AS body_en,
  body.changed_on AS body_changed_on,
  o.scope,
  o.period_kind,
  o.period_start,
  o.period_end,
  o.value_kind,
  o.value,
  o.value_high,
  o.rounded_to,
  o.missing_reason,
  o.part_of,
  o.part_role,
  o.numerator_ids,
  o.rate_of,
  o.change_from,
  o.change_to,
  o.restates,
  numerators.n,
  denominator.value AS d,
  denominator.locator AS d_locator,
  wholes.whole AS d_whole,
  head_counts.population,
  head_counts.as_of AS population_as_of,
  o.source_id,
  source.title AS source_title,
  source.publisher,
  source.published,
  source.url,
  source.quality,
  o.locator,
  o.variant,
  o.note_zh,
  o.note_en
FROM observations AS o
JOIN indicators AS i ON i.id = o.indicator_id
JOIN jurisdictions AS place ON place.id = o.jurisdiction_id
JOIN bodies AS body ON body.id = o.body_id
JOIN sources AS source ON source.id = o.source_id
LEFT JOIN jurisdictions AS parent ON parent.id = place.parent_id
LEFT JOIN numerators ON numerators.id = o.id
LEFT JOIN observations AS denominator ON denominator.id = o.rate_of AND denominator.value_kind = 'exact'
LEFT JOIN wholes ON wholes.id = denominator.id
LEFT JOIN head_counts ON head_counts.id = o.id
ORDER BY o.indicator_id, o.jurisdiction_id, o.period_end, o.id`

const rates = `
SELECT
  id,
  indicator_id,
  indicator_zh,
  indicator_en,
  measure,
  interval,
  jurisdiction_id,
  place_zh,
  place_en,
  body_id,
  body_kind,
  scope,
  period_kind,
  period_start,
  period_end,
  value_kind,
  value,
  value_high,
  rounded_to,
  missing_reason,
  n,
  d,
  coalesce(len(string_split(numerator_ids, ';')), 0) AS numerator_count,
  numerator_ids,
  rate_of,
  CASE WHEN d > 0 THEN 100 * n / d END AS computed,
  source_id
FROM observations_wide
WHERE measure IN ('proportion', 'ratio')`

const parts = `
SELECT
  part.id,
  part.indicator_id,
  part.indicator_zh,
  part.indicator_en,
  part.partition,
  part.part_role,
  part.value_kind,
  part.value,
  part.value_high,
  part.missing_reason,
  part.part_of,
  total.indicator_id AS total_indicator_id,
  total.indicator_zh AS total_zh,
  total.indicator_en AS total_en,
  total.value_kind AS total_value_kind,
  total.value AS total_value,
  -- per cent of the total, where both are exact
  CASE
    WHEN part.value_kind = 'exact' AND total.value_kind = 'exact' AND total.value > 0
    THEN 100 * part.value / total.value
  END AS share,
  -- what the exhaustive parts of this partition leave of the total, where all are exact: 0 when they close
  CASE
    WHEN part.part_role = 'exhaustive'
      AND total.value_kind = 'exact'
      AND bool_and(part.value_kind = 'exact') OVER sisters
    THEN total.value - sum(part.value) OVER sisters
  END AS unaccounted_for,
  part.jurisdiction_id,
  part.place_zh,
  part.place_en,
  part.body_id,
  part.scope,
  part.period_kind,
  part.period_start,
  part.period_end,
  part.source_id
FROM observations_wide AS part
JOIN observations_wide AS total ON total.id = part.part_of
WINDOW sisters AS (PARTITION BY part.part_of, part.partition, part.part_role)`

const perCapita = `
SELECT
  id,
  indicator_id,
  indicator_zh,
  indicator_en,
  jurisdiction_id,
  place_zh,
  place_en,
  level,
  body_id,
  body_kind,
  scope,
  period_kind,
  period_start,
  period_end,
  value_kind,
  value,
  value_high,
  population,
  population_as_of,
  10000 * value / population AS per_10k,
  10000 * value_high / population AS per_10k_high,
  source_id
FROM observations_wide
WHERE measure = 'count'
  AND scope = 'whole_area'
  AND indicator_id <> 'context.resident_population'
  AND value_kind NOT IN ('direction', 'missing')
  AND population IS NOT NULL`

/** The documented views, each after those that it is made of. */
export const VIEWS: readonly View[] = [
  {
    name: 'residents',
    question: 'How many people live in each place, by each count? One figure a place and day.',
    select: residents,
  },
  {
    name: 'observations_wide',
    question:
      'What does each observation say: of which indicator, place and body, by which source, over what? ' +
      'n and d: numerator and denominator of a rate, where the source gives them exactly. population: the ' +
      'nearest count of residents within five years; none across a change of boundary, for places whose ' +
      "residents overlap with another's (jurisdictions.overlaps_id), or for a body's own cases.",
    select: observationsWide,
    once: true,
  },
  {
    name: 'rates',
    question:
      'What does each rate rest on? n of d where the source gives them, and the per cent computed from them.',
    select: rates,
  },
  {
    name: 'parts',
    question:
      'What is each total made of, and what do its parts leave unaccounted for? Only parts of one partition are added.',
    select: parts,
  },
  {
    name: 'per_capita',
    question:
      'How much is each count of a whole area per 10,000 residents, and by which count of residents? ' +
      'Bounds stay bounds: read value_kind.',
    select: perCapita,
  },
]
