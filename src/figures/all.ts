import type { AnyFigure } from './figure.ts'
import { findings } from './findings/index.ts'
import { funnel } from './funnel/index.ts'
import { FIGURES } from './index.ts'

/** All figures: those that every page may show at once, and those that are fetched when they are gone to. */
export const ALL_FIGURES: readonly AnyFigure[] = [...FIGURES, funnel, findings]
