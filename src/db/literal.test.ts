import * as v from 'valibot'
import { expect, test } from 'vitest'
import { QUESTIONS } from '../figures/questions.ts'
import { tinyEngine } from '../testing/tiny.ts'
import { everyQuery } from './answers.ts'
import { literalSql } from './literal.ts'
import type { Query } from './query.ts'
import { sql } from './sql.ts'

test('values are written where the parameters stood, and nowhere else', () => {
  const ask = sql`SELECT '?' AS "a?", ${"it's"} -- why ${true}?
/* ${null}? */ FROM t WHERE x IN (${[1.5, -2]}) AND y = ${null} AND z = ${false}`
  // What stands in a comment is a comment, in the bound statement as in the written one: no value belongs there.
  expect(() => literalSql(ask)).toThrow('7 values for')
  expect(
    literalSql(sql`SELECT '?' AS "a?", ${"it's"} -- why?
/* ? */ FROM t WHERE x IN (${[1.5, -2]}) AND y = ${null} AND z = ${false} AND e IN (${[]})`),
  ).toBe(`SELECT '?' AS "a?", 'it''s' -- why?
/* ? */ FROM t WHERE x IN (1.5, -2) AND y = NULL AND z = FALSE AND e IN (NULL)`)
})

test('too few and too many values are a fault of the program', () => {
  expect(() => literalSql({ text: 'SELECT ?, ?', values: [1] })).toThrow('No value for parameter 2 of 1')
  expect(() => literalSql({ text: 'SELECT ?', values: [1, 2] })).toThrow('2 values for 1 parameters')
})

test.each(["'; DROP TABLE bodies; --", "''", "\\' OR 1 = 1", 'a\nb -- ?', '/* 法治 */ "?"', '$$ ? $$', ''])(
  'DuckDB reads a text back as it was: %j',
  async (text) => {
    const engine = await tinyEngine()
    const row = v.object({ read: v.string() })
    const written = { text: literalSql(sql`SELECT ${text} AS read`), values: [] }
    expect(await engine.all({ name: 'test', params: {}, sql: written, row })).toEqual([{ read: text }])
  },
)

test.each([0, -0.1, 1e21, 5e-324, 123456789012])('and a number: %d', async (number) => {
  const engine = await tinyEngine()
  const row = v.object({ read: v.boolean() })
  const written = { text: literalSql(sql`SELECT ${number} = ${String(number)}::DOUBLE AS read`), values: [] }
  expect(await engine.all({ name: 'test', params: {}, sql: written, row })).toEqual([{ read: true }])
})

test('every question gives the same rows with its values bound and written out', async () => {
  const engine = await tinyEngine()
  let asked = 0
  for await (const query of everyQuery(engine, QUESTIONS)) {
    const written: Query<unknown> = { ...query, sql: { text: literalSql(query.sql), values: [] } }
    expect(await engine.all(written), query.name).toEqual(await engine.all(query))
    asked += 1
  }
  expect(asked).toBeGreaterThan(QUESTIONS.length)
})
