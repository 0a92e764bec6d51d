import type { LeftOut } from './fault.ts'

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

/** Where a file of the package lies; `dataUrl` ends with a slash. */
export function fileAddress(dataUrl: string, path: string): string {
  return dataUrl + path.split('/').map(encodeURIComponent).join('/')
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
