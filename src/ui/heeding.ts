import type { Heeded } from '../figures/figure.ts'

/** What the figures on show made of the visitor's choices, by figure: the question bar above them says it. */
export interface Heeding {
  readonly state: () => ReadonlyMap<string, Heeded>
  readonly subscribe: (changed: () => void) => () => void
  /** A figure says it when it has been drawn; null when it leaves. */
  tell(figure: string, heeded: Heeded | null): void
}

/** Keeps what figures tell; who listens hears of it only where it has changed. */
export function makeHeeding(): Heeding {
  let state: ReadonlyMap<string, Heeded> = new Map()
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    tell(figure, heeded) {
      if (JSON.stringify(state.get(figure) ?? null) === JSON.stringify(heeded)) return
      const next = new Map(state)
      if (heeded === null) next.delete(figure)
      else next.set(figure, heeded)
      state = next
      for (const listener of [...listeners]) listener()
    },
  }
}
