import { Unsupported } from './ask.ts'
import { LIMITS, type Refusal, type Result, refusalOf, runVisitor, type Shell } from './visitor.ts'

/** An engine that a visitor's SQL has to itself: see `startVisitor`. */
export interface VisitorEngine extends Shell {
  readonly version: string
  cancel(): void
  close(): void
}

/** How the console's engine stands; `progress` is a whole per cent, null where it can't be told. */
export type ConsoleState =
  | { readonly step: 'starting'; readonly progress: number | null; readonly again: boolean }
  | { readonly step: 'ready'; readonly version: string }
  | { readonly step: 'failed' | 'unsupported' }

/** What became of a query. */
export type Outcome =
  /** `ms`: from when the engine was there. */
  | { readonly step: 'result'; readonly result: Result; readonly version: string; readonly ms: number }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  /** Stopped: it took too long, or the visitor stopped it. */
  | { readonly step: 'stopped'; readonly why: 'time' | 'cancelled' }
  /** The engine can't be had. */
  | { readonly step: 'unanswered' }

/** Runs one query at a time; keeps an engine ready, and starts another when one has been ended. */
export interface Console {
  state(): ConsoleState
  subscribe(changed: () => void): () => void
  /** Never rejects. A query that is still running is stopped first. */
  run(text: string): Promise<Outcome>
  /** The rows of a statement of ours, when the engine is there; rejects where it fails. */
  tell(statement: string): Promise<Readonly<Record<string, unknown>>[]>
  /** Stops what is running; does nothing where nothing is. */
  cancel(): void
  /** Tries again to start an engine that could not be had. */
  retry(): void
  close(): void
}

/** Opens the console and starts its engine; `start` gives one, and is told how far it has come. */
export function openConsole(
  start: (onProgress: (percent: number | null) => void) => Promise<VisitorEngine>,
): Console {
  const listeners = new Set<() => void>()
  let state: ConsoleState = { step: 'starting', progress: null, again: false }
  let closed = false
  let stop: Stopping | null = null
  let engine = begin(false)
  let last: Promise<unknown> = Promise.resolve()

  function set(next: ConsoleState): void {
    state = next
    for (const listener of listeners) listener()
  }

  function begin(again: boolean): Promise<VisitorEngine | null> {
    set({ step: 'starting', progress: null, again })
    return start((progress) => {
      if (state.step === 'starting') set({ step: 'starting', progress, again })
    }).then(
      (started) => {
        if (closed) {
          started.close()
          return null
        }
        set({ step: 'ready', version: started.version })
        return started
      },
      (cause: unknown) => {
        set({ step: cause instanceof Unsupported ? 'unsupported' : 'failed' })
        return null
      },
    )
  }
  /** What a worker holds of memory, or does, ends with it. */
  function another(ended: VisitorEngine): void {
    ended.close()
    if (!closed) engine = begin(true)
  }

  async function answer(text: string, stopped: Stopping): Promise<Outcome> {
    const asked = await Promise.race([engine, stopped.promise])
    if (asked === null) return { step: 'unanswered' }
    if ('step' in asked) return asked
    stopped.within(LIMITS.time)
    const from = performance.now()
    const running = runVisitor(asked, text).then(
      (result): Outcome => ({
        step: 'result',
        result,
        version: asked.version,
        ms: performance.now() - from,
      }),
      (cause: unknown): Outcome => ({ step: 'refused', refusal: refusalOf(cause, text) }),
    )
    const outcome = await Promise.race([running, stopped.promise])
    if (outcome.step === 'stopped') {
      asked.cancel()
      const heeded = await Promise.race([running.then(() => true), after(LIMITS.grace).then(() => false)])
      if (!heeded) another(asked)
    } else if (outcome.step === 'refused' && ['memory', 'died'].includes(outcome.refusal.why)) another(asked)
    return outcome
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    run(text) {
      stop?.now('cancelled')
      const stopped = stopping()
      stop = stopped
      const outcome = last
        .then(() => answer(text, stopped))
        .finally(() => {
          // Its timer, too.
          stopped.now('cancelled')
          if (stop === stopped) stop = null
        })
      last = outcome
      return outcome
    },
    async tell(statement) {
      const asked = await engine
      const rows: Readonly<Record<string, unknown>>[] = []
      if (asked !== null) for await (const batch of asked.rows(statement)) rows.push(...batch)
      return rows
    },
    cancel: () => stop?.now('cancelled'),
    retry() {
      if (state.step === 'failed') engine = begin(true)
    },
    close() {
      closed = true
      engine.then((started) => started?.close())
    },
  }
}

interface Stopping {
  readonly promise: Promise<Extract<Outcome, { step: 'stopped' }>>
  now(why: 'time' | 'cancelled'): void
  within(ms: number): void
}

/** What stops a query: the visitor at any time, the clock from when it runs. */
function stopping(): Stopping {
  let timer: ReturnType<typeof setTimeout> | undefined
  let now: Stopping['now'] = () => {}
  const promise: Stopping['promise'] = new Promise((resolve) => {
    now = (why) => {
      clearTimeout(timer)
      resolve({ step: 'stopped', why })
    }
  })
  return {
    promise,
    now,
    within(ms) {
      timer = setTimeout(() => now('time'), ms)
    },
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
