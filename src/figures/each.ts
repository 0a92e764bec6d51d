import type { AnyFigure } from './figure.ts'

/** A figure that is fetched when it is first shown. */
export interface LaterFigure {
  readonly id: string
  fetch(): Promise<AnyFigure>
}

/** Every figure that other pages may embed, by itself: who shows one waits for no other. */
export const EACH: readonly LaterFigure[] = [
  { id: 'coverage', fetch: async () => (await import('./coverage/index.ts')).coverage },
  { id: 'ranking', fetch: async () => (await import('./ranking/index.ts')).ranking },
  { id: 'compliance', fetch: async () => (await import('./compliance/index.ts')).compliance },
  { id: 'outcomes', fetch: async () => (await import('./outcomes/index.ts')).outcomes },
  { id: 'progress', fetch: async () => (await import('./progress/index.ts')).progress },
  { id: 'reform_counts', fetch: async () => (await import('./reform_counts/index.ts')).reformCounts },
  { id: 'trend', fetch: async () => (await import('./trend/index.ts')).trend },
  { id: 'composition', fetch: async () => (await import('./composition/index.ts')).composition },
  { id: 'funnel', fetch: async () => (await import('./funnel/index.ts')).funnel },
  {
    id: 'distribution',
    fetch: async () => (await import('./distribution/index.ts')).distribution,
  },
  { id: 'scatter', fetch: async () => (await import('./scatter/index.ts')).scatter },
  { id: 'findings', fetch: async () => (await import('./findings/index.ts')).findings },
]

/** Figures of workspaces, with rules and texts beyond what an embed may weigh: their pages show them, nobody embeds them. */
export const UNEMBEDDED: readonly LaterFigure[] = [
  { id: 'spine', fetch: async () => (await import('./spine/index.ts')).spine },
]

/** Whether other pages may embed a figure. */
export function isEmbeddable(id: string): boolean {
  return EACH.some((figure) => figure.id === id)
}
