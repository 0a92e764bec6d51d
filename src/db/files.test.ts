import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { TINY_FOLDER, tinyFiles } from '../testing/tiny.ts'
import { DESCRIPTOR } from './descriptor.ts'
import { fetchPackage, PackageFailed } from './files.ts'
import { dataVersion } from './version.ts'

const whole = new Map([...tinyFiles(), [DESCRIPTOR, readFileSync(TINY_FOLDER + DESCRIPTOR)] as const])

/** A server of the tiny package that answers some paths otherwise. */
function serving(otherwise: Readonly<Record<string, () => Response | Promise<Response>>> = {}) {
  vi.stubGlobal('fetch', async (url: string) => {
    const path = url.replace('https://example.org/data/', '')
    const bytes = whole.get(path)
    return (
      otherwise[path]?.() ??
      new Response(bytes ? Uint8Array.from(bytes) : null, { status: bytes ? 200 : 404 })
    )
  })
  return fetchPackage('https://example.org/data/')
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the data package as the server has it', () => {
  test('has the version of its bytes, and every file that it names', async () => {
    const { files, version } = await serving()
    expect(version).toBe(dataVersion(whole))
    expect([...files.keys()].sort()).toEqual([...tinyFiles().keys()].sort())
    for (const [path, bytes] of tinyFiles())
      expect(Buffer.from(files.get(path) ?? [])).toEqual(Buffer.from(bytes))
  })

  test('has another version when a file is not there, or a login page is in its place', async () => {
    const lacking = await serving({ 'sources.csv': () => new Response('', { status: 404 }) })
    expect(lacking.files.has('sources.csv')).toBe(false)
    expect(lacking.version).not.toBe(dataVersion(whole))
    const login = await serving({ 'sources.csv': () => new Response('<form>') })
    expect(login.version).not.toBe(dataVersion(whole))
  })

  test.each([
    ['a server at fault', () => new Response('', { status: 500 })],
    ['a server that asks who it is', () => new Response('', { status: 401 })],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('has no version where %s leaves a file open: nothing is known', async (_, answer) => {
    await expect(serving({ 'sources.csv': answer })).rejects.toBeInstanceOf(PackageFailed)
  })

  test('has no version where a login page is in the place of its description, which is named', async () => {
    await expect(serving({ [DESCRIPTOR]: () => new Response('<form>') })).rejects.toMatchObject({
      leftOut: [{ path: DESCRIPTOR }],
    })
  })

  test('is not waited for when nothing comes', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: RequestInit) =>
        new Promise((_done, failed) => signal?.addEventListener('abort', () => failed(new Error('aborted')))),
    )
    const failed = expect(fetchPackage('https://example.org/data/')).rejects.toThrow('aborted')
    await vi.advanceTimersByTimeAsync(7500)
    await failed
  })
})
