import { expect, test } from 'vitest'
import { bySize, type Offer } from './wire.ts'

const offer = (url: string, told: Partial<NonNullable<Offer['told']>> | null): Offer => ({
  url,
  told: told === null ? null : { ok: true, encoding: null, bytes: null, ...told },
})

test.each([
  ['as it lies, unpacked', { bytes: 34_000_000 }, { bytes: 7_600_000 }, 'packed'],
  ['packed while it is sent, no length told', { encoding: 'gzip' }, { bytes: 7_600_000 }, 'packed'],
  ['packed better while it is sent', { encoding: 'br' }, { bytes: 7_600_000 }, 'plain'],
  ['packed better beforehand', { encoding: 'br', bytes: 5_000_000 }, { bytes: 7_600_000 }, 'plain'],
  ['packed badly beforehand', { encoding: 'gzip', bytes: 9_000_000 }, { bytes: 7_600_000 }, 'packed'],
  ['with no packed file beside it', { bytes: 34_000_000 }, { ok: false }, 'plain'],
  ['not there', { ok: false }, { bytes: 7_600_000 }, 'packed'],
  ['on a server that says nothing of it', null, { bytes: 7_600_000 }, 'packed'],
  ['on a server that says nothing at all', null, null, 'packed'],
  ['neither to be had', { ok: false }, { ok: false }, 'packed'],
])('of an engine %s the first source is right', (_, plain, packed, first) => {
  const sources = bySize([offer('packed', packed), offer('plain', plain)])
  expect(sources[0]).toBe(first)
  expect(sources).toHaveLength(2)
})
