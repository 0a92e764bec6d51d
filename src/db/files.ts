import { DESCRIPTOR, readDescriptor } from './descriptor.ts'
import { plain } from './fault.ts'
import { fetchBytes, fileAddress, PackageFailed } from './fetchfile.ts'
import type { DataPackage } from './package.ts'
import { dataVersionInSlices } from './version.ts'

export { PackageFailed }

/** The data package as the server has it. */
export interface PackageFiles {
  readonly pack: DataPackage
  /** By path, without `datapackage.json`; what the server says that it does not have is lacking. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The version (`dataVersion`) of what is there. */
  readonly version: string
}

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

/** What `datapackage.json` says by itself, without the files that it names; rejects as `fetchPackage` does. */
export async function fetchDescribed(dataUrl: string): Promise<DataPackage | null> {
  return readDescriptor((await fetchBytes(dataUrl + DESCRIPTOR)) ?? undefined).pack
}

/** Others have their turn. */
function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
