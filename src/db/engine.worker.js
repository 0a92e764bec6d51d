// @ts-check
/**
 * Stands in front of DuckDB's worker, which waits for ever when its WebAssembly does not come as it should.
 * A plain classic script: the page starts it with `new Worker(url)` and posts `{ worker, sources, port }`
 * (absolute URLs; `sources` of the engine), and `module` where it was compiled before: then nothing is asked. It tells the port what the server says of them, is told in which
 * order to try them, takes each for what its bytes are, whatever type or encoding the server names, unpacks gzip, and tells the port of progress, of being
 * ready to instantiate, and of failure. After that DuckDB's own messages take over.
 */

/**
 * @typedef {{ worker: string, sources: string[], port: MessagePort, module: WebAssembly.Module | null }} Begin
 * @typedef {{ url: string, told: { ok: boolean, encoding: string | null, bytes: number | null } | null }} Offer
 * @typedef {{ kind: 'offers', offers: Offer[] } | { kind: 'bytes', loaded: number, total: number | null } | { kind: 'source' } |
 *   { kind: 'fetched' } | { kind: 'compiled', module: WebAssembly.Module | null } | { kind: 'ready' } | { kind: 'failed', why: string }} Told
 */

self.onmessage = (event) => {
  self.onmessage = null
  begin(event.data)
}

/** @param {Begin} given */
function begin({ worker, sources, port, module }) {
  /** @param {Told} told */
  const tell = (told) => port.postMessage(told)
  /** @param {unknown} cause */
  const fail = (cause) =>
    tell({ kind: 'failed', why: cause instanceof Error ? cause.message : String(cause) })

  const fetchAsBefore = self.fetch.bind(self)
  const compiled =
    module === null
      ? ordered(sources, fetchAsBefore, port).then((inOrder) => compileFirst(inOrder, fetchAsBefore, tell))
      : Promise.resolve(module)
  compiled.then((made) => {
    try {
      tell({ kind: 'compiled', module: made })
    } catch {
      tell({ kind: 'compiled', module: null })
    }
  }, fail)

  self.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), self.location.href).href
    return sources.includes(url) ? Promise.resolve(new Response('')) : fetchAsBefore(input, init)
  }
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const module = await compiled
      return { module, instance: await WebAssembly.instantiate(module, imports) }
    } catch (cause) {
      fail(cause)
      return new Promise(() => {})
    }
  }

  try {
    self.importScripts(worker)
    tell({ kind: 'ready' })
  } catch (cause) {
    fail(cause)
  }
}

/** A server that says nothing of its files by then is not waited for. */
const OFFER_MS = 1000

/**
 * @param {string[]} sources
 * @param {typeof fetch} get
 * @param {MessagePort} port
 * @returns {Promise<string[]>}
 */
async function ordered(sources, get, port) {
  if (sources.length < 2) return sources
  const offers = await Promise.all(sources.map((source) => offerOf(source, get)))
  return new Promise((done) => {
    port.onmessage = (event) => done(event.data)
    port.postMessage({ kind: 'offers', offers })
  })
}

/**
 * @param {string} url
 * @param {typeof fetch} get
 * @returns {Promise<Offer>}
 */
async function offerOf(url, get) {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), OFFER_MS)
  try {
    const { ok, headers } = await get(url, { method: 'HEAD', signal: ending.signal })
    const bytes = Number(headers.get('content-length')) || null
    return { url, told: { ok, encoding: headers.get('content-encoding'), bytes } }
  } catch {
    return { url, told: null }
  } finally {
    clearTimeout(timer)
  }
}

/**
 * @param {string[]} sources
 * @param {typeof fetch} get
 * @param {(told: Told) => void} tell
 * @returns {Promise<WebAssembly.Module>}
 */
async function compileFirst(sources, get, tell) {
  const reasons = []
  for (const source of sources) {
    tell({ kind: 'source' })
    try {
      return await compile(source, get, tell)
    } catch (cause) {
      reasons.push(`${source}: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  throw new Error(reasons.join('; '))
}

/**
 * @param {string} source
 * @param {typeof fetch} get
 * @param {(told: Told) => void} tell
 */
async function compile(source, get, tell) {
  const response = await get(source, { credentials: 'same-origin' })
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
  const encoded = response.headers.has('content-encoding')
  const length = Number(response.headers.get('content-length'))
  const total = encoded || !length ? null : length

  const reader = response.body.getReader()
  const first = await reader.read()
  const head = first.value ?? new Uint8Array()
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  const isWasm = head[0] === 0x00 && head[1] === 0x61 && head[2] === 0x73 && head[3] === 0x6d
  if (!isGzip && !isWasm) {
    await reader.cancel()
    throw new Error('this is not the engine')
  }

  let loaded = 0
  let next = first
  const bytes = new ReadableStream({
    async pull(controller) {
      const { done, value } = next
      if (done) {
        tell({ kind: 'fetched' })
        return controller.close()
      }
      loaded += value.byteLength
      tell({ kind: 'bytes', loaded, total })
      controller.enqueue(value)
      next = await reader.read()
    },
  })
  const unpacked = isGzip ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes
  return await WebAssembly.compileStreaming(
    new Response(unpacked, { headers: { 'content-type': 'application/wasm' } }),
  )
}
