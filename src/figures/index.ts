import { compliance } from './compliance/index.ts'
import { composition } from './composition/index.ts'
import { coverage } from './coverage/index.ts'
import type { AnyFigure } from './figure.ts'
import { outcomes } from './outcomes/index.ts'
import { progress } from './progress/index.ts'
import { ranking } from './ranking/index.ts'
import { reformCounts } from './reform_counts/index.ts'
import { trend } from './trend/index.ts'

/** All figures, in the order of the tree. */
export const FIGURES: readonly AnyFigure[] = [
  coverage,
  ranking,
  trend,
  composition,
  compliance,
  outcomes,
  progress,
  reformCounts,
]
