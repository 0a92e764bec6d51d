import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Engine } from '../db/database.ts'
import { startNodeEngine } from '../db/engine.node.ts'
import { type DataPackage, readDataPackage } from '../db/package.ts'

/** The folder of the tiny data package: invented numbers with every kind of value, of missing and of period. */
export const TINY_FOLDER = fileURLToPath(new URL('./package/', import.meta.url))

/** The tiny package as read, for tests that need no DuckDB. */
export function tinyPackage(): DataPackage {
  return readDataPackage(readFileSync(`${TINY_FOLDER}datapackage.json`, 'utf8'))
}

/** The tiny package's files by path; a test may replace one to see what a fault does. */
export function tinyFiles(): Map<string, Uint8Array> {
  return new Map(
    tinyPackage().tables.flatMap(({ paths }) =>
      paths.map((path): [string, Uint8Array] => [path, readFileSync(`${TINY_FOLDER}${path}`)]),
    ),
  )
}

let started: Promise<Engine> | undefined

/** The engine on the tiny package; one for all tests of a file (it takes a second to start). */
export function tinyEngine(): Promise<Engine> {
  started ??= startNodeEngine(TINY_FOLDER)
  return started
}
