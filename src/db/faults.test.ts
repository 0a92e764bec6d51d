import { describe, expect, test } from 'vitest'
import { Draft, type Expected, PLANTED } from '../testing/faulty.ts'
import { checkPackage, DESCRIPTOR, faultLine } from './faults.ts'

async function faultsOf(draft: Draft) {
  return (await checkPackage(async (path) => draft.files.get(path))).faults
}

/** Each expected fault as found, with as much of `got` as is expected. */
function asFound(expected: readonly Expected[]) {
  return expected.map((one) => expect.objectContaining({ ...one, got: expect.stringContaining(one.got) }))
}

test('the tiny package has no fault', async () => {
  expect(await faultsOf(new Draft())).toEqual([])
})

describe('a planted fault is named with file, line and column, and nothing else is', () => {
  test.each(PLANTED.map((planted) => [planted.name, planted] as const))('%s', async (_name, planted) => {
    const draft = new Draft()
    const expected = planted.plant(draft)
    const found = await faultsOf(draft)
    expect(found).toHaveLength(expected.length)
    expect(found).toEqual(expect.arrayContaining(asFound(expected)))
  })
})

test('all planted together are all listed, in the order of files and lines', async () => {
  const draft = new Draft()
  const expected = PLANTED.filter(({ hides }) => !hides).flatMap((planted) => [...planted.plant(draft)])
  const found = await faultsOf(draft)
  expect(found).toEqual(expect.arrayContaining(asFound(expected)))
  expect(found).toHaveLength(expected.length)
  const files = [...new Set(found.map(({ file }) => file))]
  const inOrder = files.flatMap((file) =>
    found.filter((fault) => fault.file === file).sort((a, b) => a.line - b.line),
  )
  expect(found).toEqual(inOrder)
})

test('with unreadable files among them, all are listed but references that may lead there', async () => {
  const draft = new Draft()
  const expected = PLANTED.flatMap((planted) => [...planted.plant(draft)])
  const sure = expected.filter(({ got }) => !got.includes('nowhere:001'))
  const found = await faultsOf(draft)
  expect(found).toEqual(expect.arrayContaining(asFound(sure)))
  expect(found).toHaveLength(sure.length)
})

test('an address that must not be followed is a fault, also where datapackage.json lets it pass', async () => {
  const draft = new Draft()
  draft.write(DESCRIPTOR, draft.text(DESCRIPTOR).replace(/"pattern": "https[^"]*"/, '"pattern": ".*"'))
  draft.write('sources.csv', draft.text('sources.csv').replace(/https?:[^,]*/, 'javascript:alert(1)'))
  expect(await faultsOf(draft)).toMatchObject([{ kind: 'row', file: 'sources.csv', column: 'url' }])
})

test('a last digit that is worth nothing is a fault, also where datapackage.json lets it pass', async () => {
  for (const unit of ['0', '-1']) {
    const draft = new Draft()
    draft.write(DESCRIPTOR, draft.text(DESCRIPTOR).replace(/"exclusiveMinimum": 0/g, '"minimum": -5'))
    draft.observe({ rounded_to: unit })
    expect(await faultsOf(draft)).toMatchObject([{ column: 'rounded_to', expected: 'more than 0' }])
  }
})

test('more decimals than a browser writes are a fault, also where datapackage.json lets them pass', async () => {
  const draft = new Draft()
  draft.write(DESCRIPTOR, draft.text(DESCRIPTOR).replace(/"minimum": 0,\s*"maximum": 6/, '"minimum": -9'))
  const [header = '', first = '', ...rows] = draft.text('indicators.csv').split('\n')
  const at = header.split(',').indexOf('decimals')
  const wrong = (decimals: string) =>
    first
      .split(',')
      .map((cell, place) => (place === at ? decimals : cell))
      .join(',')
  for (const decimals of ['21', '-1']) {
    draft.write('indicators.csv', [header, wrong(decimals), ...rows].join('\n'))
    expect(await faultsOf(draft)).toMatchObject([{ line: 2, column: 'decimals', got: `"${decimals}"` }])
  }
})

test('a fault is one line, as the folder was named', () => {
  const fault = { kind: 'cell', column: 'value', expected: 'a number', got: '"0,54"', line: 118 } as const
  const file = 'observations/seeds.csv'
  const line = 'data/observations/seeds.csv:118 value: expected a number, got "0,54"'
  expect(faultLine({ ...fault, file }, 'data')).toBe(line)
  expect(faultLine({ ...fault, file }, 'data/')).toBe(line)
  expect(faultLine({ ...fault, file, got: 'a\nb' }, 'data').split('\n')).toHaveLength(1)
})

test('where cells are too many or too few, the line tells what most often made them so', () => {
  const fault = { kind: 'cells', column: 'cells', expected: '20 cells', got: '21', line: 2 } as const
  expect(faultLine({ ...fault, file: 'indicators.csv' })).toContain(
    'got 21 (a cell with a comma in it stands in',
  )
})

describe('datapackage.json', () => {
  const changed = async (change: (text: string) => string) => {
    const draft = new Draft()
    draft.write(DESCRIPTOR, change(draft.text(DESCRIPTOR)))
    return (await faultsOf(draft)).map(({ line, column, expected, got }) => ({ line, column, expected, got }))
  }

  test('missing, it is said', async () => {
    const draft = new Draft()
    draft.files.delete(DESCRIPTOR)
    expect(await faultsOf(draft)).toMatchObject([{ kind: 'file', file: DESCRIPTOR, line: 1 }])
  })

  test('in another encoding, it is said', async () => {
    const draft = new Draft()
    draft.files.set(DESCRIPTOR, new Uint8Array([0x7b, 0xd0, 0xd0, 0x7d]))
    expect(await faultsOf(draft)).toMatchObject([{ kind: 'encoding', file: DESCRIPTOR }])
  })

  test('broken off, the line is said', async () => {
    expect(await changed((text) => text.split('\n').slice(0, 5).join('\n'))).toMatchObject([{ line: 5 }])
    expect(await changed((text) => text.replace('"resources": [', '"resources": [,'))).toMatchObject([
      { expected: 'JSON' },
    ])
  })

  test('without a table, a column, an enum word, a key or a pattern that Fadu needs, each is said in its line', async () => {
    const faults = await changed((text) =>
      text
        .replace('"name": "sources"', '"name": "origins"')
        .replace('"name": "rate_of"', '"name": "rated"')
        .replace('"own_office"', '"office"')
        .replace('"date"', '"string"')
        .replace(/"pattern": "https[^"]*"/, '"pattern": "("'),
    )
    const got = faults.filter(({ column }) => column.startsWith('resources')).map(({ expected }) => expected)
    expect(got).toEqual(
      expect.arrayContaining([
        'a table sources',
        'a column rate_of',
        'words of whole_area, own_office, own_cases',
        'date',
      ]),
    )
  })
})
