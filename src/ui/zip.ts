import { zipSync } from 'fflate/browser'

export * from 'fflate/browser'

type Done = (fault: null, packed: Uint8Array) => void

/**
 * Packs files at once, and stands in for the function of that name wherever a library packs with `fflate` (see
 * vite.config.ts): its own starts a worker from text, which the content security policy refuses.
 */
export function zip(files: Readonly<Record<string, Uint8Array>>, done: Done): void {
  done(null, zipSync({ ...files }))
}

/** Files by path as a zip archive; all of one time, so that the same files of one day are the same bytes. */
export function packed(files: ReadonlyMap<string, Uint8Array>, time: Date): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(Object.fromEntries(files), { level: 9, mtime: time }))
}
