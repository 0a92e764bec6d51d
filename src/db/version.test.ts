import { expect, test } from 'vitest'
import { dataVersion } from './version.ts'

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
