import { describe, expect, test } from 'vitest'
import { tinyFiles, tinyPackage } from '../testing/tiny.ts'
import type { Database } from './database.ts'
import { loadPackage } from './load.ts'

/** Takes down what would be done; no DuckDB. */
function recorder() {
  const statements: string[] = []
  const db: Database = {
    run: async (given) => void statements.push(...given),
    putFile: async () => {},
    dropFile: async () => {},
  }
  return { db, statements }
}

const REPORTS = 'observations/reports.csv'
const utf8 = (text: string) => new TextEncoder().encode(text)
const textOf = (path: string) => new TextDecoder().decode(tinyFiles().get(path))

async function leftOutWith(path: string, bytes: Uint8Array | null) {
  const files = tinyFiles()
  if (bytes) files.set(path, bytes)
  else files.delete(path)
  const { db, statements } = recorder()
  const { leftOut, flawed } = await loadPackage(db, tinyPackage(), files)
  return { leftOut, flawed, loaded: statements.filter((statement) => statement.startsWith('INSERT')) }
}

/** The reports with one cell changed: `id` of the row, column, new text. */
function reportsWith(id: string, column: string, cell: string): Uint8Array {
  const [header = '', ...rows] = textOf(REPORTS).split('\n')
  const at = header.split(',').indexOf(column)
  return utf8(
    [
      header,
      ...rows.map((row) =>
        row.startsWith(`${id},`)
          ? row
              .split(',')
              .map((old, place) => (place === at ? cell : old))
              .join(',')
          : row,
      ),
    ].join('\n'),
  )
}

describe('what is sound is loaded, a file with a fault is left out whole', () => {
  test('the tiny package is sound', async () => {
    expect((await leftOutWith('bodies.csv', utf8(textOf('bodies.csv')))).leftOut).toEqual([])
  })

  test.each<[string, string, Uint8Array | null, { line: number; column: string }]>([
    ['a file that is not there', REPORTS, null, { line: 1, column: 'file' }],
    ['GBK bytes', REPORTS, new Uint8Array([0x69, 0x64, 0x0a, 0xb7, 0xa8]), { line: 2, column: 'encoding' }],
    [
      'a wrong header',
      REPORTS,
      utf8(textOf(REPORTS).replace(',value,', ',valeu,')),
      { line: 1, column: 'header' },
    ],
    ['a page in its place', REPORTS, utf8('<!doctype html><p>Log in</p>\n'), { line: 1, column: 'header' }],
    [
      'a broken row',
      REPORTS,
      utf8(textOf(REPORTS).replace('六(一)', '六,(一)')),
      { line: 2, column: 'cells' },
    ],
    [
      'a number with a comma',
      REPORTS,
      reportsWith('tiny-2020:003', 'value', '"1,2"'),
      { line: 4, column: 'value' },
    ],
    ['an unknown word', REPORTS, reportsWith('tiny-2020:003', 'scope', 'all'), { line: 4, column: 'scope' }],
    [
      'a value that is missing and there',
      REPORTS,
      reportsWith('tiny-2020:003', 'missing_reason', 'pending'),
      { line: 4, column: 'missing_reason' },
    ],
    [
      'a period that ends before it starts',
      REPORTS,
      reportsWith('tiny-2020:001', 'period_start', '2021-01-01'),
      { line: 2, column: 'period_start' },
    ],
    ['a key twice', REPORTS, reportsWith('tiny-2020:003', 'id', 'tiny-2020:002'), { line: 4, column: 'id' }],
    [
      'a key of a file before',
      'observations/statistics.csv',
      reportsWith('', '', ''),
      { line: 2, column: 'id' },
    ],
  ])('%s', async (_, path, bytes, fault) => {
    const { leftOut, loaded } = await leftOutWith(path, bytes)
    expect(leftOut.map((left) => left.path)).toEqual([path])
    expect(leftOut[0]?.faults[0]).toMatchObject(fault)
    expect(loaded).toHaveLength(6)
    expect(loaded.filter((statement) => statement.includes(`'${path}'`))).toEqual([])
  })

  test('a broken reference leaves no file out, but is named', async () => {
    const { leftOut, flawed } = await leftOutWith(
      REPORTS,
      reportsWith('tiny-2020:003', 'source_id', 'nowhere'),
    )
    expect(leftOut).toEqual([])
    expect(flawed).toMatchObject([
      { path: REPORTS, faults: [{ kind: 'reference', line: 4, column: 'source_id', got: '"nowhere"' }] },
    ])
  })

  test('all faults of a file come at once, in order of lines', async () => {
    const bytes = utf8(`${textOf('sources.csv')}x,,p,2020-13-01,,zh,,,book,official,,\ny,t,p,,,zh\n`)
    const { leftOut } = await leftOutWith('sources.csv', bytes)
    expect(leftOut[0]?.faults).toEqual([
      { kind: 'cell', line: 7, column: 'title', expected: 'a value', got: '""' },
      { kind: 'cell', line: 7, column: 'published', expected: 'a date (YYYY-MM-DD)', got: '"2020-13-01"' },
      { kind: 'cells', line: 8, column: 'cells', expected: '12 cells', got: '6' },
    ])
  })
})
