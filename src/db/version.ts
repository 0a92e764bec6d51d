import { sha256 } from '@noble/hashes/sha2.js'

type Files = ReadonlyMap<string, Uint8Array>

/** So many bytes are hashed in about 5 ms on a slow machine. */
const SLICE = 1 << 18

/**
 * The data version: the first 8 hex digits of the SHA-256 over the bytes of `datapackage.json` and all files
 * that it names, one after another in the order of their paths (by UTF-16 code units). In JavaScript, as plain
 * http has no `crypto.subtle`.
 */
export function dataVersion(files: Files): string {
  const hashing = hashSlices(files)
  for (;;) {
    const step = hashing.next()
    if (step.done) return step.value
  }
}

/** The data version, computed in slices between which others have their turn: no frame waits for large files. */
export async function dataVersionInSlices(files: Files, turn: () => Promise<void>): Promise<string> {
  const hashing = hashSlices(files)
  for (;;) {
    const step = hashing.next()
    if (step.done) return step.value
    await turn()
  }
}

function* hashSlices(files: Files): Generator<void, string> {
  const hash = sha256.create()
  for (const [, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    for (let at = 0; at < bytes.length; at += SLICE) {
      hash.update(bytes.subarray(at, at + SLICE))
      yield
    }
  return hex(hash.digest().slice(0, 4))
}

/** The SHA-256 of one file, as the manifest of a data folder has it: 64 hex digits. */
export function sha256Of(bytes: Uint8Array): string {
  return hex(sha256(bytes))
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
