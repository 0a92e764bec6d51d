import { compliance } from './compliance/index.ts'
import { coverage } from './coverage/index.ts'
import type { AnyFigure } from './figure.ts'
import { outcomes } from './outcomes/index.ts'
import { progress } from './progress/index.ts'
import { ranking } from './ranking/index.ts'
import { reformCounts } from './reform_counts/index.ts'

/** A figure that is fetched when a page first shows it. */
export interface LaterFigure {
  readonly id: string
  fetch(): Promise<AnyFigure>
}

/** The figures of the first page and those that share their program: they come with the first load. */
export const FIGURES: readonly AnyFigure[] = [coverage, ranking, compliance, outcomes, progress, reformCounts]

/** The others; each is outside the first load by its line in `scripts/budgets.ts`. */
export const LATER_FIGURES: readonly LaterFigure[] = [
  { id: 'trend', fetch: async () => (await import('./trend/index.ts')).trend },
  { id: 'composition', fetch: async () => (await import('./composition/index.ts')).composition },
  { id: 'funnel', fetch: async () => (await import('./funnel/index.ts')).funnel },
  { id: 'findings', fetch: async () => (await import('./findings/index.ts')).findings },
]

/** All figures, in the order of these lists. */
export async function allFigures(): Promise<AnyFigure[]> {
  return [...FIGURES, ...(await Promise.all(LATER_FIGURES.map((figure) => figure.fetch())))]
}
