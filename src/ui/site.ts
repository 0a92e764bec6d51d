import * as v from 'valibot'
import { lazyEngine, makeAsk, type Progress, Unsupported } from '../db/ask.ts'
import type { Engine } from '../db/database.ts'
import type { PackageFiles } from '../db/files.ts'
import type { Answer, Ask, Query } from '../db/query.ts'
import { coverageQuestion, flagsQuestion, indicatorsQuestion, placesQuestion } from '../figures/questions.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { flagsOf } from '../model/findings.ts'

/**
 * How the engine stands; `progress` is a whole per cent, null where it can't be told. `failed`: it could not be
 * had; `unsupported`: this browser can't run it.
 */
export type EngineState =
  | { readonly step: 'resting' }
  | { readonly step: 'starting'; readonly progress: number | null }
  | { readonly step: 'ready' }
  | { readonly step: 'failed' }
  | { readonly step: 'unsupported' }

/**
 * How prebuilt answers and data files agree. `built`: nothing speaks against it; `replaced`: they differ, and only
 * the engine can answer; `former`: they differ, but the files can't be used, and the answers stay for what they are.
 */
export type DataState = 'built' | 'replaced' | 'former'

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
  readonly data: DataState
  /** Files that the engine left out, each with its first fault. */
  readonly leftOut: Engine['leftOut']
  /** Files that are used though some of their rows lead nowhere. */
  readonly flawed: Engine['flawed']
  /** The version of the data that figures show: of the answers, of the engine; null until one has come. */
  readonly version: string | null
  /** Null: not yet here; `none`: not to be had. */
  readonly catalogue: Catalogue | 'none' | null
  /** Null: not asked for, or not to be had. */
  readonly reporting: Reporting | null
  /** Null: not yet here, or not to be had. What it says is of other data where its `v` is not `version`. */
  readonly manifest: Manifest | null
  readonly ask: Ask
  /** Counts up when what was answered before is asked again. */
  readonly turn: number
  /** Whether what was answered before this turn is of other data, and is not to stand until the new has come. */
  readonly forget: boolean
}

/** The data side of the page, for as long as it is open. */
export interface Site {
  state(): SiteState
  subscribe(changed: () => void): () => void
  /** Finds out, once, whether the answers are of the data that is there; where it can't, nothing changes. */
  checkData(): void
  /** Starts the engine, once; where it can't be had, the state says so. */
  startEngine(): void
  /** Gets who reports what, once. */
  wantReporting(): void
  /** The network is there again: what could not be had is asked for again. */
  tryAgain(): void
}

/** Opens the data folder (its address ends with a slash) and asks for the catalogue at once. */
export function openSite(dataUrl: string): Site {
  /** What prebuilt answers have to be of; null: the first that comes decides, until the files do. */
  let accepted: string | null = null
  /** Of what answers were shown when the files turned out to be other data. */
  let former: string | null = null
  /** What the files that are there are; null: not known. */
  let filesVersion: string | null = null
  /** Versions of answers that were held against the files. */
  const judged = new Set<string>()
  let files: Promise<PackageFiles> | null = null
  let engine = makeEngine()
  /** The engine when it has taken over. */
  let taken: Promise<Engine> | null = null
  const wanted = { check: false, engine: false, reporting: false }
  const listeners = new Set<() => void>()
  let state: SiteState = {
    engine: { step: 'resting' },
    data: 'built',
    leftOut: [],
    flawed: [],
    version: null,
    catalogue: null,
    reporting: null,
    manifest: null,
    ask: answersFirst(),
    turn: 0,
    forget: false,
  }

  function set(change: Partial<SiteState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  function makeEngine() {
    return lazyEngine({
      files: fetchFiles,
      onProgress: (progress) => {
        // What has ended does not start again.
        if (state.engine.step === 'starting')
          set({ engine: { step: 'starting', progress: percentOf(progress) } })
      },
    })
  }
  function answersFirst(): Ask {
    return makeAsk({ answersUrl: `${dataUrl}answers/`, engine: takenEngine, accepts })
  }

  /** Only what is prebuilt: what is not there does not wait for the engine. */
  function answersOnly(): Ask {
    const engine = () => Promise.reject(new Error('not asked'))
    return makeAsk({ answersUrl: `${dataUrl}answers/`, engine, accepts })
  }

  /** The files once for all who need them: the check, the engine. */
  function fetchFiles(): Promise<PackageFiles> {
    files ??= import('../db/files.ts')
      .then(({ fetchPackage }) => fetchPackage(dataUrl))
      .then(
        (fetched) => {
          settle(fetched.version)
          return fetched
        },
        (cause: unknown) => {
          files = null
          throw cause
        },
      )
    return files
  }
  /** The files decide: what is shown, if it is of other data, is asked again. */
  function settle(version: string): void {
    filesVersion = version
    if (state.engine.step === 'ready') return
    const shown = accepted
    accepted = version
    if (shown === null || shown === version) return
    former ??= shown
    judged.add(shown)
    renew({ version, forget: true })
  }
  async function accepts(version: string): Promise<boolean> {
    if (accepted === null) {
      accepted = version
      set({ version })
    }
    if (version !== accepted && !judged.has(version)) {
      // Replaced while the page is open, or half replaced: the files are asked once more.
      judged.add(version)
      if (filesVersion !== null) files = null
      await fetchFiles().catch(() => undefined)
    }
    if (version === accepted) return true
    if (filesVersion !== null && state.data === 'built') set({ data: 'replaced' })
    return false
  }

  function renew(change: Partial<SiteState>): void {
    set({ ask: answersFirst(), turn: state.turn + 1, ...change })
    renewCatalogue()
    if (wanted.reporting) renewReporting()
  }
  function renewCatalogue(): void {
    const { turn, ask } = state
    const settled = (catalogue: Catalogue | 'none') => {
      if (turn === state.turn) set({ catalogue })
    }
    // Names are no numbers: those that are known stay.
    askCatalogue(ask, answersOnly()).then(settled, () => settled(state.catalogue ?? 'none'))
  }
  function renewReporting(): void {
    const { turn, ask } = state
    const settled = (reporting: Reporting | null) => {
      if (turn === state.turn) set({ reporting })
    }
    // A missing count is no fault: the pickers do without.
    askReporting(ask).then(settled, () => settled(null))
  }

  function takenEngine(): Promise<Engine> {
    taken ??= start()
    return taken
  }
  async function start(): Promise<Engine> {
    set({ engine: { step: 'starting', progress: null } })
    try {
      const ready = await engine()
      await takeOver(ready)
      return ready
    } catch (cause) {
      if (state.engine.step === 'starting')
        set({
          engine: { step: cause instanceof Unsupported ? 'unsupported' : 'failed' },
          leftOut: faultsBehind(cause),
        })
      throw cause
    }
  }
  /** All figures show the engine's rows from now on, unless what it could load bears none. */
  async function takeOver(ready: Engine): Promise<void> {
    const { leftOut, flawed, version, hollow } = ready
    const stands = { engine: { step: 'ready' }, leftOut, flawed, forget: false } as const
    if (former !== null && hollow.length > 0) {
      accepted = former
      renew({ ...stands, data: 'former', version: former })
      throw new Error(`nothing rests on ${hollow.join(', ')}`)
    }
    const ask = asking(ready)
    const catalogue = await askCatalogue(ask)
    set({ ...stands, version, catalogue, ask, turn: state.turn + 1 })
    if (wanted.reporting) renewReporting()
  }

  function check(): void {
    fetchFiles().catch((cause: unknown) => {
      if (state.engine.step !== 'failed') set({ leftOut: faultsBehind(cause) })
    })
  }
  function startEngine(): void {
    wanted.engine = true
    takenEngine().catch(() => undefined)
  }

  renewCatalogue()
  fetch(`${dataUrl}manifest.json`, { cache: 'no-cache' })
    .then(async (response) => set({ manifest: v.parse(manifestFile, await response.json()) }))
    .catch(() => undefined)

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    checkData() {
      if (wanted.check) return
      wanted.check = true
      check()
    },
    startEngine,
    wantReporting() {
      if (wanted.reporting) return
      wanted.reporting = true
      renewReporting()
    },
    tryAgain() {
      const failed = state.engine.step === 'failed'
      const unchecked = wanted.check && filesVersion === null && files === null
      if (!failed && !unchecked) return
      if (failed) {
        engine = makeEngine()
        taken = null
      }
      renew(failed ? { engine: { step: 'resting' }, leftOut: [], forget: false } : { forget: false })
      if (unchecked) check()
      if (failed && wanted.engine) startEngine()
    },
  }
}

/** What is wrong with the data package, where that is why something failed. */
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

/** Numbers without their flags are better than no numbers: `flagsFrom` is asked for these, and may fail. */
async function askCatalogue(ask: Ask, flagsFrom: Ask = ask): Promise<Catalogue> {
  const [indicators, places, flags] = await Promise.all([
    ask(indicatorsQuestion.ask({})),
    ask(placesQuestion.ask({})),
    flagsFrom(flagsQuestion.ask({})).catch(() => ({ rows: [] })),
  ])
  return {
    indicators: new Map(indicators.rows.map((indicator) => [indicator.id, indicator])),
    places: new Map(places.rows.map((place) => [place.id, place])),
    flags: flagsOf(flags.rows),
  }
}

async function askReporting(ask: Ask): Promise<Reporting> {
  const { rows } = await ask(coverageQuestion.ask({}))
  const reporting = new Map<string, Set<string>>()
  for (const { indicator_id, jurisdiction_id } of rows) {
    const places = reporting.get(indicator_id) ?? new Set()
    reporting.set(indicator_id, places.add(jurisdiction_id))
  }
  return reporting
}

function percentOf({ loaded, total }: Progress): number | null {
  return total === null || total <= 0 ? null : Math.min(100, Math.round((100 * loaded) / total))
}
