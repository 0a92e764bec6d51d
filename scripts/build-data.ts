import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { answerAll } from '../src/db/answers.ts'
import { parseCsv } from '../src/db/csv.ts'
import { startNodeEngine } from '../src/db/engine.node.ts'
import { checkPackage, DESCRIPTOR, type Fault, faultLine } from '../src/db/faults.ts'
import type { DataPackage } from '../src/db/package.ts'
import { dataVersion } from '../src/db/version.ts'
import { QUESTIONS } from '../src/figures/questions.ts'
import { drawPictures } from './build-pictures.ts'
import { filesBelow, isRunAs } from './files.ts'
import { partsOf } from './page-parts.ts'
import { picturesLine, readPictures } from './picture-list.ts'
import { PAGE_PARTS, renewPage } from './without-script.ts'

const MANIFEST = 'manifest.json'
/** What only a built folder holds. */
const BUILT = [MANIFEST, 'answers', 'pictures']

/** What `manifest.json` says of a built data folder. */
export interface Manifest {
  readonly name: string
  readonly title: string
  /** The version that `datapackage.json` gives itself. */
  readonly version: string
  /** The data version, the `v` of addresses. */
  readonly v: string
  /** When the newest source was published (ISO date); null where no source says when. */
  readonly newest_source: string | null
  /** Rows of all tables together. */
  readonly rows: number
  /** How many prebuilt answers there are. */
  readonly answers: number
  readonly files: readonly FileEntry[]
}

interface FileEntry {
  readonly path: string
  /** The table it belongs to; null for `datapackage.json`, as are its rows. */
  readonly table: string | null
  readonly bytes: number
  readonly rows: number | null
  readonly sha256: string
}

/** The data folder is not as it should be; nothing was built. */
export class FaultyData extends Error {
  override readonly name = 'FaultyData'
  constructor(readonly faults: readonly Fault[]) {
    super(`${faults.length} faults in the data package`)
  }
}

/** The folder to be replaced holds what was not built here; it is left alone. */
export class ForeignFolder extends Error {
  override readonly name = 'ForeignFolder'
}

/**
 * Builds the served data folder: the package's files byte for byte, `answers/`, `pictures/`, `manifest.json`. Same
 * input, same bytes. `into` is replaced as a whole, at the very end; on `FaultyData`, or any other error, it is as it was.
 */
export async function buildData(from: string, into: string): Promise<Manifest> {
  if (!(await mayReplace(into)))
    throw new ForeignFolder(`${into} holds other things than a built data folder`)
  const read = filesBelow(from)
  const { pack, faults, files } = await checkPackage(read)
  const descriptor = await read(DESCRIPTOR)
  if (!pack || !descriptor || faults.length > 0) throw new FaultyData(faults)

  const target = resolve(into)
  const draft = `${target}-${process.pid}`
  await mkdir(draft, { recursive: true })
  try {
    const put = async (path: string, content: string | Uint8Array) => {
      await mkdir(dirname(join(draft, path)), { recursive: true })
      await writeFile(join(draft, path), content)
    }
    const all = new Map([...files, [DESCRIPTOR, descriptor] as const])
    for (const [path, bytes] of all) await put(path, bytes)

    let answers = 0
    const engine = await startNodeEngine(from)
    const unread = engine.leftOut.flatMap(({ path: file, faults }) =>
      faults.map((fault) => ({ ...fault, file })),
    )
    if (unread.length > 0) throw new FaultyData(unread)
    for await (const { path, text } of answerAll(engine, QUESTIONS)) {
      await put(`answers/${path}`, text)
      answers += 1
    }
    await engine.close()

    const manifest = manifestOf(pack, all, answers)
    const made = { v: manifest.v, newest: manifest.newest_source }
    for await (const { path, text } of drawPictures(draft, made)) await put(path, text)
    const shown = { version: manifest.v, newest: manifest.newest_source, ...(await readPictures(draft)) }
    const tables = manifest.files.flatMap(({ path, table }) => (table === null ? [] : path))
    await put(PAGE_PARTS, `${JSON.stringify(await partsOf({ ...shown, tables }), null, 1)}\n`)
    await put(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)
    await rm(target, { recursive: true, force: true })
    await rename(draft, target)
    return manifest
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

function manifestOf(pack: DataPackage, files: ReadonlyMap<string, Uint8Array>, answers: number): Manifest {
  const tables = new Map(pack.tables.flatMap(({ name, paths }) => paths.map((path) => [path, name] as const)))
  const entries = [...files]
    .map(([path, bytes]): FileEntry => {
      const table = tables.get(path) ?? null
      const rows = table === null ? null : parseCsv(bytes).rows.length
      return { path, table, bytes: bytes.length, rows, sha256: sha256([bytes]) }
    })
    .sort((a, b) => byCodeUnits(a.path, b.path))
  return {
    name: pack.name,
    title: pack.title,
    version: pack.version,
    v: dataVersion(files),
    newest_source: newestSource(pack, files),
    rows: entries.reduce((sum, { rows }) => sum + (rows ?? 0), 0),
    answers,
    files: entries,
  }
}

function newestSource(pack: DataPackage, files: ReadonlyMap<string, Uint8Array>): string | null {
  const paths = pack.tables.find(({ name }) => name === 'sources')?.paths ?? []
  const dates = paths.flatMap((path) => {
    const { header, rows } = parseCsv(files.get(path) ?? new Uint8Array())
    return rows.map(({ cells }) => cells[header.indexOf('published')] ?? '')
  })
  return dates.sort().pop() || null
}

/** Only what is not there, is empty or was built here is replaced. */
async function mayReplace(folder: string): Promise<boolean> {
  if (!existsSync(folder) || BUILT.some((name) => existsSync(join(folder, name)))) return true
  return (await readdir(folder)).length === 0
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sha256(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const OPTIONS: readonly string[] = ['--from', '--into']

/** `build-data.ts [--from DIR] [--into DIR]`; nothing else, as a slip would replace another folder, or by other data. */
async function main(words: readonly string[]): Promise<void> {
  const stray = words.filter((word, at) => !OPTIONS.includes(word) && !OPTIONS.includes(words[at - 1] ?? ''))
  if (stray.length > 0) {
    console.error(`expected --from DIR and --into DIR or nothing, got ${stray.join(' ')}; nothing was built`)
    process.exitCode = 1
    return
  }
  const option = (name: string, otherwise: string) => {
    const at = words.indexOf(name)
    return at < 0 ? otherwise : (words[at + 1] ?? otherwise)
  }
  const from = option('--from', 'data')
  const into = option('--into', 'public/data')
  try {
    const { v, rows, answers, newest_source } = await buildData(from, into)
    console.log(
      `${into}: ${rows} rows, ${answers} answers, newest source ${newest_source}, data version ${v}`,
    )
    console.log(`${into}: ${await picturesLine(into)}`)
    if (await renewPage(into))
      console.log(`${into}: the page beside it shows the new pictures without script`)
  } catch (error) {
    if (error instanceof ForeignFolder) {
      console.error(`${error.message}; it is as it was`)
      process.exitCode = 1
      return
    }
    if (!(error instanceof FaultyData)) throw error
    for (const fault of error.faults) console.log(faultLine(fault, from))
    console.error(
      `${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'}; ${into} is as it was`,
    )
    process.exitCode = 1
  }
}

if (isRunAs(import.meta.url)) await main(process.argv.slice(2))
