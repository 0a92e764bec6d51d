import type { Lang } from '../../model/types.ts'

/** A query to begin with; its question is the text `sql.example.<id>`. */
export interface Example {
  readonly id: string
  /** Names in the reader's language; other languages than Chinese get the English ones. */
  readonly sql: string
}

/** Queries that answer questions that readers have; tested to give rows on the data. */
export function examplesIn(lang: Lang): readonly Example[] {
  const l = lang === 'zh' ? 'zh' : 'en'
  return [
    {
      id: 'reported',
      sql: `
SELECT
  indicator_${l},
  count(DISTINCT jurisdiction_id) AS places,
  min(year(period_end)) AS first_year,
  max(year(period_end)) AS last_year
FROM observations_wide
WHERE value_kind <> 'missing'
  AND period_kind <> 'target'
GROUP BY indicator_id, indicator_${l}
ORDER BY places DESC, indicator_id
LIMIT 20`,
    },
    {
      id: 'perhead',
      sql: `
SELECT place_${l}, round(per_10k, 2) AS per_10k, value AS cases, population, population_as_of
FROM per_capita
WHERE indicator_id = 'reconsideration.accepted'
  AND level = 'province'
  AND period_start = DATE '2019-01-01'
  AND period_end = DATE '2019-12-31'
ORDER BY per_10k DESC`,
    },
    {
      id: 'years',
      sql: `
SELECT year(period_end) AS year, place_${l}, value AS cases, value_kind
FROM observations_wide
WHERE indicator_id = 'litigation.first_instance.received'
  AND jurisdiction_id IN ('370000', '440000')
  AND value_kind <> 'missing'
  AND restates IS NULL
ORDER BY place_${l}, year`,
    },
    {
      id: 'together',
      sql: `
SELECT round(population / 10000) AS residents_10k, value AS cases, place_${l}
FROM per_capita
WHERE indicator_id = 'reconsideration.accepted'
  AND level = 'province'
  AND year(period_end) = 2019
ORDER BY residents_10k`,
    },
    {
      id: 'denominators',
      sql: `
SELECT
  indicator_${l},
  count(*) AS stated,
  count(d) AS with_denominator,
  count(*) - count(d) AS without
FROM rates
WHERE measure = 'proportion'
  AND value_kind <> 'missing'
GROUP BY indicator_id, indicator_${l}
ORDER BY without DESC, indicator_id
LIMIT 20`,
    },
    {
      id: 'outcomes',
      sql: `
SELECT
  indicator_${l},
  round(median(share), 1) AS median_share,
  round(min(share), 1) AS lowest,
  round(max(share), 1) AS highest,
  count(*) AS reports
FROM parts
WHERE total_indicator_id = 'reconsideration.concluded'
  AND partition = 'outcome'
  AND share IS NOT NULL
GROUP BY indicator_id, indicator_${l}
ORDER BY median_share DESC, indicator_id`,
    },
    {
      id: 'recomputed',
      sql: `
SELECT
  place_${l},
  indicator_${l},
  period_end,
  value AS stated,
  round(computed, 2) AS computed,
  n,
  d
FROM rates
WHERE value_kind = 'exact'
  AND abs(value - computed) > coalesce(rounded_to, 1)
ORDER BY abs(value - computed) DESC`,
    },
    {
      id: 'qualifiers',
      sql: `
SELECT value_kind, count(*) AS numbers, count(DISTINCT source_id) AS publications
FROM observations
GROUP BY value_kind
ORDER BY numbers DESC`,
    },
    {
      id: 'definitions',
      sql: `
SELECT id, name_${l}, role, definition_${l}
FROM indicators
WHERE name_zh LIKE '%复议%'
  AND name_zh LIKE '%受理%'
ORDER BY id`,
    },
    {
      id: 'sources',
      sql: `
SELECT source.title, source.publisher, source.published, source.quality, count(*) AS numbers
FROM observations AS o
JOIN sources AS source ON source.id = o.source_id
GROUP BY ALL
ORDER BY numbers DESC, source.title
LIMIT 20`,
    },
  ].map(({ id, sql }) => ({ id, sql: sql.trim() }))
}
