import duckdbWasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import * as v from 'valibot'
import { DESCRIPTOR } from './descriptor.ts'
import probeWorkerUrl from './probe.worker.js?url&no-inline'
import { isPage } from './sniff.ts'
import { dataVersion } from './version.ts'

/** What came of asking for a file. */
export interface FileFacts {
  /** Its extension, `.js`; `.gz` is the packed engine. */
  readonly kind: string
  /** HTTP status; null where nothing came. */
  readonly status: number | null
  /** Type without character set; empty where none was sent. */
  readonly type: string
  /** Character set that the header names, in small letters; empty where it names none. */
  readonly charset: string
  /** `Content-Encoding`; empty where none was sent. */
  readonly encoding: string
  /** A page in its place: a login, or an error with status 200. */
  readonly isPage: boolean
  /** Of the engine: whether its bytes are it, packed or not; true of all others. */
  readonly isItself: boolean
  /** Whether parts of it can be asked for. */
  readonly ranges: boolean
  /** Bytes unpacked and on the wire; null where it was not read to its end or the browser does not say. */
  readonly bytes: number | null
  readonly wire: number | null
}

/** What came of asking for the page itself. */
export interface PageFacts {
  /** Whether the address of the folder gives the page, without `index.html`. */
  readonly byFolder: boolean
  /** `Content-Security-Policy` headers of the page; empty for none. */
  readonly header: string
  /** Policies that the page carries in `<meta>`. */
  readonly metas: readonly string[]
  readonly frameOptions: string
  /** Character set that the page's header names, as of `FileFacts`. */
  readonly charset: string
  /** `Server`, as it names itself; empty where it does not. */
  readonly server: string
}

/** What a worker of this page can do. */
export type WorkerFacts =
  | {
      readonly starts: false
      /** `silent`: it did not answer in time; `strange`: with something else; `refused`: the browser says why, or not. */
      readonly fault: 'silent' | 'strange' | 'refused'
      /** As the browser words it; empty where it does not. */
      readonly why: string
      readonly policy: string
    }
  | {
      readonly starts: true
      /** Milliseconds from its beginning to its answer. */
      readonly ms: number
      /** The policy that its own file was sent with. */
      readonly policy: string
      /** Null: it does; else the reason. */
      readonly compiles: string | null
      readonly fetches: string | null
      readonly imports: string | null
      readonly unpacks: boolean
      /** The largest of 256, 512 and 1024 MB that WebAssembly may reserve; 0: not even that. */
      readonly megabytes: number
    }

/** What the data folder holds, against its manifest. */
export interface DataFacts {
  /** The version that the manifest names; null where there is no manifest. */
  readonly named: string | null
  /** The version of the files that are there; null where one can't be had. */
  readonly found: string | null
  /** Files that the manifest names and the server does not have. */
  readonly missing: readonly string[]
  readonly files: number
}

/** Nothing for so long is no answer. */
const LONGEST_MS = 8000
/** A worker that has not answered by then does not start. */
const WORKER_MS = 8000

/** The smallest module with a `try`: the engine is built with exceptions. */
export const WITH_TRY = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
])

/** The engine's two files, whichever of them the server has. */
export const ENGINE_FILES: Readonly<Record<'.wasm' | '.gz', string>> = {
  '.wasm': absolute(duckdbWasmUrl),
  '.gz': `${absolute(duckdbWasmUrl)}.gz`,
}

/** Asks for a file of a kind; a large one (`.wasm`, `.gz`) is let go after its first bytes. Never rejects. */
export async function probeFile(kind: string, url: string): Promise<FileFacts> {
  const once = await fetchFile(kind, url)
  // Some servers pack a file only when it is asked for again.
  return once.encoding === '' && once.wire !== null ? fetchFile(kind, url) : once
}

async function fetchFile(kind: string, url: string): Promise<FileFacts> {
  const nothing = {
    kind,
    type: '',
    charset: '',
    encoding: '',
    isPage: false,
    isItself: false,
    ranges: false,
    bytes: null,
    wire: null,
  }
  const isLarge = kind === '.wasm' || kind === '.gz'
  try {
    return await within(LONGEST_MS, async (signal) => {
      const response = await fetch(url, { cache: 'no-store', signal })
      const { status } = response
      const { type, charset } = contentType(response.headers)
      const encoding = response.headers.get('content-encoding') ?? ''
      const reader = response.body?.getReader()
      const first =
        reader === undefined ? new Uint8Array(await response.arrayBuffer()) : (await reader.read()).value
      const head = first ?? new Uint8Array()
      let bytes: number | null = head.length
      if (isLarge) await reader?.cancel()
      else
        for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
          bytes += next.value.length
      if (isLarge) bytes = null
      return {
        kind,
        status,
        type,
        charset,
        encoding,
        isPage: isPage(kind, new TextDecoder().decode(head.subarray(0, 1000))),
        isItself: !isLarge || isEngine(head),
        ranges: response.headers.get('accept-ranges') === 'bytes',
        bytes,
        wire: isLarge ? null : wireSize(response.url),
      }
    })
  } catch {
    return { ...nothing, status: null }
  }
}

/** Both in small letters; empty where they are not said. */
function contentType(headers: Headers): { readonly type: string; readonly charset: string } {
  const [type = '', ...rest] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  return { type: type.trim(), charset: /charset\s*=\s*"?([^\s",]+)/.exec(rest.join(';'))?.[1] ?? '' }
}

/** WebAssembly or gzip, by its first bytes. */
function isEngine([a, b, c, d]: Uint8Array): boolean {
  return (a === 0x1f && b === 0x8b) || (a === 0x00 && b === 0x61 && c === 0x73 && d === 0x6d)
}

function wireSize(url: string): number | null {
  const entries = performance.getEntriesByName?.(url, 'resource') ?? []
  const last = entries[entries.length - 1]
  return last !== undefined &&
    'encodedBodySize' in last &&
    typeof last.encodedBodySize === 'number' &&
    last.encodedBodySize > 0
    ? last.encodedBodySize
    : null
}

/** Asks for the page by its folder and as it was opened. Never rejects. */
export async function probePage(): Promise<PageFacts> {
  const [folder, opened] = await Promise.all(
    [new URL('./', document.baseURI).href, document.baseURI].map(fetchPage),
  )
  const headers = opened?.headers ?? folder?.headers
  return {
    byFolder: folder?.isOurs ?? false,
    header: headers?.get('content-security-policy') ?? '',
    metas: [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')].map(
      (meta) => meta.getAttribute('content') ?? '',
    ),
    frameOptions: headers?.get('x-frame-options') ?? '',
    charset: headers === undefined ? '' : contentType(headers).charset,
    server: headers?.get('server') ?? '',
  }
}

async function fetchPage(url: string) {
  try {
    return await within(LONGEST_MS, async (signal) => {
      const response = await fetch(url, { cache: 'no-cache', signal })
      return {
        headers: response.headers,
        isOurs: response.ok && (await response.text()).includes('id="root"'),
      }
    })
  } catch {
    return null
  }
}

const workerAnswer = v.object({
  compiles: v.nullable(v.string()),
  fetches: v.nullable(v.string()),
  imports: v.nullable(v.string()),
  unpacks: v.boolean(),
  megabytes: v.number(),
})

/** Starts a worker that tries what the engine needs; `dataUrl` ends with a slash. Never rejects. */
export async function probeWorker(dataUrl: string): Promise<WorkerFacts> {
  const url = absolute(probeWorkerUrl)
  const policy = await within(LONGEST_MS, (signal) => fetch(url, { cache: 'no-cache', signal })).then(
    ({ headers }) => headers.get('content-security-policy') ?? '',
    () => '',
  )
  const begun = performance.now()
  return new Promise((resolve) => {
    const fail = (fault: 'silent' | 'strange' | 'refused', why = '') =>
      resolve({ starts: false, fault, why, policy })
    try {
      const worker = new Worker(url)
      const timer = setTimeout(() => {
        worker.terminate()
        fail('silent')
      }, WORKER_MS)
      const end = () => {
        clearTimeout(timer)
        worker.terminate()
      }
      worker.onerror = (event) => {
        end()
        fail('refused', event.message)
      }
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        end()
        const answer = v.safeParse(workerAnswer, data)
        if (answer.success) resolve({ starts: true, ms: performance.now() - begun, policy, ...answer.output })
        else fail('strange')
      }
      worker.postMessage({ data: `${dataUrl}${DESCRIPTOR}`, module: WITH_TRY })
    } catch (cause) {
      fail('refused', cause instanceof Error ? cause.message : String(cause))
    }
  })
}

const manifestFile = v.object({
  v: v.string(),
  files: v.array(v.object({ path: v.string(), bytes: v.number() })),
})

/** Reads the data folder (its address ends with a slash) and compares it with its manifest. Never rejects. */
export async function probeData(dataUrl: string): Promise<DataFacts & { readonly sample: string | null }> {
  const manifest = v.safeParse(manifestFile, await fetchJson(`${dataUrl}manifest.json`))
  if (!manifest.success) return { named: null, found: null, missing: [], files: 0, sample: null }
  const { v: named, files } = manifest.output
  const bytes = new Map<string, Uint8Array>()
  const missing: string[] = []
  await Promise.all(
    files.map(async ({ path }) => {
      const got = await fetchBytes(dataUrl + encoded(path))
      if (got === null) missing.push(path)
      else bytes.set(path, got)
    }),
  )
  const tables = files.filter(({ path }) => path.endsWith('.csv')).sort((a, b) => a.bytes - b.bytes)
  // Large enough to be worth packing.
  const sample = tables.find((file) => file.bytes > 5000) ?? tables[tables.length - 1]
  return {
    named,
    found: missing.length > 0 ? null : dataVersion(bytes),
    missing: missing.sort(),
    files: files.length,
    sample: sample === undefined ? null : dataUrl + encoded(sample.path),
  }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

async function fetchJson(url: string): Promise<unknown> {
  const bytes = await fetchBytes(url)
  try {
    return bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

async function fetchBytes(url: string): Promise<Uint8Array | null> {
  try {
    return await within(LONGEST_MS, async (signal, alive) => {
      const response = await fetch(url, { cache: 'no-cache', signal })
      if (!response.ok) return null
      const parts: ArrayBuffer[] = []
      const reader = response.body?.getReader()
      // On a slow line a file is not missing as long as it keeps coming.
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
        alive()
        parts.push(next.value.slice().buffer)
      }
      return new Uint8Array(await new Blob(parts).arrayBuffer())
    })
  } catch {
    return null
  }
}

/** Ends work that takes longer, counted from its beginning or from when it was last said to be `alive`. */
async function within<T>(
  ms: number,
  work: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const begin = () => setTimeout(() => ending.abort(), ms)
  let timer = begin()
  const alive = () => {
    clearTimeout(timer)
    timer = begin()
  }
  try {
    return await work(ending.signal, alive)
  } finally {
    clearTimeout(timer)
  }
}

function absolute(url: string): string {
  return new URL(url, document.baseURI).href
}
