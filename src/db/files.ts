import { DESCRIPTOR, readDescriptor } from './descriptor.ts'
import { type LeftOut, plain } from './fault.ts'
import type { DataPackage } from './package.ts'
import { dataVersionInSlices } from './version.ts'

/** The data package as the server has it. */
export interface PackageFiles {
  readonly pack: DataPackage
  /** By path, without `datapackage.json`; what the server says that it does not have is lacking. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The version (`dataVersion`) of what is there. */
  readonly version: string
}

/** The data package can't be had just now, or is none: of its version nothing can be told. */
export class PackageFailed extends Error {
  override readonly name = 'PackageFailed'
  /** What is wrong with `datapackage.json`, where it came. */
  constructor(
    why: string,
    readonly leftOut: readonly LeftOut[] = [],
  ) {
    super(why)
  }
}

/** Nothing has come of a file for so long: it will not come. */
const SILENCE_MS = 7000

/**
 * Fetches `datapackage.json` and the files that it names; `dataUrl` ends with a slash. Each is asked of the server,
 * as data may be replaced without a new build. Rejects with `PackageFailed` where the network or the server fails.
 */
export async function fetchPackage(dataUrl: string): Promise<PackageFiles> {
  const described = await fetchBytes(dataUrl + DESCRIPTOR)
  if (described === null) throw new PackageFailed(`${dataUrl}${DESCRIPTOR}: not there`)
  const { pack, faults } = readDescriptor(described)
  if (pack === null)
    throw new PackageFailed(`${DESCRIPTOR} is at fault`, [
      { path: DESCRIPTOR, table: '', faults: plain(faults) },
    ])
  const paths = pack.tables.flatMap((table) => table.paths)
  const fetched = await Promise.all(
    paths.map(async (path) => {
      const bytes = await fetchBytes(fileAddress(dataUrl, path))
      return bytes === null ? [] : [[path, bytes] as const]
    }),
  )
  const files = new Map(fetched.flat())
  return {
    pack,
    files,
    version: await dataVersionInSlices(new Map([...files, [DESCRIPTOR, described]]), turn),
  }
}

/** Where a file of the package lies; `dataUrl` ends with a slash. */
export function fileAddress(dataUrl: string, path: string): string {
  return dataUrl + path.split('/').map(encodeURIComponent).join('/')
}

/** What `datapackage.json` says by itself, without the files that it names; rejects as `fetchPackage` does. */
export async function fetchDescribed(dataUrl: string): Promise<DataPackage | null> {
  return readDescriptor((await fetchBytes(dataUrl + DESCRIPTOR)) ?? undefined).pack
}

/** Others have their turn. */
function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}

/** Null where the server says that there is no such file; rejects with `PackageFailed` where it says nothing of use. */
export async function fetchBytes(url: string): Promise<Uint8Array | null> {
  const ending = new AbortController()
  let timer = setTimeout(() => ending.abort(), SILENCE_MS)
  try {
    const response = await fetch(url, { cache: 'no-cache', signal: ending.signal })
    if (response.status === 404 || response.status === 410) return null
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    const reader = response.body?.getReader()
    if (reader === undefined) return new Uint8Array(await response.arrayBuffer())
    const chunks: Uint8Array[] = []
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return joined(chunks)
      chunks.push(value)
      clearTimeout(timer)
      timer = setTimeout(() => ending.abort(), SILENCE_MS)
    }
  } catch (cause) {
    throw new PackageFailed(`${url}: ${cause instanceof Error ? cause.message : String(cause)}`)
  } finally {
    clearTimeout(timer)
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
