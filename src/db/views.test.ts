import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { tinyEngine } from '../testing/tiny.ts'
import { type Sql, sql } from './sql.ts'

const row = v.record(v.string(), v.any())

async function rows(asked: Sql) {
  return (await tinyEngine()).all({ name: 'test', params: {}, sql: asked, row })
}

describe('loading', () => {
  test('every table and view is there and says what it is', async () => {
    const said = await rows(sql`
SELECT table_name AS name, comment FROM duckdb_tables() WHERE schema_name = 'main'
UNION ALL
SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal
ORDER BY name`)
    expect(said.map(({ name }) => name)).toEqual([
      'bodies',
      'indicators',
      'jurisdictions',
      'observations',
      'observations_wide',
      'parts',
      'per_capita',
      'rates',
      'residents',
      'sources',
    ])
    expect(said.filter(({ comment }) => !comment)).toEqual([])
  })

  test('observations of several files are one table, an empty cell is NULL, never 0', async () => {
    expect(
      await rows(sql`
SELECT count(*) AS n, count(*) FILTER (WHERE value IS NULL) AS missing, count(*) FILTER (WHERE value = 0) AS zero
FROM observations`),
    ).toEqual([{ n: 56, missing: 5, zero: 1 }])
  })

  test('every observation is in observations_wide, once', async () => {
    expect(await rows(sql`SELECT count(*) AS n, count(DISTINCT id) AS ids FROM observations_wide`)).toEqual([
      { n: 56, ids: 56 },
    ])
  })

  test('the columns carry their descriptions', async () => {
    const [said] = await rows(sql`
SELECT comment FROM duckdb_columns() WHERE table_name = 'observations' AND column_name = 'rate_of'`)
    expect(said?.comment).toMatch(/denominator/)
  })
})

describe('rates', () => {
  test('n is the sum of the numerators, d the denominator; a rate without them has neither', async () => {
    expect(
      await rows(sql`
SELECT id, value, n, d, numerator_count, round(computed, 1) AS computed
FROM rates
WHERE id IN ('tiny-2020:006', 'tiny-2022:005', 'tiny-2022:006')
ORDER BY id`),
    ).toEqual([
      { id: 'tiny-2020:006', value: 22.2, n: 4, d: 18, numerator_count: 1, computed: 22.2 },
      { id: 'tiny-2022:005', value: 30, n: 30, d: 100, numerator_count: 2, computed: 30 },
      { id: 'tiny-2022:006', value: 92.3, n: null, d: null, numerator_count: 0, computed: null },
    ])
  })
})

describe('parts', () => {
  test('exhaustive parts that close leave 0, others what is unaccounted for; of_which leaves nothing to say', async () => {
    expect(
      await rows(sql`
SELECT DISTINCT part_of, partition, part_role, total_value, unaccounted_for
FROM parts
ORDER BY part_of`),
    ).toEqual([
      {
        part_of: 'tiny-2020:002',
        partition: 'outcome',
        part_role: 'exhaustive',
        total_value: 18,
        unaccounted_for: 0,
      },
      {
        part_of: 'tiny-2020:007',
        partition: 'channel',
        part_role: 'of_which',
        total_value: 30,
        unaccounted_for: null,
      },
      {
        part_of: 'tiny-2022:001',
        partition: 'outcome',
        part_role: 'exhaustive',
        total_value: 100,
        unaccounted_for: 10,
      },
    ])
  })

  test('a bound has no share', async () => {
    expect(await rows(sql`SELECT share FROM parts WHERE value_kind = 'at_least'`)).toEqual([{ share: null }])
  })
})

describe('per head', () => {
  const populationOf = (place: string, year: number) =>
    rows(sql`
SELECT DISTINCT population, population_as_of
FROM observations_wide
WHERE jurisdiction_id = ${place} AND indicator_id = 'reconsideration.accepted' AND year(period_end) = ${year}`)

  test('the nearest count of residents is taken, and its day is shown', async () => {
    expect(await populationOf('330100', 2019)).toEqual([
      { population: 11936010, population_as_of: '2020-11-01' },
    ])
    expect(await populationOf('330100', 2022)).toEqual([
      { population: 12204000, population_as_of: '2021-12-31' },
    ])
  })

  test('of two counts of one day the exact one', async () => {
    expect(await populationOf('330200', 2019)).toEqual([
      { population: 5400868, population_as_of: '2020-11-01' },
    ])
  })

  test('none that is more than five years away', async () => {
    expect(await populationOf('330300', 2022)).toEqual([{ population: null, population_as_of: null }])
  })

  test('none across a change of boundary: a district redrawn in 2021 is two areas', async () => {
    expect(await populationOf('330110-2020', 2019)).toEqual([
      { population: 1226673, population_as_of: '2020-11-01' },
    ])
    expect(await populationOf('330110', 2022)).toEqual([
      { population: 1310000, population_as_of: '2021-12-31' },
    ])
  })

  test('none for places whose residents overlap', async () => {
    expect(await populationOf('650000', 2019)).toEqual([{ population: null, population_as_of: null }])
    expect(await populationOf('660000', 2019)).toEqual([{ population: null, population_as_of: null }])
  })

  test("none for a court's own cases", async () => {
    expect(
      await rows(sql`SELECT DISTINCT population FROM observations_wide WHERE scope = 'own_cases'`),
    ).toEqual([{ population: null }])
  })

  test('per_capita is per 10,000 residents', async () => {
    expect(
      await rows(sql`
SELECT jurisdiction_id, round(per_10k, 4) AS per_10k
FROM per_capita
WHERE indicator_id = 'reconsideration.accepted' AND period_end = '2019-12-31'
ORDER BY jurisdiction_id`),
    ).toEqual([
      { jurisdiction_id: '330000', per_10k: 0.1859 },
      { jurisdiction_id: '330100', per_10k: 0.2513 },
      { jurisdiction_id: '330110-2020', per_10k: 0.3261 },
      { jurisdiction_id: '330200', per_10k: 0.2777 },
    ])
  })
})
