import * as v from 'valibot'
import { lazyEngine, makeAsk, type Progress } from '../db/ask.ts'
import type { Engine } from '../db/database.ts'
import type { Answer, Ask, Query } from '../db/query.ts'
import { coverageQuestion, flagsQuestion, indicatorsQuestion, placesQuestion } from '../figures/questions.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { flagsOf } from '../model/findings.ts'

/** How the engine stands; `progress` is a whole per cent, null where it can't be told. */
export type EngineState =
  | { readonly step: 'resting' }
  | { readonly step: 'starting'; readonly progress: number | null }
  | { readonly step: 'ready' }
  | { readonly step: 'failed' }

/** How many places report an indicator, and which. */
export type Reporting = ReadonlyMap<string, ReadonlySet<string>>

const manifestFile = v.object({
  v: v.string(),
  newest_source: v.optional(v.nullable(v.string()), null),
})
/** What the data folder says of itself: `v`, the version of its contents, and the day of its newest source. */
export type Manifest = v.InferOutput<typeof manifestFile>

/** What the running page knows of its data. */
export interface SiteState {
  readonly engine: EngineState
  /** Files that the engine left out, each with its first fault. */
  readonly leftOut: Engine['leftOut']
  /** Files that are used though some of their rows lead nowhere. */
  readonly flawed: Engine['flawed']
  /** The version of the data that the engine read; null until it is ready. */
  readonly version: string | null
  /** Null: not yet here; `none`: not to be had. */
  readonly catalogue: Catalogue | 'none' | null
  /** Null: not asked for, or not to be had. */
  readonly reporting: Reporting | null
  /** Null: not yet here, or not to be had. */
  readonly manifest: Manifest | null
  readonly ask: Ask
  /** Counts up when the engine has taken over: what was answered before is asked again. */
  readonly turn: number
}

/** The data side of the page, for as long as it is open. */
export interface Site {
  state(): SiteState
  subscribe(changed: () => void): () => void
  /** Starts the engine, once; where it can't be had, the state says so. */
  startEngine(): void
  /** Gets who reports what, once. */
  wantReporting(): void
}

/** Opens the data folder (its address ends with a slash) and asks for the catalogue at once. */
export function openSite(dataUrl: string): Site {
  const engine = lazyEngine({
    dataUrl,
    onProgress: (progress) => {
      // Data files still come in after the engine has failed: what has ended does not start again.
      if (state.engine.step === 'starting')
        set({ engine: { step: 'starting', progress: percentOf(progress) } })
    },
  })
  const first = makeAsk({
    answersUrl: `${dataUrl}answers/`,
    engine: () => {
      startEngine()
      return engine()
    },
  })
  let state: SiteState = {
    engine: { step: 'resting' },
    leftOut: [],
    flawed: [],
    version: null,
    catalogue: null,
    reporting: null,
    manifest: null,
    ask: first,
    turn: 0,
  }
  const listeners = new Set<() => void>()
  let started = false
  let reportingWanted = false

  function set(change: Partial<SiteState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  async function askReporting(): Promise<void> {
    const { rows } = await state.ask(coverageQuestion.ask({}))
    const reporting = new Map<string, Set<string>>()
    for (const { indicator_id, jurisdiction_id } of rows) {
      const places = reporting.get(indicator_id) ?? new Set()
      reporting.set(indicator_id, places.add(jurisdiction_id))
    }
    set({ reporting })
  }
  // A missing count is no fault: the pickers do without.
  const renewReporting = () => void askReporting().catch(() => undefined)

  function startEngine(): void {
    if (started) return
    started = true
    set({ engine: { step: 'starting', progress: null } })
    engine()
      .then(async (ready) => {
        const ask = asking(ready)
        const catalogue = await askCatalogue(ask)
        const { leftOut, flawed, version } = ready
        set({ engine: { step: 'ready' }, leftOut, flawed, version, catalogue, ask, turn: state.turn + 1 })
        if (reportingWanted) renewReporting()
      })
      .catch((cause: unknown) => set({ engine: { step: 'failed' }, leftOut: faultsBehind(cause) }))
  }

  askCatalogue(first)
    .then((catalogue) => set({ catalogue: state.catalogue ?? catalogue }))
    .catch(() => set({ catalogue: 'none' }))

  fetch(`${dataUrl}manifest.json`, { cache: 'no-cache' })
    .then(async (response) => set({ manifest: v.parse(manifestFile, await response.json()) }))
    .catch(() => undefined)

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    startEngine,
    wantReporting() {
      if (reportingWanted) return
      reportingWanted = true
      renewReporting()
    },
  }
}

/** What is wrong with the data package, where that is why the engine failed. */
function faultsBehind(cause: unknown): Engine['leftOut'] {
  return cause instanceof Error && 'leftOut' in cause && Array.isArray(cause.leftOut) ? cause.leftOut : []
}

/** Asks the engine alone, each question once. */
function asking(engine: Engine): Ask {
  const answers = new Map<string, Promise<unknown>>()
  return <Row>(query: Query<Row>): Promise<Answer<Row>> => {
    const key = JSON.stringify([query.name, query.params, query.sql.values])
    // The key is the query's, so the rows are of its type.
    const known = answers.get(key) as Promise<Answer<Row>> | undefined
    if (known !== undefined) return known
    const answer = engine.all(query).then((rows): Answer<Row> => ({ rows, origin: 'engine' }))
    answers.set(key, answer)
    return answer
  }
}

async function askCatalogue(ask: Ask): Promise<Catalogue> {
  const [indicators, places, flags] = await Promise.all([
    ask(indicatorsQuestion.ask({})),
    ask(placesQuestion.ask({})),
    // Numbers without their flags are better than no numbers.
    ask(flagsQuestion.ask({})).catch(() => ({ rows: [] })),
  ])
  return {
    indicators: new Map(indicators.rows.map((indicator) => [indicator.id, indicator])),
    places: new Map(places.rows.map((place) => [place.id, place])),
    flags: flagsOf(flags.rows),
  }
}

function percentOf(progress: Progress): number | null {
  if (progress.step === 'ready') return 100
  if (progress.step === 'data' || progress.total === null || progress.total <= 0) return null
  return Math.min(100, Math.round((100 * progress.loaded) / progress.total))
}
