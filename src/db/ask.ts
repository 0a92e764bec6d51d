import { type FetchJson, type ReadAnswer, readAnswer } from './answers.ts'
import type { Engine } from './database.ts'
import type { Progress, StartOptions } from './engine.ts'
import { type Ask, answerPath, NoAnswer, type Query } from './query.ts'

export type { Progress }

/** How many prebuilt answers are kept; the figures of a page ask for the same few. */
const KEPT = 60
/** Whether an answer of this data version is one of the data on show. */
type Accepts = (version: string) => boolean | Promise<boolean>

/** An answer that has not come by then is none; the engine is asked. */
const LONGEST_MS = 20_000

/**
 * Asks the prebuilt answers first, as far as they are of the data on show, then the engine, which is started when
 * first needed. `answersUrl` ends with a slash. Rejects with `NoAnswer` where there is neither; a query that the engine refuses rejects as it does.
 */
export function makeAsk({
  answersUrl,
  engine,
  accepts = () => true,
  fetchJson = fetchJsonBelow(answersUrl),
}: {
  readonly answersUrl: string
  readonly engine: () => Promise<Engine>
  readonly accepts?: Accepts
  readonly fetchJson?: FetchJson
}): Ask {
  const read = keeping(fetchJson)
  return async <Row>(query: Query<Row>) => {
    const prebuilt = await read(query)
    if (prebuilt !== null && (await accepts(prebuilt.version)))
      return { rows: prebuilt.rows, origin: 'prebuilt' }
    const started = await engine().catch((cause: unknown) => {
      throw new NoAnswer(`${query.name} ${JSON.stringify(query.params)}: ${messageOf(cause)}`)
    })
    return { rows: await started.all(query), origin: 'engine' }
  }
}

/** This browser has no WebAssembly, none that the engine can do with, or it is switched off. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported'
}

/**
 * The browser's engine, with its client in a chunk of its own: started at the first call, the same at all
 * others, also when it failed. Where the browser can't run it nothing of it is fetched.
 */
export function lazyEngine(options: StartOptions): () => Promise<Engine> {
  let engine: Promise<Engine> | undefined
  return () => {
    engine ??= runsHere()
      ? import('./engine.ts').then(({ startEngine }) => startEngine(options))
      : Promise.reject(new Unsupported('no WebAssembly with exceptions'))
    return engine
  }
}

/** The smallest module with a `try`: the engine is built with exceptions. */
const WITH_TRY = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
]

/** Whether this browser can run the engine. */
export function runsHere(): boolean {
  try {
    return typeof Worker === 'function' && WebAssembly.validate(Uint8Array.from(WITH_TRY))
  } catch {
    return false
  }
}

/** A page in place of an answer (a login, a 404 with status 200) is no answer. */
function fetchJsonBelow(answersUrl: string): FetchJson {
  return async (path) => {
    const ending = new AbortController()
    const timer = setTimeout(() => ending.abort(), LONGEST_MS)
    try {
      const url = answersUrl + path.split('/').map(encodeURIComponent).join('/')
      // Asked of the server, as the data is: an answer from a cache may be of data that is replaced by now.
      const response = await fetch(url, { cache: 'no-cache', signal: ending.signal })
      return response.ok ? await response.json() : null
    } catch {
      return null
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Reads each answer once: what two figures ask is fetched and checked for both. */
function keeping(fetchJson: FetchJson) {
  const kept = new Map<string, Promise<unknown>>()
  return <Row>(query: Query<Row>): Promise<ReadAnswer<Row> | null> => {
    const path = answerPath(query)
    // The path is the query's, so the rows are of its type.
    const known = kept.get(path) as Promise<ReadAnswer<Row> | null> | undefined
    const answer = known ?? readAnswer(query, fetchJson)
    kept.delete(path)
    kept.set(path, answer)
    const oldest = kept.keys().next()
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value)
    // What could not be had now may be had later.
    answer.then((got) => {
      if (got === null && kept.get(path) === answer) kept.delete(path)
    })
    return answer
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
