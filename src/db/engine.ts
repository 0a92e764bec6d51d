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
import ownWorkerUrl from './engine.worker.js?url&no-inline'
import type { LeftOut } from './fault.ts'
import { PackageFailed, type PackageFiles } from './files.ts'
import { loadPackage } from './load.ts'
import type { DataPackage } from './package.ts'
import type { Query } from './query.ts'
import type { Shell } from './visitor.ts'
import { bySize, type Offer } from './wire.ts'

/** How far the engine has come: bytes on the wire; `total` is null where the server does not say. */
export interface Progress {
  readonly loaded: number
  readonly total: number | null
}

export interface StartOptions {
  /** The data package; asked for at once, while the engine is on its way. */
  readonly files: () => Promise<PackageFiles>
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
const SILENCE_MS = 6500
/** All has come; a slow machine may take so long to compile it or to read the data. */
const WORK_MS = 60000

/**
 * Starts DuckDB-Wasm in a worker of its own and loads the data package. Settles in any case: rejects with
 * `EngineFailed` where the engine or the data package can't be had, or nothing comes for 6.5 s.
 */
export async function startEngine({ files, onProgress }: StartOptions): Promise<Engine> {
  const { duckdb, loaded, end, close } = await boot({ files, ...(onProgress ? { onProgress } : {}) })
  // Hardened browsers keep no marks.
  performance.mark?.('fadu:engine-ready')
  return {
    ...loaded,
    all: async (query) => answerRows(query, await end.or(rowsOf(duckdb, query))),
    close,
  }
}

/** An engine for a visitor's SQL, apart from that of the figures: see `visitor.ts`. */
export interface VisitorEngine extends Shell {
  /** Of the files that it holds. */
  readonly version: string
  /** Asks what is being run to end; it may take its time, or not listen at all. */
  cancel(): void
  /** Ends the worker, whatever it does; what is awaited of it rejects. */
  close(): void
}

/** Starts such an engine; settles and rejects as `startEngine` does. */
export async function startVisitor(options: StartOptions): Promise<VisitorEngine> {
  const { duckdb, loaded, end, close } = await boot(options)
  const sending = new Set<AsyncDuckDBConnection>()
  return {
    version: loaded.version,
    cancel() {
      for (const connection of sending) connection.cancelSent().catch(unheard)
    },
    async *rows(statement) {
      const connection = await end.or(duckdb.connect())
      sending.add(connection)
      try {
        const sent = await end.or(connection.send(statement, true))
        const batches = sent[Symbol.asyncIterator]()
        for (;;) {
          const { done, value } = await end.or(Promise.resolve(batches.next()))
          if (done) return
          yield plainRows(value)
        }
      } finally {
        sending.delete(connection)
        // Of one that has ended there is nothing to cancel, and no harm in it.
        connection
          .cancelSent()
          .catch(unheard)
          .then(() => connection.close())
          .catch(unheard)
      }
    },
    async check(statement) {
      const connection = await end.or(duckdb.connect())
      try {
        const prepared = await end.or(connection.prepare(statement))
        prepared.close().catch(unheard)
      } finally {
        connection.close().catch(unheard)
      }
    },
    close() {
      close().catch(unheard)
    },
  }
}

/** DuckDB in a worker of its own, with the data package in it. */
async function boot({ files, onProgress }: StartOptions) {
  const end = ending()
  const worker = new Worker(ownWorkerUrl)
  worker.addEventListener('error', (event) =>
    end.now(`the worker failed: ${event.message || 'not to be had'}`),
  )
  try {
    const watch = watchdog(end.now)
    const ready = workerReady(worker, watch, onProgress ?? (() => {}))
    const data = files()
    // Where the data can't be had, the engine is not waited for.
    await end.or(Promise.race([ready, data.then(() => ready)]))
    const duckdb = new AsyncDuckDB(new VoidLogger(), worker)
    watch.working()
    await end.or(duckdb.instantiate(absolute(duckdbWasmUrl)))
    const { pack, files: bytes, version } = await end.or(data)
    watch.working()
    await end.or(duckdb.open(OPEN_CONFIG))
    const loaded = await end.or(load(duckdb, pack, bytes))
    watch.stop()
    return {
      duckdb,
      loaded: { ...loaded, version },
      end,
      async close() {
        end.now('closed')
        worker.terminate()
      },
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    end.now(why)
    worker.terminate()
    throw cause instanceof EngineFailed
      ? cause
      : new EngineFailed(why, cause instanceof PackageFailed ? cause.leftOut : [])
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
      statement.close().catch(unheard)
    }
  } catch (cause) {
    throw new QueryFailed(query.name, query.sql, cause)
  } finally {
    connection?.close().catch(unheard)
  }
}

/** Rows do not wait for what is closed behind them. */
const unheard = () => undefined

/** Posts the worker what it has to fetch; resolves when the engine is compiled and DuckDB's script has run. */
function workerReady(worker: Worker, watch: Watchdog, say: (progress: Progress) => void): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  const wasm = absolute(duckdbWasmUrl)
  const sources = import.meta.env.PROD ? [`${wasm}.gz`, wasm] : [wasm]
  return new Promise((resolve, reject) => {
    const steps = new Set(['compiled', 'ready'])
    port1.onmessage = ({ data: told }: MessageEvent<Told>) => {
      if (told.kind === 'compiled') compiled = told.module
      if (told.kind === 'failed') return reject(new EngineFailed(told.why))
      if (told.kind === 'offers') return port1.postMessage(bySize(told.offers))
      // Each source has its own time: the one before it may have come, and been none.
      if (told.kind === 'source') watch.listening()
      else watch.heard()
      if (told.kind === 'bytes') say({ loaded: told.loaded, total: told.total })
      if (told.kind === 'fetched') watch.working()
      steps.delete(told.kind)
      if (steps.size === 0) resolve()
    }
    worker.postMessage({ worker: absolute(duckdbWorkerUrl), sources, port: port2, module: compiled }, [port2])
  })
}

/** The engine as it was compiled for the first worker: the next asks nobody for it, and starts at once. */
let compiled: WebAssembly.Module | null = null

/** What engine.worker.js tells. */
type Told =
  | { readonly kind: 'offers'; readonly offers: readonly Offer[] }
  | { readonly kind: 'bytes'; readonly loaded: number; readonly total: number | null }
  | { readonly kind: 'source' | 'fetched' | 'ready' }
  /** `module` is null where the browser does not let it out of the worker. */
  | { readonly kind: 'compiled'; readonly module: WebAssembly.Module | null }
  | { readonly kind: 'failed'; readonly why: string }

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
