import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { TYPES as NEEDED, POLICY } from '../src/db/needs.ts'
import { isRunAs } from './files.ts'

/** The strictest policy under which Fadu runs. */
export const STRICT_CSP = POLICY

const TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(NEEDED).map(([extension, type]) => [
      extension,
      /^text|json$|javascript$/.test(type) ? `${type}; charset=utf-8` : type,
    ]),
  ),
  '.txt': 'text/plain; charset=utf-8',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** What is not worth packing: packed already, or more than is packed in the time of a request. */
const PACKED = new Set(['.png', '.ico', '.woff2', '.gz'])
const MOST_PACKED = 4_000_000

export interface ServeOptions {
  /** The folder that is served. */
  readonly folder?: string
  /** The path under which it is served, with a slash at both ends. */
  readonly base?: string
  /** Port; 0 for any that is free. */
  readonly port?: number
  /** Takes the next free port where this one is taken. */
  readonly orNext?: boolean
  readonly host?: string
  /** `Content-Security-Policy` of every answer. */
  readonly csp?: string
  /** MIME types by extension in place of the right ones; null for none, as simple servers do. */
  readonly types?: Readonly<Record<string, string | null>>
  /** Whether texts are sent gzipped to who takes them. */
  readonly packing?: boolean
}

export interface Served {
  /** The address of the folder, with a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/** Serves a folder as it is, as any simple file server would; rejects where the port is taken. */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const { port = 0, orNext = false, host = '127.0.0.1', base = '/' } = options
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const listening = (wanted: number): Promise<number> =>
    new Promise<number>((done, failed) => {
      server.once('error', failed)
      server.listen(wanted, host, () => {
        server.off('error', failed)
        const address = server.address()
        done(typeof address === 'object' && address ? address.port : wanted)
      })
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || !orNext || wanted >= port + 100) throw error
      return listening(wanted + 1)
    })
  const got = await listening(port)
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${got}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder = 'dist', base = '/', csp, types = {}, packing = true }: ServeOptions,
): Promise<void> {
  if (csp) response.setHeader('Content-Security-Policy', csp)
  const refuse = (status: number, says: string) =>
    response.writeHead(status, { 'Content-Type': TYPES['.txt'] }).end(`${says}\n`)
  if (request.method !== 'GET' && request.method !== 'HEAD') return void refuse(405, 'Only GET and HEAD.')

  const path = decodedPath(request.url ?? '/')
  if (path === null) return void refuse(400, 'A path that is none.')
  if (`${path}/` === base) return void response.writeHead(301, { Location: base }).end()
  if (!path.startsWith(base)) return void refuse(404, 'Nothing here.')
  const root = resolve(folder)
  const below = join(root, path.slice(base.length))
  const file = path.endsWith('/') ? join(below, 'index.html') : below
  if (!file.startsWith(root + sep)) return void refuse(404, 'Nothing here.')
  const found = await stat(file).catch(() => null)
  if (found?.isDirectory()) return void response.writeHead(301, { Location: `${encodeURI(path)}/` }).end()
  if (!found?.isFile()) return void refuse(404, 'Nothing here.')

  const extension = extname(file)
  const given = types[extension]
  const type = given === undefined ? (TYPES[extension] ?? 'application/octet-stream') : given
  if (type !== null) response.setHeader('Content-Type', type)
  const isHashed = path.slice(base.length).startsWith('assets/')
  response.setHeader('Cache-Control', isHashed ? 'max-age=31536000, immutable' : 'no-cache')
  const tag = createHash('sha256').update(`${file} ${found.size} ${found.mtimeMs}`).digest('hex').slice(0, 16)
  response.setHeader('ETag', `W/"${tag}"`)
  if (request.headers['if-none-match'] === `W/"${tag}"`) return void response.writeHead(304).end()

  const mayPack = packing && !PACKED.has(extension)
  if (mayPack) response.setHeader('Vary', 'Accept-Encoding')
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const packed = mayPack && takesGzip ? await packedFile(file, found.size, tag) : null
  if (packed) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', packed?.length ?? found.size)
  if (request.method === 'HEAD') return void response.end()
  if (packed) return void response.end(packed)
  await pipeline(createReadStream(file), response)
}

const packedOnce = new Map<string, Promise<Uint8Array>>()

/** The file gzipped: as it lies beside it (`x.wasm.gz`), else packed now and kept; null where it is too large. */
async function packedFile(file: string, size: number, tag: string): Promise<Uint8Array | null> {
  const beside = await readFile(`${file}.gz`).catch(() => null)
  if (beside || size > MOST_PACKED) return beside
  const kept = packedOnce.get(tag) ?? readFile(file).then((bytes) => promisify(gzip)(bytes))
  packedOnce.set(tag, kept)
  return kept
}

/** The path of an address, decoded; null where it can't be. */
function decodedPath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '')
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

/** Where a port is looked for when none is asked for. */
const FIRST_PORT = 4173

/** `serve.ts [FOLDER] [--base /a/b/] [--csp]`, with PORT and HOST. */
async function main(words: readonly string[]): Promise<void> {
  const base = words.includes('--base') ? (words[words.indexOf('--base') + 1] ?? '/') : '/'
  const [folder = 'dist'] = words.filter((word) => !word.startsWith('--') && word !== base)
  const { PORT, HOST } = process.env
  try {
    const { url } = await serve({
      folder,
      base,
      port: PORT ? Number(PORT) : FIRST_PORT,
      orNext: !PORT,
      ...(HOST ? { host: HOST } : {}),
      ...(words.includes('--csp') ? { csp: STRICT_CSP } : {}),
    })
    console.log(`法度 Fadu: ${url}`)
  } catch (error) {
    console.error(
      `Port ${PORT ?? FIRST_PORT} is not to be had: ${error instanceof Error ? error.message : error}`,
    )
    process.exitCode = 1
  }
}

if (isRunAs(import.meta.url)) await main(process.argv.slice(2))
