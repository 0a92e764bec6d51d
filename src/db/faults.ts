import { DESCRIPTOR, readDescriptor } from './descriptor.ts'
import type { Fault } from './fault.ts'
import type { DataPackage } from './package.ts'
import { readRows } from './readrows.ts'
import { referenceFaults } from './references.ts'
import { rowFaults } from './rowrules.ts'
import { asNeeded } from './schema.ts'

export { DESCRIPTOR } from './descriptor.ts'
export type { Fault, FaultKind } from './fault.ts'

/**
 * Every fault of the package's files (by path), in the order of files and lines. Each slip is said once: what
 * only follows from another fault (a place that stands in a file that can't be read) is none.
 */
function findFaults(pack: DataPackage, files: ReadonlyMap<string, Uint8Array>): Fault[] {
  const tables = pack.tables.map((table) => ({ table, ...readRows(asNeeded(table), files) }))
  const read = new Map(tables.map(({ table, read: rows }) => [table.name, rows]))
  const faults = [
    ...tables.flatMap(({ faults: own }) => own),
    ...referenceFaults(pack, read),
    ...rowFaults(read),
  ]
  const order = new Map(pack.tables.flatMap(({ paths }) => paths).map((path, at) => [path, at]))
  const place = ({ file }: Fault) => order.get(file) ?? -1
  return faults.sort((a, b) => place(a) - place(b) || a.line - b.line)
}

/** A package as read from its files, `datapackage.json` among them; `pack` is null where that can't be read. */
export interface CheckedPackage {
  readonly pack: DataPackage | null
  readonly faults: readonly Fault[]
  /** The files that the package names and that are there, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Reads and checks a whole package; `read` gives a file's bytes, undefined where there is none. */
export async function checkPackage(
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<CheckedPackage> {
  const { pack, faults } = readDescriptor(await read(DESCRIPTOR))
  if (!pack) return { pack, faults, files: new Map() }
  const paths = pack.tables.flatMap((table) => table.paths)
  const contents = await Promise.all(paths.map(async (path) => [path, await read(path)] as const))
  const files = new Map(contents.flatMap(([path, file]) => (file ? [[path, file] as const] : [])))
  return { pack, faults: [...faults, ...findFaults(pack, files)], files }
}

/** How much of what was found is shown. */
const MOST_SHOWN = 160

/** The fault in one line: `data/observations/seeds.csv:118 value: expected a number, got "0,54"`. */
export function faultLine({ kind, file, line, column, expected, got }: Fault, folder = ''): string {
  const shown = got.length > MOST_SHOWN ? `${got.slice(0, MOST_SHOWN)}…` : got
  const where = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
  const hint =
    kind === 'cells'
      ? ' (a cell with a comma in it stands in double quotes, an empty one keeps its comma)'
      : ''
  return `${where}${file}:${line} ${column}: expected ${expected}, got ${shown.replace(/\s*\n\s*/g, ' ')}${hint}`
}
