import { describe, expect, test } from 'vitest'
import { DataPackageError, readDataPackage } from './package.ts'

const minimal = (resource: object) =>
  JSON.stringify({ name: 'tiny', version: '1', resources: [{ name: 't', path: 't.csv', ...resource }] })
const schema = (more: object = {}) => ({ fields: [{ name: 'id', type: 'string' }], ...more })

function faultsOf(text: string) {
  try {
    readDataPackage(text)
    return []
  } catch (error) {
    return error instanceof DataPackageError ? error.faults : [String(error)]
  }
}

describe('readDataPackage', () => {
  test('a byte order mark is let be', () => {
    expect(readDataPackage(`\uFEFF${minimal({ schema: schema() })}`).name).toBe('tiny')
  })

  test('a path may be one file or several', () => {
    const paths = (path: unknown) => readDataPackage(minimal({ path, schema: schema() })).tables[0]?.paths
    expect(paths('a.csv')).toEqual(['a.csv'])
    expect(paths(['o/a.csv', 'o/b.csv'])).toEqual(['o/a.csv', 'o/b.csv'])
  })

  test('keys may be one column or several, a reference without resource is the table itself', () => {
    const foreignKeys = [{ fields: 'id', reference: { fields: 'id' } }]
    const text = minimal({ schema: schema({ primaryKey: 'id', foreignKeys }) })
    expect(readDataPackage(text).tables[0]).toMatchObject({
      primaryKey: ['id'],
      foreignKeys: [{ columns: ['id'], table: 't', references: ['id'] }],
    })
  })

  test('the columns of a primary key are required', () => {
    const { tables } = readDataPackage(minimal({ schema: schema({ primaryKey: ['id'] }) }))
    expect(tables[0]?.columns[0]?.required).toBe(true)
  })

  test('unknown keys, and resources that are no tables, are let be', () => {
    const text = JSON.stringify({
      name: 'tiny',
      licenses: [],
      resources: [
        { name: 'licence', path: 'LICENSE.txt' },
        { name: 't', path: 't.csv', bytes: 12, schema: schema() },
      ],
    })
    expect(readDataPackage(text).tables.map(({ name }) => name)).toEqual(['t'])
  })

  test.each(['../a.csv', '/a.csv', 'https://elsewhere/a.csv', 'a/../../b.csv', './a.csv', 'a?b.csv'])(
    'a path that leaves the folder is refused: %s',
    (path) => {
      expect(faultsOf(minimal({ path, schema: schema() }))).toMatchObject([{ at: 'resources.0.path.0' }])
    },
  )

  test('a fault names its place, all faults come at once', () => {
    const fields = [
      { name: 'a b', type: 'string' },
      { name: 'c', type: 'text' },
    ]
    expect(faultsOf(minimal({ schema: { fields } }))).toMatchObject([
      { at: 'resources.0.schema.fields.0.name', expected: 'a name of letters, digits and _', got: '"a b"' },
      { at: 'resources.0.schema.fields.1.type', got: '"text"' },
    ])
    expect(faultsOf('{')).toMatchObject([{ at: '$', expected: 'JSON' }])
  })
})
