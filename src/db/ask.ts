import { type FetchJson, readAnswer } from './answers.ts'
import type { Engine } from './database.ts'
import type { Progress, StartOptions } from './engine.ts'
import { type Ask, NoAnswer, type Query } from './query.ts'

export type { Progress }

/** How many prebuilt answers are kept; the figures of a page ask for the same few. */
const KEPT = 60
/** An answer that has not come by then is none; the engine is asked. */
const LONGEST_MS = 20_000

/**
 * Asks the prebuilt answers first, then the engine, which is started when first needed. `answersUrl` ends with
 * a slash. Rejects with `NoAnswer` where there is neither; a query that the engine refuses rejects as it does.
 */
export function makeAsk({
  answersUrl,
  engine,
  fetchJson = fetchJsonBelow(answersUrl),
}: {
  readonly answersUrl: string
  readonly engine: () => Promise<Engine>
  readonly fetchJson?: FetchJson
}): Ask {
  const kept = keeping(fetchJson)
  return async <Row>(query: Query<Row>) => {
    const prebuilt = await readAnswer(query, kept)
    if (prebuilt) return { rows: prebuilt, origin: 'prebuilt' }
    const started = await engine().catch((cause: unknown) => {
      throw new NoAnswer(`${query.name} ${JSON.stringify(query.params)}: ${messageOf(cause)}`)
    })
    return { rows: await started.all(query), origin: 'engine' }
  }
}

/**
 * The browser's engine, with its client in a chunk of its own: started at the first call, the same at all
 * others, also when it failed.
 */
export function lazyEngine(options: StartOptions): () => Promise<Engine> {
  let engine: Promise<Engine> | undefined
  return () => {
    engine ??= import('./engine.ts').then(({ startEngine }) => startEngine(options))
    return engine
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

function keeping(fetchJson: FetchJson): FetchJson {
  const kept = new Map<string, Promise<unknown>>()
  return (path) => {
    const json = kept.get(path) ?? fetchJson(path)
    kept.delete(path)
    kept.set(path, json)
    const oldest = kept.keys().next()
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value)
    // What could not be had now may be had later.
    json.then((got) => {
      if (got === null && kept.get(path) === json) kept.delete(path)
    })
    return json
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
