import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createDuckDB, type DuckDBConnection, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking'
import {
  AFTER_LOADING,
  answerRows,
  BEFORE_LOADING,
  type Database,
  type Engine,
  OPEN_CONFIG,
  plainRows,
  QueryFailed,
} from './database.ts'
import { DESCRIPTOR } from './descriptor.ts'
import { loadPackage } from './load.ts'
import { readDataPackage } from './package.ts'
import type { Query } from './query.ts'
import { dataVersion } from './version.ts'
import type { Shell } from './visitor.ts'

/** The engine that the browser has, the same Wasm build, in Node, with the data package of a folder. */
export async function startNodeEngine(folder: string): Promise<Engine> {
  const { duckdb, loaded } = await boot(folder)
  return {
    ...loaded,
    async all(query) {
      const connection = duckdb.connect()
      try {
        return await answerRows(query, rowsOf(connection, query))
      } finally {
        connection.close()
      }
    },
    async close() {
      duckdb.reset()
    },
  }
}

/** The engine for a visitor's SQL (`visitor.ts`), the same in Node. */
export async function startNodeVisitor(folder: string): Promise<Shell> {
  const { duckdb } = await boot(folder)
  return {
    async *rows(statement) {
      const connection = duckdb.connect()
      try {
        for (const batch of await connection.send(statement, true)) yield plainRows(batch)
      } finally {
        connection.close()
      }
    },
    async check(statement) {
      const connection = duckdb.connect()
      try {
        connection.prepare(statement).close()
      } finally {
        connection.close()
      }
    },
  }
}

async function boot(folder: string) {
  const described = await readFile(join(folder, DESCRIPTOR))
  const pack = readDataPackage(described.toString('utf8'))
  const files = await readFiles(
    folder,
    pack.tables.flatMap(({ paths }) => paths),
  )
  const mainModule = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')
  const bundle = { mainModule, mainWorker: '' }
  const duckdb = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME)
  await duckdb.instantiate(() => {})
  duckdb.open(OPEN_CONFIG)
  const loading = duckdb.connect()
  const db: Database = {
    async run(statements) {
      for (const statement of statements) loading.query(statement)
    },
    async putFile(name, bytes) {
      duckdb.registerFileBuffer(name, bytes)
    },
    async dropFile(name) {
      duckdb.dropFile(name)
    },
  }
  await db.run(BEFORE_LOADING)
  const loaded = await loadPackage(db, pack, files)
  await db.run(AFTER_LOADING)
  loading.close()

  const version = dataVersion(new Map([...files, [DESCRIPTOR, described]]))
  return { duckdb, loaded: { ...loaded, version } }
}

function rowsOf(connection: DuckDBConnection, query: Query<unknown>): unknown[] {
  try {
    const statement = connection.prepare(query.sql.text)
    try {
      return plainRows(statement.query(...query.sql.values))
    } finally {
      statement.close()
    }
  } catch (cause) {
    throw new QueryFailed(query.name, query.sql, cause)
  }
}

/** The files that are there, by path. */
async function readFiles(folder: string, paths: readonly string[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const path of paths) {
    try {
      files.set(path, await readFile(join(folder, path)))
    } catch {
      // A file that is not there is left out, and said so, by loading.
    }
  }
  return files
}
