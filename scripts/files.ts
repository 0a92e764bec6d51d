import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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

/** Whether this module is the script that was started, and not imported by another. */
export function isRunAs(moduleUrl: string): boolean {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl))
}
