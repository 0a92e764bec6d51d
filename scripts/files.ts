import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Reads files below a folder; undefined where there is none. */
export function filesBelow(folder: string): (path: string) => Promise<Uint8Array | undefined> {
  return async (path) => {
    try {
      return await readFile(join(folder, path))
    } catch {
      return undefined
    }
  }
}
