import { sha256 } from '@noble/hashes/sha2.js'

/**
 * The data version: the first 8 hex digits of the SHA-256 over the bytes of `datapackage.json` and all files
 * that it names, one after another in the order of their paths (by UTF-16 code units). In JavaScript, as plain
 * http has no `crypto.subtle`.
 */
export function dataVersion(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = sha256.create()
  for (const [, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) hash.update(bytes)
  return [...hash.digest().slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
