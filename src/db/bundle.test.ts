import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { TINY_FOLDER, tinyFiles } from '../testing/tiny.ts'
import { fetchBundle, fetchContents } from './bundle.ts'
import { DESCRIPTOR } from './descriptor.ts'
import { dataVersion, sha256Of } from './version.ts'

const whole = new Map([...tinyFiles(), [DESCRIPTOR, readFileSync(TINY_FOLDER + DESCRIPTOR)] as const])

/** The list that a build makes of these files. */
const listed = JSON.stringify({
  v: dataVersion(whole),
  newest_source: '2021-02-05',
  files: [...whole].map(([path, bytes]) => ({
    ...{ path, table: null, bytes: bytes.length, rows: null, sha256: sha256Of(bytes) },
  })),
})

/** A server of the tiny package, with its list of files, that answers some paths otherwise. */
function served(otherwise: Readonly<Record<string, () => Response | Promise<Response>>> = {}) {
  vi.stubGlobal('fetch', async (url: string) => {
    const path = url.replace('https://example.org/data/', '')
    const bytes = path === 'manifest.json' ? listed : whole.get(path)
    if (otherwise[path] !== undefined) return otherwise[path]()
    return typeof bytes === 'string'
      ? new Response(bytes)
      : new Response(bytes ? Uint8Array.from(bytes) : null, { status: bytes ? 200 : 404 })
  })
  return 'https://example.org/data/'
}

afterEach(() => vi.unstubAllGlobals())

test('SHA-256 is that of the standard', () => {
  // FIPS 180-4, example of one block.
  expect(sha256Of(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('the whole package comes byte for byte, its description first, each file as listed', async () => {
  const { pack, files, version } = await fetchBundle(served())
  expect(pack.tables.length).toBe(5)
  expect(version).toBe(dataVersion(whole))
  expect(files[0]?.path).toBe(DESCRIPTOR)
  expect(files.map(({ path }) => path).sort()).toEqual([...whole.keys()].sort())
  for (const { path, bytes, asListed } of files) {
    expect(Buffer.from(bytes)).toEqual(Buffer.from(whole.get(path) ?? []))
    expect(asListed).toBe(true)
  }
})

test('a file other than listed comes too, and is named; of a folder without a list nothing is said', async () => {
  const changed = await fetchBundle(served({ 'bodies.csv': () => new Response('id\n') }))
  expect(changed.files.filter(({ asListed }) => asListed === false).map(({ path }) => path)).toEqual([
    'bodies.csv',
  ])
  expect(changed.version).not.toBe(dataVersion(whole))
  const unlisted = await fetchBundle(served({ 'manifest.json': () => new Response('<html>') }))
  expect(unlisted.files.map(({ asListed }) => asListed)).toEqual(unlisted.files.map(() => null))
})

test.each([
  ['is not there', 'sources.csv', () => new Response('', { status: 404 })],
  ['is refused', 'observations/first.csv', () => new Response('', { status: 403 })],
  ['does not come', 'bodies.csv', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is no description', DESCRIPTOR, () => new Response('<html>')],
])('there is no package where a file of it %s', async (_, path, answer) => {
  const asked = whole.has(path)
    ? path
    : ([...whole.keys()].find((one) => one.startsWith('observations/')) ?? path)
  await expect(fetchBundle(served({ [asked]: answer }))).rejects.toMatchObject({
    name: 'FileLacking',
    path: asked,
  })
})

test('what a folder holds is known without its tables', async () => {
  const { pack, listing } = await fetchContents(served({ 'bodies.csv': () => Promise.reject(new Error()) }))
  expect(pack.licenses).toEqual([])
  expect(listing?.files.length).toBe(whole.size)
  expect((await fetchContents(served({ 'manifest.json': () => new Response('{}') }))).listing).toBeNull()
})
