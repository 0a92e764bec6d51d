import type { AnyFigure } from './figure.ts'
import { findings } from './findings/index.ts'
import { FIGURES } from './index.ts'

/** All figures: those that every page may show at once, and those that come with their own page. */
export const ALL_FIGURES: readonly AnyFigure[] = [...FIGURES, findings]
