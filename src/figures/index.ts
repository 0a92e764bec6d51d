import { compliance } from './compliance/index.ts'
import { coverage } from './coverage/index.ts'
import { EACH, type LaterFigure, UNEMBEDDED } from './each.ts'
import type { AnyFigure } from './figure.ts'
import { outcomes } from './outcomes/index.ts'
import { progress } from './progress/index.ts'
import { ranking } from './ranking/index.ts'
import { reformCounts } from './reform_counts/index.ts'

export type { LaterFigure }

/** The figures of the first page and those that share their program: they come with the first load. */
export const FIGURES: readonly AnyFigure[] = [coverage, ranking, compliance, outcomes, progress, reformCounts]

/** The others; each is outside the first load by its line in `scripts/budgets.ts`. */
export const LATER_FIGURES: readonly LaterFigure[] = [...EACH, ...UNEMBEDDED].filter(
  ({ id }) => !FIGURES.some((figure) => figure.id === id),
)

/** All figures, in the order of `each.ts`. */
export async function allFigures(): Promise<AnyFigure[]> {
  return Promise.all([...EACH, ...UNEMBEDDED].map((figure) => figure.fetch()))
}
