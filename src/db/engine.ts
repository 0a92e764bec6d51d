import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm'
import duckdbWorkerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import duckdbWasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import {
  AFTER_LOADING,
  answerRows,
  BEFORE_LOADING,
  type Database,
  type Engine,
  OPEN_CONFIG,
  plainRows,
  QueryFailed,
} from './database.ts'
import { DESCRIPTOR, readDescriptor } from './descriptor.ts'
import ownWorkerUrl from './engine.worker.js?url&no-inline'
import { type LeftOut, loadPackage, plain } from './load.ts'
import type { DataPackage } from './package.ts'
import type { Query } from './query.ts'
import { dataVersion } from './version.ts'

/** How far the start has come. `total` is null where the server does not say. */
export type Progress =
  | { readonly step: 'engine'; readonly loaded: number; readonly total: number | null }
  | { readonly step: 'data'; readonly loaded: number; readonly total: number }
  | { readonly step: 'ready' }

export interface StartOptions {
  /** The folder of `datapackage.json`, with a slash at its end. */
  readonly dataUrl: string
  readonly onProgress?: (progress: Progress) => void
}

/** DuckDB could not be started; `message` says why, for the diagnosis page, not for the figures. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed'
  /** Where it failed because of the data package: what is wrong with that. */
  constructor(
    why: string,
    readonly leftOut: readonly LeftOut[] = [],
  ) {
    super(why)
  }
}

/** Nothing has come over the network for so long: it will not come. */
const SILENCE_MS = 8000
/** All has come; a slow machine may take so long to compile it or to read the data. */
const WORK_MS = 60000

/**
 * Starts DuckDB-Wasm in a worker of its own and loads the data package. Settles in any case: rejects with
 * `EngineFailed` where the engine or the data package can't be had, or nothing comes for 8 s.
 */
export async function startEngine({ dataUrl, onProgress }: StartOptions): Promise<Engine> {
  const say = onProgress ?? (() => {})
  const end = ending()
  const worker = new Worker(ownWorkerUrl)
  worker.addEventListener('error', (event) =>
    end.now(`the worker failed: ${event.message || 'not to be had'}`),
  )
  try {
    const watch = watchdog(end.now)
    const data = fetchPackage(new URL(dataUrl, document.baseURI).href, watch.heard, say)
    data.catch(() => {})
    await end.or(workerReady(worker, watch, say))
    const duckdb = new AsyncDuckDB(new VoidLogger(), worker)
    watch.working()
    await end.or(duckdb.instantiate(absolute(duckdbWasmUrl)))
    watch.listening()
    const { pack, files, version } = await end.or(data)
    watch.working()
    await end.or(duckdb.open(OPEN_CONFIG))
    const loaded = await end.or(load(duckdb, pack, files))
    watch.stop()
    performance.mark('fadu:engine-ready')
    say({ step: 'ready' })
    return {
      ...loaded,
      version,
      all: async (query) => answerRows(query, await end.or(rowsOf(duckdb, query))),
      async close() {
        end.now('closed')
        worker.terminate()
      },
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    end.now(why)
    worker.terminate()
    throw cause instanceof EngineFailed ? cause : new EngineFailed(why)
  }
}

async function load(duckdb: AsyncDuckDB, pack: DataPackage, files: ReadonlyMap<string, Uint8Array>) {
  const connection = await duckdb.connect()
  const db: Database = {
    async run(statements) {
      for (const statement of statements) await connection.query(statement)
    },
    putFile: (name, bytes) => duckdb.registerFileBuffer(name, bytes),
    async dropFile(name) {
      await duckdb.dropFile(name)
    },
  }
  await db.run(BEFORE_LOADING)
  const loaded = await loadPackage(db, pack, files)
  await db.run(AFTER_LOADING)
  await connection.close()
  return loaded
}

/** A connection for each query, so that one that fails leaves nothing behind. */
async function rowsOf(duckdb: AsyncDuckDB, query: Query<unknown>): Promise<unknown[]> {
  let connection: AsyncDuckDBConnection | undefined
  try {
    connection = await duckdb.connect()
    const statement = await connection.prepare(query.sql.text)
    try {
      return plainRows(await statement.query(...query.sql.values))
    } finally {
      await statement.close()
    }
  } catch (cause) {
    throw new QueryFailed(query.name, query.sql, cause)
  } finally {
    await connection?.close()
  }
}

/** Posts the worker what it has to fetch; resolves when the engine is compiled and DuckDB's script has run. */
function workerReady(worker: Worker, watch: Watchdog, say: (progress: Progress) => void): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  const wasm = absolute(duckdbWasmUrl)
  const sources = import.meta.env.PROD ? [`${wasm}.gz`, wasm] : [wasm]
  return new Promise((resolve, reject) => {
    const steps = new Set(['compiled', 'ready'])
    port1.onmessage = ({ data: told }: MessageEvent<Told>) => {
      if (told.kind === 'failed') return reject(new EngineFailed(told.why))
      watch.heard()
      if (told.kind === 'bytes') say({ step: 'engine', loaded: told.loaded, total: told.total })
      if (told.kind === 'fetched') watch.working()
      steps.delete(told.kind)
      if (steps.size === 0) resolve()
    }
    worker.postMessage({ worker: absolute(duckdbWorkerUrl), sources, port: port2 }, [port2])
  })
}

/** What engine.worker.js tells. */
type Told =
  | { readonly kind: 'bytes'; readonly loaded: number; readonly total: number | null }
  | { readonly kind: 'fetched' | 'compiled' | 'ready' }
  | { readonly kind: 'failed'; readonly why: string }

/** The package and those of its files that are to be had; the others are left out, and said so, by loading. */
async function fetchPackage(dataUrl: string, heard: () => void, say: (progress: Progress) => void) {
  const described = await fetchBytes(dataUrl + DESCRIPTOR)
  if (!described) throw new EngineFailed(`${dataUrl}${DESCRIPTOR}: not to be had`)
  const { pack, faults } = readDescriptor(described)
  if (!pack)
    throw new EngineFailed(`${DESCRIPTOR} is at fault`, [
      { path: DESCRIPTOR, table: '', faults: plain(faults) },
    ])
  const paths = pack.tables.flatMap((table) => table.paths)
  const files = new Map<string, Uint8Array>()
  let loaded = 0
  await Promise.all(
    paths.map(async (path) => {
      const bytes = await fetchBytes(dataUrl + path.split('/').map(encodeURIComponent).join('/'))
      if (bytes) files.set(path, bytes)
      loaded += 1
      heard()
      say({ step: 'data', loaded, total: paths.length })
    }),
  )
  return { pack, files, version: dataVersion(new Map([...files, [DESCRIPTOR, described]])) }
}

/** Asks the server whether the file has changed: data may be replaced without a new build. */
async function fetchBytes(url: string): Promise<Uint8Array | null> {
  try {
    const response = await fetch(url, { cache: 'no-cache' })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}

/** `now` ends all that is awaited through `or`, which else would wait for ever on a dead worker. */
function ending() {
  let now: (why: string) => void = () => {}
  const ended = new Promise<never>((_, reject) => {
    now = (why) => reject(new EngineFailed(why))
  })
  ended.catch(() => {})
  return { now, or: <T>(awaited: Promise<T>): Promise<T> => Promise.race([awaited, ended]) }
}

interface Watchdog {
  /** From now on something has to come over the network, again and again. */
  listening(): void
  /** Something came over the network. A file that comes while the engine compiles leaves it its time. */
  heard(): void
  /** All that is waited for has come, and takes its time to be compiled or read. */
  working(): void
  stop(): void
}

function watchdog(bite: (why: string) => void): Watchdog {
  let timer: ReturnType<typeof setTimeout> | undefined
  let works = false
  const waitFor = (ms: number, why: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => bite(why), ms)
  }
  const listening = () => {
    works = false
    waitFor(SILENCE_MS, `nothing came for ${SILENCE_MS / 1000} s`)
  }
  listening()
  return {
    listening,
    heard: () => {
      if (!works) listening()
    },
    working: () => {
      works = true
      waitFor(WORK_MS, `no answer for ${WORK_MS / 1000} s`)
    },
    stop: () => clearTimeout(timer),
  }
}

function absolute(url: string): string {
  return new URL(url, document.baseURI).href
}
