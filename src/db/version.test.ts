import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { dataVersion, dataVersionInSlices } from './version.ts'

test('the data version is that of the files in the order of their paths', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  // printf 'abc' | sha256sum
  expect(
    dataVersion(
      new Map([
        ['b', bytes('c')],
        ['a', bytes('ab')],
      ]),
    ),
  ).toBe('ba7816bf')
})

test('of large files it is the same in slices, with a turn for others between them', async () => {
  const large = Uint8Array.from({ length: 1_000_000 }, (_, at) => at % 251)
  const files = new Map([
    ['large.csv', large],
    ['none.csv', new Uint8Array()],
  ])
  let turns = 0
  const version = await dataVersionInSlices(files, async () => {
    turns += 1
  })
  expect(version).toBe(createHash('sha256').update(large).digest('hex').slice(0, 8))
  expect(version).toBe(dataVersion(files))
  expect(turns).toBe(4)
})
