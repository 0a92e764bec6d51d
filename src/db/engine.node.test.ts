import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { indicatorQuestion, partsQuestion } from '../figures/questions.ts'
import { tinyEngine } from '../testing/tiny.ts'
import { answerAll, readAnswer, writeAnswer } from './answers.ts'
import { QueryFailed } from './database.ts'
import type { Query } from './query.ts'
import { type Sql, sql } from './sql.ts'

const asked = <Row>(text: Sql, row: v.GenericSchema<unknown, Row>): Query<Row> => ({
  name: 'test',
  params: {},
  sql: text,
  row,
})

describe('the engine', () => {
  test('counts, sums and decimals are numbers, dates are ISO text', async () => {
    const engine = await tinyEngine()
    const query = asked(
      sql`SELECT count(*) AS n, sum(1) AS s, 1.25 AS x, DATE '2020-02-29' AS day, ${null} IS NULL AS empty FROM bodies`,
      v.object({ n: v.number(), s: v.number(), x: v.number(), day: v.string(), empty: v.boolean() }),
    )
    expect(await engine.all(query)).toEqual([{ n: 11, s: 11, x: 1.25, day: '2020-02-29', empty: true }])
  })

  test('a query that fails carries its SQL and does not poison the next', async () => {
    const engine = await tinyEngine()
    const good = asked(sql`SELECT 1 AS one`, v.object({ one: v.number() }))
    for (const text of [
      'SELEC 1',
      'SELECT nope FROM bodies',
      "SELECT CAST('x' AS INTEGER) AS one",
      'BEGIN; SELECT nope',
    ]) {
      const failed = await engine.all(asked({ text, values: [] }, v.any())).catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(QueryFailed)
      expect(String(failed)).toContain(text)
      expect(await engine.all(good)).toEqual([{ one: 1 }])
    }
  })

  test('rows that break their promise are refused with row and column', async () => {
    const engine = await tinyEngine()
    const query = asked(sql`SELECT id FROM bodies`, v.object({ id: v.number() }))
    await expect(engine.all(query)).rejects.toThrow(/row 1, id: Invalid type/)
  })

  test.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "COPY bodies TO 'bodies.csv'",
    "ATTACH 'other.duckdb'",
    'LOAD parquet',
    'SET enable_external_access = true',
    "SET memory_limit = '8GB'",
  ])('after loading no statement reaches outside or lifts the limits: %s', async (text) => {
    const engine = await tinyEngine()
    await expect(engine.all(asked({ text, values: [] }, v.any()))).rejects.toBeInstanceOf(QueryFailed)
  })
})

describe('answers', () => {
  test('a prebuilt answer gives the same rows as the engine', async () => {
    const engine = await tinyEngine()
    const written = new Map<string, string>()
    for await (const { path, text } of answerAll(engine, [indicatorQuestion, partsQuestion]))
      written.set(path, text)
    expect([...written.keys()]).toContain('indicator/reconsideration.accepted.json')
    expect([...written.keys()].filter((path) => path.startsWith('parts/'))).toEqual([
      'parts/reconsideration.concluded.json',
      'parts/reconsideration.received.json',
    ])
    const query = indicatorQuestion.ask({ i: 'reconsideration.accepted' })
    const prebuilt = await readAnswer(query, async (path) => JSON.parse(written.get(path) ?? 'null'))
    expect(prebuilt?.rows).toEqual(await engine.all(query))
    expect(prebuilt?.rows.length).toBeGreaterThan(15)
    expect(writeAnswer(await engine.all(query), engine.version)).toBe(
      written.get('indicator/reconsideration.accepted.json'),
    )
  })
})
