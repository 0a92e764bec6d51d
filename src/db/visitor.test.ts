import { describe, expect, test } from 'vitest'
import { HOSTILE } from '../testing/hostile.ts'
import { TINY_FOLDER } from '../testing/tiny.ts'
import { startNodeVisitor } from './engine.node.ts'
import {
  LIMITS,
  numberIn,
  offsetOf,
  type Refusal,
  type Result,
  refusalOf,
  runVisitor,
  type Shell,
} from './visitor.ts'

let started: Promise<Shell> | undefined
async function run(text: string): Promise<Result> {
  started ??= startNodeVisitor(TINY_FOLDER)
  return runVisitor(await started, text)
}
async function refused(text: string): Promise<Refusal> {
  const cause = await run(text).then(
    ({ rows }) => new Error(`not refused: ${JSON.stringify(rows.slice(0, 3))}`),
    (error: unknown) => error,
  )
  return refusalOf(cause, text)
}
const cells = async (text: string) => (await run(text)).rows[0]

describe('what a visitor asks', () => {
  test('every kind of value is told as it is, to the last digit', async () => {
    const { columns, rows } = await run(`
      SELECT
        9007199254740993::BIGINT AS big,
        170141183460469231731687303715884105727::HUGEINT AS huge,
        1.50::DECIMAL(10, 2) AS paid,
        7::INTEGER AS few,
        0.1::DOUBLE + 0.2 AS sum,
        0.1::FLOAT AS thin,
        'nan'::DOUBLE AS none,
        DATE '2020-02-29' AS day,
        TIMESTAMP '2020-02-29 10:00:00' AS moment,
        [1, NULL, 3] AS list,
        {'a': 1, 'b': '法'} AS both,
        INTERVAL 3 DAY AS wait,
        true AS yes,
        NULL AS empty,
        '' AS blank`)
    expect(columns.map(({ type, kind }) => `${type} ${kind}`)).toEqual([
      ...['BIGINT exact', 'HUGEINT exact', 'DECIMAL(10,2) exact', 'INTEGER number', 'DOUBLE number'],
      ...['FLOAT exact', 'DOUBLE number', 'DATE date', 'TIMESTAMP date', 'INTEGER[] text'],
      ...[
        'STRUCT(a INTEGER, b VARCHAR) text',
        'INTERVAL text',
        'BOOLEAN truth',
        'INTEGER number',
        'VARCHAR text',
      ],
    ])
    expect(rows).toEqual([
      [
        ...['9007199254740993', '170141183460469231731687303715884105727', '1.50', 7, 0.30000000000000004],
        ...['0.1', 'NaN', '2020-02-29', '2020-02-29 10:00:00', '[1, NULL, 3]'],
        ...["{'a': 1, 'b': 法}", '3 days', true, null, ''],
      ],
    ])
  })

  test.each([
    ['9007199254740993', 'exact', null],
    ['-123456789012345', 'exact', -123456789012345],
    ['1.50', 'exact', 1.5],
    ['0.001', 'exact', 0.001],
    ['1e+20', 'exact', null],
    [7, 'number', 7],
    ['NaN', 'number', null],
    ['7', 'text', null],
    [null, 'number', null],
    [true, 'truth', null],
  ] as const)('%j of the kind %s as a number is %j', (value, kind, number) => {
    expect(numberIn(value, kind)).toBe(number)
  })

  test('columns of one name stay apart, and any name will do', async () => {
    const { columns, rows } = await run(`SELECT 1 AS a, 2 AS a, 3 AS "A", 4 AS "say ""x""; --", 5 AS c0`)
    expect(columns).toHaveLength(5)
    expect(new Set(columns.map(({ name }) => name)).size).toBe(5)
    expect(rows).toEqual([[1, 2, 3, 4, 5]])
  })

  test('the order asked for is kept', async () => {
    const { rows } = await run('SELECT range AS n FROM range(5000) ORDER BY n % 7 DESC, n')
    expect(rows.slice(0, 2)).toEqual([['6'], ['13']])
    expect(rows[4999]).toEqual(['4998'])
  })

  test('SHOW, DESCRIBE, SUMMARIZE, VALUES, FROM and a semicolon with a comment are queries, too', async () => {
    expect(await cells("VALUES (1, 'x')")).toEqual([1, 'x'])
    expect((await run('SHOW TABLES')).rows.flat()).toContain('observations_wide')
    expect((await run('DESCRIBE bodies')).rows.map(([name]) => name)).toContain('changed_on')
    expect((await run('SUMMARIZE bodies')).rows).toHaveLength((await run('DESCRIBE bodies')).rows.length)
    expect((await run('FROM bodies')).rows).toHaveLength(11)
    expect(await cells('SELECT 1 AS one; -- that is all')).toEqual([1])
  })

  test('comments are there to be asked for', async () => {
    const { rows } = await run("SELECT comment FROM duckdb_views() WHERE view_name = 'rates'")
    expect(String(rows[0]?.[0])).toMatch(/^What does each rate rest on/)
  })

  test('rows beyond the limit are cut off, and so are endless ones; cells and results, too', async () => {
    const most = await run(`SELECT range AS n FROM range(${LIMITS.rows})`)
    expect([most.rows.length, most.more]).toEqual([LIMITS.rows, false])
    const over = await run('SELECT a.range AS n FROM range(1000000) AS a, range(1000000) AS b')
    expect([over.rows.length, over.more]).toEqual([LIMITS.rows, true])
    const long = await run(`SELECT repeat('法', ${LIMITS.cell + 5}) AS text`)
    expect(long.shortened).toBe(1)
    expect(String(long.rows[0]?.[0])).toHaveLength(LIMITS.cell + 1)
    const wide = await run(`SELECT repeat('x', 9999) FROM range(9000)`)
    expect(wide.more).toBe(true)
    expect(wide.rows.length).toBeLessThan(2100)
    const ofColumns = (count: number) => `SELECT ${'1, '.repeat(count)} FROM range(10)`
    expect((await run(ofColumns(LIMITS.columns))).rows[9]).toHaveLength(LIMITS.columns)
    expect(await refused(ofColumns(LIMITS.columns + 1))).toMatchObject({ why: 'columns' })
  })
})

describe('what is refused', () => {
  test('nothing that a visitor may try has a consequence', async () => {
    const before = await state()
    for (const [text, why] of HOSTILE)
      if (why === null) expect((await run(text)).columns.length, text).toBeGreaterThan(0)
      else expect(await refused(text), text).toMatchObject({ why })
    expect(await state()).toEqual(before)
    expect(HOSTILE.length).toBeGreaterThan(40)
  })

  /** All that a visitor could have changed for who asks next. */
  async function state() {
    const asked = [
      'SELECT table_name, estimated_size, comment FROM duckdb_tables() ORDER BY ALL',
      'SELECT view_name, sql, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL',
      'SELECT count(*), sum(value), max(note_en), min(id) FROM observations',
      'SELECT count(*) FROM duckdb_functions()',
      'SELECT database_name, readonly FROM duckdb_databases() ORDER BY ALL',
      'SELECT name, value FROM duckdb_settings() ORDER BY ALL',
      'SELECT extension_name, loaded, installed FROM duckdb_extensions() ORDER BY ALL',
      'SELECT count(*) FROM duckdb_secrets()',
      "SELECT getvariable('x')",
    ]
    return Promise.all(asked.map(async (text) => (await run(text)).rows))
  }

  test('too much memory is an error like others: the next query is answered', async () => {
    const text = 'SELECT list(a.range) FROM range(100000000) AS a GROUP BY a.range % 10'
    expect(await refused(text)).toMatchObject({ why: 'memory' })
    expect(await cells('SELECT count(*) FROM bodies')).toEqual(['11'])
  })
})

describe('where a mistake stands', () => {
  test.each([
    ['SELEC 1', 1, 1, 'SELEC 1'],
    ['SELECT\n  id,\n  b c d\nFROM bodies', 3, 7, 'd\nFROM bodies'],
    ['SELECT nope\nFROM bodies', 1, 8, 'nope\nFROM bodies'],
    ["SELECT '法治' AS x, nope\nFROM bodies", 1, 19, 'nope\nFROM bodies'],
    [`SELECT ${'id, '.repeat(60)}nope FROM bodies`, 1, 248, 'nope FROM bodies'],
    ["-- 哪些？\nSELECT id\nFROM bodies\nWHERE '政府' || name_zh = nope", 4, 25, 'nope'],
  ] as const)('%j: line %d, column %d', async (text, line, column, rest) => {
    const { why, place } = await refused(text)
    expect([why, place]).toEqual(['fault', { line, column }])
    expect(text.slice(offsetOf(text, { line, column }))).toBe(rest)
  })

  test('what is computed wrongly has no place, only words', async () => {
    expect(await refused("SELECT CAST('x' AS INTEGER)")).toEqual({
      why: 'fault',
      words: "Conversion Error: Could not convert string 'x' to INT32",
      place: null,
    })
  })
})
