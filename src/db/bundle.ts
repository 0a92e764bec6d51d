import * as v from 'valibot'
import { DESCRIPTOR, readDescriptor } from './descriptor.ts'
import { fetchBytes, fileAddress } from './fetchfile.ts'
import type { DataPackage } from './package.ts'
import { dataVersion, sha256Of } from './version.ts'

const fileEntry = v.object({
  path: v.string(),
  /** Null for `datapackage.json`, as are its rows. */
  table: v.nullable(v.string()),
  bytes: v.number(),
  rows: v.nullable(v.number()),
  sha256: v.string(),
})
const listing = v.object({
  v: v.string(),
  newest_source: v.optional(v.nullable(v.string()), null),
  files: v.array(fileEntry),
})

/** What `manifest.json` of a data folder says of its files. */
export type Listing = v.InferOutput<typeof listing>

/** A data folder's description, and the list of its files where there is one. */
export interface Described {
  readonly pack: DataPackage
  /** Null: there is none, or it can't be read. */
  readonly listing: Listing | null
}

/** A file of the package as the server has it. */
export interface BundleFile {
  readonly path: string
  /** Null for `datapackage.json`. */
  readonly table: string | null
  readonly bytes: Uint8Array
  readonly sha256: string
  /** Whether that is the sum in the list of files; null: it is not listed. */
  readonly asListed: boolean | null
}

/** The whole package, `datapackage.json` first; `version` is that of these very bytes (`dataVersion`). */
export interface Bundle {
  readonly pack: DataPackage
  readonly files: readonly BundleFile[]
  readonly version: string
}

/** A file of the package can't be had, or `datapackage.json` can't be read. */
export class FileLacking extends Error {
  override readonly name = 'FileLacking'
  constructor(
    readonly path: string,
    cause: unknown = 'not there',
  ) {
    super(`${path} can’t be had: ${String(cause)}`)
  }
}

/** Fetches what describes a data folder (`dataUrl` ends with a slash); rejects with `FileLacking`. */
export async function fetchContents(dataUrl: string): Promise<Described> {
  const [described, listed] = await Promise.all([
    had(dataUrl, DESCRIPTOR),
    had(dataUrl, 'manifest.json').catch(() => null),
  ])
  return { pack: packOf(described), listing: listed === null ? null : readListing(listed) }
}

/** Fetches the package byte for byte, each file held against the list; rejects with `FileLacking`. */
export async function fetchBundle(dataUrl: string): Promise<Bundle> {
  const [described, listed] = await Promise.all([
    had(dataUrl, DESCRIPTOR),
    had(dataUrl, 'manifest.json').catch(() => null),
  ])
  const pack = packOf(described)
  const sums = new Map(
    (listed === null ? null : readListing(listed))?.files.map(({ path, sha256 }) => [path, sha256]),
  )
  const named = pack.tables.flatMap(({ name, paths }) => paths.map((path) => ({ path, table: name })))
  const fetched = await Promise.all(
    named.map(async ({ path, table }) => ({ path, table, bytes: await had(dataUrl, path) })),
  )
  const all = [{ path: DESCRIPTOR, table: null, bytes: described }, ...fetched]
  return {
    pack,
    files: all.map((file) => {
      const sha256 = sha256Of(file.bytes)
      const sum = sums.get(file.path)
      return { ...file, sha256, asListed: sum === undefined ? null : sum === sha256 }
    }),
    version: dataVersion(new Map(all.map(({ path, bytes }) => [path, bytes]))),
  }
}

async function had(dataUrl: string, path: string): Promise<Uint8Array> {
  const bytes = await fetchBytes(fileAddress(dataUrl, path)).catch((cause: unknown) => {
    throw new FileLacking(path, cause)
  })
  if (bytes === null) throw new FileLacking(path)
  return bytes
}

function packOf(bytes: Uint8Array): DataPackage {
  const { pack } = readDescriptor(bytes)
  if (pack === null) throw new FileLacking(DESCRIPTOR)
  return pack
}

function readListing(bytes: Uint8Array): Listing | null {
  try {
    const read = v.safeParse(listing, JSON.parse(new TextDecoder().decode(bytes)))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
