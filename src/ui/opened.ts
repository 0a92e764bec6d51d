import { type Ask, NoAnswer, type Params } from '../db/query.ts'
import type { AnyFigure, OpenFigure } from '../figures/figure.ts'

/** How a figure's rows stand. `none`: no answer is to be had; `fault`: the program failed. */
export type Opened =
  | { readonly step: 'opening' }
  | { readonly step: 'open'; readonly figure: OpenFigure }
  | { readonly step: 'none' }
  | { readonly step: 'fault'; readonly cause: unknown }

/** One figure asked one question: its state, and word of changes. */
export interface Opening {
  readonly state: () => Opened
  readonly subscribe: (changed: () => void) => () => void
}

/** Opens each figure once for each question, for all who show it. */
export interface Openings {
  open(figure: AnyFigure, params: Params): Opening
  /** Opens what nobody shows yet; resolves when it stands. What can't be had then is asked for again by who shows it. */
  ahead(figure: AnyFigure, params: Params): Promise<void>
  /** Asks anew what is on show; what stands stays until its rows have come, unless it is to be forgotten. */
  renew(forget?: boolean): void
}

/** Keeps openings by figure and parameters; `ask` gives whom to ask now. */
export function makeOpenings(ask: () => Ask): Openings {
  const kept = new Map<string, { opening: Opening; watched(): boolean; run(forget: boolean): void }>()
  const keyOf = (figure: AnyFigure, params: Params) =>
    JSON.stringify([figure.id, Object.entries(params).sort()])
  const open = (figure: AnyFigure, params: Params): Opening => {
    const key = keyOf(figure, params)
    const known = kept.get(key)
    if (known !== undefined) return known.opening
    const made = makeOpening(figure, params, ask)
    kept.set(key, made)
    return made.opening
  }
  return {
    open,
    ahead(figure, params) {
      const { state, subscribe } = open(figure, params)
      const key = keyOf(figure, params)
      return new Promise((done) => {
        const look = () => {
          const { step } = state()
          if (step === 'opening') return
          stop()
          const made = kept.get(key)
          if (step !== 'open' && made?.opening.state === state && !made.watched()) kept.delete(key)
          done()
        }
        const stop = subscribe(look)
        look()
      })
    },
    renew(forget = false) {
      for (const [key, one] of [...kept]) {
        if (one.watched()) one.run(forget)
        else kept.delete(key)
      }
    },
  }
}

function makeOpening(figure: AnyFigure, params: Params, ask: () => Ask) {
  let state: Opened = { step: 'opening' }
  let latest = 0
  const listeners = new Set<() => void>()
  const run = (forget: boolean) => {
    latest += 1
    const turn = latest
    const settle = (next: Opened) => {
      if (turn !== latest) return
      state = next
      for (const listener of listeners) listener()
    }
    if (forget) settle({ step: 'opening' })
    figure.open(params, ask()).then(
      (opened) => settle({ step: 'open', figure: opened }),
      (cause: unknown) => settle(cause instanceof NoAnswer ? { step: 'none' } : { step: 'fault', cause }),
    )
  }
  run(false)
  const opening: Opening = {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
  return { opening, watched: () => listeners.size > 0, run }
}
